use crate::dialect::{Dialect, TableAt};
use crate::model::Index;

/// Returns the statement that creates an index; none where the backend does not have it.
pub(in crate::migration) fn create(at: TableAt<'_>, index: &Index, dialect: &dyn Dialect) -> Option<String> {
    if !index.is_on(dialect.backend()) {
        return None;
    }
    let (name, table) = (dialect.quote(&index.name), dialect.table_name(at.table));
    let predicate = index.predicate.as_ref().and_then(|predicate| predicate.on(dialect.backend()));
    let predicate = predicate.filter(|_| dialect.supports_partial_index()).map(|it| format!(" WHERE {it}"));
    Some(format!(
        "CREATE {}INDEX {name} ON {table} {}{}{}{}",
        dialect.index_kind(index),
        dialect.index_method(index),
        parts(index, dialect),
        dialect.index_tail(index),
        predicate.unwrap_or_default()
    ))
}

/// Returns the statement that creates an index while others use the table.
pub(in crate::migration) fn create_concurrently(
    at: TableAt<'_>,
    index: &Index,
    dialect: &dyn Dialect,
) -> Option<String> {
    Some(create(at, index, dialect)?.replacen("INDEX ", "INDEX CONCURRENTLY ", 1))
}

/// Returns the statement that drops an index while others use its table.
pub(in crate::migration) fn drop_concurrently(at: TableAt<'_>, index: &Index, dialect: &dyn Dialect) -> String {
    dialect.drop_index(at.table, index).replacen("INDEX ", "INDEX CONCURRENTLY ", 1)
}

/// Returns an index as a line of CREATE TABLE.
pub(in crate::migration) fn definition(index: &Index, dialect: &dyn Dialect) -> String {
    format!("{}INDEX {} {}", dialect.index_kind(index), dialect.quote(&index.name), parts(index, dialect))
}

fn parts(index: &Index, dialect: &dyn Dialect) -> String {
    let parts = index.columns.iter().map(|part| dialect.index_part(part));
    format!("({})", parts.collect::<Vec<_>>().join(", "))
}
