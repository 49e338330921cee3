//! Values as PostgreSQL reads them from text (<https://www.postgresql.org/docs/current/arrays.html>, Array Input).

use std::fmt::Write as _;
use std::io::Write as _;

use diesel::deserialize::{self, FromSql};
use diesel::pg::PgValue;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Array, Nullable, Text};

use crate::engine::{ArrayType, Kind, Read, Value};
use crate::types::Db;

impl ArrayType {
    /// An array of elements that a Rust type reads.
    pub const fn of<ST, T>(name: &'static str, element: Kind) -> Self
    where
        ST: 'static,
        T: Into<Value>,
        Vec<Option<T>>: FromSql<Array<Nullable<ST>>, Db>,
    {
        let read: Read = match element {
            Kind::Char(_) => read_padded::<ST, T>,
            _ => read_array::<ST, T>,
        };
        Self { name, element, read }
    }
}

fn read_array<ST: 'static, T: Into<Value>>(raw: PgValue<'_>) -> deserialize::Result<Value>
where
    Vec<Option<T>>: FromSql<Array<Nullable<ST>>, Db>,
{
    let elements: Vec<Option<T>> = FromSql::<Array<Nullable<ST>>, Db>::from_sql(raw)?;
    Ok(elements.into())
}

/// Reads texts that the database has filled up with blanks.
fn read_padded<ST: 'static, T: Into<Value>>(raw: PgValue<'_>) -> deserialize::Result<Value>
where
    Vec<Option<T>>: FromSql<Array<Nullable<ST>>, Db>,
{
    let trim = |element| match element {
        Value::Text(text) => Value::Text(text.trim_end_matches(' ').to_owned()),
        element => element,
    };
    match read_array::<ST, T>(raw)? {
        Value::Array(elements) => Ok(Value::Array(elements.into_iter().map(trim).collect())),
        value => Ok(value),
    }
}

impl ToSql<Text, Db> for Value {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        out.write_all(print(self).as_bytes())?;
        Ok(IsNull::No)
    }
}

fn print(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::SmallInt(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::BigInt(value) => value.to_string(),
        Value::Unsigned(value) => value.0.to_string(),
        Value::Real(value) => value.to_string(),
        Value::Double(value) => value.to_string(),
        Value::Decimal(value) => value.to_string(),
        Value::Text(value) => value.clone(),
        Value::Bytes(bytes) => bytes.iter().fold("\\x".to_owned(), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        }),
        Value::Date(value) => value.to_string(),
        Value::Time(value) => value.to_string(),
        Value::Timestamp(value) => value.to_string(),
        Value::Timestamptz(value) => value.to_string(),
        Value::Uuid(value) => value.to_string(),
        Value::Json(value) => value.to_string(),
        Value::Enum(label) => (*label).to_owned(),
        Value::Array(elements) => print_array(elements),
    }
}

fn print_array(elements: &[Value]) -> String {
    let quoted = |element: &Value| match element {
        Value::Null => print(element),
        element => format!("\"{}\"", print(element).replace('\\', r"\\").replace('"', r#"\""#)),
    };
    format!("{{{}}}", elements.iter().map(quoted).collect::<Vec<_>>().join(","))
}
