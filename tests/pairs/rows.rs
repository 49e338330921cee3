//! Rows for random schemas, and whether they survive.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use codegen::database::{Database, DatabaseError};
use codegen::model::Backend;
use serde_json::{Map, Value};

use crate::name::quote;
use crate::schema::{Column, Kind, Schema, Table};

/// The rows of each table, in the order of their keys, by the table's number.
pub(crate) type Rows = BTreeMap<u32, Vec<Map<String, Value>>>;

/// Returns the statements that fill the tables. The last row of each goes again, so that counters stand behind the greatest key.
pub(crate) fn filling(schema: &Schema, backend: Backend) -> String {
    let mut sql = String::new();
    let mut filled = Vec::new();
    for table in &schema.tables {
        filled.push(table.id);
        let columns: Vec<_> = table.columns.iter().filter(|it| !matches!(it.kind, Kind::Computed(..))).collect();
        let names: Vec<_> = columns.iter().map(|it| quote(&it.name, backend)).collect();
        for row in [1, 2, 3, 7] {
            let values: Vec<_> = columns.iter().map(|it| value(schema, it, row, &filled, backend)).collect();
            let table = table.name.quoted(backend);
            let _ = writeln!(sql, "INSERT INTO {table} ({}) VALUES ({});", names.join(", "), values.join(", "));
        }
        let _ = writeln!(sql, "DELETE FROM {} WHERE id = 7;", table.name.quoted(backend));
    }
    sql
}

fn value(schema: &Schema, column: &Column, row: u32, filled: &[u32], backend: Backend) -> String {
    if column.nullable && (row + column.id).is_multiple_of(3) {
        return "NULL".to_owned();
    }
    let sign = row + column.id;
    match &column.kind {
        Kind::Identity => row.to_string(),
        Kind::Reference(to, _) if filled.contains(to) => (row % 3 + 1).min(row).to_string(),
        Kind::Reference(..) | Kind::Computed(..) => "NULL".to_owned(),
        Kind::Domain(_) => (row * 100).to_string(),
        Kind::Enum(id) => {
            let labels = schema.enums.iter().find(|it| it.id == *id).map(|it| &it.labels);
            let labels = labels.expect("the enum is there");
            let usize_sign = usize::try_from(sign).expect("a small number");
            format!("'{}'", labels[usize_sign % labels.len()].1)
        }
        Kind::Plain(ty) => match *ty {
            "boolean" => if sign.is_multiple_of(2) { "TRUE" } else { "FALSE" }.to_owned(),
            "smallint" | "integer" | "bigint" => (row * 100).to_string(),
            "real" | "double" => format!("{row}.5"),
            // Some fit into less.
            "decimal(10,2)" => {
                if column.id.is_multiple_of(2) {
                    format!("{row}.25")
                } else {
                    format!("{row}.00")
                }
            }
            "decimal(12,4)" => {
                if column.id.is_multiple_of(2) {
                    format!("{row}.1234")
                } else {
                    format!("{row}.5000")
                }
            }
            "date" => format!("'2024-01-0{row}'"),
            "timestamp" if column.id.is_multiple_of(2) => format!("'2024-01-0{row} 00:00:00'"),
            "timestamp" => format!("'2024-01-0{row} 12:30:00'"),
            "uuid" => format!("'0123456{row}-89ab-4def-8123-456789abcdef'"),
            "json" => format!("'{{\"row\": {row}}}'"),
            "varchar(40)" | "text" if column.id.is_multiple_of(2) => format!("'a text of thirty characters {row}'"),
            _ => format!("'it''s {row}'"),
        },
    }
    .replace("TRUE", if backend == Backend::Sqlite { "1" } else { "TRUE" })
    .replace("FALSE", if backend == Backend::Sqlite { "0" } else { "FALSE" })
}

/// Reads all rows.
pub(crate) async fn read(database: &mut Database, schema: &Schema) -> Result<Rows, DatabaseError> {
    let mut rows = Rows::new();
    for table in &schema.tables {
        let query = format!("SELECT * FROM {} ORDER BY id", table.name.quoted(database.backend()));
        rows.insert(table.id, database.rows(&query).await?);
    }
    Ok(rows)
}

/// Finds rows and values that are gone or different although their table and column are there as they were.
pub(crate) fn lost(before: &Schema, old: &Rows, after: &Schema, new: &Rows) -> Vec<String> {
    let mut lost = Vec::new();
    for table in &before.tables {
        let Some(now) = after.table(table.id) else { continue };
        let (old, new) = (&old[&table.id], &new[&table.id]);
        if old.len() != new.len() {
            lost.push(format!("{:?} had {} rows and {:?} has {}", table.name, old.len(), now.name, new.len()));
            continue;
        }
        for (column, now_column) in kept(table, now) {
            for (old, new) in old.iter().zip(new) {
                let (was, is) = (&old[&column.name], &new[&now_column.name]);
                // What was computed of NULL is something else when that is filled in.
                let is_computed = matches!(column.kind, Kind::Computed(..));
                let is_filled = was.is_null() && (!now_column.nullable || is_computed);
                if *was != relabelled(before, after, column, is) && !is_filled {
                    lost.push(format!(
                        "{:?}.{} was {was} and {:?}.{} is {is}",
                        table.name, column.name, now.name, now_column.name
                    ));
                }
            }
        }
    }
    lost
}

/// Returns the columns that both tables have with the same type.
fn kept<'a>(before: &'a Table, after: &'a Table) -> impl Iterator<Item = (&'a Column, &'a Column)> {
    before.columns.iter().filter_map(|column| {
        let now = after.columns.iter().find(|it| it.id == column.id)?;
        let is_same = match (&column.kind, &now.kind) {
            (Kind::Reference(one, _), Kind::Reference(other, _)) => one == other,
            (one, other) => one == other,
        };
        is_same.then_some((column, now))
    })
}

/// Returns a value under the label that it had before.
fn relabelled(before: &Schema, after: &Schema, column: &Column, value: &Value) -> Value {
    let Kind::Enum(id) = column.kind else { return value.clone() };
    let labels = |schema: &Schema| schema.enums.iter().find(|it| it.id == id).map(|it| it.labels.clone());
    let (Some(old), Some(new)) = (labels(before), labels(after)) else { return value.clone() };
    let number = new.iter().find(|(_, label)| value == label.as_str()).map(|(number, _)| *number);
    let was = old.iter().find(|(it, _)| Some(*it) == number).map(|(_, label)| label.clone());
    was.map_or_else(|| value.clone(), Value::from)
}
