//! The pages in docs say what the code does: each example is read, each key and each code stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};

use codegen::diagnostics::{Code, Format, Severity};
use codegen::document::places::{self, Place};
use codegen::load_texts;

const LANGUAGE: &str = "docs/language.md";
const DIAGNOSTICS: &str = "docs/diagnostics.md";

/// The section of the language's reference that lists a place's keys.
const SECTIONS: &[(&str, &Place)] = &[
    ("The file", &places::SCHEMA),
    ("Rust", &places::RUST),
    ("Dependencies", &places::DEPENDENCY),
    ("Diesel", &places::DIESEL),
    ("Filter", &places::DIESEL_FILTER),
    ("Derives", &places::DERIVES),
    ("Derives of a table", &places::TABLE_DERIVES),
    ("Enums", &places::ENUM),
    ("An enum on a backend", &places::ENUM_BACKEND),
    ("Values of an enum", &places::ENUM_VALUE),
    ("Domains", &places::DOMAIN),
    ("Views", &places::VIEW),
    ("Raw objects", &places::RAW),
    ("A raw object on a backend", &places::RAW_SQL),
    ("Mixins", &places::MIXIN),
    ("Tables", &places::TABLE),
    ("Columns", &places::COLUMN),
    ("Native types", &places::NATIVE),
    ("What a column is on one backend", &places::COLUMN_BACKEND),
    ("SQL", &places::SQL),
    ("Checks", &places::CHECK),
    ("Tables on SQLite", &places::SQLITE_TABLE),
    ("Tables on PostgreSQL", &places::POSTGRES_TABLE),
    ("Exclusion constraints", &places::EXCLUSION),
    ("Tables on MySQL", &places::MYSQL_TABLE),
    ("Generated columns", &places::GENERATED),
    ("Collations", &places::COLLATION),
    ("Keys", &places::KEY),
    ("Keys on PostgreSQL", &places::POSTGRES_KEY),
    ("Indexes", &places::INDEX),
    ("Indexes on SQLite", &places::SQLITE_INDEX),
    ("Indexes on PostgreSQL", &places::POSTGRES_INDEX),
    ("Indexes on MySQL", &places::MYSQL_INDEX),
    ("Foreign keys", &places::FOREIGN_KEY),
    ("Relations", &places::RELATION),
    ("The API", &places::API),
    ("Access", &places::ACCESS),
    ("Rules for values", &places::VALIDATE),
];

/// Splits a page into sections of any level, by heading.
fn sections(page: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut heading = "";
    for line in page.lines() {
        if line.starts_with('#') {
            heading = line.trim_start_matches('#').trim();
        } else {
            sections.entry(heading).or_default().push(line);
        }
    }
    sections
}

/// Returns the code in the first column of a table's row.
fn first_cell(line: &str) -> Option<&str> {
    line.strip_prefix("| `")?.split_once('`').map(|(cell, _)| cell)
}

fn load(schema: &str) -> Result<(), String> {
    let path = Path::new("schema.yaml");
    let texts: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::from([(path.to_owned(), schema.as_bytes().to_vec())]);
    let report = match load_texts(path, &texts) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    };
    if report.is_empty() { Ok(()) } else { Err(report.render(Format::Human, false)) }
}

#[test]
fn each_key_stands_in_its_section() -> Result<(), Box<dyn Error>> {
    let page = std::fs::read_to_string(LANGUAGE)?;
    let sections = sections(&page);
    assert_eq!(SECTIONS.len(), places::ALL.len());
    for (heading, place) in SECTIONS {
        let lines = sections.get(heading).ok_or(format!("no section {heading}"))?;
        let listed: BTreeSet<&str> = lines.iter().filter_map(|line| first_cell(line)).collect();
        let keys: BTreeSet<&str> = place.keys.iter().copied().collect();
        assert_eq!(listed, keys, "the section {heading}");
    }
    Ok(())
}

#[test]
fn each_example_is_read_without_a_warning() -> Result<(), Box<dyn Error>> {
    let page = std::fs::read_to_string(LANGUAGE)?;
    let examples: Vec<&str> =
        page.split("```yaml\n").skip(1).filter_map(|rest| rest.split_once("```").map(|(example, _)| example)).collect();
    assert!(!examples.is_empty());
    for example in examples {
        let head = "version: 1\npackage: example-db\nbackends: [sqlite, postgres, mysql]\n";
        let schema = if example.starts_with("version:") { example.to_owned() } else { format!("{head}{example}") };
        load(&schema)?;
    }
    Ok(())
}

#[test]
fn each_type_of_the_tables_is_one() -> Result<(), Box<dyn Error>> {
    let page = std::fs::read_to_string(LANGUAGE)?;
    let sections = sections(&page);
    let backends =
        [("Types", "sqlite, postgres, mysql"), ("Types of PostgreSQL", "postgres"), ("Types of MySQL", "mysql")];
    for (heading, backends) in backends {
        let rows = sections[heading].iter().filter(|line| line.starts_with("| `"));
        let cells: Vec<&str> = rows.filter_map(|line| line.split('|').nth(1)).collect();
        assert!(!cells.is_empty(), "{heading}");
        for ty in cells.iter().flat_map(|cell| cell.split('`').skip(1).step_by(2)) {
            load(&format!(
                "version: 1\npackage: example-db\nbackends: [{backends}]\nenums:\n  user_role: [a]\ntables:\n  t:\n    columns:\n      id: {{ type: bigint, primary_key: true, generated: identity }}\n      x: {ty}\n      y: {ty}?\n"
            ))?;
        }
    }
    Ok(())
}

/// Makes the page of diagnostics from the table of codes.
fn diagnostics_page() -> String {
    let mut page = String::from(
        "# Diagnostics\n\nEach error (`E`), warning (`W`) and change that no migration is made of (`M`) has a code that never changes its meaning. Warnings alone do not stop the build.\n\
         This page is made from the table in `src/diagnostics/codes.rs`: `UPDATE_EXPECT=1 cargo test --test reference`.\n",
    );
    for code in Code::ALL {
        page.push_str(&format!(
            "\n## {}\n**{}**: {}.\n\n{}\n",
            code.id(),
            code.severity().name(),
            code.title(),
            code.explanation()
        ));
    }
    page
}

#[test]
fn each_code_is_explained() -> Result<(), Box<dyn Error>> {
    let page = diagnostics_page();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(DIAGNOSTICS, &page)?;
    }
    assert_eq!(std::fs::read_to_string(DIAGNOSTICS)?, page, "UPDATE_EXPECT=1 cargo test --test reference");
    assert!(Code::ALL.iter().any(|code| code.severity() == Severity::Warning));
    Ok(())
}
