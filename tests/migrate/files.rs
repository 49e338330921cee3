//! What the commands do to the files of migrations.

use std::fs;

use super::program::{codegen, succeed};
use super::repository::{commit, git};
use super::tree::read_tree;
use super::{MIGRATIONS, TAGS, add, built};

#[test]
fn diff_shows_what_a_build_would_add_and_writes_nothing() {
    let dir = built();
    assert_eq!(succeed(dir.path(), &["diff"]).stdout, "no migration is needed\n");
    add(dir.path(), TAGS);
    let before = read_tree(dir.path());
    let shown = codegen(dir.path(), &["diff"]);
    assert_eq!(shown.code, 1);
    let patience = "Give up rather than let everybody wait behind this migration for a table that is in use.";
    let expected = format!(
        "00000000000002_create_tags\n  mysql\n    Create the table tags.\n  postgres\n    {patience}\n    Create the table tags.\n  \
         sqlite\n    Create the table tags.\n"
    );
    assert_eq!(shown.stdout, expected);
    let sql = codegen(dir.path(), &["diff", "--sql"]).stdout;
    assert!(
        sql.contains("-- migrations/sqlite/00000000000002_create_tags/up.sql\n-- Create the table tags.\nCREATE TABLE")
    );
    let json: serde_json::Value = serde_json::from_str(&codegen(dir.path(), &["diff", "--json"]).stdout).unwrap();
    assert_eq!(json["migrations"].as_array().map(Vec::len), Some(3));
    assert_eq!(json["migrations"][0]["steps"][0], "Create the table tags.");
    assert_eq!(read_tree(dir.path()), before);
    succeed(dir.path(), &["build", "--quiet"]);
    for script in json["migrations"].as_array().unwrap() {
        let path = ["backend", "migration"].map(|key| script[key].as_str().unwrap()).join("/");
        let written = fs::read_to_string(dir.path().join(MIGRATIONS).join(path).join("up.sql")).unwrap();
        assert_eq!(script["sql"].as_str(), Some(written.as_str()));
    }
}

#[test]
fn diff_compares_with_a_commit_or_a_snapshot() {
    let dir = built();
    git(dir.path(), &["init", "--quiet"]);
    commit(dir.path(), "first");
    fs::copy(dir.path().join("generated/.codegen/snapshot.yaml"), dir.path().join("first.yaml")).unwrap();
    add(dir.path(), TAGS);
    succeed(dir.path(), &["build", "--quiet"]);
    commit(dir.path(), "second");
    assert_eq!(succeed(dir.path(), &["diff"]).stdout, "no migration is needed\n");
    for from in ["HEAD~1", "first.yaml"] {
        let run = codegen(dir.path(), &["diff", "--from", from]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(run.stdout.starts_with("00000000000002_create_tags\n"), "{from}: {}", run.stdout);
    }
    let run = codegen(dir.path(), &["diff", "--from", "no-such-branch"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("there is no file or commit `no-such-branch`"), "{}", run.stderr);
}

#[test]
fn a_migration_by_hand_has_its_place_and_is_sealed_by_the_next_build() {
    let dir = built();
    let told = succeed(dir.path(), &["migration", "new", "Rebuild the search index!", "--no-transaction"]).stdout;
    let name = "00000000000002_rebuild_the_search_index";
    assert!(told.starts_with(&format!("created {MIGRATIONS}/sqlite/{name}/up.sql\n").replace("./", "")), "{told}");
    assert!(told.contains("The schema does not learn what they do"), "{told}");
    for backend in ["sqlite", "postgres", "mysql"] {
        let folder = dir.path().join(MIGRATIONS).join(backend).join(name);
        assert_eq!(fs::read_to_string(folder.join("metadata.toml")).unwrap(), "run_in_transaction = false\n");
        fs::write(folder.join("up.sql"), "-- Rebuild it.\nSELECT 1;\n").unwrap();
    }
    assert_eq!(codegen(dir.path(), &["check"]).code, 1, "a draft is not committed");
    let run = codegen(dir.path(), &["migrate", "up", "--database-url", "notes.db"]);
    assert!(run.stderr.contains(&format!("{name} is a draft")), "{}", run.stderr);
    add(dir.path(), TAGS);
    succeed(dir.path(), &["build", "--quiet"]);
    succeed(dir.path(), &["check"]);
    let lock = fs::read_to_string(dir.path().join(MIGRATIONS).join("migrations.lock")).unwrap();
    let names: Vec<&str> = lock.lines().filter(|line| line.starts_with("0000")).collect();
    assert_eq!(names, ["00000000000001_initial", &format!("{name} (by hand)"), "00000000000003_create_tags"]);
    let embedded = fs::read_to_string(dir.path().join("generated/src/migrations/sqlite.rs")).unwrap();
    assert!(embedded.contains(&format!("{name}/metadata.toml")), "{embedded}");
    succeed(dir.path(), &["migrate", "up", "--database-url", "notes.db"]);
    fs::write(dir.path().join(MIGRATIONS).join("mysql").join(name).join("down.sql"), "SELECT 2;\n").unwrap();
    let run = codegen(dir.path(), &["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains(&format!("{name} is not what")), "{}", run.stderr);
}

#[test]
fn what_is_gone_or_new_in_the_folder_is_named() {
    let dir = built();
    let folder = dir.path().join(MIGRATIONS);
    fs::create_dir(folder.join("sqlite/0_mine")).unwrap();
    fs::write(folder.join("sqlite/0_mine/up.sql"), "SELECT 1;\n").unwrap();
    fs::write(folder.join("postgres/00000000000001_initial/up.sql.orig"), "").unwrap();
    fs::remove_dir_all(folder.join("mysql/00000000000001_initial")).unwrap();
    for command in ["build", "check"] {
        let run = codegen(dir.path(), &[command]);
        assert_eq!(run.code, 1);
        for expected in [
            "0_mine is not in migrations/migrations.lock",
            "postgres/00000000000001_initial/up.sql.orig is no part of a migration",
            "00000000000001_initial is gone",
        ] {
            assert!(run.stderr.contains(expected), "{command}: {expected}: {}", run.stderr);
        }
    }
}

#[test]
fn lint_judges_what_is_in_the_folder() {
    let dir = built();
    let told = succeed(dir.path(), &["lint"]).stdout;
    assert_eq!(told, "nothing to say of 3 migrations\n");
    succeed(dir.path(), &["migration", "new", "Clean up"]);
    let up = dir.path().join(MIGRATIONS).join("postgres/00000000000002_clean_up/up.sql");
    fs::write(up, "-- Clean up.\nDROP TABLE old_notes;\n").unwrap();
    let run = codegen(dir.path(), &["lint"]);
    assert_eq!(run.code, 1);
    let expected = "error[L001]: migrations/postgres/00000000000002_clean_up/up.sql:2: drops data";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    assert!(run.stderr.contains("error[L004]: migrations/sqlite/00000000000002_clean_up/down.sql:1"), "{}", run.stderr);
    assert!(succeed(dir.path(), &["explain", "L001"]).stdout.starts_with("L001 (finding of codegen lint)"));
}
