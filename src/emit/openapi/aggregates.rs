//! What can be computed of the rows of a table.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::filters::{self, escape};
use super::schemas;
use crate::emit::access::{self, Access};
use crate::model::{Model, Table, Type};

/// Something that can be computed, which a request and its answer call `function(column)`.
pub(super) struct Measure<'a> {
    function: &'static str,
    /// The name of the column; empty for the number of rows.
    column: &'a str,
    /// The schema of its value.
    schema: Value,
    /// Whether it is a whole number of 64 bits, such as a count.
    pub(super) is_whole: bool,
}

/// Returns the regular expression of the names of measures.
pub(super) fn names<'a>(measures: impl Iterator<Item = &'a Measure<'a>>) -> String {
    let mut columns: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for measure in measures {
        columns.entry(measure.function).or_default().push(escape(measure.column));
    }
    let names = columns.into_iter().map(|(function, columns)| format!(r"{function}\(({})\)", columns.join("|")));
    names.collect::<Vec<_>>().join("|")
}

/// Returns everything that can be computed of the rows of `table`.
pub(super) fn measures<'a>(model: &Model, table: &'a Table) -> Vec<Measure<'a>> {
    let count = |function, column| {
        let schema = json!({ "type": "integer", "format": "int64", "minimum": 0 });
        Measure { function, column, schema, is_whole: true }
    };
    let mut measures = vec![count("count", "")];
    for column in table.columns.iter().filter(|column| Access::of(table, column).read) {
        measures.push(count("count", &column.name));
        if filters::is_sortable(&column.ty) {
            measures.push(count("count_distinct", &column.name));
        }
        // Of a group without values there is none of these.
        let mut add = |function, schema: Value, is_whole| {
            measures.push(Measure { function, column: &column.name, schema: schemas::or_null(schema), is_whole });
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
    let columns =
        table.columns.iter().filter(|column| Access::of(table, column).read && filters::is_sortable(&column.ty));
    let properties: Map<String, Value> =
        columns.map(|column| (column.name.clone(), schemas::member(table, column, model))).collect();
    let measures = measures(model, table);
    let mut by_schema: BTreeMap<String, (Value, Vec<&Measure<'_>>)> = BTreeMap::new();
    for measure in &measures {
        by_schema
            .entry(measure.schema.to_string())
            .or_insert_with(|| (measure.schema.clone(), Vec::new()))
            .1
            .push(measure);
    }
    let mut patterns: Map<String, Value> = by_schema
        .into_values()
        .map(|(schema, measures)| (format!("^({})$", names(measures.into_iter())), schema))
        .collect();
    let related: Vec<String> = access::relations(model, table)
        .filter(|(relation, _)| access::leads_to_one(relation))
        .map(|(relation, _)| escape(&relation.name))
        .collect();
    if !related.is_empty() {
        // Of related rows, of which there may be none.
        patterns
            .insert(format!(r"^({})\.", related.join("|")), json!({ "type": ["boolean", "number", "string", "null"] }));
    }
    json!({
        "type": "object",
        "required": ["items"],
        "properties": {
            "items": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": properties,
                    "patternProperties": patterns,
                    "additionalProperties": false,
                },
            },
        },
        "additionalProperties": false,
    })
}

/// Returns the schema of a sum of values of that type, and whether it is a whole number.
fn sum(ty: &Type) -> Option<(Value, bool)> {
    match ty {
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Unsigned(_) => {
            Some((json!({ "type": "integer", "format": "int64" }), true))
        }
        Type::Real | Type::Double => Some((json!({ "type": "number", "format": "double" }), false)),
        Type::Decimal { .. } | Type::Numeric => {
            Some((json!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$" }), false))
        }
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
