//! Primary keys and unique constraints.

use super::context::{Context, same_columns};
use super::draft::Draft;
use super::names;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::document::Key;
use crate::model::{PrimaryKey, Unique};
use crate::source::Spanned;

impl Context<'_> {
    pub(super) fn keys(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            self.primary_key(draft);
            self.uniques(draft);
        }
    }

    fn primary_key(&mut self, draft: &mut Draft<'_>) {
        let def = draft.def;
        let marks: Vec<(&Spanned<bool>, &Spanned<String>)> = draft
            .columns
            .iter()
            .filter_map(|column| Some((column.def.primary_key.as_ref()?, &column.def.name)))
            .filter(|(mark, _)| mark.value)
            .collect();
        let (columns, span, name) = match (&def.primary_key, marks.as_slice()) {
            (Some(key), []) => {
                let Some(columns) = self.column_list(draft, &key.columns) else { return };
                (columns, key.span, key.name.as_ref())
            }
            (Some(key), [(mark, _), ..]) => {
                let message = format!("the primary key of `{}` is stated twice", def.name);
                let diagnostic = Diagnostic::new(Code::PrimaryKeyTwice, key.span, message);
                return self.report(diagnostic.also(mark.span, "already stated here"));
            }
            (None, [(mark, column)]) => (vec![column.value.clone()], mark.span, None),
            (None, [(first, _), (second, _), ..]) => {
                let columns: Vec<&str> = marks.iter().map(|(_, column)| column.as_str()).collect();
                let message = format!("two columns of `{}` claim to be its primary key", def.name);
                let diagnostic =
                    Diagnostic::new(Code::PrimaryKeyTwice, second.span, message).also(first.span, "the first one");
                let help =
                    format!("for a key of several columns write `primary_key: [{}]` on the table", columns.join(", "));
                return self.report(diagnostic.help(help));
            }
            (None, []) => {
                if !draft.is_broken && !def.has_primary_key {
                    let message = format!("the table `{}` has no primary key", def.name);
                    let diagnostic = Diagnostic::new(Code::NoPrimaryKey, def.name.span, message);
                    self.report(
                        diagnostic.help("add `primary_key: true` to a column, or `primary_key: [a, b]` to the table"),
                    );
                }
                return;
            }
        };
        for column in columns.iter().filter_map(|column| draft.column(column)) {
            if column.nullable {
                let message = format!("the primary key column `{}` may not allow NULL", column.def.name);
                let place = column.def.ty.as_ref().filter(|ty| ty.nullable).map(|ty| ty.span);
                let place = place.or(column.def.nullable.as_ref().map(|word| word.span));
                let diagnostic = Diagnostic::new(Code::NullableKey, place.unwrap_or(span), message);
                self.report(diagnostic.label("allows NULL").also(span, "part of the primary key"));
            }
        }
        let name = name.map_or_else(|| names::constraint(draft.name(), &[], "pkey"), |name| self.given_name(name));
        draft.primary_key = Some(Spanned::new(PrimaryKey { name, columns, ..PrimaryKey::default() }, span));
    }

    fn uniques(&mut self, draft: &mut Draft<'_>) {
        let def = draft.def;
        let marked: Vec<(Vec<String>, Span)> = draft
            .columns
            .iter()
            .filter_map(|column| Some((column, column.def.unique.as_ref().filter(|mark| mark.value)?)))
            .map(|(column, mark)| (vec![column.def.name.value.clone()], mark.span))
            .collect();
        for (columns, span) in marked {
            self.unique(draft, columns, span, None);
        }
        for Key { span, columns, name, .. } in &def.uniques {
            if let Some(columns) = self.column_list(draft, columns) {
                self.unique(draft, columns, *span, name.as_ref());
            }
        }
    }

    fn unique(&mut self, draft: &mut Draft<'_>, columns: Vec<String>, span: Span, name: Option<&Spanned<String>>) {
        let primary = draft.primary_key.iter().map(|key| (&key.value.columns, key.span, "the primary key says so"));
        let uniques = draft.uniques.iter().map(|key| (&key.value.columns, key.span, "this constraint says so"));
        let same = primary.chain(uniques).find(|(other, ..)| same_columns(other, &columns));
        if let Some((_, other, what)) = same {
            let message = format!("{} is unique already", names_of(&columns));
            let diagnostic = Diagnostic::new(Code::SameConstraint, span, message).also(other, what);
            return self.report(diagnostic.help("leave this one out"));
        }
        let name = name.map_or_else(|| names::constraint(draft.name(), &columns, "key"), |name| self.given_name(name));
        draft.uniques.push(Spanned::new(Unique { name, columns, ..Unique::default() }, span));
    }

    /// Checks and returns a name that the schema gives a constraint.
    pub(super) fn given_name(&mut self, name: &Spanned<String>) -> String {
        self.check_name(name, "a constraint");
        name.value.clone()
    }
}

/// Returns columns for a sentence: `` `a` `` or `` (`a`, `b`) ``.
pub(super) fn names_of(columns: &[String]) -> String {
    match columns {
        [one] => format!("`{one}`"),
        _ => format!("({})", columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ")),
    }
}
