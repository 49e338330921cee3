use serde::{Deserialize, Serialize};

use super::is_default;

/// A type that means the same on every backend; the dialects say how each spells it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// True or false.
    Boolean,
    /// A signed whole number of 16 bits.
    SmallInt,
    /// A signed whole number of 32 bits.
    Integer,
    /// A signed whole number of 64 bits.
    BigInt,
    /// A whole number without a sign.
    Unsigned(UnsignedWidth),
    /// An IEEE 754 number of 32 bits.
    Real,
    /// An IEEE 754 number of 64 bits.
    Double,
    /// An exact decimal number.
    Decimal {
        /// How many digits it has at most, before and after the point.
        precision: u32,
        /// How many of them stand after the point.
        scale: u32,
    },
    /// An exact decimal number of as many digits as it has.
    Numeric,
    /// Text of any length.
    Text,
    /// Text of at most so many characters.
    Varchar(u32),
    /// Text of exactly so many characters, padded with blanks by the database where it does so.
    Char(u32),
    /// Bytes of any length.
    Bytes,
    /// At most so many bytes.
    BoundedBytes(u32),
    /// A calendar day.
    Date,
    /// A time of day, to the microsecond.
    Time,
    /// A day and a time without a zone, to the microsecond.
    Timestamp,
    /// A moment, to the microsecond; kept and given in UTC.
    Timestamptz,
    /// A UUID (RFC 9562).
    Uuid,
    /// A JSON document (RFC 8259).
    Json,
    /// One of the labels of the enum of that name.
    Enum(String),
    /// A list of values of a type, each of which may be NULL.
    Array(Box<Type>),
    /// A type that only one backend has.
    Native(Native),
}

impl Type {
    /// Returns the type of the values, or, of an array, that of its elements.
    pub fn element(&self) -> &Self {
        match self {
            Self::Array(element) => element.element(),
            ty => ty,
        }
    }

    /// Returns whether it and the other are whole numbers of different sizes, so that keys which compare have different Rust types.
    pub fn differs_in_width(&self, other: &Self) -> bool {
        let is_whole = |ty: &Self| matches!(ty, Self::SmallInt | Self::Integer | Self::BigInt | Self::Unsigned(_));
        self != other && is_whole(self) && is_whole(other)
    }

    /// Returns the same, to change it.
    pub fn element_mut(&mut self) -> &mut Self {
        match self {
            Self::Array(element) => element.element_mut(),
            ty => ty,
        }
    }
}

/// How many bits a whole number without a sign has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnsignedWidth {
    /// 16 bits.
    Small,
    /// 32 bits.
    Regular,
    /// 64 bits.
    Big,
}

/// A type that only one backend has; the schema is for that backend alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Native {
    /// The column type, verbatim.
    pub sql: String,
    /// What the values are outside of the database.
    #[serde(default, skip_serializing_if = "is_default")]
    pub form: NativeForm,
}

/// What the values of a native type are outside of the database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NativeForm {
    /// What the database prints for them.
    #[default]
    Text,
    /// Their bytes.
    Bytes,
    /// Values of a Rust type that the author names.
    Custom {
        /// The path of Diesel's SQL type.
        diesel: String,
        /// The path of the Rust type.
        rust: String,
    },
}
