//! The constraints whose violation an error can name.

use super::columns::places;
use crate::model::{Index, IndexColumn, Table};

/// Returns the columns of a unique index that no two rows may agree on: nothing when it is about some rows, expressions or
/// prefixes only.
pub(in crate::emit) fn whole_columns(index: &Index) -> Option<Vec<String>> {
    let is_whole = index.predicate.is_none() && index.only.is_empty();
    let column = |part: &IndexColumn| part.column().filter(|_| part.prefix.is_none()).map(str::to_owned);
    if is_whole { index.columns.iter().map(column).collect() } else { None }
}

/// Returns the keys, then the unique constraints and indexes, the foreign keys and the checks, as expressions.
pub(super) fn of(table: &Table) -> Vec<String> {
    let unique =
        |name: &str, columns: &[String]| format!("Constraint::unique({name:?}, &[{}])", places(table, columns));
    let mut constraints: Vec<String> = table.primary_key.iter().map(|key| unique(&key.name, &key.columns)).collect();
    constraints.extend(table.uniques.iter().map(|constraint| unique(&constraint.name, &constraint.columns)));
    constraints.extend(table.indexes.iter().filter(|index| index.unique).map(|index| {
        let columns: Vec<String> = index.columns.iter().filter_map(|part| part.column()).map(str::to_owned).collect();
        let partial = if whole_columns(index).is_none() { ".partial()" } else { "" };
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
