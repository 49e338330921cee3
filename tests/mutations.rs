//! Throws damaged schemas at the front end: whatever the text, there is a model or a report, never a panic.
//!
//! `PROPTEST_CASES=100000 cargo test --test mutations` looks longer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use codegen::diagnostics::{Format, Report};
use codegen::load_texts;
use proptest::prelude::*;
use proptest::sample::Index;

const FOLDER: &str = env!("CARGO_MANIFEST_DIR");

/// The schema of the repository and all error cases.
static SEEDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let cases = std::fs::read_dir(format!("{FOLDER}/tests/errors")).expect("the cases are there");
    let mut paths: Vec<PathBuf> = cases.map(|entry| entry.expect("a case is there").path()).collect();
    paths.sort();
    paths.push(PathBuf::from(format!("{FOLDER}/schema.yaml")));
    paths.iter().map(|path| std::fs::read(path).expect("a seed is readable")).collect()
});

/// Pieces of text that mean something to YAML or to the language.
const PIECES: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    ":",
    ": ",
    ",",
    "- ",
    "? ",
    "&a ",
    "*a",
    "<<: *a",
    "!!str ",
    "|\n",
    ">\n",
    "'",
    "\"",
    "#",
    "\t",
    "\n",
    "\r\n",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "~",
    "null",
    "no",
    "0x",
    "1e9",
    "-",
    "\\",
    "\u{0}",
    "\u{FEFF}",
    "é",
    "🙂",
    "\u{85}",
    "decimal(12,2)",
    "text?",
    "references: users",
    "primary_key: true",
    "include: [\"*.yaml\"]",
    "default: now()",
    "(",
    ")",
    "on_update: ",
    "many_to_many: ",
    "use: [timestamps]",
    "nullable: ",
    "      ",
    "  ",
    "id",
];

/// One act of damage, at places that are chosen when the length is known.
#[derive(Clone, Debug)]
enum Damage {
    Insert(Index, usize),
    Delete(Index, usize),
    Byte(Index, u8),
    DeleteLine(Index),
    CopyLine(Index, Index),
    CopyPart(Index, Index, usize),
    Cut(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    prop_oneof![
        4 => (place(), 0..PIECES.len()).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        2 => (place(), 1..40_usize).prop_map(|(at, length)| Damage::Delete(at, length)),
        1 => (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        2 => place().prop_map(Damage::DeleteLine),
        2 => (place(), place()).prop_map(|(from, to)| Damage::CopyLine(from, to)),
        2 => (place(), place(), 1..200_usize).prop_map(|(from, to, length)| Damage::CopyPart(from, to, length)),
        1 => place().prop_map(Damage::Cut),
    ]
}

fn apply(text: &mut Vec<u8>, damage: &Damage) {
    if text.is_empty() {
        return;
    }
    let line = |text: &[u8], at: usize| {
        let start = text[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |found| found + 1);
        let end = text[at..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |found| at + found + 1);
        start..end
    };
    match damage {
        Damage::Insert(at, piece) => {
            let at = at.index(text.len());
            text.splice(at..at, PIECES[*piece].bytes());
        }
        Damage::Delete(at, length) => {
            let at = at.index(text.len());
            text.drain(at..text.len().min(at + length));
        }
        Damage::Byte(at, byte) => {
            let at = at.index(text.len());
            text[at] = *byte;
        }
        Damage::DeleteLine(at) => {
            let lines = line(text, at.index(text.len()));
            text.drain(lines);
        }
        Damage::CopyLine(from, to) => {
            let copied = text[line(text, from.index(text.len()))].to_vec();
            let to = line(text, to.index(text.len())).start;
            text.splice(to..to, copied);
        }
        Damage::CopyPart(from, to, length) => {
            let from = from.index(text.len());
            let copied = text[from..text.len().min(from + length)].to_vec();
            let to = to.index(text.len());
            text.splice(to..to, copied);
        }
        Damage::Cut(at) => text.truncate(at.index(text.len())),
    }
}

/// Checks what any report holds to: labels that cover whole characters of their texts, and renderings of each kind.
fn check(report: &Report) -> Result<(), TestCaseError> {
    for diagnostic in report.diagnostics() {
        prop_assert!(!diagnostic.message.is_empty());
        for label in diagnostic.primary.iter().chain(&diagnostic.secondary) {
            let text = report.sources().text(label.span.file);
            prop_assert!(text.get(label.span.range()).is_some(), "{diagnostic:?} is not within its text");
        }
    }
    for format in [Format::Human, Format::Json, Format::Github] {
        prop_assert_eq!(report.render(format, true).is_empty(), report.is_empty() && format != Format::Json);
    }
    Ok(())
}

fn config() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if asked { default } else { ProptestConfig { cases: 1_000, ..default } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_damaged_schema_gives_a_model_or_a_report(
        seed in any::<Index>(),
        damages in prop::collection::vec(damage(), 1..8),
    ) {
        let mut text = seed.get(&SEEDS).clone();
        damages.iter().for_each(|damage| apply(&mut text, damage));
        let path = Path::new("schema.yaml");
        match load_texts(path, &BTreeMap::from([(path.to_owned(), text)])) {
            Ok(loaded) => {
                check(&loaded.warnings)?;
                prop_assert!(!loaded.model.tables.is_empty());
            }
            Err(report) => {
                prop_assert!(!report.is_empty());
                check(&report)?;
            }
        }
    }

    #[test]
    fn any_text_gives_a_report(text in "\\PC{0,200}") {
        let path = Path::new("schema.yaml");
        let report = load_texts(path, &BTreeMap::from([(path.to_owned(), text.into_bytes())])).err();
        prop_assert!(report.is_some_and(|report| !report.is_empty()));
    }
}
