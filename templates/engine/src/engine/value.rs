use crate::types::{Date, DateTime, Decimal, Json, Label, Time, Timestamp, Unsigned, Uuid};

use super::Kind;

/// What a column of a row holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// NULL, of whatever type.
    Null,
    /// For boolean.
    Boolean(bool),
    /// For smallint.
    SmallInt(i16),
    /// For integer.
    Integer(i32),
    /// For bigint.
    BigInt(i64),
    /// For the types of numbers without a sign.
    Unsigned(Unsigned),
    /// For real.
    Real(f32),
    /// For double.
    Double(f64),
    /// For decimal.
    Decimal(Decimal),
    /// For text, varchar, char and the types that only one database has.
    Text(String),
    /// For bytes.
    Bytes(Vec<u8>),
    /// For date.
    Date(Date),
    /// For time.
    Time(Time),
    /// For timestamp.
    Timestamp(Timestamp),
    /// For timestamptz.
    Timestamptz(DateTime),
    /// For uuid.
    Uuid(Uuid),
    /// For json.
    Json(Json),
    /// For an enum: the label.
    Enum(&'static str),
    /// For an array.
    Array(Vec<Value>),
}

impl Value {
    /// Returns whether it is NULL.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns a whole number of any width.
    pub(super) fn whole(&self) -> Option<i128> {
        match *self {
            Self::SmallInt(number) => Some(number.into()),
            Self::Integer(number) => Some(number.into()),
            Self::BigInt(number) => Some(number.into()),
            Self::Unsigned(Unsigned(number)) => Some(number.into()),
            _ => None,
        }
    }

    /// Returns a whole number as columns of that kind hold it, if they do: a foreign key may be of another width than what it
    /// refers to.
    pub(crate) fn in_width_of(&self, kind: Kind) -> Option<Self> {
        let number = self.whole()?;
        match kind {
            Kind::SmallInt => number.try_into().map(Self::SmallInt).ok(),
            Kind::Integer => number.try_into().map(Self::Integer).ok(),
            Kind::BigInt => number.try_into().map(Self::BigInt).ok(),
            Kind::Unsigned(_) => number.try_into().map(|number| Self::Unsigned(Unsigned(number))).ok(),
            _ => None,
        }
    }
}

/// The variant of [`Value`] that holds a Rust type, both ways.
macro_rules! variants {
    ($($variant:ident($rust:ty)),+ $(,)?) => {
        $(
            impl From<$rust> for Value {
                fn from(value: $rust) -> Self {
                    Self::$variant(value)
                }
            }

            impl super::FromValue for $rust {
                fn from_value(value: Value) -> Option<Self> {
                    match value {
                        Value::$variant(value) => Some(value),
                        _ => None,
                    }
                }
            }
        )+
    };
}

variants! {
    Boolean(bool),
    SmallInt(i16),
    Integer(i32),
    BigInt(i64),
    Real(f32),
    Double(f64),
    Decimal(Decimal),
    Text(String),
    Bytes(Vec<u8>),
    Date(Date),
    Time(Time),
    Timestamp(Timestamp),
    Timestamptz(DateTime),
    Uuid(Uuid),
    Json(Json),
}

/// The types of whole numbers without a sign, both ways.
macro_rules! unsigned {
    ($($rust:ty),+) => {
        $(
            impl From<$rust> for Value {
                fn from(value: $rust) -> Self {
                    Self::Unsigned(Unsigned(value.into()))
                }
            }

            impl super::FromValue for $rust {
                fn from_value(value: Value) -> Option<Self> {
                    match value {
                        Value::Unsigned(Unsigned(value)) => value.try_into().ok(),
                        _ => None,
                    }
                }
            }
        )+
    };
}

unsigned!(u16, u32, u64);

impl<T: Into<Self>> From<Vec<Option<T>>> for Value {
    fn from(elements: Vec<Option<T>>) -> Self {
        Self::Array(elements.into_iter().map(Self::from).collect())
    }
}

impl<T: super::FromValue> super::FromValue for Vec<Option<T>> {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Array(elements) => elements.into_iter().map(Option::from_value).collect(),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Label> From<T> for Value {
    fn from(value: T) -> Self {
        Self::Enum(value.label())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
