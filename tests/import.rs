//! Databases that exist become schemas, and the schemas make the same databases, on real servers.
//!
//! A case is `tests/databases/<backend>/<name>.sql` with the schema it has to become beside it; UPDATE_EXPECT writes that anew.
//! What the tool itself makes, the golden cases and examples, is read back in the same way.

mod support {
    pub(crate) mod program;
}

use std::fs;
use std::path::{Path, PathBuf};

use codegen::database::{Address, Database, block_on};
use support::program::{codegen, succeed};
use tempfile::TempDir;

/// A database of the test's own.
struct Own {
    url: String,
    server: Option<(String, String)>,
    _folder: TempDir,
}

impl Own {
    /// Makes an empty database.
    fn new(backend: &str, name: &str) -> Self {
        let folder = temporary_folder();
        if backend == "sqlite" {
            let url = folder.path().join(format!("{name}.db")).display().to_string();
            fs::write(&url, "").expect("the file can be made");
            return Self { url, server: None, _folder: folder };
        }
        let variable = if backend == "postgres" { "CODEGEN_TEST_POSTGRES_URL" } else { "CODEGEN_TEST_MYSQL_URL" };
        let server =
            std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: eval \"$(tests/servers env)\""));
        let name = format!("import_{name}_{}", std::process::id());
        run(&server, &format!("CREATE DATABASE {name}"));
        let base = server.rsplit_once('/').expect("the address names a database").0;
        Self { url: format!("{base}/{name}"), server: Some((server, name)), _folder: folder }
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.server {
            run(server, &format!("DROP DATABASE {name}"));
        }
    }
}

/// Makes an empty folder that goes away with the value.
fn temporary_folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

fn run(url: &str, sql: &str) {
    block_on(async {
        let mut database = Database::open(url).await.expect("the database can be opened");
        database.execute(sql).await.unwrap_or_else(|error| panic!("{}: {error}", Address::parse(url)));
    });
}

fn import(url: &str, package: &str, folder: &Path) -> String {
    succeed(folder, &["import", url, "--out", "schema.yaml", "--package", package]);
    fs::read_to_string(folder.join("schema.yaml")).expect("it was written")
}

/// Builds the schema's crate, makes a database of its migrations and insists that both databases are the same.
fn rebuild(original: &Own, backend: &str, name: &str, folder: &Path) {
    succeed(folder, &["fmt", "--check", "schema.yaml"]);
    succeed(folder, &["build", "--quiet", "schema.yaml"]);
    if backend == "sqlite" {
        return is_clean(original, None, folder);
    }
    let shadow = Own::new(backend, &format!("{name}_shadow"));
    is_clean(original, Some(&shadow.url), folder);
}

fn is_clean(original: &Own, shadow: Option<&str>, folder: &Path) {
    let mut arguments = vec!["drift", "schema.yaml", "--database-url", &original.url];
    arguments.extend(shadow.into_iter().flat_map(|url| ["--shadow-url", url]));
    let told = codegen(folder, &arguments);
    assert_eq!(told.code, 0, "{}{}", told.stdout, told.stderr);
}

fn cases(backend: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases").join(backend);
    let entries = fs::read_dir(folder).expect("the cases can be listed");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the case can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    paths.sort();
    assert!(!paths.is_empty(), "there is no case for {backend}");
    paths
}

/// Makes the database of a case.
fn made_of(case: &Path, backend: &str, name: &str) -> Own {
    let original = Own::new(backend, name);
    // The client's own way to say where a program ends; the server sees that by itself.
    let text = fs::read_to_string(case).expect("the case is text");
    let text = text.replace("DELIMITER //\n", "").replace("DELIMITER ;\n", "").replace("//\n", ";\n");
    run(&original.url, &text);
    original
}

fn becomes_a_schema(backend: &str) {
    for case in cases(backend) {
        let name = case.file_stem().expect("a case has a name").to_string_lossy().into_owned();
        let original = made_of(&case, backend, &name);
        let folder = temporary_folder();
        let schema = import(&original.url, &format!("{name}-db"), folder.path());
        let expected = case.with_extension("yaml");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &schema).expect("the expectation can be written");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(schema, expected, "{} (UPDATE_EXPECT=1 accepts it)", case.display());
        rebuild(&original, backend, &name, folder.path());
    }
}

#[test]
fn an_sqlite_database_becomes_a_schema_that_makes_it_again() {
    becomes_a_schema("sqlite");
}

#[test]
fn a_postgres_database_becomes_a_schema_that_makes_it_again() {
    becomes_a_schema("postgres");
}

#[test]
fn a_mysql_database_becomes_a_schema_that_makes_it_again() {
    becomes_a_schema("mysql");
}

