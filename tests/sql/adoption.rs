//! A project of Diesel's own tool becomes a schema and a crate: its migrations are the crate's history, its schema.rs the crate's.
//!
//! The projects stand in `tests/diesel`; that their hand-written models compile against the crates, tests/compile-cases says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::model::Backend;
use tempfile::TempDir;

use crate::support::assert_same;
use crate::support::database::Database;
use crate::support::program::{codegen, command, succeed};

fn project(backend: Backend) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diesel").join(backend.name())
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Runs Diesel's tool in a folder, on a database.
fn diesel(folder: &Path, database: &Database, arguments: &[&str]) -> String {
    let mut command = Command::new("diesel");
    command.current_dir(folder).args(arguments).args(["--database-url", database.url()]);
    let output = command.output().expect("the diesel command is installed; run tests/run");
    let (printed, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "diesel {arguments:?}: {printed}{complaint}");
    printed.into_owned()
}

/// A folder with the schema and the crate of a project, whose migrations a database has seen.
fn adopt(backend: Backend, name: &str) -> (Database, TempDir) {
    let database = Database::create(backend, name);
    let project = project(backend).display().to_string();
    let migrations = format!("{project}/migrations");
    diesel(Path::new(&project), &database, &["migration", "run", "--locked-schema", "--migration-dir", &migrations]);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let told = succeed(folder.path(), &["import", "--diesel", &project, database.url(), "--package", "adopted-db"]);
    assert!(!told.stderr.contains("schema.rs"), "{}", told.stderr);
    (database, folder)
}

fn takes_the_history_as_applied(backend: Backend) {
    let (database, folder) = adopt(backend, "adopted");
    let generated = folder.path().join("generated");
    let schema_rs = generated.join(format!("src/schema/{backend}.rs"));
    assert_same(&read(&project(backend).join("src/schema.rs")), &read(&schema_rs), backend, "schema.rs is not theirs");
    assert_same(
        &read(&schema_rs),
        &diesel(&generated, &database, &["print-schema"]),
        backend,
        "not what Diesel prints",
    );

    // Nothing is left to do, for any of the tools.
    succeed(folder.path(), &["fmt", "--check", "schema.yaml"]);
    assert!(succeed(folder.path(), &["build"]).stdout.contains("0 created, 0 updated, 0 removed"));
    succeed(folder.path(), &["check"]);
    assert_eq!(succeed(folder.path(), &["diff"]).stdout, "no migration is needed\n");
    assert_eq!(diesel(&generated, &database, &["migration", "run"]), "");
    let migrate = ["migrate", "up", "--database-url", database.url()];
    assert_eq!(succeed(folder.path(), &migrate).stdout, "nothing to do\n");
    succeed(folder.path(), &["migrate", "status", "--database-url", database.url()]);

    // And the next change is one migration behind theirs.
    let schema = read(&folder.path().join("schema.yaml"));
    let more = "tables:\n  tips:\n    columns:\n      id: { type: integer, primary_key: true, generated: identity }\n";
    fs::write(folder.path().join("schema.yaml"), schema.replacen("tables:\n", more, 1)).expect("it can be written");
    succeed(folder.path(), &["build", "--quiet"]);
    let told = succeed(folder.path(), &migrate).stdout;
    let applied: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("applied: ")).collect();
    assert!(applied.len() == 1 && applied[0].ends_with("_create_tips"), "{told}");
    assert_same(&read(&schema_rs), &diesel(&generated, &database, &["print-schema"]), backend, "the next is otherwise");
}

#[test]
fn a_project_on_sqlite_goes_on_as_a_crate() {
    takes_the_history_as_applied(Backend::Sqlite);
}

#[test]
fn a_project_on_postgres_goes_on_as_a_crate() {
    takes_the_history_as_applied(Backend::Postgres);
}

#[test]
fn a_project_on_mysql_goes_on_as_a_crate() {
    takes_the_history_as_applied(Backend::Mysql);
}

/// Copies the project on SQLite, with other settings.
fn with_settings(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let copied = Command::new("cp").arg("-r").arg(project(Backend::Sqlite).join(".")).arg(folder.path()).status();
    assert!(copied.expect("cp is there").success());
    fs::write(folder.path().join("diesel.toml"), settings).expect("it can be written");
    folder
}

#[test]
fn what_the_crate_cannot_have_is_told_before_anything_is_written() {
    for (settings, told) in [
        ("[print_schema]\nfiles = \"x\"\n", "unknown field `files`"),
        ("[print_schema]\nschema = \"auth\"\n", "as a module of its own"),
        ("[print_schema.auth]\nschema = \"auth\"\n", "beside another"),
        ("[print_schema]\nwith_docs = \"some\"\n", "`with_docs` has no `some`"),
        ("[print_schema]\npatch_file = \"none.patch\"\n", "none.patch"),
        ("[migrations_directory]\ndir = \"none\"\n", "none"),
    ] {
        let project = with_settings(settings);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let run = codegen(folder.path(), &["import", "--diesel", &project.path().display().to_string()]);
        assert_eq!(run.code, 2, "{settings}: {}", run.stderr);
        assert!(run.stderr.contains(told), "{settings}: {}", run.stderr);
        assert_eq!(fs::read_dir(folder.path()).expect("it can be listed").count(), 0, "{settings}");
    }
}

#[test]
fn a_schema_that_needs_a_hand_is_adopted_once_it_had_one() {
    let project = with_settings("[print_schema]\nimport_types = [\"diesel::sql_types::*\", \"crate::sql_types::*\"]\n");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let import = ["import", "--diesel", &project.path().display().to_string()];
    let run = codegen(folder.path(), &import);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("a crate that the generated one cannot see"), "{}", run.stderr);
    let path = folder.path().join("schema.yaml");
    fs::write(&path, read(&path).replace(", \"crate::sql_types::*\"", "")).expect("it can be written");
    succeed(folder.path(), &import);
    let again = command(folder.path(), &import).output().expect("codegen can be started");
    assert_eq!(again.status.code(), Some(1), "{}", String::from_utf8_lossy(&again.stderr));
}
