//! Types that only one database has, and arrays of values.

use std::fmt::{self, Display};
use std::str::FromStr;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};

use crate::types::{Db, read_text};

use super::{Kind, Value, geometry};

/// Reads a result column.
pub type Read = fn(<Db as Backend>::RawValue<'_>) -> deserialize::Result<Value>;

/// A type that only one database has. Its values are [`Value::Text`]s, of one spelling for each value.
#[derive(Clone, Copy)]
pub struct NativeType {
    /// The name in the database.
    pub name: &'static str,
    /// What its texts look like, to stand after "expected".
    pub expected: &'static str,
    /// Whether its values are compared and sorted.
    pub is_ordered: bool,
    /// Whether the database prints the values, because no Rust type reads what it sends.
    pub is_printed: bool,
    /// Returns the one spelling of a text that is a value.
    pub parse: fn(&str) -> Option<String>,
    /// Reads a result column.
    pub read: Read,
}

/// A list of values, each of which may be NULL.
#[derive(Clone, Copy)]
pub struct ArrayType {
    /// The name in the database.
    pub name: &'static str,
    /// What the elements are.
    pub element: Kind,
    /// Reads a result column.
    pub read: Read,
}

impl NativeType {
    /// A type whose values a Rust type reads, prints and parses.
    pub const fn of<ST, T>(name: &'static str, expected: &'static str) -> Self
    where
        T: FromSql<ST, Db> + FromStr + Display,
    {
        Self { name, expected, is_ordered: true, is_printed: false, parse: parse::<T>, read: read_native::<ST, T> }
    }

    /// A type whose values the database reads and prints.
    pub const fn printed(name: &'static str, expected: &'static str) -> Self {
        Self { name, expected, is_ordered: false, is_printed: true, parse: parse_any, read: read_any }
    }

    /// A type of PostGIS, whose values are given as text and printed as EWKB in hexadecimal.
    pub const fn geometry(name: &'static str, expected: &'static str) -> Self {
        Self { parse: geometry::parse, ..Self::printed(name, expected) }
    }
}

fn parse<T: FromStr + Display>(text: &str) -> Option<String> {
    text.parse::<T>().ok().map(|value| value.to_string())
}

/// PostgreSQL has no U+0000 in text.
fn parse_any(text: &str) -> Option<String> {
    (!text.contains('\0')).then(|| text.to_owned())
}

fn read_native<ST, T: FromSql<ST, Db> + Display>(raw: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Value> {
    T::from_sql(raw).map(|value| Value::Text(value.to_string()))
}

fn read_any(raw: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Value> {
    read_text(raw, |text| Ok(Value::Text(text.to_owned())))
}

impl PartialEq for NativeType {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl PartialEq for ArrayType {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for NativeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Debug for ArrayType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The text of a value whose type is of a crate by hand, as which the engine keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled(String);

impl<T: Display> From<T> for Spelled {
    fn from(value: T) -> Self {
        Self(value.to_string())
    }
}

impl From<Spelled> for Value {
    fn from(text: Spelled) -> Self {
        Self::Text(text.0)
    }
}
