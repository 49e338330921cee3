//! What a finished collection still needs: parentheses put together again, merge keys, unique keys.

use std::collections::HashMap;

use super::node::{Entry, Node, Scalar, Spanned, Value};
use super::yaml::{Key, RawEntry};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};

/// Puts together what a comma inside parentheses took apart: to YAML, `{ type: decimal(12,2) }` holds the value
/// `decimal(12` and a key `2)` without a value, which nobody means.
pub(super) fn rejoin_entries(entries: Vec<RawEntry>, text: &str) -> Vec<RawEntry> {
    let mut joined: Vec<RawEntry> = Vec::with_capacity(entries.len());
    for entry in entries {
        let is_rest = entry.key.plain && is_missing(&entry.value);
        match joined.last_mut() {
            Some(RawEntry { value, .. }) if is_rest && is_cut(value) => extend(value, entry.key.text.span, text),
            _ => joined.push(entry),
        }
    }
    joined
}

/// Puts together list items that a comma inside parentheses took apart.
pub(super) fn rejoin_items(items: Vec<Node>, text: &str) -> Vec<Node> {
    let mut joined: Vec<Node> = Vec::with_capacity(items.len());
    for item in items {
        let is_rest = matches!(&item.value, Value::Scalar(Scalar { plain: true, .. }));
        match joined.last_mut() {
            Some(value) if is_rest && is_cut(value) => extend(value, item.span, text),
            _ => joined.push(item),
        }
    }
    joined
}

fn is_missing(node: &Node) -> bool {
    matches!(&node.value, Value::Scalar(Scalar { plain: true, text, .. }) if text.is_empty())
}

fn is_cut(node: &Node) -> bool {
    let Value::Scalar(Scalar { plain: true, text, .. }) = &node.value else { return false };
    text.matches('(').count() > text.matches(')').count()
}

fn extend(node: &mut Node, rest: Span, text: &str) {
    node.span.end = rest.end.max(node.span.end);
    let written = text.get(node.span.range()).unwrap_or_default();
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    node.value = Value::Scalar(Scalar { text: written.into(), plain: true, block: false });
}

/// Replaces merge keys by what they take in, at their place, and reports keys that appear twice.
pub(super) fn entries(raw: Vec<RawEntry>, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let mut places: HashMap<String, Span> = HashMap::with_capacity(raw.len());
    let mut own = Vec::with_capacity(raw.len());
    for entry in raw {
        let name = &entry.key.text;
        if let Some(&first) = places.get(name.as_str()) {
            let message = format!("the key `{name}` appears twice");
            diagnostics
                .push(Diagnostic::new(Code::DuplicateKey, name.span, message).label("again").also(first, "first here"));
        } else {
            places.insert(name.value.clone(), name.span);
            own.push(entry);
        }
    }
    let mut merged = Vec::with_capacity(own.len());
    for RawEntry { key: Key { text: key, plain }, value } in own {
        if plain && key.value == "<<" {
            take_in(value, &mut places, &mut merged, diagnostics);
        } else {
            merged.push(Entry { key, value });
        }
    }
    merged
}

fn take_in(value: Node, places: &mut HashMap<String, Span>, merged: &mut Vec<Entry>, diagnostics: &mut Diagnostics) {
    match value.value {
        Value::Mapping(entries) => {
            for entry in entries {
                let Spanned { value: name, span } = &entry.key;
                if !places.contains_key(name) {
                    places.insert(name.clone(), *span);
                    merged.push(entry);
                }
            }
        }
        Value::Sequence(items) => {
            for item in items {
                match &item.value {
                    Value::Mapping(_) => take_in(item, places, merged, diagnostics),
                    _ => diagnostics.push(not_a_mapping(&item)),
                }
            }
        }
        Value::Scalar(_) => diagnostics.push(not_a_mapping(&value)),
    }
}

fn not_a_mapping(node: &Node) -> Diagnostic {
    let message = format!("`<<` takes in a mapping, not {}", node.kind());
    Diagnostic::new(Code::BadMerge, node.span, message).help("name an anchor: `<<: *defaults`")
}
