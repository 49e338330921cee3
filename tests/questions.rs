//! What is gone while something similar is new: the build asks, and does what it is told.

mod support {
    pub(crate) mod program;
    pub(crate) mod tree;
}

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::program::{codegen, succeed};
use support::tree::{read_tree, temporary_folder};
use tempfile::TempDir;

fn schema(column: &str, more: &str) -> String {
    format!(
        "version: 1\npackage: ask-db\nbackends: [sqlite]\n{more}tables:\n  users:\n    columns:\n      \
         id: {{ type: bigint, primary_key: true, generated: identity }}\n      {column}\n"
    )
}

/// A folder with a crate whose schema then gave a column another name.
fn renamed() -> TempDir {
    let dir = temporary_folder();
    fs::write(dir.path().join("schema.yaml"), schema("name: text?", "")).expect("the folder can be written to");
    succeed(dir.path(), &["build"]);
    fs::write(dir.path().join("schema.yaml"), schema("full_name: text?", "")).expect("the folder can be written to");
    dir
}

fn last_up(dir: &Path) -> String {
    let folder = dir.join("generated/migrations/sqlite");
    let mut names: Vec<_> =
        fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it can be read").path()).collect();
    names.retain(|path| path.is_dir());
    names.sort();
    fs::read_to_string(names.last().expect("there is one").join("up.sql")).expect("it is there")
}

#[test]
fn nothing_is_written_before_there_is_an_answer() {
    let dir = renamed();
    let before = read_tree(dir.path());
    for args in [&["build"] as &[&str], &["build", "--json"], &["build", "--allow-destructive"]] {
        let run = codegen(dir.path(), args);
        assert_eq!(run.code, 3, "{}", run.stderr);
        let told: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
        let question = json!({ "name": "users.name", "kind": "column", "answers": ["full_name", "drop"] });
        assert_eq!(told, json!({ "status": "asks", "questions": [question] }));
        assert!(run.stderr.contains("--answer users.name=full_name"), "{}", run.stderr);
    }
    assert_eq!(read_tree(dir.path()), before);
}

#[test]
fn it_is_renamed_when_that_is_the_answer() {
    let dir = renamed();
    succeed(dir.path(), &["build", "--answer", "users.name=full_name"]);
    assert!(last_up(dir.path()).contains("RENAME COLUMN \"name\" TO \"full_name\""), "{}", last_up(dir.path()));
    succeed(dir.path(), &["check"]);
}

#[test]
fn an_answer_to_no_question_is_told() {
    let dir = renamed();
    let run = codegen(dir.path(), &["build", "--answer", "users.full_name=name"]);
    assert_eq!(run.code, 3);
    assert!(
        run.stderr.contains("warning: `users.full_name` has an answer, and no question is about it"),
        "{}",
        run.stderr
    );
}

#[test]
fn it_is_dropped_when_that_is_the_answer() {
    let dir = renamed();
    fs::write(dir.path().join("answers.json"), r#"{ "users.name": "drop" }"#).expect("the folder can be written to");
    succeed(dir.path(), &["build", "--answers", "answers.json"]);
    assert!(last_up(dir.path()).contains("DROP COLUMN \"name\""), "{}", last_up(dir.path()));
}

#[test]
fn an_answer_that_is_none_is_bad_input() {
    let dir = renamed();
    let run = codegen(dir.path(), &["build", "--answer", "users.name=nickname"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("`full_name` or `drop`"), "{}", run.stderr);
}

#[test]
fn what_the_schema_says_is_not_asked() {
    let dir = renamed();
    for said in [
        schema("full_name: { type: text, nullable: true, renamed_from: name }", ""),
        schema("full_name: text?", "allow_loss: [users.name]\n"),
    ] {
        fs::write(dir.path().join("schema.yaml"), said).expect("the folder can be written to");
        succeed(dir.path(), &["build", "--dry-run"]);
    }
}
