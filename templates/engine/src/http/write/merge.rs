//! JSON documents that a PATCH changes in parts (RFC 7396, section 2).

use serde_json::{Map, Value as Document};

use crate::engine::{Changes, Row, Table, Value};

use super::super::Problem;
use super::super::body::check_custom;
use super::super::problem::{Fault, pointer};
use super::super::server::Server;

/// Returns whether what the changes make of a row depends on what it holds.
pub(super) fn is_needed(changes: &Changes) -> bool {
    changes.iter().any(|(_, value)| is_patch(value))
}

/// Returns whether a value says what becomes of a document's members, and not what the column is to hold.
pub(in super::super) fn is_patch(value: &Value) -> bool {
    matches!(value, Value::Json(document) if document.is_object())
}

/// Puts the documents of the changes together with those of the row.
///
/// # Errors
///
/// 422 where a rule of the user's crate refuses what comes of it.
pub(super) fn into(
    server: &Server,
    table: &'static Table,
    row: &Row,
    mut changes: Changes,
) -> Result<Changes, Problem> {
    let mut faults = Vec::new();
    for (place, value) in changes.iter_mut().filter(|(_, value)| is_patch(value)) {
        let Value::Json(patch) = value else { continue };
        let mut document = match row.value(place) {
            Value::Json(document) => document.0.clone(),
            _ => Document::Null,
        };
        merge(&mut document, std::mem::take(&mut patch.0));
        patch.0 = document;
        let column = &table.columns[place];
        if let Err(message) = check_custom(server, column, value) {
            faults.push(Fault { pointer: pointer(column.name), code: "custom", message });
        }
    }
    if faults.is_empty() { Ok(changes) } else { Err(Problem::faults(faults)) }
}

fn merge(target: &mut Document, patch: Document) {
    let Document::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Document::Object(Map::new());
    }
    let Document::Object(members) = target else { return };
    for (name, value) in patch {
        match value {
            Document::Null => drop(members.remove(&name)),
            value => merge(members.entry(name).or_insert(Document::Null), value),
        }
    }
}
