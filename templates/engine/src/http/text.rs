//! Values as text: in paths, in queries, and those that are strings in JSON.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::engine::{Kind, Value, listed};
use crate::types::{Json, calendar};

use super::json;

/// Reads a value of that kind.
///
/// # Errors
///
/// What was expected instead, to stand after "expected".
pub(super) fn parse(kind: Kind, text: &str) -> Result<Value, String> {
    let parsed = match kind {
        Kind::Boolean => text.parse().ok().map(Value::Boolean),
        Kind::SmallInt => text.parse().ok().map(Value::SmallInt),
        Kind::Integer => text.parse().ok().map(Value::Integer),
        Kind::BigInt => text.parse().ok().map(Value::BigInt),
        Kind::Unsigned(bits) => {
            let number = text.parse::<u64>().ok().filter(|number| bits == 64 || number >> bits == 0);
            number.map(Value::from)
        }
        Kind::Real => text.parse::<f32>().ok().filter(|number| number.is_finite()).map(Value::Real),
        Kind::Double => text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::Double),
        Kind::Decimal { .. } | Kind::Numeric => text.parse().ok().map(Value::Decimal),
        // PostgreSQL has no U+0000 in text; the other databases do not get any either.
        Kind::Text(_) | Kind::Citext => (!text.contains('\0')).then(|| Value::Text(text.to_owned())),
        Kind::Char(_) => (!text.contains('\0')).then(|| Value::Text(text.trim_end_matches(' ').to_owned())),
        Kind::Bytes(_) | Kind::Bits(_) => BASE64_STANDARD.decode(text).ok().map(Value::Bytes),
        Kind::Date => parse_year_of_four(text, calendar::parse_date).map(Value::Date),
        Kind::Time => calendar::parse_time(text).map(Value::Time),
        Kind::Timestamp => parse_year_of_four(text, calendar::parse_timestamp).map(Value::Timestamp),
        Kind::Timestamptz => parse_year_of_four(text, |text| text.parse().ok()).map(Value::Timestamptz),
        // The other forms that the uuid crate reads are not RFC 9562's.
        Kind::Uuid => text.parse().ok().filter(|_| text.len() == 36).map(Value::Uuid),
        Kind::Json => text.parse::<Json>().ok().map(Value::Json),
        Kind::Enum(labels) => labels.labels.iter().find(|label| **label == text).map(|label| Value::Enum(label)),
        Kind::Array(_) => serde_json::from_str(text).ok().and_then(|document| json::parse(kind, document).ok()),
        Kind::Native(native) => (native.parse)(text).map(Value::Text),
    };
    parsed.ok_or_else(|| expected(kind))
}

/// Writes a value as [`parse`] reads it; NULL is empty.
pub(super) fn format(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Boolean(value) => value.to_string(),
        Value::SmallInt(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::BigInt(value) => value.to_string(),
        Value::Unsigned(value) => value.0.to_string(),
        Value::Real(value) => value.to_string(),
        Value::Double(value) => value.to_string(),
        Value::Decimal(value) => value.to_string(),
        Value::Text(value) => value.clone(),
        Value::Bytes(value) => BASE64_STANDARD.encode(value),
        Value::Date(value) => value.to_string(),
        Value::Time(value) => value.to_string(),
        Value::Timestamp(value) => calendar::timestamp_text(*value),
        Value::Timestamptz(value) => calendar::moment_text(value.to_utc()),
        Value::Uuid(value) => value.to_string(),
        Value::Json(value) => value.to_string(),
        Value::Enum(label) => (*label).to_owned(),
        Value::Array(_) => serde_json::to_string(&json::JsonValue(value)).unwrap_or_default(),
    }
}

/// Adds the values of a key to a path, each as a segment.
pub(super) fn push_key<'a>(values: impl Iterator<Item = &'a Value>, path: &mut String) {
    for value in values {
        path.push('/');
        path.extend(utf8_percent_encode(&format(value), ESCAPED));
    }
}

/// What is not unreserved (RFC 3986, section 2.3).
const ESCAPED: &percent_encoding::AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Writes text as a segment of a path.
pub(super) fn escape(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// Tells what a text of that kind looks like, to stand after "expected".
pub(super) fn expected(kind: Kind) -> String {
    match kind {
        Kind::Boolean => "true or false".to_owned(),
        Kind::SmallInt => "a whole number of 16 bits".to_owned(),
        Kind::Integer => "a whole number of 32 bits".to_owned(),
        Kind::BigInt => "a whole number of 64 bits".to_owned(),
        Kind::Unsigned(bits) => format!("a whole number without a sign of {bits} bits"),
        Kind::Real | Kind::Double => "a number".to_owned(),
        Kind::Decimal { .. } | Kind::Numeric => "a decimal number like -12.50".to_owned(),
        Kind::Text(_) | Kind::Char(_) | Kind::Citext => "text without the character U+0000".to_owned(),
        Kind::Bytes(_) | Kind::Bits(_) => "bytes in base64".to_owned(),
        Kind::Date => "a date like 2024-02-29".to_owned(),
        Kind::Time => "a time like 13:45:00".to_owned(),
        Kind::Timestamp => "a date and time like 2024-02-29T13:45:00".to_owned(),
        Kind::Timestamptz => "a date and time with an offset like 2024-02-29T13:45:00Z".to_owned(),
        Kind::Uuid => "a UUID like 67e55044-10b1-426f-9247-bb680e5fe0c8".to_owned(),
        Kind::Json => "JSON".to_owned(),
        Kind::Enum(labels) => format!("one of {}", listed(labels.labels)),
        Kind::Array(array) => format!("an array of values, each {}", expected(array.element)),
        Kind::Native(native) => native.expected.to_owned(),
    }
}

/// A year has four digits, and no sign, in RFC 3339.
fn parse_year_of_four<T>(text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    if text.starts_with(['+', '-']) { None } else { parse(text) }
}
