//! Rows and values as JSON.

use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Document;

use crate::engine::{Kind, Loaded, Row, Table, Value};

use super::page::Around;
use super::shape::Shape;
use super::text;

/// Returns an answer of that body. Not by axum's `Json`, whose buffer takes half as long again for bodies of so many small
/// parts, nor by its tuples, which set a header for each part and take it back.
pub(super) fn json_response(media_type: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

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
pub(super) struct Listing<'a> {
    /// What is shown of the rows.
    pub(super) shape: &'a Shape,
    /// The rows of the page.
    pub(super) loaded: &'a Loaded,
    /// The cursors of the pages around it.
    pub(super) around: Around,
    /// How many rows there are on all pages, if that was asked.
    pub(super) total: Option<i64>,
}

impl Serialize for Listing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        let places = 0..self.loaded.rows.len();
        object.serialize_entry("items", &Shown { shape: self.shape, loaded: self.loaded, places })?;
        if let Some(cursor) = &self.around.next {
            object.serialize_entry("next", cursor)?;
        }
        if let Some(cursor) = &self.around.previous {
            object.serialize_entry("previous", cursor)?;
        }
        if let Some(total) = self.total {
            object.serialize_entry("total", &total)?;
        }
        object.end()
    }
}

/// Rows as an array.
struct Shown<'a, I> {
    shape: &'a Shape,
    loaded: &'a Loaded,
    places: I,
}

impl<I: Iterator<Item = usize> + Clone> Serialize for Shown<'_, I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (shape, loaded) = (self.shape, self.loaded);
        serializer.collect_seq(self.places.clone().map(|place| ShownRow { shape, loaded, place }))
    }
}

/// A row with what is included in it, as a JSON object.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShownRow<'a> {
    /// What is shown of it.
    pub(super) shape: &'a Shape,
    /// The rows that it is one of.
    pub(super) loaded: &'a Loaded,
    /// Its place among them.
    pub(super) place: usize,
}

impl Serialize for ShownRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = &self.loaded.rows[self.place];
        let mut object = serializer.serialize_map(None)?;
        for place in self.shape.columns.places(self.shape.table) {
            object.serialize_entry(self.shape.table.columns[place].name, &JsonValue(row.value(place)))?;
        }
        for (related, included) in self.shape.related.iter().zip(&self.loaded.included) {
            let (shape, loaded, places) = (&related.shape, &included.loaded, &included.places[self.place]);
            match related.relation.many {
                true => {
                    let places = places.iter().copied();
                    object.serialize_entry(related.relation.name, &Shown { shape, loaded, places })?;
                }
                false => {
                    let row = places.first().map(|&place| ShownRow { shape, loaded, place });
                    object.serialize_entry(related.relation.name, &row)?;
                }
            }
        }
        object.end()
    }
}

/// A value as JSON.
#[derive(Debug)]
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
            let value = number.as_f64().filter(|number| number.abs() <= LARGEST_REAL).map(|number| number as f32);
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
    let is_number = matches!(
        kind,
        Kind::SmallInt | Kind::Integer | Kind::BigInt | Kind::Unsigned(_) | Kind::Real | Kind::Double
    );
    is_number || matches!(kind, Kind::Boolean | Kind::Array(_))
}

/// What the largest number of 32 bits is printed as; as a number of 64 bits it is a little larger than that.
const LARGEST_REAL: f64 = 3.402_823_5e38;

/// JSON does not tell 1.0 from 1. Beyond 2^53 a number that came as a float may have been another whole number.
fn whole_number(number: &serde_json::Number) -> Option<i128> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_whole = |number: &f64| number.fract() == 0.0 && number.abs() <= EXACT;
    number.as_i128().or_else(|| number.as_f64().filter(is_whole).map(|number| number as i128))
}

fn expected(kind: Kind) -> String {
    match kind {
        kind if is_not_a_string(kind) => text::expected(kind),
        kind if kind.is_text() => "a string".to_owned(),
        kind => format!("a string with {}", text::expected(kind)),
    }
}