#[test]
fn a_split_schema_has_a_file_for_each_namespace() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases/postgres/names.sql");
    let original = made_of(&case, "postgres", "split");
    let folder = temporary_folder();
    let arguments = ["import", &original.url, "--split", "--out", "parts/schema.yaml"];
    succeed(folder.path(), &arguments);
    let parts = folder.path().join("parts");
    let entries = fs::read_dir(&parts).expect("it was made");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("it can be read").file_name()).collect();
    files.sort();
    // Two namespaces differ by the case of their letters, one is called like the main file, one like no file.
    let expected = ["Hr.yaml", "Sales_Dept.yaml", "__ab__.yaml", "hr_2.yaml", "schema.yaml", "schema_2.yaml"];
    assert_eq!(files, expected);
    for file in &files {
        succeed(&parts, &["fmt", "--check", &file.to_string_lossy()]);
    }
    rebuild(&original, "postgres", "split", &parts);
    let again = codegen(folder.path(), &arguments);
    assert_eq!(again.code, 1, "{}", again.stderr);
    assert!(again.stderr.contains("exists already"), "{}", again.stderr);
}

/// Reads back what the crate at `crate_folder` makes on a backend.
fn reads_back(name: &str, crate_folder: &Path, backend: &str) {
    let migrations = crate_folder.join("migrations").join(backend);
    let Ok(entries) = fs::read_dir(&migrations) else { return };
    let mut ups: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path().join("up.sql")).collect();
    ups.sort();
    // A database of the other cases may be called like it.
    let name = &format!("made_{name}");
    let original = Own::new(backend, name);
    for up in ups.iter().filter(|up| up.is_file()) {
        run(&original.url, &fs::read_to_string(up).expect("a migration is text"));
    }
    let folder = temporary_folder();
    import(&original.url, "again-db", folder.path());
    rebuild(&original, backend, name, folder.path());
}

#[test]
fn what_the_tool_makes_it_also_reads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut crates =
        vec![("shop".to_owned(), root.join("generated")), ("todo".to_owned(), root.join("examples/todo/generated"))];
    for entry in fs::read_dir(root.join("tests/cases")).expect("the cases can be listed") {
        let path = entry.expect("the case can be read").path();
        let name = path.file_name().expect("a case has a name").to_string_lossy().replace('-', "_");
        crates.push((name, path.join("expected")));
    }
    crates.sort();
    for (name, path) in &crates {
        for backend in ["sqlite", "postgres", "mysql"] {
            reads_back(name, path, backend);
        }
    }
}

#[test]
fn a_dump_is_loaded_into_memory_or_a_server_of_its_own() {
    let folder = temporary_folder();
    let dump = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases/postgres/clinic.sql");
    let told = succeed(folder.path(), &["import", &dump.display().to_string()]);
    assert!(told.stdout.starts_with("version: 1\npackage: clinic-db\nbackends: [postgres]\n"), "{}", told.stdout);
}

#[test]
fn drift_tells_what_differs_and_on_which_side() {
    let folder = temporary_folder();
    let database = Own::new("sqlite", "drift");
    run(
        &database.url,
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT NOT NULL); CREATE TABLE c (d INT NOT NULL PRIMARY KEY)",
    );
    import(&database.url, "drift-db", folder.path());
    rebuild(&database, "sqlite", "drift", folder.path());
    run(
        &database.url,
        "ALTER TABLE a ADD COLUMN e INT; DROP TABLE c; CREATE TABLE alembic_version (v TEXT); CREATE TABLE tmp_x (y INT)",
    );
    let drift = |more: &[&str]| {
        let arguments = ["drift", "schema.yaml", "--database-url", &database.url];
        codegen(folder.path(), &[&arguments[..], more].concat())
    };
    let told = drift(&["--absorb", "absorb.sql"]);
    assert_eq!(told.code, 1, "{}", told.stderr);
    for line in [
        "not of this schema: table alembic_version",
        "only in the database: column a.e",
        "missing in the database: table c",
        "only in the database: table tmp_x",
    ] {
        assert!(told.stdout.contains(line), "{line}: {}", told.stdout);
    }
    assert!(!drift(&["--ignore", "tmp_*"]).stdout.contains("tmp_x"));
    run(&database.url, "ALTER TABLE a DROP COLUMN e; CREATE TABLE c (d INT NOT NULL PRIMARY KEY)");
    assert_eq!(drift(&["--ignore", "tmp_*"]).code, 0);
    let nowhere = codegen(folder.path(), &["drift", "schema.yaml", "--database-url", "postgres://127.0.0.1:1/x"]);
    assert_eq!(nowhere.code, 2, "{}", nowhere.stderr);
}
