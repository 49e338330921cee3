//! Model → the files of the crate, in memory. One table: template → path.

mod access;
pub mod diesel_toml;
mod docs;
mod enums;
pub mod history;
pub mod migrations;
mod models;
mod natives;
mod openapi;
mod project;
mod rules;
mod runtime;
mod rust;
pub mod schema;
mod scope;
mod searches;
mod shapes;
mod tables;
mod typed_ids;
mod types;

use crate::fileset::FileSet;
use crate::migration::{Refusal, in_database_order};
use crate::model::{Backend, Intent, Model};
use crate::progress::Progress;
use crate::snapshot::Snapshot;
pub use access::links;
use history::History;
pub use models::is_updatable;
pub use types::rust_type;

/// Why a crate cannot be made of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmitError {
    /// The changes that no migration is written for, each once.
    Migration(Vec<Refusal>),
    /// The author's patch of schema.rs.
    Patch(schema::PatchError),
}

impl From<Vec<Refusal>> for EmitError {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Migration(refusals)
    }
}

impl From<schema::PatchError> for EmitError {
    fn from(error: schema::PatchError) -> Self {
        Self::Patch(error)
    }
}

/// Where the crate keeps the model it was made from.
pub const SNAPSHOT_PATH: &str = ".codegen/snapshot.yaml";

/// Returns the OpenAPI document of the API that a model describes.
pub fn openapi(model: &Model) -> String {
    openapi::document(model)
}

/// Returns what [`generate_after`] does for a crate without migrations.
///
/// # Errors
///
/// All changes that cannot be migrated, each once; or that the patch of schema.rs does not fit.
pub fn generate(model: Model, intent: &Intent, previous: Option<&Snapshot>) -> Result<FileSet, EmitError> {
    generate_after(model, intent, previous, History::default(), &Progress::default())
}

/// Returns every file of the crate, with the migrations that lead from the previous build's snapshot to the model; `history` are
/// those that there are, and the files of tables are counted.
///
/// # Errors
///
/// All changes that cannot be migrated, each once; or that the patch of schema.rs does not fit.
pub fn generate_after(
    model: Model,
    intent: &Intent,
    previous: Option<&Snapshot>,
    history: History,
    progress: &Progress,
) -> Result<FileSet, EmitError> {
    let model = in_database_order(previous.map(|snapshot| &snapshot.model), model, intent);
    let mut files = FileSet::default();
    let migrations = migrations::add_migrations(&mut files, previous, &model, intent)?;
    let snapshot = Snapshot { migrations, model };
    let model = &snapshot.model;
    history::add(history, &snapshot.migrations, model, &mut files);
    project::add(model, &mut files);
    diesel_toml::add_diesel_toml(&mut files, model);
    runtime::add(model, &mut files);
    for &backend in &model.backends {
        add_schema(model, backend, None, &mut files)?;
        for names in schema::namespaces(model) {
            add_schema(model, backend, Some(names), &mut files)?;
        }
    }
    files.add("src/schema/mod.rs", rust::format(&schema::mod_rs(model)));
    for names in schema::namespaces(model) {
        let content = rust::format(&schema::namespace_mod_rs(model, names));
        files.add(format!("src/schema/{}/mod.rs", names.module), content);
    }
    progress.expect(2 * model.relations().count());
    // What takes long is printed side by side; no part looks at another's files.
    let add_rust = || {
        models::add(model, &mut files, progress);
        enums::add(model, &mut files);
        tables::add(model, &mut files, progress);
    };
    let ((), (openapi, snapshot)) = rayon::join(add_rust, || (openapi::document(model), snapshot.to_yaml()));
    files.add("openapi.json", openapi);
    files.add(SNAPSHOT_PATH, snapshot);
    Ok(files)
}

/// Adds what Diesel knows of a namespace on a backend.
fn add_schema(
    model: &Model,
    backend: Backend,
    namespace: schema::Namespace<'_>,
    files: &mut FileSet,
) -> Result<(), schema::PatchError> {
    let folder = namespace.map(|names| format!("{}/", names.module)).unwrap_or_default();
    if schema::is_listed(model, namespace) {
        files.add(format!("src/schema/{folder}{backend}.rs"), schema::patched(model, backend, namespace)?);
    }
    if let Some(unlisted) = schema::unlisted_rs(model, backend, namespace) {
        files.add(format!("src/schema/{folder}{backend}_unlisted.rs"), unlisted);
    }
    Ok(())
}
