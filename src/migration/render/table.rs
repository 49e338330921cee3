use super::{column, comment, constraint, foreign_key, index};
use crate::dialect::{Comments, Dialect, TableAt};
use crate::model::{ForeignKey, Index};

/// Returns the statements that create a table with what belongs to it; of its foreign keys, those given.
pub(in crate::migration) fn create(
    at: TableAt<'_>,
    foreign_keys: &[&ForeignKey],
    dialect: &dyn Dialect,
) -> Vec<String> {
    let table = at.table;
    let name = dialect.table_name(table);
    let mut lines = lines(at, foreign_keys, dialect);
    let mut after = dialect.after_creating(table);
    let later = constraint::constraints(at, dialect).into_iter().filter(|it| it.spares_rows);
    after.extend(later.map(|it| format!("ALTER TABLE {name} ADD {}", it.definition(dialect))));
    let indexes = indexes(at, dialect);
    if dialect.declares_indexes_in_table() {
        lines.extend(indexes.iter().map(|index| index::definition(index, dialect)));
    } else {
        after.extend(indexes.iter().filter_map(|index| index::create(at, index, dialect)));
    }
    if dialect.comments() == Comments::Statement {
        after.extend(comment::on_new_table(at, dialect));
    }
    let usual = || create_as(&name, at, &lines, dialect);
    let create = dialect.own_statement(table).map_or_else(usual, str::to_owned);
    [create].into_iter().chain(after).collect()
}

/// Returns the statement that creates a table under a name of its own, which is quoted.
pub(super) fn create_as(name: &str, at: TableAt<'_>, lines: &[String], dialect: &dyn Dialect) -> String {
    let (create, options) = (dialect.create_table(at.table), dialect.table_options(at.table));
    format!("{create} {name} (\n    {}\n){options}", lines.join(",\n    "))
}

/// Returns the lines of CREATE TABLE: columns, constraints and the foreign keys given.
pub(super) fn lines(at: TableAt<'_>, foreign_keys: &[&ForeignKey], dialect: &dyn Dialect) -> Vec<String> {
    let declared = at.columns().filter(|at| dialect.declares(at.column));
    let columns = declared.map(|column| column::definition(column, dialect));
    // CREATE TABLE would take those that spare rows for ones that all rows meet: there are none yet.
    let constraints = constraint::constraints(at, dialect).into_iter().filter(|it| !it.spares_rows);
    let constraints = constraints.map(|it| it.definition(dialect));
    let foreign_keys = foreign_keys.iter().map(|key| foreign_key::definition(at, key, dialect));
    columns.chain(constraints).chain(foreign_keys).collect()
}

/// Returns the indexes that a table has on the backend, with those that only the backend asks for.
pub(in crate::migration) fn indexes(at: TableAt<'_>, dialect: &dyn Dialect) -> Vec<Index> {
    let stated = at.table.indexes.iter().filter(|index| index.is_on(dialect.backend())).cloned();
    stated.chain(dialect.implied_indexes(at.table)).collect()
}
