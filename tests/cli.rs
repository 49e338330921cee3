//! The program as its users run it: exit codes, what stands on which stream, and what is on disk afterwards.

mod support {
    pub(crate) mod program;
    pub(crate) mod tree;
}

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use codegen::database::{Database, block_on};
use serde_json::Value;
use support::program::{codegen, command, succeed};
use support::tree::{read_tree, temporary_folder};
use tempfile::TempDir;

/// A folder with the starter schema.
fn started() -> TempDir {
    let dir = temporary_folder();
    succeed(dir.path(), &["init"]);
    dir
}

/// A folder with the starter schema and its crate.
fn built() -> TempDir {
    let dir = started();
    succeed(dir.path(), &["build"]);
    dir
}

/// Replaces a part of the schema, which must be there.
fn edit_schema(dir: &Path, from: &str, to: &str) {
    let path = dir.join("schema.yaml");
    let text = fs::read_to_string(&path).expect("there is a schema");
    assert!(text.contains(from), "the schema has no {from:?}");
    fs::write(path, text.replacen(from, to, 1)).expect("the schema can be written");
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn the_starter_builds_for_every_backend_alone_and_together() {
    let each: [&[&str]; 5] = [
        &[],
        &["--backend", "sqlite"],
        &["--backend", "postgres"],
        &["--backend", "mysql"],
        &["--backend", "postgres", "--backend", "mysql", "--backend", "sqlite"],
    ];
    for backends in each {
        let dir = temporary_folder();
        let told = succeed(dir.path(), &[&["init", "shop"], backends].concat());
        assert!(
            told.stdout.starts_with("created shop/schema.yaml\ncreated shop/schema.json\n\nNext:\n  cd shop\n"),
            "{}",
            told.stdout
        );
        let shop = dir.path().join("shop");
        let told = succeed(&shop, &["build"]);
        assert_eq!(told.stderr, "", "{backends:?}");
        assert!(told.stdout.starts_with("generated: ") && told.stdout.lines().count() == 1, "{}", told.stdout);
        assert_eq!(succeed(&shop, &["check"]).stdout, "generated is what schema.yaml describes\n");
        let manifest = fs::read_to_string(shop.join("generated/Cargo.toml")).unwrap();
        assert!(manifest.contains("name = \"shop-db\""), "{manifest}");
    }
}

#[test]
fn init_never_overwrites() {
    let dir = temporary_folder();
    fs::write(dir.path().join("schema.yaml"), "mine").unwrap();
    let run = codegen(dir.path(), &["init"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("schema.yaml exists already"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(dir.path().join("schema.yaml")).unwrap(), "mine");
}

#[test]
fn a_build_that_changes_nothing_says_so_and_writes_nothing() {
    let dir = built();
    let before = read_tree(dir.path());
    let told = succeed(dir.path(), &["build"]).stdout;
    assert!(told.starts_with("generated: 0 created, 0 updated, 0 removed, "), "{told}");
    let verbose = succeed(dir.path(), &["build", "--verbose"]).stdout;
    assert!(verbose.contains("kept    generated/Cargo.toml\n"), "{verbose}");
    assert_eq!(read_tree(dir.path()), before);
}

#[test]
fn quiet_tells_nothing_when_all_is_well() {
    let dir = started();
    let run = succeed(dir.path(), &["build", "--quiet"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert!(dir.path().join("generated/Cargo.toml").exists());
}

#[test]
fn the_outcome_is_told_as_json() {
    let dir = started();
    let first = json(&succeed(dir.path(), &["build", "--json"]).stdout);
    let keys: Vec<&String> = first.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["status", "out", "dry_run", "created", "updated", "removed", "kept", "milliseconds"]);
    assert_eq!((&first["status"], &first["out"]), (&"done".into(), &"generated".into()));
    let created = first["created"].as_array().unwrap();
    assert!(created.contains(&"src/lib.rs".into()), "{first}");
    let second = json(&succeed(dir.path(), &["build", "--json"]).stdout);
    assert_eq!(second["kept"].as_array().unwrap().len(), created.len());
}

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let dir = started();
    let run = succeed(dir.path(), &["build", "--dry-run"]);
    assert!(run.stdout.contains("created generated/src/lib.rs\n"), "{}", run.stdout);
    assert!(run.stdout.contains("would write generated: "), "{}", run.stdout);
    assert!(!dir.path().join("generated").exists());
}

#[test]
fn the_crate_goes_where_out_says() {
    let dir = started();
    succeed(dir.path(), &["build", "schema.yaml", "--out", "crates/db"]);
    assert!(dir.path().join("crates/db/Cargo.toml").exists());
    assert!(!dir.path().join("generated").exists());
    let parent = dir.path().parent().unwrap();
    let name = dir.path().file_name().unwrap().to_str().unwrap();
    succeed(parent, &["build", &format!("{name}/schema.yaml")]);
    assert!(dir.path().join("generated/Cargo.toml").exists(), "by default beside the schema");
}

#[test]
fn check_shows_what_differs_and_the_command_and_writes_nothing() {
    let dir = built();
    edit_schema(dir.path(), "      due_on:     date?\n", "      due_on:     date?\n      estimate:   integer?\n");
    let before = read_tree(dir.path());
    let run = codegen(dir.path(), &["check"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("\n+    pub estimate: Option<i32>,\n"), "{}", run.stdout);
    assert!(run.stdout.contains("missing: generated/migrations/"), "{}", run.stdout);
    assert!(run.stdout.lines().count() < 250, "the diff is short");
    assert!(run.stderr.contains("generated is not what schema.yaml describes"), "{}", run.stderr);
    assert!(run.stderr.contains("run `codegen build`"), "{}", run.stderr);
    assert_eq!(read_tree(dir.path()), before);

    fs::rename(dir.path().join("schema.yaml"), dir.path().join("other.yaml")).unwrap();
    let run = codegen(dir.path(), &["check", "other.yaml", "--out", "generated"]);
    assert!(run.stderr.contains("run `codegen build other.yaml --out generated`"), "{}", run.stderr);
    succeed(dir.path(), &["build", "other.yaml", "--out", "generated"]);
    succeed(dir.path(), &["check", "other.yaml", "--out", "generated"]);
}

#[test]
fn check_finds_a_crate_that_was_never_built() {
    let dir = started();
    let run = codegen(dir.path(), &["check"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("missing: generated/"), "{}", run.stdout);
    assert!(!dir.path().join("generated").exists());
}

#[test]
fn a_hand_edit_is_found_named_kept_and_given_up_only_by_force() {
    let dir = built();
    let edited = dir.path().join("generated/src/lib.rs");
    fs::write(&edited, "// mine\n").unwrap();
    let before = read_tree(dir.path());
    let run = codegen(dir.path(), &["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("src/lib.rs (edited by hand)"), "{}", run.stderr);
    assert!(run.stderr.contains("--force"), "{}", run.stderr);

    let refused = codegen(dir.path(), &["build", "--json"]);
    assert_eq!(refused.code, 1);
    let expected = serde_json::json!({ "status": "refused", "out": "generated", "files": ["src/lib.rs"] });
    assert_eq!(json(&refused.stdout), expected);
    let checked = codegen(dir.path(), &["check"]);
    assert_eq!(checked.code, 1);
    assert!(checked.stdout.contains("-// mine\n"), "{}", checked.stdout);
    assert!(checked.stderr.contains("run `codegen build --force`"), "{}", checked.stderr);
    assert_eq!(read_tree(dir.path()), before);

    succeed(dir.path(), &["build", "--force"]);
    assert_ne!(fs::read_to_string(&edited).unwrap(), "// mine\n");
    succeed(dir.path(), &["check"]);
}

#[test]
fn an_edited_migration_is_refused_until_it_is_taken_as_it_is() {
    let dir = built();
    let tree = read_tree(dir.path());
    let migration = tree.keys().find(|path| path.ends_with("up.sql")).unwrap();
    fs::write(dir.path().join(migration), "-- tuned\nSELECT 1;\n").unwrap();
    for command in ["build", "check"] {
        let run = codegen(dir.path(), &[command]);
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains("00000000000001_initial is not what"), "{}", run.stderr);
    }
    succeed(dir.path(), &["build", "--force"]);
    succeed(dir.path(), &["check"]);
    assert_eq!(fs::read_to_string(dir.path().join(migration)).unwrap(), "-- tuned\nSELECT 1;\n");
}

#[test]
fn files_of_a_backend_that_is_dropped_are_pruned_but_not_its_migrations() {
    let dir = temporary_folder();
    succeed(dir.path(), &["init", "--backend", "sqlite", "--backend", "postgres"]);
    succeed(dir.path(), &["build"]);
    let history =
        |tree: &support::tree::Tree| tree.keys().filter(|path| path.starts_with("generated/migrations/")).count();
    let before = history(&read_tree(dir.path()));
    edit_schema(dir.path(), "[sqlite, postgres]", "[sqlite]");
    let run = succeed(dir.path(), &["build"]);
    assert!(run.stdout.contains("removed generated/src/schema/postgres.rs\n"), "{}", run.stdout);
    assert!(!dir.path().join("generated/src/schema/postgres.rs").exists());
    assert_eq!(history(&read_tree(dir.path())), before);
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let dir = started();
    fs::create_dir(dir.path().join("generated")).unwrap();
    fs::write(dir.path().join("generated/notes.txt"), "mine").unwrap();
    let run = codegen(dir.path(), &["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("is not empty and was not made by codegen"), "{}", run.stderr);
    assert_eq!(fs::read_dir(dir.path().join("generated")).unwrap().count(), 1);
}

#[test]
fn a_change_that_would_lose_data_is_refused_before_anything_is_written() {
    let dir = built();
    edit_schema(dir.path(), "      due_on:     date?\n", "");
    edit_schema(dir.path(), "      - [status, due_on]\n", "      - [status]\n");
    let before = read_tree(dir.path());
    let run = codegen(dir.path(), &["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("tasks.due_on"), "{}", run.stderr);
    assert_eq!(codegen(dir.path(), &["check"]).code, 1);
    assert_eq!(read_tree(dir.path()), before);
}

#[test]
fn a_mistake_in_the_schema_is_bad_input_in_every_format() {
    let dir = started();
    edit_schema(dir.path(), "references: projects", "references: project");
    for command in ["build", "check"] {
        let run = codegen(dir.path(), &[command]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains("schema.yaml:") && run.stderr.contains("projects"), "{}", run.stderr);

        let report = json(&codegen(dir.path(), &[command, "--format", "json"]).stderr);
        assert_eq!(report["errors"], 1, "{report}");
        let github = codegen(dir.path(), &[command, "--format", "github"]).stderr;
        assert!(github.starts_with("::error file=schema.yaml,line="), "{github}");
    }
    assert_eq!(json(&codegen(dir.path(), &["build", "--json"]).stdout)["status"], "failed");
    assert!(!dir.path().join("generated").exists());
}

#[test]
fn a_missing_schema_is_bad_input() {
    let dir = temporary_folder();
    let run = codegen(dir.path(), &["build", "nowhere.yaml"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("nowhere.yaml"), "{}", run.stderr);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn wrong_arguments_are_bad_input() {
    let dir = temporary_folder();
    for args in [&["frobnicate"] as &[&str], &["build", "--quiet", "--json"], &["init", "--backend", "oracle"], &[]] {
        let run = codegen(dir.path(), args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.contains("Usage") || run.stderr.contains("--help"), "{}", run.stderr);
    }
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let dir = temporary_folder();
    assert!(!codegen(dir.path(), &["build"]).stderr.contains('\x1b'));
    assert!(codegen(dir.path(), &["build", "--color", "always"]).stderr.contains('\x1b'));
    assert!(!codegen(dir.path(), &["build", "--color", "never"]).stderr.contains('\x1b'));
}

#[test]
fn version_and_completions_are_printed() {
    let dir = temporary_folder();
    assert_eq!(succeed(dir.path(), &["--version"]).stdout, format!("codegen {}\n", env!("CARGO_PKG_VERSION")));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(succeed(dir.path(), &["completions", shell]).stdout.contains("codegen"), "{shell}");
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let dir = built();
    let mut child =
        command(dir.path(), &["build", "--verbose"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_terminal_is_shown_how_much_is_done_and_nobody_else() {
    let dir = temporary_folder();
    let tables = (0..30)
        .map(|number| format!("  table_{number}:\n    columns:\n      id: {{ type: bigint, primary_key: true }}\n"));
    let schema = format!("version: 1\npackage: many-db\nbackends: [sqlite]\ntables:\n{}", tables.collect::<String>());
    fs::write(dir.path().join("schema.yaml"), schema).expect("the schema can be written");
    // `script` runs a command on a terminal of its own and repeats what that shows.
    let on_terminal = |arguments: &str| {
        let program = format!("{} {arguments}", env!("CARGO_BIN_EXE_codegen"));
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--command", &program, "/dev/null"]).current_dir(dir.path());
        let output = script
            .env("TERM", "xterm")
            .stdin(Stdio::null())
            .output()
            .expect("`script` is installed: apt-get install bsdutils");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let shown = on_terminal("build");
    assert!(shown.contains("generating") && shown.contains("/60"), "each table has two files: {shown:?}");
    run_sqlite(
        &dir.path().join("many.db"),
        "CREATE TABLE one (id INTEGER PRIMARY KEY); CREATE TABLE two (id INTEGER PRIMARY KEY);",
    );
    let shown = on_terminal("import many.db --out imported.yaml");
    assert!(shown.contains("reading the database") && shown.contains("/2"), "there are two tables: {shown:?}");
    let told = succeed(dir.path(), &["import", "many.db", "--out", "again.yaml"]);
    assert_eq!(told.stderr, "");
}

fn run_sqlite(path: &Path, sql: &str) {
    block_on(async {
        let url = format!("sqlite:{}", path.display());
        let mut database = Database::open_or_create(&url).await.expect("the file can be made");
        database.execute(sql).await.expect("the statements are right");
    });
}
