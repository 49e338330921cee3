use std::collections::BTreeMap;

use super::rename::{former, of, pending};
use crate::dialect::dialect;
use crate::model::{Backend, Column, Intent, Model, NamedList, Table};

/// Returns the model with its columns in the order that the database has them in.
///
/// A new column goes to the end of its table, wherever the schema states it: PostgreSQL and SQLite know no other place. What
/// `diesel print-schema` prints, and with it schema.rs, follows the database.
pub fn in_database_order(before: Option<&Model>, after: Model, intent: &Intent) -> Model {
    let Some(before) = before else { return after };
    let renames = pending(&intent.renames, before, &after);
    let backends = after.backends.clone();
    let reorder = |table: &Table| match before.tables.by_name(former(&renames.tables, &table.name)) {
        Some(old) => {
            let former: BTreeMap<_, _> = of(&renames.columns, &table.name).collect();
            let goes = |old: &Column, new: &Column| backends.iter().any(|it| goes_and_comes(*it, old, new));
            Table { columns: old_first(&old.columns, &table.columns, &former, goes), ..table.clone() }
        }
        None => table.clone(),
    };
    Model { tables: after.tables.iter().map(reorder).collect(), ..after }
}

/// Returns whether a column that stays comes anew on the backend, because it is computed otherwise.
fn goes_and_comes(backend: Backend, old: &Column, new: &Column) -> bool {
    let computed = |column: &Column| {
        let generated = column.generated.as_ref();
        generated.map(|it| (it.expression.on(backend).map(str::to_owned), it.stored))
    };
    dialect(backend).computes_new_columns_only() && new.generated.is_some() && computed(old) != computed(new)
}

/// `former` has the old names of renamed columns by their new ones.
fn old_first(
    old: &NamedList<Column>,
    new: &NamedList<Column>,
    former: &BTreeMap<&String, &String>,
    goes: impl Fn(&Column, &Column) -> bool,
) -> NamedList<Column> {
    let is_renamed = |name: &str| former.values().any(|old| *old == name);
    let place = |column: &Column| match former.get(&column.name) {
        Some(name) => old.position(name),
        // Of the same name as one that has another name now.
        None if is_renamed(&column.name) => None,
        None => old.position(&column.name),
    };
    let place = |column: &Column| place(column).filter(|&place| !goes(&old[place], column));
    let mut columns: Vec<_> = new.iter().cloned().collect();
    // A stable sort: new columns stay in the order of the schema.
    columns.sort_by_key(|column| place(column).unwrap_or(usize::MAX));
    columns.into()
}
