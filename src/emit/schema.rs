//! The files under `src/schema`: what `diesel print-schema` prints once the migrations ran.
//!
//! Each rule here is one of diesel_cli 2.3.14, `print_schema.rs` and `infer_schema_internals/`, which prints what rustfmt makes of it
//! in its default style. tests/print_schema.rs compares the bytes with those of the real tool on the real databases.

mod docs;
mod groups;
mod joinable;
mod layout;
mod patch;
mod root;
mod stated;
mod unpatched;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use crate::dialect::{ColumnAt, ColumnType, Dialect, TableAt, TypeDefinition, dialect};
use crate::model::{Backend, Column, JoinedTables, Model, NamespaceNames, Table};
pub use patch::{PatchError, apply, column_types, diesel_name, patch, patched};
pub use root::{mod_rs, namespace_mod_rs};
pub use stated::{imports, stated_types};

/// The namespace that a file is about; the default one is none.
pub type Namespace<'a> = Option<&'a NamespaceNames>;

/// Returns the namespaces beside the default one that tables or views stand in, in the order of their modules.
pub fn namespaces(model: &Model) -> BTreeSet<&NamespaceNames> {
    model.relations().filter_map(|table| table.rust.namespace.as_ref()).collect()
}

/// Returns whether `diesel print-schema` is asked for a namespace: for the default one, and those that have something to print.
pub fn is_listed(model: &Model, namespace: Namespace<'_>) -> bool {
    namespace.is_none() || !tables_by_name(model, namespace).is_empty()
}

/// Returns the schema.rs of a backend and a namespace, before it is [patched]; the columns of the model are in the order of the database.
pub fn schema_rs(model: &Model, backend: Backend, namespace: Namespace<'_>) -> String {
    print(&unpatched::model(model, backend), backend, namespace, Form::Printed)
}

/// Whose schema.rs it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// That of `diesel print-schema`.
    Printed,
    /// That of the crate.
    Patched,
}

/// Returns the schema.rs in one of its forms.
fn print(model: &Model, backend: Backend, namespace: Namespace<'_>, form: Form) -> String {
    let dialect = dialect(backend);
    let tables = tables_by_name(model, namespace);
    // Those of a namespace stand in a module of its name.
    let indent = if namespace.is_some() { 4 } else { 0 };
    let (imports, mut types) = (imports(model, backend), Types::new());
    let view = |table| table_view(TableAt { model, table }, dialect, &imports, &mut types, form);
    let views = tables.iter().copied().map(view).collect();
    let joinables = joinable::foreign_keys(&tables);
    let is_held = |it: &&joinable::Joinable<'_>| form == Form::Printed || it.compares(model, backend);
    let page = SchemaFile {
        types_docs: docs::of_types(model),
        types: type_views(types, model, indent),
        tables: views,
        groups: joined(model, &tables, &joinables).iter().map(|group| layout::allow_list(group, indent)).collect(),
        joinables: joinables.iter().filter(is_held).map(|joinable| joinable.view()).collect(),
    };
    let page = page.render().expect("the template only prints strings and numbers into a string");
    match namespace {
        Some(names) => layout::in_module(&page, &names.identifier),
        None => page,
    }
}

/// Returns what the tool leaves out of a namespace: the views, and the tables without a primary key. Nothing when there is none.
pub fn unlisted_rs(model: &Model, backend: Backend, namespace: Namespace<'_>) -> Option<String> {
    let dialect = dialect(backend);
    let tables: Vec<_> = unlisted(model, namespace).collect();
    let (mut listed, mut types) = (Types::new(), Types::new());
    let imports = stated::imports_of(model, unlisted(model, namespace), backend);
    for table in tables_by_name(model, namespace) {
        table_view(TableAt { model, table }, dialect, &imports, &mut listed, Form::Patched);
    }
    let view = |table| table_view(TableAt { model, table }, dialect, &imports, &mut types, Form::Patched);
    let views: Vec<_> = tables.into_iter().map(view).collect();
    if views.is_empty() {
        return None;
    }
    let has_types = !types.is_empty();
    types.retain(|name, _| !listed.contains_key(name));
    let page = UnlistedFile {
        has_types,
        listed: (!listed.is_empty()).then(|| root::listed_path(model, backend, namespace)),
        types: type_views(types, model, 0),
        tables: views,
    };
    Some(page.render().expect("the template only prints strings and numbers into a string"))
}

