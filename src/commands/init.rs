use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use askama::Template;
use heck::ToKebabCase;

use crate::cli::InitArgs;
use crate::json_schema;
use crate::model::Backend;

use super::{Exit, Failure, Terminal};

/// The schema to start from.
#[derive(Template)]
#[template(path = "init/schema.yaml.askama", escape = "none")]
struct Starter<'a> {
    package: &'a str,
    backends: &'a str,
}

/// Writes a schema to start from, and beside it what an editor needs to complete and check it.
///
/// # Errors
///
/// When there is one already, or the folder cannot be written.
pub(crate) fn init(args: &InitArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    fs::create_dir_all(&args.dir).map_err(Failure::io("create", &args.dir))?;
    let starter = Starter { package: &package(&args.dir), backends: &backends(&args.backends) };
    let text = starter.render().expect("a template without conditions renders into memory");
    let path = args.dir.join("schema.yaml");
    let mut file = File::create_new(&path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::Exists(path.clone()),
        _ => Failure::io("create", &path)(error),
    })?;
    writeln!(file, "{text}").map_err(Failure::io("write", &path))?;
    terminal.result(format_args!("created {}", path.display()));
    write_json_schema(&args.dir, terminal)?;
    terminal.result("\nNext:");
    if args.dir != Path::new(".") {
        terminal.result(format_args!("  cd {}", args.dir.display()));
    }
    terminal.result("  codegen build                                            # makes the crate in generated/");
    terminal.result("  cargo run --manifest-path generated/Cargo.toml -- serve  # migrates the database and serves it");
    Ok(Exit::Done)
}

/// Writes the JSON Schema that the starter names, unless there is a file of that name already.
///
/// A file beside the schema is of the version of the tool that the schema is written for, and needs no network.
fn write_json_schema(dir: &Path, terminal: &Terminal) -> Result<(), Failure> {
    let path = dir.join("schema.json");
    let mut file = match File::create_new(&path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        other => other.map_err(Failure::io("create", &path))?,
    };
    file.write_all(json_schema::text().as_bytes()).map_err(Failure::io("write", &path))?;
    terminal.result(format_args!("created {}", path.display()));
    Ok(())
}

/// Returns a package name after the folder, as Cargo wants it: letters, digits and dashes, a letter first.
fn package(dir: &Path) -> String {
    let whole = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_owned());
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    let letters: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let name = letters.to_kebab_case();
    let stem = name.strip_suffix("-db").unwrap_or(&name);
    if stem.starts_with(|first: char| first.is_ascii_alphabetic()) { format!("{stem}-db") } else { "app-db".to_owned() }
}

/// Returns the backends as the schema lists them, each once.
fn backends(chosen: &[Backend]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for backend in chosen {
        if !names.contains(&backend.name()) {
            names.push(backend.name());
        }
    }
    if names.is_empty() { Backend::Sqlite.name().to_owned() } else { names.join(", ") }
}
