//! The files under `src/schema`: what `diesel print-schema` prints once the migrations ran.
//!
//! Each rule here is one of diesel_cli 2.3.14, `print_schema.rs` and `infer_schema_internals/`, which prints what rustfmt makes of it
//! in its default style. tests/print_schema.rs compares the bytes with those of the real tool on the real databases.

mod docs;
mod groups;
mod joinable;
mod layout;
mod patch;
mod stated;

use std::collections::BTreeMap;

use askama::Template;

use crate::dialect::{ColumnAt, ColumnType, Dialect, TableAt, TypeDefinition, dialect};
use crate::model::{Backend, Column, JoinedTables, Model, Table};
pub use patch::{PatchError, apply, column_types, diesel_name, patched, with_blanks};
pub use stated::{imports, stated_types};

/// Returns the schema.rs of a backend, before it is [patched]; the columns of the model are in the order of the database.
pub fn schema_rs(model: &Model, backend: Backend) -> String {
    let dialect = dialect(backend);
    let tables = tables_by_name(model);
    let mut types = Types::new();
    let views = tables.iter().map(|table| table_view(TableAt { model, table }, dialect, &mut types)).collect();
    let joinables = joinable::foreign_keys(&tables);
    let page = SchemaFile {
        types_docs: docs::of_types(model),
        types: type_views(types, model),
        tables: views,
        groups: joined(model, &tables, &joinables).iter().map(|group| layout::allow_list(group)).collect(),
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
        types: type_views(types, model),
        tables: views,
    };
    Some(page.render().expect("the template only prints strings and numbers into a string"))
}

/// Returns what `diesel print-schema` does not print: it takes no views, stops at a table without a primary key, and passes over
/// tables that it is told to.
pub(super) fn unlisted(model: &Model) -> impl Iterator<Item = &Table> {
    let passed_over = model.tables.iter().filter(|table| !is_listed(model, table));
    passed_over.chain(model.views.iter().map(|view| &view.table))
}

/// Returns whether `diesel print-schema` prints the table.
pub(super) fn is_listed(model: &Model, table: &Table) -> bool {
    table.primary_key.is_some() && model.print_schema.filter.has(table.local_name())
}

/// The derive that each type which schema.rs defines has.
const SQL_TYPE: &str = "diesel::sql_types::SqlType";

/// The types that schema.rs has to define, by name, each with its documentation.
type Types = BTreeMap<String, (TypeDefinition, String)>;

/// Returns how many tables the longest `allow_tables_to_appear_in_same_query!` of schema.rs lists.
pub(super) fn longest_allow_list(model: &Model) -> usize {
    let tables = tables_by_name(model);
    let groups = joined(model, &tables, &joinable::foreign_keys(&tables));
    groups.iter().map(Vec::len).max().unwrap_or_default()
}

