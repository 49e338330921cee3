//! Keys with types of their own, which the columns that refer to them share.

use std::collections::HashMap;

use crate::model::{Backend, Column, Model, NamedList, Table, Type, View};

/// Returns the name of the type of a table's key, by that of the struct of its rows.
pub(super) fn name(model: &str) -> String {
    format!("{model}Id")
}

/// Gives each key of one column, and the columns that refer to it, a type of its own.
pub(super) fn set(model: &mut Model) {
    let mut found: HashMap<(String, String), String> = HashMap::new();
    for table in model.relations() {
        for column in &table.columns {
            if let Some(name) = of(model, table, column) {
                found.insert((table.name.clone(), column.name.clone()), name);
            }
        }
    }
    let with_types = |table: &Table| {
        let id_type = |column: &Column| found.get(&(table.name.clone(), column.name.clone())).cloned();
        let columns: NamedList<Column> =
            table.columns.iter().map(|column| Column { id_type: id_type(column), ..column.clone() }).collect();
        Table { columns, ..table.clone() }
    };
    model.tables = model.tables.iter().map(with_types).collect();
    model.views = model.views.iter().map(|view| View { table: with_types(&view.table), ..view.clone() }).collect();
}

/// Returns the type of the key that the column is, or leads to by way of foreign keys.
fn of(model: &Model, table: &Table, column: &Column) -> Option<String> {
    let (mut table, mut column) = (table, column);
    let mut passed = vec![(&table.name, &column.name)];
    if !fits(model, column) {
        return None;
    }
    while let Some((target, name)) = leads_to(table, &column.name) {
        table = model.table(target);
        let referred = table.column(name);
        // A number of another width is no value of the key's type.
        if referred.ty.differs_in_width(&column.ty) {
            return None;
        }
        column = referred;
        // Keys may refer to each other in a circle, and what they are of is not said then.
        if !fits(model, column) || passed.contains(&(&table.name, &column.name)) {
            return None;
        }
        passed.push((&table.name, &column.name));
    }
    let is_key = table.primary_key.as_ref().is_some_and(|key| key.columns == [column.name.as_str()]);
    is_key.then(|| name(&table.rust.model))
}

/// Returns the table and the column that a foreign key leads to from the column.
fn leads_to<'a>(table: &'a Table, column: &str) -> Option<(&'a str, &'a str)> {
    table.references().find_map(|key| {
        let position = key.columns.iter().position(|name| name == column)?;
        Some((key.table.as_str(), key.references[position].as_str()))
    })
}

/// Returns whether Diesel reads the column's type as what it is on every backend.
fn fits(model: &Model, column: &Column) -> bool {
    let is_plain =
        column.rust_type.is_none() && column.patched.is_none() && column.declared.is_empty() && column.domain.is_none();
    let is_one = match column.ty {
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Uuid | Type::Text | Type::Varchar(_) => true,
        // Elsewhere a larger number with a sign holds it.
        Type::Unsigned(_) => model.backends == [Backend::Mysql],
        _ => false,
    };
    is_plain && is_one
}
