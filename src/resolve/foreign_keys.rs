//! Foreign keys, of columns (`references`) and of tables (`foreign_keys`).

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::keys::names_of;
use super::names;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::document;
use crate::model::{Backend, ForeignKey, ReferentialAction, Timing};
use crate::source::Spanned;

/// The spelling of the referential actions.
pub(super) const ACTIONS: &[(&str, ReferentialAction)] = &[
    ("cascade", ReferentialAction::Cascade),
    ("restrict", ReferentialAction::Restrict),
    ("set null", ReferentialAction::SetNull),
    ("set default", ReferentialAction::SetDefault),
    ("no action", ReferentialAction::NoAction),
];

/// The spelling of when a constraint is checked.
pub(super) const TIMINGS: &[(&str, Timing)] = &[("true", Timing::Deferrable), ("deferred", Timing::Deferred)];

/// The spelling of how NULL in a composite foreign key is taken: whether MATCH FULL.
pub(super) const MATCHES: &[(&str, bool)] = &[("full", true), ("simple", false)];

/// The value of `on_update` that is no referential action.
pub(super) const NOW: &str = "now()";

/// A foreign key with what the model keeps apart.
struct Found {
    key: Spanned<ForeignKey>,
    /// Whether the database does not know of it.
    is_logical: bool,
}

/// What a foreign key says beside its columns, in either of its two spellings.
struct Terms<'d> {
    on_delete: Option<&'d Spanned<String>>,
    on_update: Option<&'d Spanned<String>>,
    deferrable: Option<&'d Spanned<String>>,
    matching: Option<&'d Spanned<String>>,
    not_valid: bool,
    is_logical: bool,
    name: Option<&'d Spanned<String>>,
}

