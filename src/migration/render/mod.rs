//! Steps as SQL.

mod column;
mod comment;
mod enumeration;
mod foreign_key;
mod index;
mod table;

use super::Step;
use crate::dialect::Dialect;

/// Returns the statements that do a step, without semicolons; none where the backend has nothing to do for it.
pub(super) fn statements(step: &Step<'_>, dialect: &dyn Dialect) -> Vec<String> {
    match step {
        Step::CreateEnum(at) => enumeration::create(*at, dialect),
        Step::DropEnum(at) => enumeration::drop(*at, dialect),
        Step::ChangeEnumLabels { from, to } => enumeration::change_labels(*from, *to, dialect),
        Step::CreateTable { table, foreign_keys } => table::create(*table, foreign_keys, dialect),
        Step::DropTable { table, .. } => vec![format!("DROP TABLE {}", dialect.quote(&table.table.name))],
        Step::AddColumn(at) => column::add(*at, dialect),
        Step::DropColumn(at) => column::drop(*at, dialect),
        Step::CreateIndex { table, index } => vec![index::create(*table, index, dialect)],
        Step::DropIndex { table, index } => vec![dialect.drop_index(table.table, index)],
        Step::AddForeignKey { table, key } => vec![foreign_key::add(*table, key, dialect)],
        Step::DropForeignKey { table, key } => vec![foreign_key::drop(*table, key, dialect)],
        Step::CommentEnum { to, .. } => comment::on_enum(*to, dialect),
        Step::CommentTable { to, .. } => comment::on_table(*to, dialect),
        Step::CommentColumn { to, .. } => comment::on_column(*to, dialect),
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
