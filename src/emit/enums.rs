//! The enums of the schema as Rust enums.

use askama::Template;

use super::{docs, rust};
use crate::dialect::{ColumnAt, dialect};
use crate::fileset::FileSet;
use crate::model::{Backend, Column, Enum, Model, Table, Type};

/// Adds their file in `src/models/` when a column holds an enum.
pub(super) fn add(model: &Model, files: &mut FileSet) {
    let enums: Vec<Item> = used(model).map(|item| Item::new(model, item)).collect();
    if !enums.is_empty() {
        files.add(
            format!("src/models/{}.rs", module(model)),
            rust::format(&EnumsTemplate { has_own_types: model.backends != [Backend::Sqlite], enums }.to_string()),
        );
    }
}

/// Returns the name of the module that the enums stand in: one that no table has.
pub(super) fn module(model: &Model) -> String {
    let mut name = "enums".to_owned();
    while model.tables.iter().any(|table| table.rust.file() == name) {
        name.push('_');
    }
    name
}

/// Returns the enums that some column holds; Diesel has no SQL type for the others.
pub(super) fn used(model: &Model) -> impl Iterator<Item = &Enum> {
    model.enums.iter().filter(|item| holders(model, item).next().is_some())
}

fn holders<'a>(model: &'a Model, item: &'a Enum) -> impl Iterator<Item = (&'a Table, &'a Column)> {
    model.tables.iter().flat_map(move |table| {
        let holds = |ty: &Type| matches!(ty, Type::Enum(name) if *name == item.name);
        table.columns.iter().filter(move |column| holds(&column.ty)).map(move |column| (table, column))
    })
}

#[derive(Template)]
#[template(path = "src/models/enums.rs.askama", escape = "none")]
struct EnumsTemplate<'a> {
    /// Whether some backend has types of its own for enums, which schema.rs declares.
    has_own_types: bool,
    enums: Vec<Item<'a>>,
}

struct Item<'a> {
    name: &'a str,
    docs: String,
    /// (cargo feature, paths of Diesel SQL types), in the order of the backends.
    sql_types: Vec<(&'a str, Vec<String>)>,
    variants: Vec<Variant<'a>>,
}

struct Variant<'a> {
    name: &'a str,
    label: String,
    docs: String,
}

impl<'a> Item<'a> {
    fn new(model: &'a Model, item: &'a Enum) -> Self {
        let sql_types =
            model.backends.iter().map(|&backend| (backend.name(), sql_types(model, item, backend))).collect();
        let variant = |value: &'a crate::model::EnumValue| Variant {
            name: &value.rust_name,
            label: format!("{:?}", value.label),
            docs: docs::outer(value.doc.as_deref()),
        };
        Self {
            name: &item.rust_name,
            docs: docs::outer(item.doc.as_deref()),
            sql_types,
            variants: item.values.iter().map(variant).collect(),
        }
    }
}

/// Returns the Diesel SQL types that hold the enum on a backend: MySQL has one a column, the others have one.
fn sql_types(model: &Model, item: &Enum, backend: Backend) -> Vec<String> {
    let mut paths: Vec<String> = holders(model, item)
        .map(|(table, column)| dialect(backend).column_type(ColumnAt { model, table, column }))
        .map(|ty| {
            let module = if ty.definition.is_some() { "sql_types" } else { "diesel::sql_types" };
            format!("{module}::{}", ty.diesel)
        })
        .collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}
