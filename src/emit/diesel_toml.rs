//! The diesel.toml files, which lead Diesel's own tool to the migrations and to the very bytes of schema.rs.

use askama::Template;

use super::schema::{self, is_printed};
use crate::dialect::{dialect, integer_primary_key_is_bigint};
use crate::fileset::FileSet;
use crate::model::{Backend, JoinedTables, Model, NamespaceNames, PrintSchema, SchemaDocs, Table, TableFilter};

#[derive(Template)]
#[template(path = "diesel.toml.askama", escape = "none")]
struct DieselToml<'a> {
    backend: Backend,
    product: &'static str,
    path: &'a str,
    is_default: bool,
    /// The default namespace, then the others.
    sections: Vec<Section>,
    with_docs: Option<&'static str>,
    sorts_columns: bool,
    joined: &'static str,
    integer_primary_key_is_bigint: bool,
    imports: Vec<String>,
    /// The types of other crates, which schema.rs does not define: regular expressions.
    undefined: Vec<String>,
    derives: Vec<String>,
    defines_no_types: bool,
}

/// A namespace of which `diesel print-schema` prints the tables, those beside the default one in a module of their own.
struct Section {
    /// The key of its settings, which is none of the settings of the default namespace.
    key: Option<String>,
    /// Its name as a TOML string.
    schema: Option<String>,
    /// The key of `filter`, with regular expressions as TOML strings.
    filter: Option<(&'static str, Vec<String>)>,
    /// Where the patch of what is printed stands.
    patch: Option<String>,
}

/// Adds a diesel.toml for the default backend and one for each of the others, which `diesel --config-file` takes; and the patches
/// that they name.
pub fn add_diesel_toml(files: &mut FileSet, model: &Model) {
    let settings = &model.print_schema;
    for &backend in &model.backends {
        let path = diesel_toml_path(model, backend);
        let content = DieselToml {
            backend,
            product: dialect(backend).product(),
            path: &path,
            is_default: model.backends.first() == Some(&backend),
            with_docs: with_docs(settings),
            sorts_columns: settings.sorts_columns,
            joined: match settings.joined {
                JoinedTables::Related => "fk_related_tables",
                JoinedTables::All => "all_tables",
                JoinedTables::None => "none",
            },
            integer_primary_key_is_bigint: backend == Backend::Sqlite && integer_primary_key_is_bigint(model),
            imports: schema::imports(model, backend).iter().map(|import| format!("{import:?}")).collect(),
            undefined: undefined(model, backend),
            derives: settings.custom_type_derives.iter().map(|path| format!("{path:?}")).collect(),
            defines_no_types: settings.defines_no_types,
            sections: sections(model, backend, files),
        };
        let content = content.render().expect("the template only prints strings into a string");
        files.add(path, format!("{content}\n"));
    }
}

fn with_docs(settings: &PrintSchema) -> Option<&'static str> {
    match settings.docs {
        SchemaDocs::None => None,
        SchemaDocs::Comments => Some("\"only-database-comments\""),
        SchemaDocs::All => Some("true"),
    }
}

/// Returns the types that schema.rs shall not define, as regular expressions in TOML strings.
fn undefined(model: &Model, backend: Backend) -> Vec<String> {
    let mut patterns: Vec<String> = model.print_schema.undefined_types.iter().map(|pattern| literal(pattern)).collect();
    for ty in schema::stated_types(model, backend) {
        let pattern = literal(&format!("^{}$", ty.name));
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    patterns
}

/// Returns the sections, and adds the patches that they name.
fn sections(model: &Model, backend: Backend, files: &mut FileSet) -> Vec<Section> {
    let mut patch = |namespace: schema::Namespace<'_>| {
        let path = patch_path(model, backend, namespace);
        files.add(path.clone(), schema::patch(model, backend, namespace)?);
        Some(path)
    };
    let mut sections =
        vec![Section { key: None, schema: None, filter: filter(model, backend, None), patch: patch(None) }];
    let section = |names: &NamespaceNames| {
        let is_in = |table: &&Table| is_printed(model, table) && table.rust.namespace.as_ref() == Some(names);
        let name = model.tables.iter().find(is_in)?.namespace.as_deref()?;
        Some(Section {
            key: Some(format!("in_{}", names.module)),
            schema: Some(literal(name)),
            filter: filter(model, backend, Some(name)),
            patch: patch(Some(names)),
        })
    };
    if backend == Backend::Postgres {
        sections.extend(schema::namespaces(model).into_iter().filter_map(section));
    }
    sections
}

