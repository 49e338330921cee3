use super::{check, column, comment, foreign_key, index, name_list};
use crate::dialect::{Comments, Dialect, Identity, TableAt};
use crate::model::{Check, ForeignKey};

/// Returns the statements that create a table with what belongs to it; of its foreign keys, those given.
pub(super) fn create(at: TableAt<'_>, foreign_keys: &[&ForeignKey], dialect: &dyn Dialect) -> Vec<String> {
    let table = at.table;
    let mut lines: Vec<_> = at
        .columns()
        .filter(|at| dialect.declares(at.column))
        .map(|column| column::definition(column, dialect))
        .collect();
    if let Some(key) = table.primary_key.as_ref().filter(|_| !key_is_declared_with_its_column(at, dialect)) {
        let (name, columns) = (dialect.quote(&key.name), name_list(&key.columns, dialect));
        lines.push(format!("CONSTRAINT {name} PRIMARY KEY {columns}{}", dialect.key_tail(&key.postgres)));
    }
    for unique in &table.uniques {
        let (name, columns) = (dialect.quote(&unique.name), name_list(&unique.columns, dialect));
        let keyword = dialect.unique_keyword(&unique.postgres);
        lines.push(format!("CONSTRAINT {name} {keyword} {columns}{}", dialect.key_tail(&unique.postgres)));
    }
    lines.extend(dialect.own_constraints(table));
    lines.extend(at.columns().filter_map(|column| column::implied_check(column, dialect)));
    // CREATE TABLE would take it for one that all rows meet: there are none yet.
    let is_later = |check: &&Check| check.not_valid && dialect.has_not_valid();
    lines.extend(table.checks.iter().filter(|it| !is_later(it)).filter_map(|it| check::definition(it, dialect)));
    lines.extend(foreign_keys.iter().map(|key| foreign_key::definition(at, key, dialect)));

    let name = dialect.table_name(table);
    let mut after = dialect.after_creating(table);
    let later = table.checks.iter().filter(is_later).filter_map(|it| check::definition(it, dialect));
    after.extend(later.map(|check| format!("ALTER TABLE {name} ADD {check}")));
    let indexes = table.indexes.iter().filter(|index| index.is_on(dialect.backend())).cloned();
    let indexes: Vec<_> = indexes.chain(dialect.implied_indexes(table)).collect();
    if dialect.declares_indexes_in_table() {
        lines.extend(indexes.iter().map(|index| index::definition(index, dialect)));
    } else {
        after.extend(indexes.iter().filter_map(|index| index::create(at, index, dialect)));
    }
    if dialect.comments() == Comments::Statement {
        after.extend(comment::on_new_table(at, dialect));
    }
    let (create, options) = (dialect.create_table(table), dialect.table_options(table));
    let usual = || format!("{create} {name} (\n    {}\n){options}", lines.join(",\n    "));
    let create = dialect.own_statement(table).map_or_else(usual, str::to_owned);
    [create].into_iter().chain(after).collect()
}

fn key_is_declared_with_its_column(at: TableAt<'_>, dialect: &dyn Dialect) -> bool {
    let mut columns = at.columns().filter(|column| column.column.identity);
    columns.any(|column| matches!(dialect.identity(column), Identity::PrimaryKeyClause(_)))
}
