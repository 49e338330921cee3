//! Whether a value may be NULL, as a type: what it is read as follows from it.

use std::str::FromStr;

use super::{FromValue, Spelled, Value};

/// A value that is never NULL.
#[derive(Clone, Copy, Debug)]
pub enum NotNull {}

/// A value that may be NULL.
#[derive(Clone, Copy, Debug)]
pub enum OrNull {}

/// Whether a value may be NULL: [`NotNull`] or [`OrNull`].
pub trait Nullability {
    /// What a `T` is read as.
    type Of<T>;

    /// Returns the value, which is kept as a `K`, as that type, or nothing when it is none.
    fn read<T, K: ReadAs<T>>(value: Value) -> Option<Self::Of<T>>;
}

impl Nullability for NotNull {
    type Of<T> = T;

    fn read<T, K: ReadAs<T>>(value: Value) -> Option<T> {
        K::read(value)
    }
}

impl Nullability for OrNull {
    type Of<T> = Option<T>;

    fn read<T, K: ReadAs<T>>(value: Value) -> Option<Option<T>> {
        match value {
            Value::Null => Some(None),
            value => K::read(value).map(Some),
        }
    }
}

/// What the engine keeps a `T` as, and makes one of again.
pub trait ReadAs<T> {
    /// Returns the value as a `T`, or nothing when it is none.
    fn read(value: Value) -> Option<T>;
}

impl<T: TryFrom<K>, K: FromValue> ReadAs<T> for K {
    fn read(value: Value) -> Option<T> {
        T::try_from(K::from_value(value)?).ok()
    }
}

impl<T: FromStr> ReadAs<T> for Spelled {
    fn read(value: Value) -> Option<T> {
        String::from_value(value)?.parse().ok()
    }
}
