//! The files under `src/schema`: what `diesel print-schema` prints once the migrations ran.
//!
//! Each rule here is one of diesel_cli 2.3.14, `print_schema.rs` and `infer_schema_internals/`, which prints what rustfmt makes of it
//! in its default style. tests/print_schema.rs compares the bytes with those of the real tool on the real databases.

mod groups;
mod joinable;
mod layout;
mod stated;

use std::collections::BTreeMap;

use askama::Template;

use crate::dialect::{Dialect, TableAt, TypeDefinition, dialect};
use crate::model::{Backend, Model, Table};
pub use stated::{StatedType, stated_types};

/// Returns the schema.rs of a backend; the columns of the model are in the order of the database.
pub fn schema_rs(model: &Model, backend: Backend) -> String {
    let dialect = dialect(backend);
    let tables = tables_by_name(model);
    let mut types = Types::new();
    let views = tables.iter().map(|table| table_view(TableAt { model, table }, dialect, &mut types)).collect();
    let joinables = joinable::foreign_keys(&tables);
    let page = SchemaFile {
        stated: stated_types(model, backend),
        types: types.into_iter().map(|(rust_name, definition)| type_view(rust_name, &definition)).collect(),
        tables: views,
        groups: groups::related(&tables, &joinables).iter().map(|group| layout::allow_list(group)).collect(),
        joinables: joinables.iter().map(|joinable| joinable.view()).collect(),
    };
    page.render().expect("the template only prints strings and numbers into a string")
}

/// Returns what the tool leaves out: the views, and the tables without a primary key. Nothing when there is none.
pub fn unlisted_rs(model: &Model, backend: Backend) -> Option<String> {
    let dialect = dialect(backend);
    let tables: Vec<_> = unlisted(model).collect();
    let (mut listed, mut types) = (Types::new(), Types::new());
    for table in tables_by_name(model) {
        table_view(TableAt { model, table }, dialect, &mut listed);
    }
    let views: Vec<_> =
        tables.into_iter().map(|table| table_view(TableAt { model, table }, dialect, &mut types)).collect();
    if views.is_empty() {
        return None;
    }
    let has_types = !types.is_empty();
    types.retain(|name, _| !listed.contains_key(name));
    let page = UnlistedFile {
        has_types,
        listed: (!listed.is_empty()).then(|| backend_module(model, backend)),
        types: types.into_iter().map(|(rust_name, definition)| type_view(rust_name, &definition)).collect(),
        tables: views,
    };
    Some(page.render().expect("the template only prints strings and numbers into a string"))
}

/// Returns what `diesel print-schema` cannot print: it takes no views, and stops at a table without a primary key.
pub(super) fn unlisted(model: &Model) -> impl Iterator<Item = &Table> {
    let keyless = model.tables.iter().filter(|table| table.primary_key.is_none());
    keyless.chain(model.views.iter().map(|view| &view.table))
}

/// The types that schema.rs has to define, by name.
type Types = BTreeMap<String, TypeDefinition>;

/// Returns how many tables the longest `allow_tables_to_appear_in_same_query!` of schema.rs lists.
pub(super) fn longest_allow_list(model: &Model) -> usize {
    let tables = tables_by_name(model);
    let groups = groups::related(&tables, &joinable::foreign_keys(&tables));
    groups.iter().map(Vec::len).max().unwrap_or_default()
}

/// Returns the module file that picks the schema of the backend which the crate is compiled for.
pub fn mod_rs(model: &Model) -> String {
    let module = |&backend: &Backend| BackendModule {
        feature: backend.name(),
        hides_table: backend_module(model, backend) != backend.name(),
        has_unlisted: unlisted(model).next().is_some(),
        has_unlisted_types: unlisted(model).any(|table| {
            TableAt { model, table }.columns().any(|at| dialect(backend).column_type(at).definition.is_some())
        }),
    };
    let has_foreign_style = model.relations().any(|table| table.rust.file.is_some());
    ModFile { has_foreign_style, backends: model.backends.iter().map(module).collect() }
        .render()
        .expect("the template only prints strings into a string")
}

