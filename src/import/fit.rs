//! Until the schema is one: what the language refuses of a real database is carried as a raw object.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::carry::{Place, carry};
use super::raw::{keys_first, versions_last};
use super::verify::verify;
use super::whole::carry_table;
use super::with_mixins;
use crate::database::DatabaseError;
use crate::diagnostics::{Diagnostics, Report, Severity, Sources};
use crate::introspect::Introspection;
use crate::load::load_texts;
use crate::source;
use crate::source::{Entry, Node, Value};

/// How often what is refused is carried: a thing that is carried may uncover the next.
const ROUNDS: usize = 12;

/// Returns the database with everything carried that the language has rules against, and with notes of that; and, when something
/// cannot be carried either, the errors of the schema as it is then.
///
/// # Errors
///
/// When SQLite, asked whether the schema makes the same database, refuses its statements.
pub async fn fit(mut found: Introspection) -> Result<(Introspection, Option<Report>), DatabaseError> {
    found.leave_bodies_unchecked();
    let original = found.model.clone();
    let mut left = None;
    let path = PathBuf::from("schema.yaml");
    for round in 0.. {
        // Without mixins, so that a column stands where its table is.
        let text = with_mixins(&found.model, Vec::new());
        let texts: BTreeMap<PathBuf, Vec<u8>> = [(path.clone(), text.clone().into_bytes())].into();
        let report = match load_texts(&path, &texts) {
            Ok(loaded) if verify(&mut found, &original, &loaded.model).await? == 0 => break,
            Ok(_) => continue,
            Err(report) => report,
        };
        let places = places(&text, &report);
        let mut changed = false;
        for (place, reason) in &places {
            changed |= carry(&mut found, place, reason);
        }
        // When nothing smaller does.
        for (place, reason) in places.iter().filter(|_| !changed).cloned().collect::<Vec<_>>() {
            if let [kind, table, ..] = place.as_slice()
                && kind == "tables"
            {
                changed |= carry_table(&mut found, table, &reason);
            }
        }
        if !changed || round > ROUNDS {
            left = Some(report);
            break;
        }
    }
    keys_first(&mut found.model);
    versions_last(&mut found.model);
    found.notes.sort();
    found.notes.dedup();
    Ok((found, left))
}

/// Returns where in the schema the errors of a report are, each with what is said there.
fn places(text: &str, report: &Report) -> Vec<(Place, String)> {
    let path = Path::new("schema.yaml");
    let texts = [(path.to_owned(), text.as_bytes().to_vec())].into();
    let trees = source::read_texts(path, &texts, &mut Sources::default(), &mut Diagnostics::default());
    let Some(tree) = trees.trees.first() else { return Vec::new() };
    let mut places: Vec<(Place, String)> = Vec::new();
    let errors = report.diagnostics().iter().filter(|diagnostic| diagnostic.severity() == Severity::Error);
    for diagnostic in errors {
        let Some(label) = &diagnostic.primary else { continue };
        let offset = label.span.range().start;
        let mut place = Vec::new();
        find(&tree.root, offset, &mut place);
        if places.iter().all(|(other, _)| *other != place) {
            places.push((place, diagnostic.message.clone()));
        }
    }
    // From the end, so that the numbers of list items stay right.
    places.sort_by(|one, other| other.0.cmp(&one.0));
    places
}

/// Follows keys and list items to what stands at an offset.
fn find(node: &Node, offset: usize, place: &mut Place) {
    match &node.value {
        Value::Mapping(entries) => {
            let is_here = |entry: &&Entry| {
                let (key, value) = (entry.key.span.range(), entry.value.span.range());
                (key.start.min(value.start)..key.end.max(value.end).max(key.end + 1)).contains(&offset)
            };
            // The last that starts before: spans of blocks may end early.
            let before = entries.iter().rfind(|entry| entry.key.span.range().start <= offset);
            if let Some(entry) = entries.iter().find(is_here).or(before) {
                place.push(entry.key.value.clone());
                find(&entry.value, offset, place);
            }
        }
        Value::Sequence(items) => {
            let before = items.iter().rposition(|item| item.span.range().start <= offset);
            if let Some(number) = before {
                place.push(format!("{number:06}"));
                find(&items[number], offset, place);
            }
        }
        Value::Scalar(_) => {}
    }
}
