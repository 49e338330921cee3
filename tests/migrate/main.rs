//! The commands on migrations, as their users run them: with a crate, a repository and databases.

mod databases;
mod files;
#[path = "../support/program.rs"]
mod program;
mod rebase;
mod repository;
#[path = "../support/tree.rs"]
mod tree;

use std::fs;
use std::path::Path;

use program::succeed;
use tempfile::TempDir;
use tree::temporary_folder;

const SCHEMA: &str = "\
version: 1
package: notes-db
backends: [sqlite, postgres, mysql]
tables:
  notes:
    columns:
      id:   { type: bigint, primary_key: true, generated: identity }
      text: varchar(200)
";

/// A folder with a schema and its crate.
fn built() -> TempDir {
    let dir = temporary_folder();
    fs::write(dir.path().join("schema.yaml"), SCHEMA).expect("the folder can be written");
    succeed(dir.path(), &["build", "--quiet"]);
    dir
}

/// Adds lines to the end of the schema.
fn add(dir: &Path, lines: &str) {
    let path = dir.join("schema.yaml");
    let text = fs::read_to_string(&path).expect("there is a schema");
    fs::write(path, format!("{text}{lines}")).expect("it can be written");
}

const MIGRATIONS: &str = "generated/migrations";

const TAGS: &str = "  tags:\n    columns:\n      id: { type: bigint, primary_key: true, generated: identity }\n";
