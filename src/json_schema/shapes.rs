//! The shapes that keys take.

use serde_json::{Value, json};

use crate::document::RelationWord;

/// A text.
pub(super) fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

/// A text that may be empty.
pub(super) fn prose() -> Value {
    json!({ "type": "string" })
}

/// `true` or `false`.
pub(super) fn boolean() -> Value {
    json!({ "type": "boolean" })
}

/// One of some words.
pub(super) fn one_of(words: &[&str]) -> Value {
    json!({ "enum": words })
}

/// A list.
pub(super) fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// A list that has elements, each once.
pub(super) fn some(of: Value) -> Value {
    json!({ "type": "array", "items": of, "minItems": 1, "uniqueItems": true })
}

/// A mapping of names.
pub(super) fn named(to: Value) -> Value {
    json!({ "type": "object", "additionalProperties": to })
}

/// One of the definitions.
pub(super) fn definition(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Any of several shapes.
pub(super) fn any_of(shapes: &[Value]) -> Value {
    json!({ "anyOf": shapes })
}

/// A rule that an object has keys.
pub(super) fn required(keys: &[&str]) -> Value {
    if keys.is_empty() { json!({}) } else { json!({ "required": keys }) }
}

/// The rule of what a column has beside its keys: `{ type: decimal(12,2) }` is cut at the comma by readers of plain YAML,
/// where the tool puts the type together again.
pub(super) fn cut_type() -> Value {
    json!({ "patternProperties": { r"^[0-9]+\s*\)\??$": { "type": "null" } } })
}

/// The rule of which keys of a relation go together.
pub(super) fn relation_words() -> Value {
    let words = RelationWord::ALL.map(|(word, _)| required(&[word]));
    json!({
        "oneOf": words,
        "dependentRequired": { "many_to_many": ["through"], "through": ["many_to_many"] },
        "if": { "properties": { "foreign_key": { "type": "array" } }, "required": ["foreign_key"] },
        "then": required(&["many_to_many"]),
    })
}

/// The rule that a mixin has something beside its doc.
pub(super) fn some_keys() -> Value {
    let keys = ["use", "columns", "unique", "indexes", "checks", "foreign_keys", "relations"];
    any_of(&keys.map(|key| required(&[key])))
}

/// The rule that some operation has a rule.
pub(super) fn some_operation() -> Value {
    json!({ "minProperties": 1 })
}

/// The rule that an object has one key.
pub(super) fn one_key() -> Value {
    json!({ "minProperties": 1, "maxProperties": 1 })
}

/// The rule that there is SQL for some backend.
pub(super) fn some_sql() -> Value {
    any_of(&["sql", "sqlite", "postgres", "mysql"].map(|key| required(&[key])))
}

/// SQL: a text, or texts for single backends.
pub(super) fn sql() -> Value {
    any_of(&[text(), definition("sql")])
}

/// `true`, `false` or `deferred`.
pub(super) fn deferrable() -> Value {
    any_of(&[boolean(), one_of(&["deferred"])])
}

/// Storage parameters: names to texts, numbers and booleans.
pub(super) fn parameters() -> Value {
    named(json!({ "type": ["string", "number", "boolean"] }))
}

/// The rule that a raw object is there on some backend.
pub(super) fn some_backend() -> Value {
    any_of(&["sqlite", "postgres", "mysql"].map(|key| required(&[key])))
}
