use std::collections::BTreeMap;

use super::rename::{former, of, pending};
use crate::model::{Column, Intent, Model, NamedList, Table};

/// Returns the model with its columns in the order that the database has them in.
///
/// A new column goes to the end of its table, wherever the schema states it: PostgreSQL and SQLite know no other place. What
/// `diesel print-schema` prints, and with it schema.rs, follows the database.
pub fn in_database_order(before: Option<&Model>, after: Model, intent: &Intent) -> Model {
    let Some(before) = before else { return after };
    let renames = pending(&intent.renames, before, &after);
    let reorder = |table: &Table| match before.tables.by_name(former(&renames.tables, &table.name)) {
        Some(old) => {
            let former: BTreeMap<_, _> = of(&renames.columns, &table.name).collect();
            Table { columns: old_first(&old.columns, &table.columns, &former), ..table.clone() }
        }
        None => table.clone(),
    };
    Model { tables: after.tables.iter().map(reorder).collect(), ..after }
}

/// `former` has the old names of renamed columns by their new ones.
fn old_first(
    old: &NamedList<Column>,
    new: &NamedList<Column>,
    former: &BTreeMap<&String, &String>,
) -> NamedList<Column> {
    let is_renamed = |name: &str| former.values().any(|old| *old == name);
    let place = |column: &Column| match former.get(&column.name) {
        Some(name) => old.position(name),
        // Of the same name as one that has another name now.
        None if is_renamed(&column.name) => None,
        None => old.position(&column.name),
    };
    let mut columns: Vec<_> = new.iter().cloned().collect();
    // A stable sort: new columns stay in the order of the schema.
    columns.sort_by_key(|column| place(column).unwrap_or(usize::MAX));
    columns.into()
}
