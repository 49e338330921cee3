//! Steps as SQL.

mod check;
mod column;
mod comment;
mod enumeration;
mod foreign_key;
mod index;
mod object;
mod table;

use super::Step;
use crate::dialect::Dialect;

/// Returns the statements that do a step, without semicolons; none where the backend has nothing to do for it.
pub(super) fn statements(step: &Step<'_>, dialect: &dyn Dialect) -> Vec<String> {
    match step {
        Step::CreateNamespace(name) => vec![format!("CREATE SCHEMA {}", dialect.quote(name))],
        Step::DropNamespace(name) => vec![format!("DROP SCHEMA {}", dialect.quote(name))],
        Step::CreateDomain(at) => object::create_domain(at.domain, &dialect.domain_type(*at), dialect),
        Step::DropDomain(at) => object::drop_domain(at.domain, dialect),
        Step::CreateView(view) => object::create_view(view, dialect),
        Step::DropView(view) => object::drop_view(view, dialect),
        Step::CreateRaw(object) => object::create_raw(object, dialect),
        Step::DropRaw(object) => object::drop_raw(object, dialect),
        Step::CreateEnum(at) => enumeration::create(*at, dialect),
        Step::DropEnum(at) => enumeration::drop(*at, dialect),
        Step::ChangeEnumLabels { from, to } => enumeration::change_labels(*from, *to, dialect),
        Step::CreateTable { table, foreign_keys } => table::create(*table, foreign_keys, dialect),
        Step::DropTable { table, .. } => vec![format!("DROP TABLE {}", dialect.table_name(table.table))],
        Step::AddColumn(at) => column::add(*at, dialect),
        Step::DropColumn(at) => column::drop(*at, dialect),
        Step::CreateIndex { table, index } => index::create(*table, index, dialect).into_iter().collect(),
        Step::DropIndex { table, index } => {
            let drop = || dialect.drop_index(table.table, index);
            index.is_on(dialect.backend()).then(drop).into_iter().collect()
        }
        Step::AddForeignKey { table, key } => vec![foreign_key::add(*table, key, dialect)],
        Step::DropForeignKey { table, key } => vec![foreign_key::drop(*table, key, dialect)],
        Step::CommentEnum { to, .. } => comment::on_enum(*to, dialect),
        Step::CommentTable { to, .. } => comment::on_table(*to, dialect),
        Step::CommentColumn { to, .. } => comment::on_column(*to, dialect),
    }
}

impl Step<'_> {
    /// Returns the statements that do the step, without semicolons; none where the backend has nothing to do for it.
    pub fn statements(&self, dialect: &dyn Dialect) -> Vec<String> {
        statements(self, dialect)
    }
}

/// Returns whether the backend has anything to do for a step.
pub(super) fn is_needed(step: &Step<'_>, dialect: &dyn Dialect) -> bool {
    match step {
        // Always, and long.
        Step::CreateTable { .. } | Step::DropTable { .. } => true,
        _ => !statements(step, dialect).is_empty(),
    }
}

/// Returns names as a list in parentheses.
fn name_list(names: &[String], dialect: &dyn Dialect) -> String {
    let names: Vec<_> = names.iter().map(|name| dialect.quote(name)).collect();
    format!("({})", names.join(", "))
}
