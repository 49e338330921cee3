//! Indexes and checks.

use super::context::Context;
use super::draft::Draft;
use super::keys::names_of;
use super::{names, sql};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::{Check, Index, IndexColumn};
use crate::source::Spanned;

impl Context<'_> {
    pub(super) fn indexes(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            let marked: Vec<(String, Span)> = draft
                .columns
                .iter()
                .filter_map(|column| Some((column, column.def.index.as_ref().filter(|mark| mark.value)?)))
                .map(|(column, mark)| (column.def.name.value.clone(), mark.span))
                .collect();
            for (column, span) in marked {
                let columns = vec![IndexColumn::of(column)];
                self.add_index(draft, span, columns, false, None, None);
            }
            for def in &draft.def.indexes {
                let columns: Vec<Spanned<String>> = def.columns.iter().map(|part| part.name.clone()).collect();
                let found = self.column_list(draft, &columns);
                let predicate = def.predicate.as_ref().map(|predicate| self.fragment(predicate));
                let Some(found) = found.filter(|found| !found.is_empty()) else { continue };
                let parts = found.into_iter().zip(&def.columns);
                let columns = parts
                    .map(|(column, part)| IndexColumn { descending: part.descending, ..IndexColumn::of(column) })
                    .collect();
                self.add_index(draft, def.span, columns, def.unique, predicate, def.name.as_ref());
            }
        }
    }

    fn add_index(
        &mut self,
        draft: &mut Draft<'_>,
        span: Span,
        columns: Vec<IndexColumn>,
        unique: bool,
        predicate: Option<String>,
        name: Option<&Spanned<String>>,
    ) {
        let plain_columns: Vec<String> = columns.iter().filter_map(IndexColumn::column).map(str::to_owned).collect();
        let name = match name {
            Some(name) => {
                self.check_index_name(name);
                name.value.clone()
            }
            None => names::constraint(draft.name(), &plain_columns, "idx"),
        };
        let index = Index { name, columns, unique, predicate: predicate.map(Into::into), ..Index::default() };
        let same = |other: &&Spanned<Index>| {
            (&other.value.columns, other.value.unique, &other.value.predicate)
                == (&index.columns, unique, &index.predicate)
        };
        if let Some(other) = draft.indexes.iter().find(same) {
            let message = format!("there is such an index on {} already", names_of(&plain_columns));
            let diagnostic = Diagnostic::new(Code::SameConstraint, span, message).also(other.span, "this one");
            return self.report(diagnostic.help("leave one of them out"));
        }
        draft.indexes.push(Spanned::new(index, span));
    }

    pub(super) fn checks(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            for def in &draft.def.checks {
                let name = self.given_name(&def.name);
                let expression = self.fragment(&def.expression).into();
                draft.checks.push(Spanned::new(Check { name, expression, ..Check::default() }, def.name.span));
            }
        }
    }

    fn fragment(&mut self, sql: &Spanned<String>) -> String {
        if let Err(problem) = sql::check_fragment(sql.as_str()) {
            self.report(Diagnostic::new(Code::SqlFragment, sql.span, format!("this SQL {problem}")));
        }
        sql.value.trim().to_owned()
    }
}
