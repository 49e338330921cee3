//! The language as a JSON Schema (2020-12), by which editors complete and check a schema as it is typed.
//!
//! Its keys are those of `document::places`; what each takes is told in [`keys`]. It knows shapes only: what words refer to,
//! and everything else that needs the whole schema, `codegen check` tells.

mod keys;
mod objects;
mod own;
mod shapes;

use serde_json::{Map, Value, json};

use crate::document::places::{self, Place};
use shapes::required;

/// A place's name among the definitions, and what its keys take.
type Definition = (&'static str, &'static Place, fn(&str) -> Option<Value>, fn() -> Value);

/// The places beside the whole schema.
const DEFINITIONS: &[Definition] = &[
    ("rust", &places::RUST, own::rust, || required(&[])),
    (
        "dependency",
        &places::DEPENDENCY,
        own::dependency,
        || json!({ "anyOf": [required(&["version"]), required(&["path"])] }),
    ),
    ("diesel", &places::DIESEL, own::diesel, || required(&[])),
    ("diesel_filter", &places::DIESEL_FILTER, own::diesel_filter, shapes::one_key),
    ("derives", &places::DERIVES, own::derives, || required(&[])),
    ("table_derives", &places::TABLE_DERIVES, own::derives, || required(&[])),
    ("enum", &places::ENUM, keys::enumeration, || required(&["values"])),
    ("enum_backend", &places::ENUM_BACKEND, keys::enum_backend, || required(&[])),
    ("enum_value", &places::ENUM_VALUE, keys::enum_value, || required(&[])),
    ("domain", &places::DOMAIN, objects::domain, || required(&["type"])),
    ("view", &places::VIEW, objects::view, || required(&["columns", "query"])),
    ("raw", &places::RAW, objects::raw, shapes::some_backend),
    ("raw_sql", &places::RAW_SQL, objects::raw_sql, || required(&["create", "drop"])),
    ("mixin", &places::MIXIN, keys::mixin, shapes::some_keys),
    ("table", &places::TABLE, keys::table, || json!({ "anyOf": [required(&["columns"]), required(&["use"])] })),
    ("column", &places::COLUMN, keys::column, shapes::cut_type),
    ("native", &places::NATIVE, keys::native, || required(&["type"])),
    ("column_backend", &places::COLUMN_BACKEND, keys::column_backend, || required(&[])),
    ("generated", &places::GENERATED, own::generated, shapes::one_key),
    ("sql", &places::SQL, own::sql, shapes::some_sql),
    ("collation", &places::COLLATION, own::collation, || required(&[])),
    ("check", &places::CHECK, own::check, shapes::some_sql),
    ("key", &places::KEY, keys::key, || required(&["columns"])),
    ("postgres_key", &places::POSTGRES_KEY, own::postgres_key, || required(&[])),
    ("index", &places::INDEX, keys::index, || required(&["columns"])),
    ("sqlite_index", &places::SQLITE_INDEX, own::sqlite_index, || required(&[])),
    ("postgres_index", &places::POSTGRES_INDEX, own::postgres_index, || required(&[])),
    ("mysql_index", &places::MYSQL_INDEX, own::mysql_index, || required(&[])),
    ("foreign_key", &places::FOREIGN_KEY, keys::foreign_key, || required(&["columns", "references"])),
    ("sqlite_table", &places::SQLITE_TABLE, own::sqlite_table, || required(&[])),
    ("postgres_table", &places::POSTGRES_TABLE, own::postgres_table, || required(&[])),
    ("exclusion", &places::EXCLUSION, own::exclusion, || required(&["columns"])),
    ("mysql_table", &places::MYSQL_TABLE, own::mysql_table, || required(&[])),
    ("relation", &places::RELATION, keys::relation, shapes::relation_words),
    ("api", &places::API, keys::api, || required(&[])),
    ("access", &places::ACCESS, keys::access, shapes::some_operation),
    ("validate", &places::VALIDATE, keys::validate, || required(&[])),
];

/// Returns the JSON Schema as text.
pub fn text() -> String {
    format!("{:#}\n", schema())
}

/// Returns the JSON Schema.
pub fn schema() -> Value {
    let mut root = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A codegen schema",
        "description": "A database, from which `codegen build` makes a Rust crate.",
    });
    // A file with none of these keys is one that another includes.
    let main: Map<String, Value> = places::MAIN_FILE_ONLY
        .iter()
        .map(|key| ((*key).to_owned(), json!(["version", "package", "backends"])))
        .collect();
    merge(&mut root, object(&places::SCHEMA, keys::schema, json!({ "dependentRequired": main })));
    let definitions: Map<String, Value> = DEFINITIONS
        .iter()
        .map(|(name, place, key, rules)| ((*name).to_owned(), object(place, *key, rules())))
        .collect();
    merge(&mut root, json!({ "$defs": definitions }));
    root
}

/// Returns a mapping with the keys of a place.
fn object(place: &Place, key: fn(&str) -> Option<Value>, rules: Value) -> Value {
    // A key that nothing is told of takes anything, so that an editor never rejects what the tool accepts.
    let value = |name: &&str| ((*name).to_owned(), key(name).unwrap_or(Value::Bool(true)));
    let properties: Map<String, Value> = place.keys.iter().map(value).collect();
    let mut object = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    merge(&mut object, rules);
    object
}

/// Adds the members of an object to another.
fn merge(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}
