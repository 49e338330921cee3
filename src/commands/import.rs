use std::fs;

use heck::ToKebabCase;
use indicatif::ProgressBar;

use crate::cli::ImportArgs;
use crate::database::block_on;
use crate::import;
use crate::introspect::{Introspection, introspect_counting};
use crate::model::Backend;

use super::problem::Problem;
use super::terminal::part;
use super::{Exit, Failure, Terminal, origin};

/// Writes the schema of a database that exists.
///
/// # Errors
///
/// When the database cannot be read, or there is a file already.
pub(crate) fn import(args: &ImportArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    match (&args.diesel, &args.source) {
        (Some(project), source) => super::import_diesel::import(args, project, source.as_deref(), terminal),
        (None, Some(source)) => of_database(args, source, terminal),
        (None, None) => Err(Failure::NoDatabase),
    }
}

fn of_database(args: &ImportArgs, source: &str, terminal: &Terminal) -> Result<Exit, Failure> {
    let progress = terminal.progress(false);
    progress.set_message("opening the database");
    let mut found = block_on(read(source, args.backend, &progress))?;
    found.model.package = args.package.clone().unwrap_or_else(|| package(source));
    part(&progress, "checking the schema");
    let (fitted, errors) = block_on(import::fit(found)).map_err(Failure::Database)?;
    progress.finish_and_clear();
    tell_notes(&fitted, terminal);
    let Some(out) = &args.out else {
        terminal.result(import::schema(&fitted.model).trim_end());
        return errors.map_or(Ok(Exit::Done), |report| Err(Failure::Schema(report)));
    };
    let main = out.file_name().unwrap_or_default().to_string_lossy();
    let files = if args.split {
        import::split_schema(&fitted.model, &main)
    } else {
        [(main.to_string(), import::schema(&fitted.model))].into()
    };
    let place = |name: String| if name == main { out.clone() } else { out.with_file_name(name) };
    let files: Vec<_> = files.into_iter().map(|(name, text)| (place(name), text)).collect();
    if let Some((place, _)) = files.iter().find(|(place, _)| place.exists()) {
        return Err(Failure::Exists(place.clone()));
    }
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
    }
    for (place, text) in files {
        fs::write(&place, text).map_err(Failure::io("write", &place))?;
        terminal.result(format_args!("created {}", place.display()));
    }
    // What is left needs a hand: the schema is there to be edited.
    errors.map_or(Ok(Exit::Done), |report| Err(Failure::Schema(report)))
}

/// Tells what of the database is not as the schema says it, or not there.
pub(super) fn tell_notes(found: &Introspection, terminal: &Terminal) {
    let notes = found.notes.iter().map(|note| Problem::warning(format!("{} {}", note.object, note.text)));
    terminal.problems(&notes.collect::<Vec<_>>());
}

/// Reads a database: at an address, or made of a file of SQL or of a folder of migrations.
///
/// # Errors
///
/// When it cannot be opened, made or read.
pub(super) async fn read(source: &str, backend: Option<Backend>, bar: &ProgressBar) -> Result<Introspection, Failure> {
    let mut origin = origin::open(source, backend).await?;
    let count = part(bar, "reading the database");
    introspect_counting(&mut origin.database, &count).await.map_err(Failure::Database)
}

/// Returns a package name after the last part of the address.
pub(super) fn package(source: &str) -> String {
    let path = source.split('?').next().unwrap_or_default();
    let last = path.trim_end_matches('/').rsplit(['/', '\\', ':']).next().unwrap_or_default();
    let stem = last.split('.').next().unwrap_or_default();
    let name: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let name = name.to_kebab_case();
    let stem = name.strip_suffix("-db").unwrap_or(&name);
    if stem.starts_with(|first: char| first.is_ascii_alphabetic()) { format!("{stem}-db") } else { "app-db".to_owned() }
}
