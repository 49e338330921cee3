//! What works and is a mistake in waiting.

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::key_types::{Fit, fit};
use super::keys::names_of;
use super::names;
use super::portability::type_span;
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Backend, Operation, Type};

/// Words of a column's name that speak of money.
const MONEY: &[&str] = &[
    "amount", "balance", "budget", "cost", "discount", "fee", "money", "payment", "price", "revenue", "salary",
    "subtotal", "tax", "total", "wage",
];

impl Context<'_> {
    pub(super) fn warnings(&mut self, drafts: &[Draft<'_>]) {
        for draft in drafts {
            self.diesel_names(draft);
        }
        for draft in drafts.iter().filter(|draft| draft.view.is_none()) {
            // MySQL makes an index for each foreign key.
            if self.backends != [Backend::Mysql] {
                self.unindexed_foreign_keys(draft);
            }
            self.narrow_foreign_keys(drafts, draft);
            self.nullable_uniques(draft);
            self.conditions(draft);
            for column in &draft.columns {
                self.money(column);
                self.small_identity(column);
                self.impossible_create(draft, column);
            }
        }
    }

    /// Diesel names a namespace by its identifier in `table!`, beside which there is no place for another name.
    fn diesel_names(&mut self, draft: &Draft<'_>) {
        let Some(namespace) = draft.namespace.as_ref().filter(|name| names::identifier(name) != **name) else { return };
        let message = format!("Diesel's own queries cannot name `{}`: `{namespace}` is no name in Rust", draft.name());
        let diagnostic = Diagnostic::new(Code::DieselName, draft.span(), message);
        self.report(diagnostic.help("give the namespace another name if queries are to be written by hand"));
    }

    fn unindexed_foreign_keys(&mut self, draft: &Draft<'_>) {
        for key in &draft.foreign_keys {
            let columns = &key.value.columns;
            let starts_with = |index: &[String]| {
                index.len() >= columns.len() && index[..columns.len()].iter().all(|column| columns.contains(column))
            };
            let full_indexes = draft.indexes.iter().filter(|index| index.value.predicate.is_none());
            let mut index_columns = full_indexes
                .filter_map(|index| index.value.plain_columns())
                .map(|columns| columns.into_iter().map(str::to_owned).collect::<Vec<_>>());
            if draft.keys().any(starts_with) || index_columns.any(|index| starts_with(&index)) {
                continue;
            }
            let message = format!("no index starts with the foreign key {} of `{}`", names_of(columns), draft.name());
            let diagnostic = Diagnostic::new(Code::ForeignKeyIndex, key.span, message);
            self.report(diagnostic.help(match columns.as_slice() {
                [_] => "add `index: true`".to_owned(),
                _ => format!("add `[{}]` to the table's `indexes`", columns.join(", ")),
            }));
        }
    }

    fn narrow_foreign_keys(&mut self, drafts: &[Draft<'_>], draft: &Draft<'_>) {
        for key in draft.held_foreign_keys() {
            let target = &drafts[self.tables[key.value.table.as_str()]];
            for (column, there) in key.value.columns.iter().zip(&key.value.references) {
                let Some((column, there)) = draft.column(column).zip(target.column(there)) else { continue };
                let Some((own, other)) = column.ty.as_ref().zip(there.ty.as_ref()) else { continue };
                if fit(own, other, &self.backends) != Fit::Narrower {
                    continue;
                }
                let message = format!("`{}` cannot hold every `{}.{}`", column.def.name, target.name(), there.def.name);
                let diagnostic = Diagnostic::new(Code::NarrowForeignKey, type_span(column), message)
                    .label(format!("{} here", spelling(own)))
                    .also(type_span(there), format!("{} there", spelling(other)));
                self.report(diagnostic.help("leave `type` out: a reference takes the type of what it refers to"));
            }
        }
    }

    fn nullable_uniques(&mut self, draft: &Draft<'_>) {
        for unique in draft.uniques.iter().filter(|unique| unique.value.columns.len() > 1) {
            let columns = unique.value.columns.iter().filter_map(|name| draft.column(name));
            let Some(nullable) = columns.into_iter().find(|column| column.nullable) else { continue };
            let message = format!("rows in which `{}` is NULL are never duplicates", nullable.def.name);
            let diagnostic = Diagnostic::new(Code::NullableUnique, unique.span, message);
            let diagnostic = diagnostic.also(nullable.def.name.span, "allows NULL");
            self.report(
                diagnostic.help("make the column NOT NULL, or say what is meant by a unique index with `where`"),
            );
        }
    }

    fn money(&mut self, column: &ColumnDraft<'_>) {
        let Some(ty @ (Type::Real | Type::Double)) = &column.ty else { return };
        let name = column.def.name.as_str().to_lowercase();
        let is_money = |word: &str| MONEY.contains(&word) || MONEY.contains(&word.trim_end_matches('s'));
        if name.split('_').any(is_money) {
            let place = column.def.ty.as_ref().map_or(column.def.name.span, |ty| ty.span);
            let message =
                format!("`{}` looks like money, and {} does not add up cents exactly", column.def.name, spelling(ty));
            self.report(Diagnostic::new(Code::FloatMoney, place, message).help("use `decimal(12,2)`"));
        }
    }

    fn small_identity(&mut self, column: &ColumnDraft<'_>) {
        let Some(ty @ (Type::SmallInt | Type::Integer)) = &column.ty else { return };
        if column.identity {
            let place = column.def.ty.as_ref().map_or(column.def.name.span, |ty| ty.span);
            let last = if *ty == Type::SmallInt { "32,767" } else { "2,147,483,647" };
            let message = format!("the key `{}` ends at {last}", column.def.name);
            self.report(Diagnostic::new(Code::SmallIdentity, place, message).help("use bigint"));
        }
    }

    fn impossible_create(&mut self, draft: &Draft<'_>, column: &ColumnDraft<'_>) {
        let serves_create = draft.api.as_ref().is_some_and(|api| api.operations.contains(&Operation::Create));
        let is_required = !column.nullable && !column.identity && column.default.is_none();
        let is_owner = draft.api.as_ref().is_some_and(|api| api.creates_for() == Some(column.def.name.as_str()));
        if !serves_create || !is_required || is_owner || !(column.api.hidden || column.api.read_only) {
            return;
        }
        let place = column.def.api.first().map_or(column.def.name.span, |word| word.span);
        let message =
            format!("no client can create `{}`: `{}` is required and not taken", draft.name(), column.def.name);
        let diagnostic = Diagnostic::new(Code::CreateImpossible, place, message);
        self.report(
            diagnostic.help("give it a default, allow NULL, use `write_only`, or leave `create` out of the operations"),
        );
    }
}
