//! The constraints whose violation an error can name.

use super::columns::places;
use crate::model::Table;

/// Returns the keys, then the unique constraints and indexes, the foreign keys and the checks, as expressions.
pub(super) fn of(table: &Table) -> Vec<String> {
    let unique =
        |name: &str, columns: &[String]| format!("Constraint::unique({name:?}, &[{}])", places(table, columns));
    let mut constraints = vec![unique(&table.primary_key.name, &table.primary_key.columns)];
    constraints.extend(table.uniques.iter().map(|constraint| unique(&constraint.name, &constraint.columns)));
    constraints.extend(table.indexes.iter().filter(|index| index.unique).map(|index| {
        let columns: Vec<String> = index.columns.iter().map(|column| column.column.clone()).collect();
        let partial = if index.predicate.is_some() { ".partial()" } else { "" };
        format!("{}{partial}", unique(&index.name, &columns))
    }));
    constraints.extend(
        table
            .foreign_keys
            .iter()
            .map(|key| format!("Constraint::foreign_key({:?}, &[{}])", key.name, places(table, &key.columns))),
    );
    constraints.extend(table.checks.iter().map(|check| format!("Constraint::check({:?})", check.name)));
    constraints
}
