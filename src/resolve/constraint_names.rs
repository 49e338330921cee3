//! Names of constraints and indexes: unique where a database wants them so.

use super::context::{Context, SeenNames};
use super::draft::Draft;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::Backend;
use crate::source::Spanned;

impl Context<'_> {
    pub(super) fn constraint_names(&mut self, drafts: &[Draft<'_>]) {
        // Tables and indexes share a space of names on PostgreSQL and SQLite, and there a unique constraint is an index.
        let mut relations = self.seen_names();
        for draft in drafts {
            relations.note(&draft.def.name);
        }
        let mut constraints = self.seen_names();
        for draft in drafts {
            if !self.has(Backend::Mysql) {
                // Only MySQL has foreign keys and checks named across the whole database.
                constraints = self.seen_names();
            }
            let primary = draft.primary_key.iter().map(|key| (&key.value.name, key.span));
            let uniques = draft.uniques.iter().map(|key| (&key.value.name, key.span));
            let indexes = draft.indexes.iter().map(|index| (&index.value.name, index.span));
            for (name, span) in primary.chain(uniques).chain(indexes) {
                self.claim_constraint(&mut relations, name, span);
            }
            let foreign = draft.foreign_keys.iter().map(|key| (&key.value.name, key.span));
            let checks = draft.checks.iter().map(|check| (&check.value.name, check.span));
            for (name, span) in foreign.chain(checks) {
                self.claim_constraint(&mut constraints, name, span);
            }
        }
    }

    fn claim_constraint(&mut self, seen: &mut SeenNames, name: &str, span: Span) {
        if let Some(other) = seen.note(&Spanned::new(name.to_owned(), span)) {
            let message = format!("the name `{name}` is taken");
            let diagnostic =
                Diagnostic::new(Code::ConstraintName, span, message).label(format!("would be named `{name}`"));
            self.report(
                diagnostic
                    .also(other, "so is this")
                    .help("set another `name`, under the table's `unique`, `indexes`, `checks` or `foreign_keys`"),
            );
        }
    }
}
