//! Two branches that each added migrations.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::program::{codegen, succeed};
use super::repository::{commit, git, run_git};
use super::tree::read_tree;
use super::{MIGRATIONS, SCHEMA, TAGS, built};

const COLUMN: &str = "      done: boolean?\n";
const BY_HAND: &str = "-- Count notes.\nCREATE TABLE note_counts (n int);\n";

fn schema(dir: &Path, lines: &str) {
    fs::write(dir.join("schema.yaml"), format!("{SCHEMA}{lines}")).expect("it can be written");
}

/// A repository in which `main` made tags and `feature`, the current branch, a column and something by hand.
fn forked() -> TempDir {
    let dir = built();
    git(dir.path(), &["init", "--quiet"]);
    commit(dir.path(), "start");
    git(dir.path(), &["switch", "--quiet", "--create", "feature"]);
    schema(dir.path(), COLUMN);
    succeed(dir.path(), &["build", "--quiet"]);
    succeed(dir.path(), &["migration", "new", "Count notes"]);
    for backend in ["sqlite", "postgres", "mysql"] {
        let path = dir.path().join(MIGRATIONS).join(backend).join("00000000000003_count_notes/up.sql");
        fs::write(path, BY_HAND).expect("the file is there");
    }
    succeed(dir.path(), &["build", "--quiet"]);
    commit(dir.path(), "column and by hand");
    git(dir.path(), &["switch", "--quiet", "main"]);
    schema(dir.path(), TAGS);
    succeed(dir.path(), &["build", "--quiet"]);
    commit(dir.path(), "tags");
    git(dir.path(), &["switch", "--quiet", "feature"]);
    dir
}

/// Merges main, and settles the schema by hand, with nothing but the schema.
fn merged() -> TempDir {
    let dir = forked();
    assert!(!run_git(dir.path(), &["merge", "--quiet", "main"]).status.success(), "both changed the same lines");
    schema(dir.path(), &format!("{COLUMN}{TAGS}"));
    dir
}

fn names(dir: &Path) -> Vec<String> {
    let lock = fs::read_to_string(dir.join(MIGRATIONS).join("migrations.lock")).expect("there is one");
    lock.lines().filter(|line| line.starts_with("0000")).map(str::to_owned).collect()
}

#[test]
fn a_merge_is_found_told_and_repaired() {
    let dir = merged();
    let conflict = codegen(dir.path(), &["check"]);
    assert_eq!(conflict.code, 1);
    for expected in [
        "sqlite: 00000000000002_add_notes_done and 00000000000002_create_tags commute",
        "mysql: 00000000000003_count_notes and 00000000000002_create_tags commute",
        "codegen migration rebase",
    ] {
        assert!(conflict.stderr.contains(expected), "{expected}: {}", conflict.stderr);
    }
    let before = read_tree(&dir.path().join("generated"));
    let dry = succeed(dir.path(), &["migration", "rebase", "--dry-run"]);
    assert_eq!(read_tree(&dir.path().join("generated")), before);
    let told = succeed(dir.path(), &["migration", "rebase"]).stdout;
    assert_eq!(told, dry.stdout);
    for expected in [
        "took back 00000000000002_add_notes_done\n",
        "made 00000000000003_add_notes_done\n",
        "moved 00000000000003_count_notes to 00000000000004_count_notes\n",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    let expected = [
        "00000000000001_initial",
        "00000000000002_create_tags",
        "00000000000003_add_notes_done",
        "00000000000004_count_notes (by hand)",
    ];
    assert_eq!(names(dir.path()), expected);
    succeed(dir.path(), &["check"]);
    let moved = dir.path().join(MIGRATIONS).join("mysql/00000000000004_count_notes/up.sql");
    assert_eq!(fs::read_to_string(moved).unwrap(), BY_HAND);
    assert!(!dir.path().join(MIGRATIONS).join("sqlite/00000000000002_add_notes_done").exists());
    // Byte for byte those of the other branch.
    commit(dir.path(), "merge");
    git(dir.path(), &["diff", "--quiet", "main", "--", "generated/migrations/sqlite/00000000000002_create_tags"]);
    succeed(dir.path(), &["migrate", "up", "--database-url", "notes.db"]);
    assert_eq!(succeed(dir.path(), &["migration", "rebase"]).stdout, "nothing to rebase\n");
}

#[test]
fn what_a_database_has_seen_stays() {
    let dir = forked();
    let migrate = |arguments: &[&str]| {
        succeed(dir.path(), &[&["migrate"], arguments, &["--database-url", "notes.db"]].concat()).stdout
    };
    migrate(&["up", "--number", "1"]);
    // The column is thought better of, before anybody has seen it.
    schema(dir.path(), "      title: varchar(50)?\n");
    let told = succeed(dir.path(), &["migration", "rebase", "--database-url", "notes.db"]).stdout;
    assert!(told.contains("made 00000000000002_add_notes_title\n"), "{told}");
    let expected = ["00000000000001_initial", "00000000000002_add_notes_title", "00000000000003_count_notes (by hand)"];
    assert_eq!(names(dir.path()), expected);
    succeed(dir.path(), &["check"]);
    migrate(&["up"]);
}

#[test]
fn without_a_commit_to_go_by_it_asks_for_one() {
    let dir = built();
    let run = codegen(dir.path(), &["migration", "rebase"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--onto"), "{}", run.stderr);
}

#[test]
fn statements_of_two_branches_that_conflict_are_named() {
    let dir = built();
    git(dir.path(), &["init", "--quiet"]);
    commit(dir.path(), "start");
    git(dir.path(), &["switch", "--quiet", "--create", "feature"]);
    succeed(dir.path(), &["migration", "new", "Mark what is done"]);
    for backend in ["sqlite", "postgres", "mysql"] {
        let path = dir.path().join(MIGRATIONS).join(backend).join("00000000000002_mark_what_is_done/up.sql");
        fs::write(path, "ALTER TABLE notes ADD COLUMN done int;\n").unwrap();
    }
    succeed(dir.path(), &["build", "--quiet"]);
    commit(dir.path(), "by hand");
    git(dir.path(), &["switch", "--quiet", "main"]);
    schema(dir.path(), COLUMN);
    succeed(dir.path(), &["build", "--quiet"]);
    commit(dir.path(), "column");
    run_git(dir.path(), &["merge", "--quiet", "feature"]);
    let run = codegen(dir.path(), &["check"]);
    assert_eq!(run.code, 1);
    let expected = "  postgres: both touch done of notes:\n    \
                    00000000000002_add_notes_done/up.sql:6: ALTER TABLE \"notes\" ADD COLUMN \"done\" boolean\n    \
                    00000000000002_mark_what_is_done/up.sql:1: ALTER TABLE notes ADD COLUMN done int\n";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
}
