use super::{column, comment, foreign_key, index, name_list};
use crate::dialect::{Comments, Dialect, Identity, TableAt};
use crate::model::ForeignKey;

/// Returns the statements that create a table with what belongs to it; of its foreign keys, those given.
pub(super) fn create(at: TableAt<'_>, foreign_keys: &[&ForeignKey], dialect: &dyn Dialect) -> Vec<String> {
    let table = at.table;
    let mut lines: Vec<_> = at.columns().map(|column| column::definition(column, dialect)).collect();
    if !key_is_declared_with_its_column(at, dialect) {
        let columns = name_list(&table.primary_key.columns, dialect);
        lines.push(format!("CONSTRAINT {} PRIMARY KEY {columns}", dialect.quote(&table.primary_key.name)));
    }
    for unique in &table.uniques {
        lines.push(format!(
            "CONSTRAINT {} UNIQUE {}",
            dialect.quote(&unique.name),
            name_list(&unique.columns, dialect)
        ));
    }
    lines.extend(at.columns().filter_map(|column| column::implied_check(column, dialect)));
    for check in &table.checks {
        lines.push(format!("CONSTRAINT {} CHECK ({})", dialect.quote(&check.name), check.expression));
    }
    lines.extend(foreign_keys.iter().map(|key| foreign_key::definition(key, dialect)));

    let indexes: Vec<_> = table.indexes.iter().cloned().chain(dialect.implied_indexes(table)).collect();
    let mut after = Vec::new();
    if dialect.declares_indexes_in_table() {
        lines.extend(indexes.iter().map(|index| index::definition(at, index, dialect)));
    } else {
        after.extend(indexes.iter().map(|index| index::create(at, index, dialect)));
    }
    if dialect.comments() == Comments::Statement {
        after.extend(comment::on_new_table(at, dialect));
    }
    let name = dialect.quote(&table.name);
    let create = format!("CREATE TABLE {name} (\n    {}\n){}", lines.join(",\n    "), dialect.table_options(table));
    [create].into_iter().chain(after).collect()
}

fn key_is_declared_with_its_column(at: TableAt<'_>, dialect: &dyn Dialect) -> bool {
    matches!(dialect.identity(), Identity::PrimaryKeyClause(_)) && at.table.key_columns().any(|column| column.identity)
}
