use crate::dialect::{Dialect, TableAt};
use crate::model::Index;

/// Returns the statement that creates an index.
pub(in crate::migration) fn create(at: TableAt<'_>, index: &Index, dialect: &dyn Dialect) -> String {
    let (name, table) = (dialect.quote(&index.name), dialect.quote(&at.table.name));
    let predicate = match &index.predicate {
        Some(predicate) if dialect.supports_partial_index() => format!(" WHERE {predicate}"),
        _ => String::new(),
    };
    format!("CREATE {}INDEX {name} ON {table} {}{predicate}", unique(index), columns(index, dialect))
}

/// Returns an index as a line of CREATE TABLE.
pub(super) fn definition(index: &Index, dialect: &dyn Dialect) -> String {
    format!("{}INDEX {} {}", unique(index), dialect.quote(&index.name), columns(index, dialect))
}

fn unique(index: &Index) -> &'static str {
    if index.unique { "UNIQUE " } else { "" }
}

fn columns(index: &Index, dialect: &dyn Dialect) -> String {
    let parts = index.columns.iter().map(|part| {
        let column = dialect.quote(&part.column);
        if part.descending { column + " DESC" } else { column }
    });
    format!("({})", parts.collect::<Vec<_>>().join(", "))
}
