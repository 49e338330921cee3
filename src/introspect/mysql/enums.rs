use std::collections::BTreeMap;

use super::super::build;
use crate::dialect::fit_identifier;
use crate::model::{Enum, EnumValue, Table, Type};

/// A column that is an enum without a name, as MySQL has them.
pub(super) struct Unnamed {
    pub(super) table: String,
    pub(super) column: String,
    pub(super) labels: Vec<String>,
}

/// Gives enums names: that of the column where all columns of the name have the same labels, else with the table before it.
pub(super) fn name(found: &[Unnamed], tables: &mut [Table]) -> Vec<Enum> {
    let mut lists: BTreeMap<&str, Vec<&[String]>> = BTreeMap::new();
    for unnamed in found {
        let lists = lists.entry(&unnamed.column).or_default();
        if !lists.contains(&unnamed.labels.as_slice()) {
            lists.push(&unnamed.labels);
        }
    }
    let columns: BTreeMap<&str, usize> = found.iter().fold(BTreeMap::new(), |mut counts, unnamed| {
        *counts.entry(unnamed.column.as_str()).or_default() += 1;
        counts
    });
    let mut enums: Vec<Enum> = Vec::new();
    for unnamed in found {
        let column = unnamed.column.as_str();
        let is_shared = columns[column] > 1 && lists[column].len() == 1;
        let wanted = if is_shared { column.to_owned() } else { fit_identifier(&format!("{}_{column}", unnamed.table)) };
        // A type of the language goes before an enum of its name.
        let name = if is_shared && build::is_type_name(&wanted) { format!("{wanted}_value") } else { wanted };
        if enums.iter().all(|other| other.name != name) {
            let value = |label: &String| EnumValue { label: label.clone(), rust_name: String::new(), doc: None };
            enums.push(Enum {
                name: name.clone(),
                namespace: None,
                rust_name: String::new(),
                doc: None,
                values: unnamed.labels.iter().map(value).collect(),
                derives: Vec::new(),
                as_text: Vec::new(),
                unchecked: false,
            });
        }
        if let Some(table) = tables.iter_mut().find(|table| table.name == unnamed.table) {
            let columns = table.columns.iter().map(|column| {
                let mut column = column.clone();
                if column.name == unnamed.column {
                    column.ty = Type::Enum(name.clone());
                }
                column
            });
            table.columns = columns.collect();
        }
    }
    enums
}
