//! The JSON Schemas of what clients send: rows to add, with those that they bring along, and changes.

use serde_json::{Map, Value, json};

use super::schemas::{TEXT_PATTERN, described, of_type, or_null, reference};
use super::{examples, rules};
use crate::emit::access::{Access, is_given_by_owner, leads_to_one};
use crate::model::{Column, Default, Literal, Model, Relation, RelationKind, Table, Type};

/// Returns the schema of a row to add.
pub(super) fn new(model: &Model, table: &Table) -> Value {
    new_without(model, table, &[])
}

/// Returns the schema of a row to add, without the columns that the row around it gives.
fn new_without(model: &Model, table: &Table, given: &[String]) -> Value {
    let is_taken = |column: &&Column| Access::of(table, column).create && !given.contains(&column.name);
    let columns = || table.columns.iter().filter(is_taken);
    let is_asked = |column: &&Column| !column.is_optional_on_insert() && !is_given_by_owner(table, column);
    let required: Vec<&str> = columns().filter(is_asked).map(|column| column.name.as_str()).collect();
    let mut properties: Map<String, Value> =
        columns().map(|column| (column.name.clone(), with_default(to_write(model, table, column), column))).collect();
    for relation in nested(table) {
        let row = reference(&nested_name(model, relation));
        let schema = match leads_to_one(relation) {
            true => row,
            false => json!({ "type": "array", "items": row, "maxItems": MAX_NESTED }),
        };
        properties.insert(relation.name.clone(), schema);
    }
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    examples::add(schema, examples::new(model, table, given))
}

/// How many rows of a relation stand in a row at most; the server takes more of them as long as there are not too many in all.
const MAX_NESTED: usize = 100;

fn nested(table: &Table) -> impl Iterator<Item = &Relation> {
    let relation = |name: &String| table.relations.by_name(name).expect("the model's relations exist");
    table.api.nested.iter().map(relation)
}

/// Returns the columns that a row of the relation is given by the row around it.
fn given<'a>(model: &'a Model, relation: &Relation) -> &'a [String] {
    let target = model.table(&relation.table);
    match &relation.kind {
        RelationKind::HasOne { foreign_key } | RelationKind::HasMany { foreign_key } => {
            target.reference(foreign_key).map_or(&[], |key| key.columns.as_slice())
        }
        RelationKind::BelongsTo { .. } | RelationKind::ManyToMany { .. } => &[],
    }
}

fn nested_name(model: &Model, relation: &Relation) -> String {
    let target = model.table(&relation.table);
    let given = given(model, relation);
    let suffix: String = given.iter().map(|name| format!(".{}", target.column(name).rust_name)).collect();
    format!("nested.{}{suffix}", target.rust.new)
}

/// Adds the schemas of the rows that the creates of a table bring along, and of those that they bring along.
pub(super) fn add_nested(model: &Model, table: &Table, schemas: &mut Map<String, Value>) {
    for relation in nested(table) {
        let name = nested_name(model, relation);
        if !schemas.contains_key(&name) {
            let target = model.table(&relation.table);
            schemas.insert(name, new_without(model, target, given(model, relation)));
            add_nested(model, target, schemas);
        }
    }
}

/// Returns the schema of a change to a row.
pub(super) fn update(model: &Model, table: &Table) -> Value {
    let schema = |column: &Column| {
        let mut schema = to_write(model, table, column);
        if column.counts_updates {
            schema["description"] =
                json!("How often the row was changed before; for any other number the change is refused.");
        }
        (column.name.clone(), schema)
    };
    let columns = table.columns.iter().filter(|column| Access::of(table, column).update);
    let properties: Map<String, Value> = columns.map(schema).collect();
    let schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    examples::add(schema, examples::update(model, table))
}

/// Returns the schema of a column's value that a client gives: what the type allows and the rules ask.
fn to_write(model: &Model, table: &Table, column: &Column) -> Value {
    let schema = match column.ty {
        Type::Json => reference("json"),
        _ => of_type(model, &column.ty),
    };
    let schema = if column.nullable { or_null(schema) } else { schema };
    let schema = rules::add(schema, column, &crate::emit::rules::of(model, table, column));
    match (&column.doc, schema.get("description").and_then(Value::as_str)) {
        (Some(doc), Some(words)) => {
            let both = format!("{} {words}", doc.trim());
            described(schema, Some(&both))
        }
        (doc, _) => described(schema, doc.as_deref()),
    }
}

/// Returns the schema of JSON without NUL, which PostgreSQL cannot hold and so no backend takes. NULL is no JSON here: it is
/// the column's.
///
/// What arrays inside of arrays hold is said by what they do not contain: of `items` that lead back here openapi-typescript
/// makes an array of itself, which TypeScript takes for a mistake.
pub(super) fn json_document() -> Value {
    let text = json!({ "type": "string", "pattern": TEXT_PATTERN });
    let member = json!({ "anyOf": [reference("json"), { "type": "null" }] });
    let object =
        json!({ "type": "object", "propertyNames": { "pattern": TEXT_PATTERN }, "additionalProperties": member });
    let inner = json!({ "type": "array", "not": { "contains": { "not": member } } });
    let items = json!({ "anyOf": [{ "type": ["number", "boolean", "null"] }, text, object, inner] });
    json!({ "anyOf": [{ "type": ["number", "boolean"] }, text, object, { "type": "array", "items": items }] })
}

/// Says what the member is where it is not given. In words: a member with the keyword `default` is one that openapi-typescript
/// wants to be given.
fn with_default(schema: Value, column: &Column) -> Value {
    let Some(Default::Literal(literal)) = &column.default else { return schema };
    let value = constant(&column.ty, literal);
    let described_as = schema["description"].as_str().map_or_else(String::new, |words| format!("{words} "));
    described(schema, Some(&format!("{described_as}Default: {value}.")))
}

/// Returns a constant of that type as JSON has it.
pub(super) fn constant(ty: &Type, literal: &Literal) -> Value {
    match (literal, ty) {
        (Literal::Boolean(value), _) => json!(value),
        (Literal::Integer(value), _) => json!(value),
        (Literal::Number(digits), Type::Real | Type::Double) => {
            digits.parse::<f64>().map_or(Value::Null, |number| json!(number))
        }
        (Literal::Number(digits), _) => json!(digits),
        // The schema writes a blank between day and time, RFC 3339 a T.
        (Literal::Text(text), Type::Timestamp | Type::Timestamptz) => json!(text.replacen(' ', "T", 1)),
        (Literal::Text(text), Type::Json) => serde_json::from_str(text).unwrap_or(Value::Null),
        (Literal::Text(text), _) => json!(text),
    }
}
