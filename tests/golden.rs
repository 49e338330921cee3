//! Golden cases: each `tests/cases/<name>/schema.yaml` gives exactly the files in `expected/` beside it.
//!
//! `UPDATE_EXPECT=1 cargo test --test golden` rewrites them. Left out are the files that are the same for every schema,
//! which stand in templates/ already, and the manifest, which holds the hash of the tool.

mod support {
    pub(crate) mod program;
    pub(crate) mod tree;
    pub(crate) mod write;
}

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use similar::TextDiff;
use support::program::succeed;
use support::tree::{Tree, read_tree, temporary_folder};
use support::write::write_tree;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders of the cases, in order.
fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/cases")).expect("there are cases");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("cases can be listed").path()).collect();
    cases.sort();
    cases
}

/// Builds a schema into a folder of its own and returns what was made.
fn build(schema: &Path) -> Tree {
    let dir = temporary_folder();
    let out = dir.path().join("generated");
    let paths = [schema, &out].map(|path| path.to_str().expect("paths are UTF-8"));
    succeed(root(), &["build", paths[0], "--out", paths[1], "--quiet"]);
    read_tree(&out)
}

/// Returns whether a file depends on the schema.
fn is_golden(path: &str, content: &str) -> bool {
    let template = root().join("templates").join(path);
    path != ".codegen/manifest.json" && !fs::read_to_string(template).is_ok_and(|text| content.ends_with(&text))
}

#[test]
fn every_case_gives_the_expected_files() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let made: Tree =
            build(&case.join("schema.yaml")).into_iter().filter(|(path, content)| is_golden(path, content)).collect();
        let expected_folder = case.join("expected");
        let expected = read_tree(&expected_folder);
        if update && made != expected {
            if expected_folder.exists() {
                fs::remove_dir_all(&expected_folder).unwrap();
            }
            write_tree(&expected_folder, &made);
            continue;
        }
        let paths = made.keys().chain(expected.keys().filter(|path| !made.contains_key(*path)));
        for path in paths {
            let (there, here) = (expected.get(path), made.get(path));
            if there != here {
                let name = format!("{}/expected/{path}", case.strip_prefix(root()).unwrap().display());
                let texts = [there, here].map(|text| text.map_or("", String::as_str));
                let diff = TextDiff::from_lines(texts[0], texts[1]);
                wrong.push(diff.unified_diff().context_radius(2).header(&name, "generated").to_string());
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_EXPECT=1 cargo test --test golden takes them over", wrong.join("\n"));
}

#[test]
fn every_file_ends_in_one_line_break() {
    for (path, content) in cases().iter().flat_map(|case| build(&case.join("schema.yaml"))) {
        let is_ended = content.ends_with('\n') && !content.ends_with("\n\n") && !content.contains('\r');
        assert!(is_ended, "{path} ends in {:?}", content.chars().rev().take(3).collect::<String>());
    }
}

#[test]
fn two_builds_in_two_folders_give_the_same_bytes() {
    for schema in cases().iter().map(|case| case.join("schema.yaml")).chain([root().join("schema.yaml")]) {
        assert_eq!(build(&schema), build(&schema), "{}", schema.display());
    }
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let dir = temporary_folder();
    let out = dir.path().join("generated");
    let args = ["build", "schema.yaml", "--quiet", "--out", out.to_str().unwrap()];
    succeed(root(), &args);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let paths: Vec<PathBuf> = read_tree(&out).into_keys().map(|path| out.join(path)).collect();
    for path in &paths {
        fs::File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
    }
    succeed(root(), &args);
    // Without its manifest's help, the build has to compare all files.
    let manifest = out.join(".codegen/manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replacen("\"input\": \"", "\"input\": \"other", 1)).unwrap();
    succeed(root(), &args);
    for path in paths.iter().filter(|path| **path != manifest) {
        assert_eq!(fs::metadata(path).unwrap().modified().unwrap(), long_ago, "{}", path.display());
    }
    assert_eq!(fs::read_to_string(&manifest).unwrap(), text);
}
