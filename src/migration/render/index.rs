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

/// Returns an index as a line of CREATE TABLE.
pub(in crate::migration) fn definition(index: &Index, dialect: &dyn Dialect) -> String {
    format!("{}INDEX {} {}", dialect.index_kind(index), dialect.quote(&index.name), parts(index, dialect))
}

fn parts(index: &Index, dialect: &dyn Dialect) -> String {
    let parts = index.columns.iter().map(|part| dialect.index_part(part));
    format!("({})", parts.collect::<Vec<_>>().join(", "))
}
