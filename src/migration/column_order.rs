use crate::model::{Column, Model, Named, NamedList, Table};

/// Returns the model with its columns in the order that the database has them in.
///
/// A new column goes to the end of its table, wherever the schema states it: PostgreSQL and SQLite know no other place. What
/// `diesel print-schema` prints, and with it schema.rs, follows the database.
pub fn in_database_order(before: Option<&Model>, after: Model) -> Model {
    let Some(before) = before else { return after };
    let reorder = |table: &Table| match before.tables.by_name(&table.name) {
        Some(old) => Table { columns: old_first(&old.columns, &table.columns), ..table.clone() },
        None => table.clone(),
    };
    Model { tables: after.tables.iter().map(reorder).collect(), ..after }
}

fn old_first(old: &NamedList<Column>, new: &NamedList<Column>) -> NamedList<Column> {
    let kept = old.iter().filter_map(|column| new.by_name(column.name()));
    let added = new.iter().filter(|column| old.by_name(column.name()).is_none());
    kept.chain(added).cloned().collect()
}
