//! Squawk, a linter of PostgreSQL migrations that others wrote (npm `squawk-cli`), finds nothing in the migrations that this tool writes
//! but what the comment above the statement says itself, by the code of a hazard.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::migration::Hazard;
use codegen::migrator::{Dialect, statements};
use serde::Deserialize;

/// Rules about what the author of a schema chose, and not about how it comes to the database.
const CHOICES: [&str; 8] = [
    "ban-create-domain-with-constraint",
    "ban-char-field",
    "prefer-bigint-over-int",
    "prefer-bigint-over-smallint",
    "prefer-identity",
    "prefer-text-field",
    "prefer-timestamp-tz",
    "identifier-too-long",
];

/// What each hazard announces, in Squawk's words.
fn announced(hazard: Hazard) -> &'static [&'static str] {
    match hazard {
        Hazard::LosesData => &["ban-drop-table", "ban-drop-column", "ban-drop-schema"],
        // A computed column goes and comes back when its expression changes.
        Hazard::RewritesTable => &["changing-column-type", "adding-field-with-default", "ban-drop-column"],
        Hazard::FailsOnRows => &[],
        Hazard::BreaksPrograms => &["renaming-column", "renaming-table", "ban-drop-not-null", "changing-column-type"],
        Hazard::BlocksOthers => &[
            "adding-foreign-key-constraint",
            "adding-not-nullable-field",
            "adding-serial-primary-key-field",
            "ban-alter-domain-with-add-constraint",
            "constraint-missing-not-valid",
            "disallowed-unique-constraint",
            "require-concurrent-index-creation",
            "require-concurrent-index-deletion",
        ],
        // Such a statement stands alone in its script: Diesel's own program sends all of a script at once, which PostgreSQL takes for a
        // transaction, and IF NOT EXISTS would take the invalid index for the one that is wanted.
        Hazard::LeavesInvalidIndex => &["prefer-robust-stmts", "require-lock-timeout", "require-statement-timeout"],
    }
}

#[derive(Debug, Deserialize)]
struct Finding {
    file: String,
    line: usize,
    rule_name: String,
    message: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn squawk() -> PathBuf {
    let judges = std::env::var_os("JUDGES").map_or_else(|| root().join("target/judges"), PathBuf::from);
    let program = judges.join("node_modules/.bin/squawk");
    assert!(program.exists(), "{} is missing; tests/run installs it, or set JUDGES", program.display());
    program
}

/// Returns the scripts below a folder.
fn scripts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    paths.sort();
    let of = |path: PathBuf| match path.is_dir() {
        true if path.ends_with("target") || path.ends_with("mysql") || path.ends_with("sqlite") => Vec::new(),
        true => scripts(&path),
        false => vec![path],
    };
    paths.into_iter().flat_map(of).filter(|path| path.extension().is_some_and(|it| it == "sql")).collect()
}

/// Returns what Squawk finds in scripts, of which each is a transaction, or none is.
fn judge(scripts: &[PathBuf], transaction: bool) -> Vec<Finding> {
    let mut command = Command::new(squawk());
    command.args(["--reporter=json", "--pg-version=15.0", &format!("--exclude={}", CHOICES.join(","))]);
    if transaction {
        command.arg("--assume-in-transaction");
    }
    let output = command.args(scripts).output().expect("squawk runs");
    let problem = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {problem}"))
}

/// Returns whether the comment above the statement announces it.
fn is_announced(finding: &Finding) -> bool {
    let text = fs::read_to_string(&finding.file).expect("a script can be read");
    // Before the first migration there is nobody who could be waiting for a table.
    let is_first = finding.file.contains("_initial/");
    if is_first && ["require-lock-timeout", "require-statement-timeout"].contains(&finding.rule_name.as_str()) {
        return true;
    }
    // Squawk counts lines from 0.
    let all = statements(Dialect::Postgres, &text);
    let statement = all.iter().rev().find(|statement| statement.line <= finding.line + 1);
    let caption = statement.and_then(|it| it.caption.as_deref()).unwrap_or_default();
    let mut said = Hazard::ALL.into_iter().filter(|hazard| caption.contains(&format!("({}: ", hazard.code())));
    said.any(|hazard| announced(hazard).contains(&finding.rule_name.as_str()))
}

#[test]
fn finds_nothing_but_what_the_tool_says_itself() {
    let folders = ["tests/operations", "tests/cases", "tests/runtime/generated/migrations", "generated/migrations"];
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let examples = fs::read_dir(root().join("examples")).expect("there are examples");
    let examples = examples.map(|entry| entry.expect("examples can be listed").path().join("generated/migrations"));
    folders.extend(examples.filter(|folder| folder.exists()));
    let scripts: Vec<PathBuf> = folders.iter().flat_map(|folder| scripts(folder)).collect();
    assert!(scripts.len() > 100, "only {} scripts are there", scripts.len());
    let is_alone = |script: &PathBuf| script.with_file_name("metadata.toml").exists();
    let (alone, together): (Vec<_>, Vec<_>) = scripts.into_iter().partition(is_alone);
    let findings = judge(&alone, false).into_iter().chain(judge(&together, true));
    let told = |it: Finding| format!("{}:{}: {}: {}", it.file, it.line + 1, it.rule_name, it.message);
    let found: Vec<String> = findings.filter(|finding| !is_announced(finding)).map(told).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
