//! Types that only one database has, and arrays of values.

use std::fmt::{self, Display};
use std::str::FromStr;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};

use crate::types::{Db, read_text};

use super::{Kind, Value};

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

/// Makes the text of a Rust type the engine's value of a type that only one database has, both ways.
#[doc(hidden)]
#[macro_export]
macro_rules! text_value {
    ($rust:ty) => {
        impl From<$rust> for $crate::engine::Value {
            fn from(value: $rust) -> Self {
                Self::Text(value.to_string())
            }
        }

        impl $crate::engine::FromValue for $rust {
            fn from_value(value: $crate::engine::Value) -> Option<Self> {
                match value {
                    $crate::engine::Value::Text(text) => text.parse().ok(),
                    _ => None,
                }
            }
        }
    };
}

/// Makes a Rust type that is made from another one's values, and gives them back, the engine's value of that type, both ways.
#[doc(hidden)]
#[macro_export]
macro_rules! newtype_value {
    ($rust:ty, $base:ty) => {
        impl From<$rust> for $crate::engine::Value {
            fn from(value: $rust) -> Self {
                <$base>::from(value).into()
            }
        }

        impl $crate::engine::FromValue for $rust {
            fn from_value(value: $crate::engine::Value) -> Option<Self> {
                <$base as $crate::engine::FromValue>::from_value(value)?.try_into().ok()
            }
        }
    };
}
