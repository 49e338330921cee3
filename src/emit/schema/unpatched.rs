//! What `diesel print-schema` makes of a database, where the crate's patch makes something else of it.

use std::borrow::Cow;

use crate::dialect::{ColumnAt, dialect, hides_column, hides_table};
use crate::model::{Backend, Column, Model, Table};

/// Returns the model as the tool takes the database for: keys that are declared without NOT NULL may be NULL, and names that a
/// schema.rs cannot have are there as they are.
pub(super) fn model(model: &Model, backend: Backend) -> Cow<'_, Model> {
    if !model.tables.iter().any(|table| is_patched(model, table, backend)) {
        return Cow::Borrowed(model);
    }
    let as_printed = |table: &Table| {
        let mut printed = table.clone();
        let column = |column: &Column| Column {
            nullable: column.nullable || dialect(backend).implies_not_null(ColumnAt { model, table, column }),
            rust_name: match hides_column(&column.name, &model.backends) {
                true => column.name.clone(),
                false => column.rust_name.clone(),
            },
            ..column.clone()
        };
        printed.columns = table.columns.iter().map(column).collect();
        if is_hidden_table(table) {
            printed.rust.module = table.local_name().to_owned();
        }
        printed
    };
    Cow::Owned(Model { tables: model.tables.iter().map(as_printed).collect(), ..model.clone() })
}

/// Returns whether the tool prints a table otherwise than the crate has it.
pub(super) fn is_patched(model: &Model, table: &Table, backend: Backend) -> bool {
    let is_other = |column: &Column| {
        let at = ColumnAt { model, table, column };
        dialect(backend).implies_not_null(at) && !column.nullable || hides_column(&column.name, &model.backends)
    };
    is_hidden_table(table) || is_misnamed(table) || table.columns.iter().any(is_other)
}

/// Returns whether the tool states the name of a table with its namespace, which `table!` puts before it once more.
fn is_misnamed(table: &Table) -> bool {
    table.namespace.is_some() && table.rust.module != table.local_name()
}

fn is_hidden_table(table: &Table) -> bool {
    hides_table(table.local_name())
}
