//! `codegen migrate`, on a file and on the servers of tests/servers.

use std::fs;
use std::path::Path;

use super::program::{codegen, succeed};
use super::{MIGRATIONS, add, built};

/// Returns the address of a new database: the server's of that variable, or a file in the folder.
fn database(dir: &Path, server: Option<&str>, purpose: &str) -> String {
    let Some(variable) = server else { return dir.join("notes.db").display().to_string() };
    let url =
        std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: eval \"$(tests/servers env)\""));
    let (base, _) = url.rsplit_once('/').expect("an address that ends in the name of a database");
    let name = format!("codegen_{purpose}_{}", std::process::id());
    codegen::database::block_on(async {
        let mut admin = codegen::database::Database::open(&url).await.expect("the server answers");
        admin.execute(&format!("DROP DATABASE IF EXISTS {name}")).await.expect("nobody uses it");
        admin.execute(&format!("CREATE DATABASE {name}")).await.expect("it can be made");
    });
    format!("{base}/{name}")
}

#[test]
fn a_database_goes_up_down_and_up_again() {
    for server in [None, Some("CODEGEN_TEST_POSTGRES_URL"), Some("CODEGEN_TEST_MYSQL_URL")] {
        let dir = built();
        add(dir.path(), "      done: { type: boolean, default: false }\n");
        succeed(dir.path(), &["build", "--quiet"]);
        let url = database(dir.path(), server, "migrate");
        let migrate = |arguments: &[&str]| {
            succeed(dir.path(), &[&["migrate"], arguments, &["--database-url", &url]].concat()).stdout
        };
        let told = migrate(&["up", "--number", "1"]);
        let first = "applying 00000000000001_initial\n  Create the table notes.\n  done in ";
        assert!(told.starts_with(first), "{told}");
        assert!(told.ends_with("applied: 00000000000001_initial\n"), "{told}");
        let run = codegen(dir.path(), &["migrate", "status", "--database-url", &url]);
        assert_eq!(run.code, 1);
        assert!(run.stdout.starts_with("applied    00000000000001_initial"), "{}", run.stdout);
        assert!(run.stdout.ends_with("pending    00000000000002_add_notes_done\n"), "{}", run.stdout);
        let told = migrate(&["up", "--dry-run"]);
        assert!(told.starts_with("-- 00000000000002_add_notes_done\n"), "{told}");
        assert!(told.contains("\n  Add the column notes.done"), "{told}");
        assert!(migrate(&["up", "--sql"]).contains("\nALTER TABLE"));
        assert!(migrate(&["up"]).ends_with("applied: 00000000000002_add_notes_done\n"));
        assert_eq!(migrate(&["up"]), "nothing to do\n");
        assert!(migrate(&["status"]).lines().all(|line| line.starts_with("applied ")));
        assert!(migrate(&["redo"]).ends_with("reverted and applied again: 00000000000002_add_notes_done\n"));
        assert!(migrate(&["down", "--number", "2"]).ends_with("_add_notes_done, 00000000000001_initial\n"));
        let status = codegen(dir.path(), &["migrate", "status", "--json", "--database-url", &url]);
        let status: serde_json::Value = serde_json::from_str(&status.stdout).expect("it is JSON");
        assert_eq!((&status["pending"], &status["migrations"][1]["state"]), (&2.into(), &"pending".into()));
    }
}

#[test]
fn a_database_is_compared_with_the_schema() {
    for server in [None, Some("CODEGEN_TEST_POSTGRES_URL"), Some("CODEGEN_TEST_MYSQL_URL")] {
        let dir = built();
        let url = database(dir.path(), server, "from");
        succeed(dir.path(), &["migrate", "up", "--database-url", &url]);
        let url = if server.is_none() { format!("sqlite:{url}") } else { url };
        let diff = |more: &[&str]| codegen(dir.path(), &[&["diff", "--from", &url], more].concat());
        let same = diff(&[]);
        assert_eq!((same.code, same.stdout.as_str()), (0, "no migration is needed\n"), "{url}: {}", same.stderr);
        add(dir.path(), "      done: { type: boolean, default: false }\n");
        let told = diff(&[]);
        assert_eq!(told.code, 1, "{url}: {}", told.stderr);
        assert!(told.stdout.contains("\n    Add the column notes.done"), "{}", told.stdout);
        assert!(diff(&["--sql"]).stdout.contains("ADD COLUMN"), "{url}");
        // What the schema does not have would be lost, which nobody permitted.
        fs::write(dir.path().join("schema.yaml"), super::SCHEMA.replace("text: varchar(200)", "other: integer?"))
            .unwrap();
        let refused = diff(&["--json"]);
        assert_eq!(refused.code, 1, "{url}: {}", refused.stdout);
        assert!(refused.stderr.contains("M002"), "{url}: {}", refused.stderr);
    }
}

#[test]
fn an_edit_after_the_fact_is_named() {
    let dir = built();
    let url = database(dir.path(), None, "migrate");
    succeed(dir.path(), &["migrate", "up", "--database-url", &url]);
    let path = dir.path().join(MIGRATIONS).join("sqlite/00000000000001_initial/down.sql");
    fs::write(path, "SELECT 1;\n").unwrap();
    let run = codegen(dir.path(), &["migrate", "up", "--database-url", &url]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("00000000000001_initial is not what migrations/migrations.lock says"),
        "{}",
        run.stderr
    );
    succeed(dir.path(), &["build", "--force", "--quiet"]);
    let run = codegen(dir.path(), &["migrate", "up", "--database-url", &url]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("00000000000001_initial was edited after it was applied"), "{}", run.stderr);
}

#[test]
fn what_is_missing_is_told() {
    let dir = built();
    let run = codegen(dir.path(), &["migrate", "status", "--database-url", "nowhere.db"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("cannot open the database nowhere.db"), "{}", run.stderr);
    let run = codegen(dir.path(), &["migrate", "up", "--out", "elsewhere", "--database-url", "new.db"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("there are no migrations in elsewhere/migrations/sqlite"), "{}", run.stderr);
    assert!(!dir.path().join("new.db").exists());
}

#[test]
fn a_failure_names_file_line_and_statement() {
    let dir = built();
    succeed(dir.path(), &["migration", "new", "Fail on purpose"]);
    let empty = codegen(dir.path(), &["build"]);
    assert_eq!(empty.code, 1);
    assert!(empty.stderr.contains("mysql/00000000000002_fail_on_purpose/up.sql"), "{}", empty.stderr);
    for backend in ["sqlite", "postgres", "mysql"] {
        let folder = dir.path().join(MIGRATIONS).join(backend).join("00000000000002_fail_on_purpose");
        let script = "-- Fail.\nCREATE TABLE t (n int);\nINSERT INTO u VALUES (1);\n";
        fs::write(folder.join("up.sql"), script).expect("the file is there");
    }
    succeed(dir.path(), &["build", "--quiet"]);
    let url = database(dir.path(), None, "migrate");
    let run = codegen(dir.path(), &["migrate", "up", "--database-url", &url]);
    assert_eq!(run.code, 1);
    let expected = "00000000000002_fail_on_purpose/up.sql:3: no such table: u";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    assert!(run.stderr.contains("in: INSERT INTO u VALUES (1)"), "{}", run.stderr);
    assert!(run.stderr.contains("rolled back"), "{}", run.stderr);
}