/// Returns the groups of tables that a query may join, by their Rust names.
fn joined<'a>(model: &Model, tables: &[&'a Table], joinables: &[joinable::Joinable<'a>]) -> Vec<Vec<&'a str>> {
    match model.print_schema.joined {
        JoinedTables::Related => groups::related(tables, joinables),
        JoinedTables::All if tables.len() > 1 => {
            vec![tables.iter().map(|table| table.rust.module.as_str()).collect()]
        }
        JoinedTables::All | JoinedTables::None => Vec::new(),
    }
}

/// Returns the module file that picks the schema of the backend which the crate is compiled for.
pub fn mod_rs(model: &Model) -> String {
    let module = |&backend: &Backend| BackendModule {
        feature: backend.name(),
        hides_table: backend_module(model, backend) != backend.name(),
        has_unlisted: unlisted(model).next().is_some(),
        has_unlisted_types: unlisted(model).any(|table| {
            TableAt { model, table }.columns().any(|at| printed_type(at, backend).definition.is_some())
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
    /// The documentation of the module of types.
    types_docs: &'static str,
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
    docs: String,
    derives: String,
    rust_name: String,
    attribute: String,
}

struct TableView<'a> {
    docs: String,
    rust_name: &'a str,
    sql_name: Option<String>,
    key: String,
    imports: Vec<String>,
    columns: Vec<ColumnView<'a>>,
}

struct ColumnView<'a> {
    docs: String,
    rust_name: &'a str,
    sql_name: Option<String>,
    max_length: Option<u32>,
    ty: String,
}

/// Returns the tables as the tool sorts them: by the bytes of their names.
fn tables_by_name(model: &Model) -> Vec<&Table> {
    let mut tables: Vec<_> = model.tables.iter().filter(|table| is_listed(model, table)).collect();
    tables.sort_by(|one, other| one.name.cmp(&other.name));
    tables
}

fn table_view<'a>(at: TableAt<'a>, dialect: &dyn Dialect, types: &mut Types) -> TableView<'a> {
    let (model, table, backend) = (at.model, at.table, dialect.backend());
    let mut imports = imports(model, backend);
    let columns = columns(model, table).into_iter().map(|column| ColumnAt { model, table, column }).map(|at| {
        let ty = printed_type(at, backend);
        if let Some(definition) = ty.definition {
            if imports.is_empty() {
                imports.push("diesel::sql_types::*".to_owned());
            }
            let import = format!("super::sql_types::{}", definition.rust_name);
            if !imports.contains(&import) {
                imports.push(import);
            }
            let docs = docs::of_type(at, backend, &definition);
            types.entry(definition.rust_name.clone()).or_insert((definition, docs));
        }
        let column = at.column;
        let diesel = nullable(ty.diesel, column.nullable);
        ColumnView {
            docs: docs::of_column(at, backend, &diesel),
            rust_name: &column.rust_name,
            sql_name: renamed(&column.name, &column.rust_name),
            max_length: ty.max_length,
            ty: diesel,
        }
    });
    let columns = columns.collect();
    TableView {
        docs: docs::of_table(at, backend),
        rust_name: &table.rust.module,
        sql_name: renamed(&table.name, &table.rust.module),
        key: key(table, dialect),
        imports,
        columns,
    }
}

/// Returns the columns of a table in the order of schema.rs, which is the same on every backend but for names that differ in case.
pub(super) fn columns<'a>(model: &Model, table: &'a Table) -> Vec<&'a Column> {
    let mut columns: Vec<_> = table.columns.iter().collect();
    if model.print_schema.sorts_columns {
        let dialect = dialect(model.backends[0]);
        columns.sort_by_cached_key(|column| dialect.sort_key(&column.name));
    }
    columns
}

/// Returns the type of a column as schema.rs prints it, without a definition where that is left to an import.
fn printed_type(at: ColumnAt<'_>, backend: Backend) -> ColumnType {
    let ty = dialect(backend).column_type(at);
    match &ty.definition {
        Some(definition) if at.model.print_schema.leaves_undefined(undefined_name(definition, backend)) => {
            let diesel = ty.diesel.replace(&definition.rust_name, undefined_name(definition, backend));
            ColumnType { diesel, definition: None, ..ty }
        }
        _ => ty,
    }
}

/// Returns the import that brings a type which schema.rs does not define.
pub(super) fn import_of<'m>(model: &'m Model, definition: &TypeDefinition, backend: Backend) -> Option<&'m str> {
    let (name, settings) = (undefined_name(definition, backend), &model.print_schema);
    if settings.leaves_undefined(name) { settings.import_of(name) } else { None }
}

/// Returns what print-schema calls a type that it does not define: on MySQL, the name that it gives one is the column's.
fn undefined_name(definition: &TypeDefinition, backend: Backend) -> &str {
    match backend {
        Backend::Mysql => &definition.name,
        Backend::Sqlite | Backend::Postgres => &definition.rust_name,
    }
}

/// Returns a type that allows NULL, if it shall.
fn nullable(diesel: String, is_nullable: bool) -> String {
    if is_nullable { format!("Nullable<{diesel}>") } else { diesel }
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

fn type_views(types: Types, model: &Model) -> Vec<TypeView> {
    let mut derives: Vec<&str> = model.print_schema.custom_type_derives.iter().map(String::as_str).collect();
    if !derives.contains(&SQL_TYPE) {
        derives.push(SQL_TYPE);
    }
    let view = |(rust_name, (definition, docs)): (String, (TypeDefinition, String))| TypeView {
        docs,
        derives: layout::derives(&derives),
        attribute: layout::type_attribute(&definition),
        rust_name,
    };
    types.into_iter().map(view).collect()
}

/// Returns the name in the database as a Rust literal, when Rust calls it otherwise.
fn renamed(sql_name: &str, rust_name: &str) -> Option<String> {
    (sql_name != rust_name).then(|| layout::rust_literal(sql_name))
}