/// Returns what print-schema has to be told of the tables of a namespace that schema.rs has: the author's patterns as they are,
/// wherever they say it.
fn filter(model: &Model, backend: Backend, namespace: Option<&str>) -> Option<(&'static str, Vec<String>)> {
    let filter = &model.print_schema.filter;
    let tables = model.tables.iter().filter(|table| table.namespace.as_deref() == namespace);
    let partitions = tables.clone().flat_map(|table| &table.options.postgres.partitions);
    let partitions = partitions.filter(|_| backend == Backend::Postgres).map(|partition| partition.name.as_str());
    let keyless = tables.clone().filter(|table| table.primary_key.is_none()).map(Table::local_name);
    let of_extensions =
        extension_tables(model).into_iter().filter(|_| backend == Backend::Postgres && namespace.is_none());
    let left_out = keyless.chain(partitions).chain(of_extensions).filter(|name| filter.has(name));
    let left_out: Vec<String> = left_out.map(exactly).collect();
    match filter {
        TableFilter::Only(patterns) if left_out.is_empty() => {
            Some(("only_tables", patterns.iter().map(|pattern| literal(pattern)).collect()))
        }
        TableFilter::Only(_) => {
            let listed = tables.filter(|table| is_printed(model, table));
            Some(("only_tables", listed.map(|table| exactly(table.local_name())).collect()))
        }
        TableFilter::Except(patterns) => {
            Some(("except_tables", patterns.iter().map(|pattern| literal(pattern)).chain(left_out).collect()))
        }
        TableFilter::All => (!left_out.is_empty()).then_some(("except_tables", left_out)),
    }
}

/// The tables that extensions put into the default namespace.
const EXTENSION_TABLES: &[(&str, &str)] = &[("postgis", "spatial_ref_sys")];

/// Returns the tables that the extensions of the schema have made.
fn extension_tables(model: &Model) -> Vec<&str> {
    let made = |(extension, table): &(&str, &'static str)| {
        let makes = |sql: &str| {
            let mut words = sql.split_whitespace().map(|word| word.trim_matches(['"', ';']));
            words.next().is_some_and(|word| word.eq_ignore_ascii_case("create"))
                && words.next().is_some_and(|word| word.eq_ignore_ascii_case("extension"))
                && words.any(|word| word.eq_ignore_ascii_case(extension))
        };
        let statements = model.raw.iter().filter_map(|raw| raw.sql.on(Backend::Postgres));
        statements.map(|sql| sql.create.as_str()).any(makes).then_some(*table)
    };
    EXTENSION_TABLES.iter().filter_map(made).collect()
}

/// Returns the regular expression that matches a name and nothing else, as a string of TOML.
fn exactly(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | ' ');
    let escaped: String = name.chars().flat_map(|c| (!is_plain(c)).then_some('\\').into_iter().chain([c])).collect();
    literal(&format!("^{escaped}$"))
}

/// Returns a string of TOML, as it stands where it can.
fn literal(text: &str) -> String {
    if text.contains(['\'', '\n']) { format!("{text:?}") } else { format!("'{text}'") }
}

/// Returns where the crate keeps the diesel.toml of a backend.
pub fn diesel_toml_path(model: &Model, backend: Backend) -> String {
    if model.backends.first() == Some(&backend) { "diesel.toml".to_owned() } else { format!("diesel.{backend}.toml") }
}

/// Returns where the crate keeps the patch of a backend's schema.rs of a namespace; PostgreSQL has them all alone.
fn patch_path(model: &Model, backend: Backend, namespace: schema::Namespace<'_>) -> String {
    match namespace {
        Some(names) => format!("schema.in_{}.patch", names.module),
        None if model.backends.first() == Some(&backend) => "schema.patch".to_owned(),
        None => format!("schema.{backend}.patch"),
    }
}
