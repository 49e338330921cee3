//! The files that make a folder a crate: the manifest, the roots of the library and the program.

use askama::Template;
use heck::ToSnakeCase;

use super::natives::{self, Known};
use super::{docs, runtime, rust, schema, types};
use crate::fileset::FileSet;
use crate::model::{Backend, Dependency, Model};

/// Adds the manifest, the roots, and what tells other tools to leave the files alone.
pub(super) fn add(model: &Model, files: &mut FileSet) {
    let serves = |backend| model.backends.contains(&backend);
    let manifest = ManifestTemplate {
        header: rust::HEADER.replace("//", "#"),
        package: format!("{:?}", model.package),
        description: model.doc.as_ref().map(|doc| format!("{:?}", first_line(doc))),
        default_backend: model.backends[0].name(),
        sqlite: serves(Backend::Sqlite),
        postgres: serves(Backend::Postgres),
        mysql: serves(Backend::Mysql),
        column_limit: column_limit(model),
        network: natives::used(model).contains(&Known::Network),
        engine: runtime::package(model),
        time: model.rust.time.name(),
        models: MODEL_CRATES.iter().copied().filter(|name| *name == "serde" || types::any_of(model, name)).collect(),
        dependencies: model.rust.dependencies.iter().map(dependency).collect(),
    };
    files.add("Cargo.toml", format!("{manifest}\n"));
    files.add("rustfmt.toml", include_str!("../../templates/rustfmt.toml"));
    files.add("src/rustfmt.toml", include_str!("../../templates/src/rustfmt.toml"));
    files.add(".gitattributes", include_str!("../../templates/gitattributes"));
    let lib = LibTemplate {
        docs: docs::inner(model.doc.as_deref().or(Some(&format!("The database of `{}`.", model.package)))),
        choice: choice(model),
        several: model.backends.len() > 1,
        recursion_limit: recursion_limit(model),
    };
    files.add("src/lib.rs", rust::format(&lib.to_string()));
    let main = MainTemplate { library: model.package.to_snake_case() };
    files.add("src/main.rs", rust::format(&main.to_string()));
}

/// The crates that the fields of models are of, and what their derives need.
const MODEL_CRATES: &[&str] = &["bigdecimal", "chrono", "ipnetwork", "serde"];

#[derive(Template)]
#[template(path = "Cargo.toml.askama", escape = "none")]
struct ManifestTemplate<'a> {
    header: String,
    package: String,
    description: Option<String>,
    default_backend: &'a str,
    sqlite: bool,
    postgres: bool,
    mysql: bool,
    column_limit: usize,
    network: bool,
    /// The package of the engine.
    engine: String,
    /// The crates that the models need.
    models: Vec<&'static str>,
    /// The crate whose types dates and times are.
    time: &'static str,
    /// The lines of the crates that the schema names.
    dependencies: Vec<String>,
}

#[derive(Template)]
#[template(path = "src/lib.rs.askama", escape = "none")]
struct LibTemplate {
    docs: String,
    choice: String,
    several: bool,
    recursion_limit: Option<usize>,
}

#[derive(Template)]
#[template(path = "src/main.rs.askama", escape = "none")]
struct MainTemplate {
    library: String,
}

fn dependency(dependency: &Dependency) -> String {
    let Dependency { name, version, path, features } = dependency;
    let version = version.iter().map(|version| format!("version = {version:?}"));
    let path = path.iter().map(|path| format!("path = {path:?}"));
    let features = (!features.is_empty()).then(|| format!("features = {features:?}"));
    let keys: Vec<String> = version.chain(path).chain(features).collect();
    format!("{name} = {{ {} }}", keys.join(", "))
}

fn first_line(doc: &str) -> &str {
    doc.trim().lines().next().unwrap_or_default()
}

/// Returns the limit that rustc needs where its own 128 is too low: `allow_tables_to_appear_in_same_query!` takes one more
/// step of expansion for each table it lists.
fn recursion_limit(model: &Model) -> Option<usize> {
    let tables = schema::longest_allow_list(model);
    (tables > 100).then(|| (tables + 100).next_power_of_two())
}

fn choice(model: &Model) -> String {
    let names: Vec<&str> = model.backends.iter().map(|backend| backend.name()).collect();
    match names.as_slice() {
        [only] => format!("the feature {only}"),
        several => format!("one of the features {}", several.join(", ")),
    }
}

/// Returns the size of the largest table as Diesel counts it: larger limits cost every crate compile time.
fn column_limit(model: &Model) -> usize {
    let most = model.relations().map(|table| table.columns.len()).max().unwrap_or_default();
    [32, 64].into_iter().find(|limit| most <= *limit).unwrap_or(128)
}
