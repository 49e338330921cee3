//! Names of constraints and indexes: unique where a database wants them so.

use super::context::{Context, SeenNames};
use super::draft::{ColumnDraft, Draft};
use super::names;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::{Backend, Type};
use crate::source::Spanned;

/// The names that no two things in the database may share.
struct Spaces {
    /// Tables and indexes on PostgreSQL and SQLite; on PostgreSQL the keys, too, which are indexes there.
    relations: SeenNames,
    /// Foreign keys on MySQL.
    foreign_keys: SeenNames,
    /// Checks on MySQL.
    checks: SeenNames,
}

impl Context<'_> {
    pub(super) fn constraint_names(&mut self, drafts: &[Draft<'_>]) {
        let mut spaces =
            Spaces { relations: self.seen_names(), foreign_keys: self.seen_names(), checks: self.seen_names() };
        for draft in drafts {
            spaces.relations.note(&draft.def.name);
        }
        for draft in drafts {
            self.names_of_table(draft, &mut spaces);
        }
    }

    fn names_of_table(&mut self, draft: &Draft<'_>, spaces: &mut Spaces) {
        let has_mysql = self.has(Backend::Mysql);
        // PostgreSQL and MySQL tell the constraints of a table apart by name, whatever their kind.
        let mut own = self.seen_names();
        let primary = draft.primary_key.iter().map(|key| (key.value.name.clone(), key.span));
        let uniques = draft.uniques.iter().map(|key| (key.value.name.clone(), key.span));
        for (name, span) in primary.chain(uniques) {
            let is_free = self.claim_constraint(&mut own, &name, span);
            if is_free && self.has(Backend::Postgres) {
                self.claim_relation(draft, spaces, &name, span);
            }
        }
        for key in draft.held_foreign_keys() {
            let is_free = self.claim_constraint(&mut own, &key.value.name, key.span);
            if is_free && has_mysql {
                self.claim_constraint(&mut spaces.foreign_keys, &key.value.name, key.span);
            }
        }
        for exclusion in &draft.exclusions {
            if self.claim_constraint(&mut own, &exclusion.value.name, exclusion.span) {
                self.claim_relation(draft, spaces, &exclusion.value.name, exclusion.span);
            }
        }
        let stated = draft.checks.iter().map(|check| (check.value.name.clone(), check.span));
        for (name, span) in self.implied_checks(draft).into_iter().chain(stated) {
            let is_free = self.claim_constraint(&mut own, &name, span);
            if is_free && has_mysql {
                self.claim_constraint(&mut spaces.checks, &name, span);
            }
        }
        for index in &draft.indexes {
            // Unique constraints and foreign keys bring an index of their name there.
            let is_free = !has_mysql || self.claim_constraint(&mut own, &index.value.name, index.span);
            if is_free && (self.has(Backend::Postgres) || self.has(Backend::Sqlite)) {
                self.claim_relation(draft, spaces, &index.value.name, index.span);
            }
        }
    }

    /// Returns the names of the checks that the dialects make for column types which the database does not have.
    fn implied_checks(&self, draft: &Draft<'_>) -> Vec<(String, Span)> {
        let has_check = |ty: &Type| match ty {
            Type::Enum(name) => self.is_checked_somewhere(name),
            Type::Json => self.has(Backend::Sqlite) || self.has(Backend::Mysql),
            _ => false,
        };
        let of_domain =
            |column: &&ColumnDraft<'_>| column.domain.as_ref().is_some_and(|name| self.is_checked_by_columns(name));
        let columns = draft.columns.iter().filter(|_| draft.view.is_none());
        let columns = columns.filter(|column| column.ty.as_ref().is_some_and(has_check) || of_domain(column));
        let name = |column: &str| names::constraint(draft.local_name(), &[column.to_owned()], "check");
        columns.map(|column| (name(column.def.name.as_str()), column.def.name.span)).collect()
    }

    /// Takes a name in the namespace of a table.
    fn claim_relation(&mut self, draft: &Draft<'_>, spaces: &mut Spaces, name: &str, span: Span) {
        let whole = draft.namespace.as_ref().map(|namespace| format!("{namespace}.{name}"));
        if let Some(other) = spaces.relations.note(&Spanned::new(whole.unwrap_or_else(|| name.to_owned()), span)) {
            self.name_is_taken(name, span, other);
        }
    }

    /// Takes a name; returns whether it was free.
    fn claim_constraint(&mut self, seen: &mut SeenNames, name: &str, span: Span) -> bool {
        let other = seen.note(&Spanned::new(name.to_owned(), span));
        if let Some(other) = other {
            self.name_is_taken(name, span, other);
        }
        other.is_none()
    }

    fn name_is_taken(&mut self, name: &str, span: Span, other: Span) {
        let message = format!("the name `{name}` is taken");
        let diagnostic = Diagnostic::new(Code::ConstraintName, span, message).label(format!("would be named `{name}`"));
        self.report(
            diagnostic
                .also(other, "so is this")
                .help("set another `name`, under the table's `unique`, `indexes`, `checks` or `foreign_keys`"),
        );
    }
}