/// Returns the name of the module that holds a backend's schema.rs: not that of a table, which it would hide.
fn backend_module(model: &Model, backend: Backend) -> String {
    let is_taken = model.relations().any(|table| table.rust.module == backend.name());
    format!("{backend}{}", if is_taken { "_" } else { "" })
}

#[derive(Template)]
#[template(path = "src/schema/unlisted.rs.askama", escape = "none")]
struct UnlistedFile<'a> {
    /// Whether some column has a type that schema.rs has to define.
    has_types: bool,
    /// The module whose types are defined in the listed part, where it has any.
    listed: Option<String>,
    /// The types that the listed part does not define.
    types: Vec<TypeView>,
    tables: Vec<TableView<'a>>,
}

#[derive(Template)]
#[template(path = "src/schema/backend.rs.askama", escape = "none")]
struct SchemaFile<'a> {
    stated: Vec<StatedType>,
    types: Vec<TypeView>,
    tables: Vec<TableView<'a>>,
    joinables: Vec<joinable::JoinableView<'a>>,
    groups: Vec<String>,
}

#[derive(Template)]
#[template(path = "src/schema/mod.rs.askama", escape = "none")]
struct ModFile {
    /// Whether a table's name is not one that Rust would give a module.
    has_foreign_style: bool,
    backends: Vec<BackendModule>,
}

/// The module of a backend's schema.rs. One that a table is named like would hide the table that it exports.
struct BackendModule {
    feature: &'static str,
    hides_table: bool,
    /// Whether there are views, or tables without a primary key.
    has_unlisted: bool,
    /// Whether columns of those have types that schema.rs defines.
    has_unlisted_types: bool,
}

struct TypeView {
    rust_name: String,
    attribute: String,
}

struct TableView<'a> {
    rust_name: &'a str,
    sql_name: Option<String>,
    key: String,
    imports: Vec<String>,
    columns: Vec<ColumnView<'a>>,
}

struct ColumnView<'a> {
    rust_name: &'a str,
    sql_name: Option<String>,
    max_length: Option<u32>,
    ty: String,
}

/// Returns the tables as the tool sorts them: by the bytes of their names.
fn tables_by_name(model: &Model) -> Vec<&Table> {
    let mut tables: Vec<_> = model.tables.iter().filter(|table| table.primary_key.is_some()).collect();
    tables.sort_by(|one, other| one.name.cmp(&other.name));
    tables
}

fn table_view<'a>(at: TableAt<'a>, dialect: &dyn Dialect, types: &mut Types) -> TableView<'a> {
    let table = at.table;
    let mut imports = Vec::new();
    let columns = at.columns().map(|column| {
        let ty = dialect.column_type(column);
        if let Some(definition) = ty.definition {
            if !imports.contains(&definition.rust_name) {
                imports.push(definition.rust_name.clone());
            }
            types.insert(definition.rust_name.clone(), definition);
        }
        let column = column.column;
        ColumnView {
            rust_name: &column.rust_name,
            sql_name: renamed(&column.name, &column.rust_name),
            max_length: ty.max_length,
            ty: if column.nullable { format!("Nullable<{}>", ty.diesel) } else { ty.diesel },
        }
    });
    let columns = columns.collect();
    TableView {
        rust_name: &table.rust.module,
        sql_name: renamed(&table.name, &table.rust.module),
        key: key(table, dialect),
        imports,
        columns,
    }
}

fn key(table: &Table, dialect: &dyn Dialect) -> String {
    let mut columns: Vec<_> = table.key_columns().collect();
    if dialect.lists_keys_in_column_order() {
        columns.sort_by_key(|column| table.columns.position(&column.name));
    }
    if columns.is_empty() {
        // Diesel wants one.
        columns.extend(table.columns.first());
    }
    columns.iter().map(|column| column.rust_name.as_str()).collect::<Vec<_>>().join(", ")
}

fn type_view(rust_name: String, definition: &TypeDefinition) -> TypeView {
    TypeView { attribute: layout::type_attribute(definition), rust_name }
}

/// Returns the name in the database as a Rust literal, when Rust calls it otherwise.
fn renamed(sql_name: &str, rust_name: &str) -> Option<String> {
    (sql_name != rust_name).then(|| layout::rust_literal(sql_name))
}
