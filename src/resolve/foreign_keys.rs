//! Foreign keys, of columns (`references`) and of tables (`foreign_keys`).

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::keys::names_of;
use super::names;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::document;
use crate::model::{ForeignKey, ReferentialAction};
use crate::source::Spanned;

/// The spelling of the referential actions.
pub(super) const ACTIONS: &[(&str, ReferentialAction)] = &[
    ("cascade", ReferentialAction::Cascade),
    ("restrict", ReferentialAction::Restrict),
    ("set null", ReferentialAction::SetNull),
    ("set default", ReferentialAction::SetDefault),
    ("no action", ReferentialAction::NoAction),
];

/// The value of `on_update` that is no referential action.
pub(super) const NOW: &str = "now()";

impl Context<'_> {
    pub(super) fn foreign_keys(&mut self, drafts: &mut [Draft<'_>]) {
        for position in 0..drafts.len() {
            let draft = &drafts[position];
            let of_columns = draft.columns.iter().filter_map(|column| self.of_column(drafts, draft, column));
            let mut found: Vec<_> = of_columns.collect();
            for def in &draft.def.foreign_keys {
                found.extend(self.of_table(drafts, draft, def));
            }
            drafts[position].foreign_keys = self.without_repeats(found);
        }
    }

    fn without_repeats(&mut self, found: Vec<Spanned<ForeignKey>>) -> Vec<Spanned<ForeignKey>> {
        let mut kept: Vec<Spanned<ForeignKey>> = Vec::with_capacity(found.len());
        for key in found {
            let same = |other: &&Spanned<ForeignKey>| {
                (&other.value.table, &other.value.columns) == (&key.value.table, &key.value.columns)
            };
            if let Some(other) = kept.iter().find(same) {
                let message = format!("{} refers to `{}` already", names_of(&key.value.columns), key.value.table);
                let diagnostic =
                    Diagnostic::new(Code::SameConstraint, key.span, message).also(other.span, "already here");
                self.report(diagnostic.help("leave one of them out"));
            } else {
                kept.push(key);
            }
        }
        kept
    }

    fn of_column(
        &mut self,
        drafts: &[Draft<'_>],
        draft: &Draft<'_>,
        column: &ColumnDraft<'_>,
    ) -> Option<Spanned<ForeignKey>> {
        let def = column.def;
        let Some(references) = &def.references else {
            if let Some(action) = &def.on_delete {
                let message = format!("`on_delete` on the column `{}`, which refers to nothing", def.name);
                let diagnostic = Diagnostic::new(Code::ActionAlone, action.span, message);
                self.report(diagnostic.help("add `references: table`, or leave `on_delete` out"));
            }
            return None;
        };
        let (table, column_there) = self.split_reference(references);
        let target = &drafts[self.table(drafts, &table)?];
        let there = match column_there {
            Some(there) => {
                self.column(target, &there)?;
                there.value
            }
            None => self.single_key(target, references)?,
        };
        let columns = vec![def.name.value.clone()];
        let on_update = def.on_update.as_ref().filter(|word| word.as_str() != NOW);
        self.foreign_key(draft, target, references.span, columns, vec![there], def.on_delete.as_ref(), on_update, None)
    }

    /// Splits `table.column`. A table whose own name holds the dot comes first.
    fn split_reference(&self, reference: &Spanned<String>) -> (Spanned<String>, Option<Spanned<String>>) {
        let text = reference.as_str();
        match text.rsplit_once('.') {
            Some((table, column)) if !self.tables.contains_key(text) => {
                let is_as_written = reference.span.range().len() == text.len();
                let part = |offset: usize, piece: &str| {
                    let span = if is_as_written { reference.span.part(offset, piece.len()) } else { reference.span };
                    Spanned::new(piece.to_owned(), span)
                };
                (part(0, table), Some(part(table.len() + 1, column)))
            }
            _ => (reference.clone(), None),
        }
    }

    /// Returns the one column of a table's primary key.
    fn single_key(&mut self, target: &Draft<'_>, reference: &Spanned<String>) -> Option<String> {
        // A table without a key has been reported.
        let key = target.primary_key.as_ref()?;
        if let [only] = key.value.columns.as_slice() {
            return Some(only.clone());
        }
        let columns = key.value.columns.join(", ");
        let message = format!("the primary key of `{reference}` has {} columns", key.value.columns.len());
        let diagnostic = Diagnostic::new(Code::NeedsColumns, reference.span, message).also(key.span, "the key");
        let help = format!(
            "write `foreign_keys: [{{ columns: [...], references: {reference} }}]` with columns for ({columns})"
        );
        self.report(diagnostic.help(help));
        None
    }

    fn of_table(
        &mut self,
        drafts: &[Draft<'_>],
        draft: &Draft<'_>,
        def: &document::ForeignKey,
    ) -> Option<Spanned<ForeignKey>> {
        let columns = self.column_list(draft, &def.columns);
        let target = &drafts[self.table(drafts, &def.table)?];
        let references = match &def.to {
            Some(to) => self.column_list(target, to)?,
            None => target.primary_key.as_ref()?.value.columns.clone(),
        };
        let columns = columns?;
        if columns.len() != references.len() {
            let message = format!(
                "{} {} to {} {} of `{}`",
                columns.len(),
                if columns.len() == 1 { "column refers" } else { "columns refer" },
                references.len(),
                if references.len() == 1 { "column" } else { "columns" },
                def.table
            );
            let diagnostic = Diagnostic::new(Code::ColumnCount, def.span, message);
            self.report(diagnostic.help(format!("the columns referred to are {}", names_of(&references))));
            return None;
        }
        let (on_delete, on_update) = (def.on_delete.as_ref(), def.on_update.as_ref());
        self.foreign_key(draft, target, def.span, columns, references, on_delete, on_update, def.name.as_ref())
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a foreign key, which two spellings give")]
    fn foreign_key(
        &mut self,
        draft: &Draft<'_>,
        target: &Draft<'_>,
        span: Span,
        columns: Vec<String>,
        references: Vec<String>,
        on_delete: Option<&Spanned<String>>,
        on_update: Option<&Spanned<String>>,
        name: Option<&Spanned<String>>,
    ) -> Option<Spanned<ForeignKey>> {
        if !target.keys().any(|key| key == references) {
            self.not_a_key(target, span, &references);
            return None;
        }
        let on_delete = on_delete.map_or(Some(ReferentialAction::NoAction), |word| self.action(draft, word, &columns));
        let on_update = on_update.map_or(Some(ReferentialAction::NoAction), |word| self.action(draft, word, &columns));
        let name = name.map_or_else(|| names::constraint(draft.name(), &columns, "fkey"), |name| self.given_name(name));
        let table = target.name().to_owned();
        let key = ForeignKey {
            name,
            columns,
            table,
            references,
            on_delete: on_delete?,
            on_update: on_update?,
            ..ForeignKey::default()
        };
        Some(Spanned::new(key, span))
    }

    fn not_a_key(&mut self, target: &Draft<'_>, span: Span, references: &[String]) {
        // A table whose key could not be read, or that has none, has been reported.
        if target.is_broken || target.primary_key.is_none() {
            return;
        }
        let columns = names_of(references);
        let message = format!("{columns} of `{}` is neither its primary key nor unique", target.name());
        let in_other_order = target.keys().find(|key| super::context::same_columns(key, references));
        let help = match in_other_order {
            Some(key) => format!("list the columns in the order of the key: {}", names_of(key)),
            None if references.len() == 1 => format!("add `unique: true` to {columns}, or refer to the primary key"),
            None => {
                format!("add the unique constraint `[{}]` there, or refer to the primary key", references.join(", "))
            }
        };
        let diagnostic = Diagnostic::new(Code::NotAKey, span, message).also(target.span(), "the table referred to");
        self.report(diagnostic.help(help));
    }

    fn action(&mut self, draft: &Draft<'_>, word: &Spanned<String>, columns: &[String]) -> Option<ReferentialAction> {
        let action = self.choice(word, "an action", ACTIONS)?;
        for column in columns.iter().filter_map(|column| draft.column(column)) {
            let name = &column.def.name;
            if action == ReferentialAction::SetNull && !column.nullable {
                let message = format!("`set null` on the column `{name}`, which does not allow NULL");
                let diagnostic = Diagnostic::new(Code::ActionImpossible, word.span, message);
                self.report(diagnostic.also(name.span, "NOT NULL").help("add `nullable: true` to the column"));
                return None;
            }
            if action == ReferentialAction::SetDefault && column.def.default.is_none() {
                let message = format!("`set default` on the column `{name}`, which has no default");
                let diagnostic = Diagnostic::new(Code::ActionImpossible, word.span, message);
                self.report(diagnostic.also(name.span, "no default").help("add a `default` to the column"));
                return None;
            }
        }
        Some(action)
    }
}
