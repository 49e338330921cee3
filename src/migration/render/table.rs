use super::{column, comment, constraint, foreign_key, index};
use crate::dialect::{Comments, Dialect, TableAt};
use crate::model::{ForeignKey, Index};

/// Returns the statements that create a table with what belongs to it; of its foreign keys, those given.
pub(in crate::migration) fn create(
    at: TableAt<'_>,
    foreign_keys: &[&ForeignKey],
    dialect: &dyn Dialect,
) -> Vec<String> {
    let mut lines = lines(at, foreign_keys, dialect);
    let mut after = Vec::new();
    if dialect.declares_indexes_in_table() {
        lines.extend(indexes(at, dialect).iter().map(|index| index::definition(index, dialect)));
    } else {
        after.extend(indexes(at, dialect).iter().map(|index| index::create(at, index, dialect)));
    }
    if dialect.comments() == Comments::Statement {
        after.extend(comment::on_new_table(at, dialect));
    }
    [create_as(&at.table.name, at, &lines, dialect)].into_iter().chain(after).collect()
}

/// Returns the statement that creates a table under a name of its own.
pub(super) fn create_as(name: &str, at: TableAt<'_>, lines: &[String], dialect: &dyn Dialect) -> String {
    let (name, options) = (dialect.quote(name), dialect.table_options(at.table));
    format!("CREATE TABLE {name} (\n    {}\n){options}", lines.join(",\n    "))
}

/// Returns the lines of CREATE TABLE: columns, constraints and the foreign keys given.
pub(super) fn lines(at: TableAt<'_>, foreign_keys: &[&ForeignKey], dialect: &dyn Dialect) -> Vec<String> {
    let columns = at.columns().map(|column| column::definition(column, dialect));
    let constraints = constraint::constraints(at, dialect).into_iter().map(|it| it.definition(dialect));
    let foreign_keys = foreign_keys.iter().map(|key| foreign_key::definition(key, dialect));
    columns.chain(constraints).chain(foreign_keys).collect()
}

/// Returns the indexes of a table with those that only the backend asks for.
pub(in crate::migration) fn indexes(at: TableAt<'_>, dialect: &dyn Dialect) -> Vec<Index> {
    at.table.indexes.iter().cloned().chain(dialect.implied_indexes(at.table)).collect()
}
