//! What can be computed of the rows of a table.

use serde_json::{Map, Value, json};

use super::schemas;
use crate::emit::access::Access;
use crate::model::{Model, Table, Type};

/// Something that can be computed, by the name that a request and its answer give it.
pub(super) struct Measure {
    pub(super) name: String,
    /// The schema of its value.
    schema: Value,
    /// Whether it is a whole number of 64 bits, such as a count.
    pub(super) is_whole: bool,
}

/// Returns everything that can be computed of the rows of `table`.
pub(super) fn measures(model: &Model, table: &Table) -> Vec<Measure> {
    let count = |name: String| {
        let schema = json!({ "type": "integer", "format": "int64", "minimum": 0 });
        Measure { name, schema, is_whole: true }
    };
    let mut measures = vec![count("count()".to_owned())];
    for column in table.columns.iter().filter(|column| Access::of(table, column).read) {
        let name = |function: &str| format!("{function}({})", column.name);
        measures.push(count(name("count")));
        if column.ty != Type::Json {
            measures.push(count(name("count_distinct")));
        }
        // Of a group without values there is none of these.
        let mut add = |function, schema: Value, is_whole| {
            measures.push(Measure { name: name(function), schema: schemas::or_null(schema), is_whole });
        };
        if let Some((sum, is_whole)) = sum(&column.ty) {
            add("sum", sum, is_whole);
            add("avg", json!({ "type": "number", "format": "double" }), false);
        }
        if has_extremes(&column.ty) {
            for function in ["min", "max"] {
                add(function, schemas::of_type(model, &column.ty), false);
            }
        }
    }
    measures
}

/// Returns the schema of a page of groups of the rows of `table`.
pub(super) fn groups(model: &Model, table: &Table) -> Value {
    let columns = table.columns.iter().filter(|column| Access::of(table, column).read && column.ty != Type::Json);
    let mut properties: Map<String, Value> =
        columns.map(|column| (column.name.clone(), schemas::of_column(model, column))).collect();
    properties.extend(measures(model, table).into_iter().map(|measure| (measure.name, measure.schema)));
    json!({
        "type": "object",
        "required": ["items"],
        "properties": {
            "items": {
                "type": "array",
                "items": { "type": "object", "properties": properties, "additionalProperties": false },
            },
        },
        "additionalProperties": false,
    })
}

/// Returns the schema of a sum of values of that type, and whether it is a whole number.
fn sum(ty: &Type) -> Option<(Value, bool)> {
    match ty {
        Type::SmallInt | Type::Integer | Type::BigInt => Some((json!({ "type": "integer", "format": "int64" }), true)),
        Type::Real | Type::Double => Some((json!({ "type": "number", "format": "double" }), false)),
        Type::Decimal { .. } => Some((json!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$" }), false)),
        _ => None,
    }
}

/// Whether every database knows the smallest and the greatest value (PostgreSQL knows none of UUIDs, SQLite and MySQL take
/// enums for text).
fn has_extremes(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::Varchar(_) | Type::Char(_) | Type::Date | Type::Time)
        || matches!(ty, Type::Timestamp | Type::Timestamptz)
        || sum(ty).is_some()
}
