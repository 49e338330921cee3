//! The enums of the schema as Rust enums.

use std::collections::{BTreeSet, HashMap};

use askama::Template;

use super::{docs, runtime, rust, schema};
use crate::dialect::{ColumnAt, dialect};
use crate::fileset::FileSet;
use crate::model::{Backend, Enum, Model, Type};

/// Adds their file in `src/models/` when a column holds an enum.
pub(super) fn add(model: &Model, files: &mut FileSet) {
    let holders = holders(model);
    let held = model.enums.iter().filter_map(|item| Some((item, holders.get(item.name.as_str())?)));
    let enums: Vec<Item> = held.map(|(item, holders)| Item::new(model, item, holders)).collect();
    if !enums.is_empty() {
        let template = EnumsTemplate {
            engine: runtime::library(model),
            own_types: own_types(model, &enums),
            macros: match enums.iter().any(|item| !item.rust_types.is_empty()) {
                true => "label_enum, same_enum, sql_enum",
                false => "label_enum, sql_enum",
            },
            enums,
        };
        files.add(format!("src/models/{}.rs", module(model)), rust::format(&template.to_string()));
    }
}

/// Returns the name of the module that the enums stand in: one that no table has.
pub(super) fn module(model: &Model) -> String {
    let mut name = "enums".to_owned();
    while model.relations().any(|table| table.rust.file() == name) {
        name.push('_');
    }
    name
}

/// Returns the enums that some column holds; Diesel has no SQL type for the others.
pub(super) fn used(model: &Model) -> impl Iterator<Item = &Enum> {
    let holders = holders(model);
    model.enums.iter().filter(move |item| holders.contains_key(item.name.as_str()))
}

/// Returns the columns that hold enums, by enum.
fn holders(model: &Model) -> HashMap<&str, Vec<ColumnAt<'_>>> {
    let mut holders: HashMap<&str, Vec<ColumnAt<'_>>> = HashMap::new();
    for table in model.relations() {
        for column in &table.columns {
            if let Type::Enum(name) = column.ty.element() {
                holders.entry(name).or_default().push(ColumnAt { model, table, column });
            }
        }
    }
    holders
}

/// Returns the condition of the backends for which the module of Diesel's types that the file imports holds some of the enums; none
/// where there is no such backend.
fn own_types(model: &Model, enums: &[Item<'_>]) -> Option<String> {
    let is_own = |path: &String| path.starts_with("sql_types::");
    let has_own = |backend: &&Backend| {
        let types = enums.iter().flat_map(|item| &item.sql_types).filter(|(feature, _)| *feature == backend.name());
        types.flat_map(|(_, paths)| paths).any(is_own)
    };
    let (own, others): (Vec<&Backend>, Vec<&Backend>) = model.backends.iter().partition(has_own);
    let features: Vec<_> = own.iter().map(|backend| format!("feature = \"{backend}\"")).collect();
    match features.as_slice() {
        [] => None,
        _ if others.iter().all(|it| **it == Backend::Sqlite) => Some("not(feature = \"sqlite\")".to_owned()),
        [feature] => Some(feature.clone()),
        _ => Some(format!("any({})", features.join(", "))),
    }
}

#[derive(Template)]
#[template(path = "src/models/enums.rs.askama", escape = "none")]
struct EnumsTemplate<'a> {
    /// The name of the engine in Rust.
    engine: String,
    /// When the backend has types of its own for enums, which schema.rs declares.
    own_types: Option<String>,
    /// The engine's macros.
    macros: &'static str,
    enums: Vec<Item<'a>>,
}

struct Item<'a> {
    name: &'a str,
    /// Further derives, each with a comma before it.
    derives: String,
    docs: String,
    /// (cargo feature, paths of Diesel SQL types), in the order of the backends.
    sql_types: Vec<(&'a str, Vec<String>)>,
    variants: Vec<Variant<'a>>,
    /// The paths of the enums by hand that columns are of in its place.
    rust_types: BTreeSet<&'a str>,
}

struct Variant<'a> {
    name: &'a str,
    label: String,
    docs: String,
}

impl<'a> Item<'a> {
    fn new(model: &'a Model, item: &'a Enum, holders: &[ColumnAt<'a>]) -> Self {
        let sql_types = model.backends.iter().map(|&backend| (backend.name(), sql_types(holders, backend))).collect();
        let variant = |value: &'a crate::model::EnumValue| Variant {
            name: &value.rust_name,
            label: format!("{:?}", value.label),
            docs: docs::outer(value.doc.as_deref()),
        };
        Self {
            name: &item.rust_name,
            derives: derives(model, item),
            docs: docs::outer(item.doc.as_deref()),
            sql_types,
            variants: item.values.iter().map(variant).collect(),
            rust_types: holders.iter().filter_map(|at| at.column.rust_type.as_deref()).collect(),
        }
    }
}

fn derives(model: &Model, item: &Enum) -> String {
    let all = &model.rust.derives.enums;
    let more = item.derives.iter().filter(|path| !all.contains(path));
    all.iter().chain(more).map(|path| format!(", {path}")).collect()
}

/// Returns the Diesel SQL types that hold the enum on a backend: MySQL has one a column, the others have one.
fn sql_types(holders: &[ColumnAt<'_>], backend: Backend) -> Vec<String> {
    let mut paths: Vec<String> = holders
        .iter()
        .map(|at| {
            let (ty, namespace) = (dialect(backend).column_type(*at), &at.table.rust.namespace);
            // The databases' names for text are aliases of it.
            let Some(definition) = ty.definition else { return "diesel::sql_types::Text".to_owned() };
            match (schema::import_of(at.model, &definition, backend), namespace) {
                (Some(import), _) => import.to_owned(),
                (None, None) => format!("sql_types::{}", definition.rust_name),
                (None, Some(names)) => format!("crate::schema::{}::sql_types::{}", names.module, definition.rust_name),
            }
        })
        .collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}
