//! Rows and values as JSON.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value as Document;

use crate::engine::{Kind, Row, Table, Value};

use super::text;

/// A row as a JSON object of the columns that may be seen.
#[derive(Clone, Copy, Debug)]
pub struct JsonRow<'a> {
    /// The row's table.
    pub table: &'static Table,
    /// The row.
    pub row: &'a Row,
}

impl Serialize for JsonRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for (column, value) in self.table.columns.iter().zip(self.row.values()) {
            if column.access.read {
                object.serialize_entry(column.name, &JsonValue(value))?;
            }
        }
        object.end()
    }
}

/// A page of rows.
#[derive(Debug)]
pub(super) struct Listing {
    /// The rows' table.
    pub(super) table: &'static Table,
    /// The rows of the page.
    pub(super) rows: Vec<Row>,
    /// How many rows there are on all pages, if that was asked.
    pub(super) total: Option<i64>,
}

impl Serialize for Listing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("items", &Items(self))?;
        if let Some(total) = self.total {
            object.serialize_entry("total", &total)?;
        }
        object.end()
    }
}

struct Items<'a>(&'a Listing);

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(Some(self.0.rows.len()))?;
        for row in &self.0.rows {
            items.serialize_element(&JsonRow { table: self.0.table, row })?;
        }
        items.end()
    }
}

/// A value as JSON.
pub(super) struct JsonValue<'a>(pub(super) &'a Value);

impl Serialize for JsonValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Boolean(value) => serializer.serialize_bool(*value),
            Value::SmallInt(value) => serializer.serialize_i16(*value),
            Value::Integer(value) => serializer.serialize_i32(*value),
            Value::BigInt(value) => serializer.serialize_i64(*value),
            Value::Unsigned(value) => serializer.serialize_u64(value.0),
            Value::Real(value) => serializer.serialize_f32(*value),
            Value::Double(value) => serializer.serialize_f64(*value),
            Value::Text(value) => serializer.serialize_str(value),
            Value::Enum(label) => serializer.serialize_str(label),
            Value::Json(value) => value.serialize(serializer),
            Value::Array(elements) => serializer.collect_seq(elements.iter().map(JsonValue)),
            other => serializer.serialize_str(&text::format(other)),
        }
    }
}

/// Reads a value of that kind from JSON.
///
/// # Errors
///
/// A stable word for what is wrong, and what was expected, to stand after "expected".
pub(super) fn parse(kind: Kind, document: Document) -> Result<Value, (&'static str, String)> {
    let mistyped = || ("type", expected(kind));
    match (kind, document) {
        (_, Document::Null) => Ok(Value::Null),
        (Kind::Array(array), Document::Array(elements)) => {
            elements.into_iter().map(|element| parse(array.element, element)).collect::<Result<_, _>>().map(Value::Array)
        }
        (Kind::Json, document) => Ok(Value::Json(document.into())),
        (Kind::Boolean, Document::Bool(value)) => Ok(Value::Boolean(value)),
        (Kind::Unsigned(bits), Document::Number(number)) => {
            let whole = whole_number(&number).ok_or_else(mistyped)?;
            let value = u64::try_from(whole).ok().filter(|number| bits == 64 || number >> bits == 0);
            value.map(Value::from).ok_or_else(|| ("range", expected(kind)))
        }
        (Kind::SmallInt | Kind::Integer | Kind::BigInt, Document::Number(number)) => {
            let whole = whole_number(&number).ok_or_else(mistyped)?;
            let value = match kind {
                Kind::SmallInt => i16::try_from(whole).ok().map(Value::SmallInt),
                Kind::Integer => i32::try_from(whole).ok().map(Value::Integer),
                _ => i64::try_from(whole).ok().map(Value::BigInt),
            };
            value.ok_or_else(|| ("range", expected(kind)))
        }
        (Kind::Real, Document::Number(number)) => {
            let value = number.as_f64().map(|number| number as f32).filter(|number| number.is_finite());
            value.map(Value::Real).ok_or_else(|| ("range", "a number that 32 bits can hold".to_owned()))
        }
        (Kind::Double, Document::Number(number)) => number.as_f64().map(Value::Double).ok_or_else(mistyped),
        (kind, _) if is_not_a_string(kind) => Err(mistyped()),
        (_, Document::String(string)) => text::parse(kind, &string).map_err(|expected| ("format", expected)),
        _ => Err(mistyped()),
    }
}

/// Returns whether values of that kind are something else than strings in JSON.
fn is_not_a_string(kind: Kind) -> bool {
    match kind {
        Kind::Boolean | Kind::SmallInt | Kind::Integer | Kind::BigInt | Kind::Unsigned(_) => true,
        Kind::Real | Kind::Double | Kind::Array(_) => true,
        _ => false,
    }
}

/// JSON does not tell 1.0 from 1.
fn whole_number(number: &serde_json::Number) -> Option<i128> {
    let whole = number.as_i128();
    whole.or_else(|| number.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i128))
}

fn expected(kind: Kind) -> String {
    match kind {
        kind if is_not_a_string(kind) => text::expected(kind),
        kind if kind.is_text() => "a string".to_owned(),
        kind => format!("a string with {}", text::expected(kind)),
    }
}