/// Returns what `diesel print-schema` does not print of a namespace: it takes no views, stops at a table without a primary key, and
/// passes over tables that it is told to.
fn unlisted<'a>(model: &'a Model, namespace: Namespace<'a>) -> impl Iterator<Item = &'a Table> {
    let passed_over = model.tables.iter().filter(|table| !is_printed(model, table));
    let unlisted = passed_over.chain(model.views.iter().map(|view| &view.table));
    unlisted.filter(move |table| table.rust.namespace.as_ref() == namespace)
}

/// Returns whether `diesel print-schema` prints the table.
pub(super) fn is_printed(model: &Model, table: &Table) -> bool {
    table.primary_key.is_some() && model.print_schema.filter.has(table.local_name())
}

/// The derive that each type which schema.rs defines has.
const SQL_TYPE: &str = "diesel::sql_types::SqlType";

/// The types that schema.rs has to define, by name, each with its documentation.
type Types = BTreeMap<String, (TypeDefinition, String)>;

/// Returns how many tables the longest `allow_tables_to_appear_in_same_query!` of schema.rs lists.
pub(super) fn longest_allow_list(model: &Model) -> usize {
    let longest = |namespace| {
        let tables = tables_by_name(model, namespace);
        let groups = joined(model, &tables, &joinable::foreign_keys(&tables));
        groups.iter().map(Vec::len).max().unwrap_or_default()
    };
    [None].into_iter().chain(namespaces(model).into_iter().map(Some)).map(longest).max().unwrap_or_default()
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

struct TypeView {
    docs: String,
    derives: String,
    rust_name: String,
    attribute: String,
}

struct TableView<'a> {
    docs: String,
    rust_name: String,
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

/// Returns the tables of a namespace as the tool sorts them: by the bytes of their names.
fn tables_by_name<'a>(model: &'a Model, namespace: Namespace<'_>) -> Vec<&'a Table> {
    let is_here = |table: &&Table| is_printed(model, table) && table.rust.namespace.as_ref() == namespace;
    let mut tables: Vec<_> = model.tables.iter().filter(is_here).collect();
    tables.sort_by(|one, other| one.name.cmp(&other.name));
    tables
}

fn table_view<'a>(
    at: TableAt<'a>,
    dialect: &dyn Dialect,
    imports: &[String],
    types: &mut Types,
    form: Form,
) -> TableView<'a> {
    let (model, table, backend) = (at.model, at.table, dialect.backend());
    let mut imports = imports.to_vec();
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
    let namespace = table.rust.namespace.as_ref().map(|names| format!("{}.", names.identifier)).unwrap_or_default();
    // What `table!` makes of the whole name is wrong in a namespace, and what the tool prints all the same.
    let sql_name = if form == Form::Printed { &table.name } else { table.local_name() };
    TableView {
        docs: docs::of_table(at, backend),
        rust_name: namespace + &table.rust.module,
        sql_name: (table.local_name() != table.rust.module).then(|| layout::rust_literal(sql_name)),
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

fn type_views(types: Types, model: &Model, indent: usize) -> Vec<TypeView> {
    let mut derives: Vec<&str> = model.print_schema.custom_type_derives.iter().map(String::as_str).collect();
    if !derives.contains(&SQL_TYPE) {
        derives.push(SQL_TYPE);
    }
    let view = |(rust_name, (definition, docs)): (String, (TypeDefinition, String))| TypeView {
        docs,
        derives: layout::derives(&derives, indent),
        attribute: layout::type_attribute(&definition, indent),
        rust_name,
    };
    types.into_iter().map(view).collect()
}

/// Returns the name in the database as a Rust literal, when Rust calls it otherwise.
fn renamed(sql_name: &str, rust_name: &str) -> Option<String> {
    (sql_name != rust_name).then(|| layout::rust_literal(sql_name))
}
