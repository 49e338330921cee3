//! The files under `migrations`, and the diesel.toml files that lead Diesel's own tool to them.

use askama::Template;

use super::schema::{self, StatedType};
use crate::dialect::{dialect, integer_primary_key_is_bigint};
use crate::fileset::FileSet;
use crate::migration::{Plan, Refusal, Stage, Step, plan};
use crate::model::{Backend, Intent, Model, NamespaceNames, Table};
use crate::snapshot::Snapshot;

/// Adds the migrations that lead from the previous build's model to this one, for every backend, and returns the names of all
/// migrations up to now, oldest first, for the next snapshot.
///
/// The versions are counted, since the same input has to give the same bytes. A migration has the same version and name on every
/// backend. A backend that is new gets all of its tables with the first migration that is added now.
///
/// # Errors
///
/// All changes that cannot be migrated, each once; then nothing is added.
pub fn add_migrations(
    files: &mut FileSet,
    previous: Option<&Snapshot>,
    model: &Model,
    intent: &Intent,
) -> Result<Vec<String>, Vec<Refusal>> {
    let mut plans = Vec::new();
    let mut refusals: Vec<Refusal> = Vec::new();
    for &backend in &model.backends {
        let before = previous.map(|snapshot| &snapshot.model).filter(|before| before.backends.contains(&backend));
        match plan(before, model, intent, dialect(backend)) {
            Ok(plan) => plans.push((backend, plan)),
            Err(refused) => {
                for refusal in refused.into_iter().filter(|refusal| !refusals.contains(refusal)).collect::<Vec<_>>() {
                    refusals.push(refusal);
                }
            }
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut names = previous.map(|snapshot| snapshot.migrations.clone()).unwrap_or_default();
    for stage in Stage::ALL {
        if let Some(slug) = slug(&plans, stage) {
            let name = next_name(&names, &slug);
            for (backend, plan) in &plans {
                let folder = format!("migrations/{backend}/{name}");
                let migration = plan.migration(stage);
                let (up, down) = migration.map(|it| (it.up.as_slice(), it.down.as_slice())).unwrap_or_default();
                files.append(format!("{folder}/up.sql"), script(*backend, up));
                files.append(format!("{folder}/down.sql"), script(*backend, down));
                if migration.is_some_and(|it| !it.run_in_transaction) {
                    files.append(format!("{folder}/metadata.toml"), "run_in_transaction = false\n".to_owned());
                }
            }
            names.push(name);
        }
    }
    Ok(names)
}

/// Returns what a stage does, in the words of the first backend that has something to do in it.
fn slug(plans: &[(Backend, Plan)], stage: Stage) -> Option<String> {
    plans.iter().find_map(|(_, plan)| plan.migration(stage)?.slug())
}

/// Returns a version that sorts after those there are, followed by what the migration does.
///
/// The first is 1: on PostgreSQL, `diesel setup` and `diesel database reset` write a migration of version 0 of their own.
pub fn next_name(names: &[String], slug: &str) -> String {
    let version = |name: &String| name.split('_').next().and_then(|version| version.parse::<u64>().ok());
    match names.iter().filter_map(version).max() {
        None => format!("{:014}_initial", 1),
        Some(last) => format!("{:014}_{slug}", last + 1),
    }
}

#[derive(Template)]
#[template(path = "migrations/script.sql.askama", escape = "none")]
struct Script<'a> {
    product: &'static str,
    steps: &'a [Step],
}

fn script(backend: Backend, steps: &[Step]) -> String {
    let script = Script { product: dialect(backend).product(), steps };
    script.render().expect("the template only prints strings into a string")
}

#[derive(Template)]
#[template(path = "diesel.toml.askama", escape = "none")]
struct DieselToml<'a> {
    backend: Backend,
    product: &'static str,
    path: &'a str,
    is_default: bool,
    integer_primary_key_is_bigint: bool,
    stated: Vec<StatedType>,
    /// What `diesel print-schema` leaves out: regular expressions as TOML strings.
    unlisted: Vec<String>,
    /// The namespaces beside the default one.
    namespaces: Vec<DieselNamespace>,
}

/// A namespace of which `diesel print-schema` prints the tables, in a module of its own.
struct DieselNamespace {
    /// The key of its settings, which is none of the settings of the default namespace.
    key: String,
    /// Its name as a TOML string.
    name: String,
    unlisted: Vec<String>,
}

/// Adds a diesel.toml for the default backend and one for each of the others, which `diesel --config-file` takes.
pub fn add_diesel_toml(files: &mut FileSet, model: &Model) {
    for &backend in &model.backends {
        let path = diesel_toml_path(model, backend);
        let content = DieselToml {
            backend,
            product: dialect(backend).product(),
            path: &path,
            is_default: model.backends.first() == Some(&backend),
            unlisted: unlisted(model, backend, None).map(exactly).collect(),
            namespaces: if backend == Backend::Postgres { namespaces(model) } else { Vec::new() },
            integer_primary_key_is_bigint: backend == Backend::Sqlite && integer_primary_key_is_bigint(model),
            stated: schema::stated_types(model, backend),
        };
        let content = content.render().expect("the template only prints strings into a string");
        files.add(path, format!("{content}\n"));
    }
}

fn namespaces(model: &Model) -> Vec<DieselNamespace> {
    let settings = |names: &NamespaceNames| {
        let table =
            model.tables.iter().find(|it| it.primary_key.is_some() && it.rust.namespace.as_ref() == Some(names));
        let name = table?.namespace.as_deref()?;
        let unlisted = unlisted(model, Backend::Postgres, Some(name)).map(exactly).collect();
        Some(DieselNamespace { key: format!("in_{}", names.module), name: format!("'{name}'"), unlisted })
    };
    schema::namespaces(model).into_iter().filter_map(settings).collect()
}

/// Returns the names of the tables of a namespace that schema.rs does not have.
fn unlisted<'a>(model: &'a Model, backend: Backend, namespace: Option<&'a str>) -> impl Iterator<Item = &'a str> {
    let tables = model.tables.iter().filter(move |table| table.namespace.as_deref() == namespace);
    let partitions = tables.clone().flat_map(|table| &table.options.postgres.partitions);
    let partitions = partitions.filter(move |_| backend == Backend::Postgres).map(|partition| partition.name.as_str());
    let keyless = tables.filter(|table| table.primary_key.is_none());
    keyless.map(Table::local_name).chain(partitions)
}

/// Returns the regular expression that matches a name and nothing else, as a string of TOML.
fn exactly(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | ' ');
    let escaped: String = name.chars().flat_map(|c| (!is_plain(c)).then_some('\\').into_iter().chain([c])).collect();
    format!("'^{escaped}$'")
}

/// Returns where the crate keeps the diesel.toml of a backend.
pub fn diesel_toml_path(model: &Model, backend: Backend) -> String {
    if model.backends.first() == Some(&backend) { "diesel.toml".to_owned() } else { format!("diesel.{backend}.toml") }
}
