//! The module files that pick the schema of the backend which the crate is compiled for.

use std::collections::BTreeSet;

use askama::Template;

use super::{Namespace, is_listed, joinable, namespaces, printed_type, tables_by_name, unlisted};
use crate::dialect::TableAt;
use crate::model::{Backend, Model, NamespaceNames, Table};

/// Returns `src/schema/mod.rs`, of the default namespace.
pub fn mod_rs(model: &Model) -> String {
    let namespaces = namespaces(model).into_iter().map(|names| names.module.as_str()).collect();
    ModFile { backends: backends(model, None), namespaces, across: across(model) }
        .render()
        .expect("the template only prints strings into a string")
}

/// Returns the module file of another namespace.
pub fn namespace_mod_rs(model: &Model, names: &NamespaceNames) -> String {
    let of_namespace = model.relations().find(|table| table.rust.namespace.as_ref() == Some(names));
    let name = of_namespace.and_then(|table| table.namespace.as_deref()).unwrap_or_default();
    NamespaceModFile { name, identifier: &names.identifier, backends: backends(model, Some(names)) }
        .render()
        .expect("the template only prints strings into a string")
}

/// Returns the path of the module that holds what `diesel print-schema` prints of a namespace.
pub(super) fn listed_path(model: &Model, backend: Backend, namespace: Namespace<'_>) -> String {
    match namespace {
        Some(names) => format!("{}::{backend}::{}", names.module, names.identifier),
        None => backend_module(model, backend, None),
    }
}

#[derive(Template)]
#[template(path = "src/schema/mod.rs.askama", escape = "none")]
struct ModFile<'a> {
    backends: Vec<BackendModule>,
    /// The modules of the other namespaces.
    namespaces: Vec<&'a str>,
    across: Across,
}

#[derive(Template)]
#[template(path = "src/schema/namespace/mod.rs.askama", escape = "none")]
struct NamespaceModFile<'a> {
    name: &'a str,
    identifier: &'a str,
    backends: Vec<BackendModule>,
}

/// The module of a backend's schema.rs. One that a table is named like would hide the table that it exports.
struct BackendModule {
    feature: &'static str,
    hides_table: bool,
    /// Whether a name is not one that Rust would give a module.
    has_foreign_style: bool,
    /// Whether there are tables that `diesel print-schema` prints.
    has_listed: bool,
    /// Whether there are views, or tables without a primary key.
    has_unlisted: bool,
    /// Whether columns of those have types that schema.rs defines.
    has_unlisted_types: bool,
}

fn backends(model: &Model, namespace: Namespace<'_>) -> Vec<BackendModule> {
    let is_here = |table: &&Table| table.rust.namespace.as_ref() == namespace;
    let is_foreign = |name: &str| name.contains(char::is_uppercase) || name.trim_matches('_').contains("__");
    let has_foreign_style = model.relations().filter(is_here).any(|table| is_foreign(&table.rust.module))
        || namespace.is_some_and(|names| is_foreign(&names.identifier));
    let module = |&backend: &Backend| BackendModule {
        feature: backend.name(),
        hides_table: backend_module(model, backend, namespace) != backend.name(),
        has_foreign_style,
        has_listed: is_listed(model, namespace),
        has_unlisted: unlisted(model, namespace).next().is_some(),
        has_unlisted_types: unlisted(model, namespace)
            .any(|table| TableAt { model, table }.columns().any(|at| printed_type(at, backend).definition.is_some())),
    };
    model.backends.iter().map(module).collect()
}

/// Returns the name of the module that holds a backend's schema.rs: not that of a table, which it would hide.
fn backend_module(model: &Model, backend: Backend, namespace: Namespace<'_>) -> String {
    let mut tables = model.relations().filter(|table| table.rust.namespace.as_ref() == namespace);
    let is_taken = tables.any(|table| table.rust.module == backend.name());
    format!("{backend}{}", if is_taken { "_" } else { "" })
}

/// The foreign keys from one namespace to another that Diesel can join by.
struct Across {
    /// The tables, each with the name that no other has.
    imports: BTreeSet<String>,
    keys: Vec<AcrossKey>,
}

struct AcrossKey {
    child: String,
    parent: String,
    column: String,
}

fn across(model: &Model) -> Across {
    let namespaces: Vec<_> = [None].into_iter().chain(namespaces(model).into_iter().map(Some)).collect();
    let tables: Vec<&Table> = namespaces.into_iter().flat_map(|it| tables_by_name(model, it)).collect();
    let joinables = joinable::foreign_keys(&tables);
    let compares = |it: &joinable::Joinable<'_>| model.backends.iter().all(|&backend| it.compares(model, backend));
    let is_across = |it: &&joinable::Joinable<'_>| it.child.rust.namespace != it.parent.rust.namespace && compares(it);
    let across: Vec<_> = joinables.iter().filter(is_across).collect();
    let import = |table: &Table| match (table.rust.schema_path(), table.rust.file()) {
        (path, name) if path == name => path,
        (path, name) => format!("{path} as {name}"),
    };
    let key = |it: &&joinable::Joinable<'_>| AcrossKey {
        child: it.child.rust.file().to_owned(),
        parent: it.parent.rust.file().to_owned(),
        column: it.view().column.to_owned(),
    };
    Across {
        imports: across.iter().flat_map(|it| [import(it.child), import(it.parent)]).collect(),
        keys: across.iter().map(key).collect(),
    }
}