impl Context<'_> {
    pub(super) fn foreign_keys(&mut self, drafts: &mut [Draft<'_>]) {
        for position in 0..drafts.len() {
            let draft = &drafts[position];
            let of_columns = draft.columns.iter().filter_map(|column| self.of_column(drafts, draft, column));
            let mut found: Vec<_> = of_columns.collect();
            for def in &draft.def.foreign_keys {
                found.extend(self.of_table(drafts, draft, def));
            }
            let found = self.without_repeats(found);
            let draft = &mut drafts[position];
            draft.logical = found.iter().filter(|it| it.is_logical).map(|it| it.key.value.name.clone()).collect();
            draft.foreign_keys = found.into_iter().map(|it| it.key).collect();
        }
    }

    fn without_repeats(&mut self, found: Vec<Found>) -> Vec<Found> {
        let mut kept: Vec<Found> = Vec::with_capacity(found.len());
        for Found { key, is_logical } in found {
            let same = |other: &&Found| {
                (&other.key.value.table, &other.key.value.columns) == (&key.value.table, &key.value.columns)
            };
            if let Some(other) = kept.iter().find(same) {
                let message = format!("{} refers to `{}` already", names_of(&key.value.columns), key.value.table);
                let diagnostic =
                    Diagnostic::new(Code::SameConstraint, key.span, message).also(other.key.span, "already here");
                self.report(diagnostic.help("leave one of them out"));
            } else {
                kept.push(Found { key, is_logical });
            }
        }
        kept
    }

    fn of_column(&mut self, drafts: &[Draft<'_>], draft: &Draft<'_>, column: &ColumnDraft<'_>) -> Option<Found> {
        let def = column.def;
        let Some(references) = &def.references else {
            if let Some(span) = def.deferrable.as_ref().or(def.matching.as_ref()).map(|word| word.span) {
                let message =
                    format!("the column `{}` refers to nothing that `deferrable` or `match` could be about", def.name);
                let diagnostic = Diagnostic::new(Code::ActionAlone, span, message);
                self.report(diagnostic.help("add `references: table`, or leave it out"));
            }
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
        let terms = Terms {
            on_delete: def.on_delete.as_ref(),
            on_update: def.on_update.as_ref().filter(|word| word.as_str() != NOW),
            deferrable: def.deferrable.as_ref(),
            matching: def.matching.as_ref(),
            not_valid: false,
            is_logical: def.logical,
            name: None,
        };
        self.foreign_key(draft, target, references.span, columns, vec![there], &terms)
    }

    /// Splits `table.column`. A table whose own name holds the dot comes first.
    fn split_reference(&self, reference: &Spanned<String>) -> (Spanned<String>, Option<Spanned<String>>) {
        let text = reference.as_str();
        match text.rsplit_once('.') {
            // What stands in a namespace and is not there is a table that is not there.
            Some((table, column))
                if !self.tables.contains_key(text) && !self.namespaces.iter().any(|it| it == table) =>
            {
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
        if let [only] = target.logical_key.as_slice() {
            return Some(only.clone());
        }
        let Some(key) = target.primary_key.as_ref() else {
            // A table that lacks a key by mistake has been reported.
            if !target.lacks_key_by_mistake() {
                let message = format!("`{reference}` has no key of one column");
                let diagnostic = Diagnostic::new(Code::NeedsColumns, reference.span, message);
                self.report(diagnostic.help("say which column: `references: table.column`"));
            }
            return None;
        };
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

    fn of_table(&mut self, drafts: &[Draft<'_>], draft: &Draft<'_>, def: &document::ForeignKey) -> Option<Found> {
        let columns = self.column_list(draft, &def.columns);
        let target = &drafts[self.table(drafts, &def.table)?];
        let references = match &def.to {
            Some(to) => self.column_list(target, to)?,
            None if target.primary_key.is_none() => target.logical_key.clone(),
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
        let terms = Terms {
            on_delete: def.on_delete.as_ref(),
            on_update: def.on_update.as_ref(),
            deferrable: def.deferrable.as_ref(),
            matching: def.matching.as_ref(),
            not_valid: def.not_valid,
            is_logical: def.logical,
            name: def.name.as_ref(),
        };
        self.foreign_key(draft, target, def.span, columns, references, &terms)
    }

    fn foreign_key(
        &mut self,
        draft: &Draft<'_>,
        target: &Draft<'_>,
        span: Span,
        columns: Vec<String>,
        references: Vec<String>,
        terms: &Terms<'_>,
    ) -> Option<Found> {
        let is_logical = terms.is_logical || draft.view.is_some();
        if target.view.is_some() && !is_logical {
            let message = format!("`{}` is a view, and no database holds rows to those of a view", target.name());
            let diagnostic = Diagnostic::new(Code::NotAKey, span, message).also(target.span(), "the view");
            self.report(diagnostic.help("add `logical: true`: relations follow it all the same"));
            return None;
        }
        if !target.keys().any(|key| key == references) {
            self.not_a_key(target, span, &references);
            return None;
        }
        let none = ReferentialAction::NoAction;
        let on_delete = terms.on_delete.map_or(Some(none), |word| self.action(draft, word, &columns));
        let on_update = terms.on_update.map_or(Some(none), |word| self.action(draft, word, &columns));
        let timing = terms.deferrable.and_then(|word| {
            self.cannot(Backend::Mysql, word.span, "deferrable constraints", "leave `deferrable` out");
            self.choice(word, "`deferrable`", TIMINGS)
        });
        let matching = terms.matching.and_then(|word| self.choice(word, "`match`", MATCHES));
        if let Some(word) = terms.matching.filter(|_| matching == Some(true) && columns.len() > 1) {
            let others = [Backend::Sqlite, Backend::Mysql];
            self.none_can(&others, word.span, "MATCH FULL, which only PostgreSQL has", "state it as a check instead");
        }
        let made = || names::constraint(draft.local_name(), &columns, "fkey");
        let name = match terms.name {
            Some(name) => self.given_name(name),
            None => made(),
        };
        let key = ForeignKey {
            name,
            table: target.name().to_owned(),
            references,
            on_delete: on_delete?,
            on_update: on_update?,
            timing: timing.unwrap_or_default(),
            // One column is either NULL or not.
            match_full: matching == Some(true) && self.backends == [Backend::Postgres],
            not_valid: terms.not_valid,
            columns,
        };
        Some(Found { key: Spanned::new(key, span), is_logical })
    }

    fn not_a_key(&mut self, target: &Draft<'_>, span: Span, references: &[String]) {
        // A table whose key could not be read, or that lacks one by mistake, has been reported.
        if target.lacks_key_by_mistake() {
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
