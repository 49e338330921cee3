//! The files under `src/schema`: what `diesel print-schema` prints once the migrations ran.
//!
//! Each rule here is one of diesel_cli 2.3.14, `print_schema.rs` and `infer_schema_internals/`, which prints what rustfmt makes of it
//! in its default style. tests/print_schema.rs compares the bytes with those of the real tool on the real databases.

mod groups;
mod joinable;
mod layout;
mod root;
mod stated;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use crate::dialect::{Dialect, TableAt, TypeDefinition, dialect};
use crate::model::{Backend, Model, NamespaceNames, Table};
pub use root::{mod_rs, namespace_mod_rs};
pub use stated::{StatedType, stated_types};

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

/// Returns the schema.rs of a backend and a namespace; the columns of the model are in the order of the database.
pub fn schema_rs(model: &Model, backend: Backend, namespace: Namespace<'_>) -> String {
    let dialect = dialect(backend);
    let tables = tables_by_name(model, namespace);
    // Those of a namespace stand in a module of its name.
    let indent = if namespace.is_some() { 4 } else { 0 };
    let mut types = Types::new();
    let views = tables.iter().map(|table| table_view(TableAt { model, table }, dialect, &mut types)).collect();
    let joinables = joinable::foreign_keys(&tables);
    let page = SchemaFile {
        stated: stated_types(model, backend),
        types: types.into_iter().map(|(rust_name, definition)| type_view(rust_name, &definition, indent)).collect(),
        tables: views,
        groups: groups::related(&tables, &joinables).iter().map(|it| layout::allow_list(it, indent)).collect(),
        joinables: joinables.iter().map(|joinable| joinable.view()).collect(),
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
    for table in tables_by_name(model, namespace) {
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
        stated: stated::stated_types_of(model, unlisted(model, namespace), backend),
        has_types,
        listed: (!listed.is_empty()).then(|| root::listed_path(model, backend, namespace)),
        types: types.into_iter().map(|(rust_name, definition)| type_view(rust_name, &definition, 0)).collect(),
        tables: views,
    };
    Some(page.render().expect("the template only prints strings and numbers into a string"))
}

/// Returns what `diesel print-schema` cannot print of a namespace: it takes no views, and stops at a table without a primary key.
fn unlisted<'a>(model: &'a Model, namespace: Namespace<'a>) -> impl Iterator<Item = &'a Table> {
    let keyless = model.tables.iter().filter(|table| table.primary_key.is_none());
    let unlisted = keyless.chain(model.views.iter().map(|view| &view.table));
    unlisted.filter(move |table| table.rust.namespace.as_ref() == namespace)
}

/// The types that schema.rs has to define, by name.
type Types = BTreeMap<String, TypeDefinition>;

/// Returns how many tables the longest `allow_tables_to_appear_in_same_query!` of schema.rs lists.
pub(super) fn longest_allow_list(model: &Model) -> usize {
    let longest = |namespace| {
        let tables = tables_by_name(model, namespace);
        let groups = groups::related(&tables, &joinable::foreign_keys(&tables));
        groups.iter().map(Vec::len).max().unwrap_or_default()
    };
    [None].into_iter().chain(namespaces(model).into_iter().map(Some)).map(longest).max().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "src/schema/unlisted.rs.askama", escape = "none")]
struct UnlistedFile<'a> {
    stated: Vec<StatedType>,
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

struct TypeView {
    rust_name: String,
    attribute: String,
}

struct TableView<'a> {
    rust_name: String,
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

/// Returns the tables of a namespace as the tool sorts them: by the bytes of their names.
fn tables_by_name<'a>(model: &'a Model, namespace: Namespace<'_>) -> Vec<&'a Table> {
    let is_here = |table: &&Table| table.primary_key.is_some() && table.rust.namespace.as_ref() == namespace;
    let mut tables: Vec<_> = model.tables.iter().filter(is_here).collect();
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
    let namespace = table.rust.namespace.as_ref().map(|names| format!("{}.", names.identifier)).unwrap_or_default();
    TableView {
        rust_name: namespace + &table.rust.module,
        // What `table!` makes of this in a namespace is wrong, and what the tool prints all the same.
        sql_name: (table.local_name() != table.rust.module).then(|| layout::rust_literal(&table.name)),
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

fn type_view(rust_name: String, definition: &TypeDefinition, indent: usize) -> TypeView {
    TypeView { attribute: layout::type_attribute(definition, indent), rust_name }
}

/// Returns the name in the database as a Rust literal, when Rust calls it otherwise.
fn renamed(sql_name: &str, rust_name: &str) -> Option<String> {
    (sql_name != rust_name).then(|| layout::rust_literal(sql_name))
}
