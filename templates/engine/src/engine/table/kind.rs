use crate::engine::backend::this as backend;
use crate::engine::{ArrayType, NativeType};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// `bool`
    Boolean,
    /// `i16`
    SmallInt,
    /// `i32`
    Integer,
    /// `i64`
    BigInt,
    /// `u16`, `u32` or `u64`: so many bits.
    Unsigned(u32),
    /// `f32`
    Real,
    /// `f64`
    Double,
    /// `types::Decimal` of at most `precision` digits, `scale` of them after the point.
    Decimal {
        /// All digits.
        precision: u32,
        /// The digits after the point.
        scale: u32,
    },
    /// `types::Decimal` of as many digits as it has.
    Numeric,
    /// `String`, with the greatest number of characters where there is one.
    Text(Option<u32>),
    /// `String` of at most so many characters; blanks at its end do not count, as PostgreSQL and MySQL have it.
    Char(u32),
    /// `String`, whose upper and lower case the database takes for the same.
    Citext,
    /// `Vec<u8>`, with the greatest number of bytes where there is one.
    Bytes(Option<u32>),
    /// `Vec<u8>`, of which so many bits count from the end: MySQL's `bit(n)`, which it compares as a number.
    Bits(u32),
    /// `types::Date`
    Date,
    /// `types::Time`
    Time,
    /// `types::Timestamp`
    Timestamp,
    /// `types::DateTime`
    Timestamptz,
    /// `types::Uuid`
    Uuid,
    /// `types::Json`
    Json,
    /// An enum of the schema.
    Enum(&'static EnumType),
    /// `Vec<Option<…>>`
    Array(&'static ArrayType),
    /// A type that only this database has.
    Native(&'static NativeType),
}

/// An enum of the schema.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumType {
    /// The namespace of the database's type, when that is not the default one.
    pub namespace: Option<&'static str>,
    /// The name of the database's type, where it has one.
    pub name: &'static str,
    /// The labels in declared order, which is their sort order.
    pub labels: &'static [&'static str],
    /// The databases that have types for enums, and keep this one as text: `postgres`, `mysql`.
    pub as_text: &'static [&'static str],
}

impl EnumType {
    /// Returns whether the database keeps the labels as text.
    pub(crate) fn is_text(&self) -> bool {
        backend::WITH_ENUMS.is_none_or(|name| self.as_text.contains(&name))
    }
}

impl Kind {
    /// A decimal of at most `precision` digits, `scale` of them after the point.
    pub const fn decimal(precision: u32, scale: u32) -> Self {
        Self::Decimal { precision, scale }
    }

    /// Returns whether its values are compared and sorted.
    pub fn is_ordered(self) -> bool {
        match self {
            Self::Json => false,
            Self::Array(array) => array.element.is_ordered(),
            Self::Native(native) => native.is_ordered,
            _ => true,
        }
    }

    /// Returns whether its values are texts that patterns are matched with.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text(_) | Self::Char(_) | Self::Citext)
    }
}
