//! Each file in tests/errors is a schema with a mistake, followed by the report that it must give.
//!
//! `UPDATE_EXPECT=1 cargo test --test errors` rewrites the reports. A file's name starts with the code that it shows.
//! `#~ file: NAME` starts another file of the schema, `#~ report` the expected report.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostics::{Code, Format, Report};
use codegen::load_texts;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/errors");
const REPORT: &[u8] = b"#~ report\n";
const FILE: &[u8] = b"#~ file: ";
const MAIN: &str = "schema.yaml";

/// Returns the cases, by name, with their content.
fn cases() -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    let mut cases = BTreeMap::new();
    for entry in fs::read_dir(FOLDER)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).ok_or("a file without a name")?.to_owned();
        cases.insert(name, fs::read(path)?);
    }
    Ok(cases)
}

/// Splits a case into its files and its report.
fn split(case: &[u8]) -> (BTreeMap<PathBuf, Vec<u8>>, &[u8]) {
    let mut files = BTreeMap::new();
    let mut name = PathBuf::from(MAIN);
    let mut text = Vec::new();
    let mut rest = case;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        rest = after;
        if line == REPORT {
            break;
        }
        if let Some(next) = line.strip_prefix(FILE) {
            files.insert(std::mem::take(&mut name), std::mem::take(&mut text));
            name = PathBuf::from(String::from_utf8_lossy(next).trim());
        } else {
            text.extend_from_slice(line);
        }
    }
    files.insert(name, text);
    (files, rest)
}

fn load(files: &BTreeMap<PathBuf, Vec<u8>>) -> Report {
    load_texts(Path::new(MAIN), files).map_or_else(|report| report, |loaded| loaded.warnings)
}

/// Returns the report as comment lines, so that an editor takes the whole case for YAML.
fn commented(report: &Report) -> String {
    let rendered = report.render(Format::Human, false);
    rendered.lines().map(|line| format!("# {line}").trim_end().to_owned() + "\n").collect()
}

#[test]
fn each_mistake_gives_its_report() -> Result<(), Box<dyn Error>> {
    let mut failed = Vec::new();
    for (name, case) in cases()? {
        let (files, expected) = split(&case);
        let actual = commented(&load(&files));
        let code = name.split('-').next().unwrap_or_default();
        if !actual.contains(&format!("[{code}]")) {
            failed.push(format!("{name} does not show {code}:\n{actual}"));
            continue;
        }
        if actual.as_bytes() == expected {
            continue;
        }
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let mut updated = case[..case.len() - expected.len()].to_vec();
            if !updated.ends_with(REPORT) {
                updated.extend_from_slice(REPORT);
            }
            updated.extend_from_slice(actual.as_bytes());
            fs::write(Path::new(FOLDER).join(format!("{name}.yaml")), updated)?;
        } else {
            failed.push(format!("{name}:\n{actual}"));
        }
    }
    assert!(failed.is_empty(), "other reports than expected (UPDATE_EXPECT=1 accepts them):\n{}", failed.join("\n"));
    Ok(())
}

#[test]
fn each_mistake_has_a_likely_fix() -> Result<(), Box<dyn Error>> {
    for (name, case) in cases()? {
        for diagnostic in load(&split(&case).0).diagnostics() {
            let help = diagnostic.help.as_deref().unwrap_or_default();
            assert!(!help.is_empty() && !help.contains('\n'), "{name}: {}: {help}", diagnostic.message);
        }
    }
    Ok(())
}

#[test]
fn each_code_has_a_case() -> Result<(), Box<dyn Error>> {
    let shown: BTreeSet<String> =
        cases()?.keys().filter_map(|name| name.split('-').next()).map(str::to_owned).collect();
    // A file that is too large is made in tests/front_end.rs; that a schema has changed is shown in tests/sql/refusals.rs.
    let is_elsewhere = |id: &&str| *id == Code::TooLarge.id() || id.starts_with('M');
    let ids = Code::ALL.iter().map(|code| code.id()).filter(|id| !is_elsewhere(id));
    let missing: Vec<&str> = ids.filter(|id| !shown.contains(*id)).collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
    Ok(())
}
