use std::str::FromStr;

use crate::types::Label;

use super::{Error, Nullability, ReadAs, Result, Value};

/// A row that was read: a value for each column of its table, in the table's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    values: Vec<Value>,
}

impl Row {
    /// Takes the values in the order of the table's columns.
    pub fn new(values: Vec<Value>) -> Self {
        Self { values }
    }

    /// Returns the value of the column at that place.
    ///
    /// # Panics
    ///
    /// When the table has no such column.
    pub fn value(&self, place: usize) -> &Value {
        &self.values[place]
    }

    /// Returns the values in the order of the table's columns.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// Hands the values out one by one.
    pub fn into_values(self) -> Values {
        Values { values: self.values.into_iter() }
    }
}

/// The values of a row, handed out in the order of the table's columns.
#[derive(Debug)]
pub struct Values {
    values: std::vec::IntoIter<Value>,
}

impl Values {
    /// Returns the next value as the Rust type of its column.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] when the row is over or the value is of another type, which no row of the engine's is.
    pub fn take<T: FromValue>(&mut self) -> Result<T> {
        let value = self.values.next().unwrap_or(Value::Null);
        T::from_value(value).ok_or_else(wrong_type)
    }

    /// Returns the next value, of a column that is kept as a `K`, as what `N` makes of its type.
    ///
    /// # Errors
    ///
    /// As [`Self::take_from`].
    pub(super) fn take_as<T, K: ReadAs<T>, N: Nullability>(&mut self) -> Result<N::Of<T>> {
        let value = self.values.next().unwrap_or(Value::Null);
        N::read::<T, K>(value).ok_or_else(wrong_type)
    }

    /// Returns the next value, of a column whose type is of a crate by hand and made from a `K`.
    ///
    /// # Errors
    ///
    /// As [`Self::take`], and when there is no such value of the type.
    pub fn take_from<K: FromValue, T: TryFrom<K>>(&mut self) -> Result<T> {
        self.take_some_from::<K, T>()?.ok_or_else(wrong_type)
    }

    /// As [`Self::take_from`], of a column that may hold NULL.
    ///
    /// # Errors
    ///
    /// As [`Self::take_from`].
    pub fn take_some_from<K: FromValue, T: TryFrom<K>>(&mut self) -> Result<Option<T>> {
        let value = self.take::<Option<K>>()?;
        value.map(|value| T::try_from(value).map_err(|_| wrong_type())).transpose()
    }

    /// Returns the next value, of a column whose type is of a crate by hand and [`Spelled`](super::Spelled).
    ///
    /// # Errors
    ///
    /// As [`Self::take_from`].
    pub fn parse<T: FromStr>(&mut self) -> Result<T> {
        self.parse_some()?.ok_or_else(wrong_type)
    }

    /// As [`Self::parse`], of a column that may hold NULL.
    ///
    /// # Errors
    ///
    /// As [`Self::take_from`].
    pub fn parse_some<T: FromStr>(&mut self) -> Result<Option<T>> {
        let text = self.take::<Option<String>>()?;
        text.map(|text| text.parse().map_err(|_| wrong_type())).transpose()
    }
}

fn wrong_type() -> Error {
    Error::decode("a value of another type than its column's")
}

/// A Rust type that a column's value can be read as.
pub trait FromValue: Sized {
    /// Returns the value as this type, or nothing when it holds another.
    fn from_value(value: Value) -> Option<Self>;
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl<T: Label> FromValue for T {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Enum(label) => T::from_label(label),
            _ => None,
        }
    }
}
