use std::fmt;
use std::ops::Bound;
use std::str::FromStr;

use bigdecimal::BigDecimal;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::data_types::{PgDate, PgTimestamp};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar::{self, BEYOND};
use super::{Date, DateTime, Decimal, Timestamp, clock};

/// A range of values, in text as PostgreSQL writes it: `[1,10)`, `(,2024-01-31]`, `empty`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql_types::Int4range)]
#[diesel(sql_type = sql_types::Int8range)]
#[diesel(sql_type = sql_types::Numrange)]
#[diesel(sql_type = sql_types::Daterange)]
#[diesel(sql_type = sql_types::Tsrange)]
#[diesel(sql_type = sql_types::Tstzrange)]
pub struct Range<T> {
    /// The lower and the upper bound; nothing when no value is in the range.
    pub bounds: Option<(Bound<T>, Bound<T>)>,
}

/// Ranges that neither overlap nor touch, in text `{[1,3),[7,10)}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, FromSqlRow)]
pub struct Multirange<T>(pub Vec<Range<T>>);

impl<T> Range<T> {
    /// The range without a value in it.
    pub const EMPTY: Self = Self { bounds: None };

    /// The values between two bounds.
    pub const fn new(lower: Bound<T>, upper: Bound<T>) -> Self {
        Self { bounds: Some((lower, upper)) }
    }
}

/// What ranges are made of.
pub trait RangeElement: Sized + PartialOrd {
    /// What Diesel knows ranges of, for a bound.
    type Wire;

    /// Returns the bound that Diesel has read, if the type has it.
    fn from_wire(wire: Self::Wire) -> Option<Self>;

    /// Returns the bound as Diesel writes it.
    fn to_wire(&self) -> Self::Wire;

    /// Reads a bound.
    fn parse(text: &str) -> Option<Self>;

    /// Writes a bound.
    fn print(&self) -> String;
}

/// A range to Diesel.
type Bounds<T> = (Bound<<T as RangeElement>::Wire>, Bound<<T as RangeElement>::Wire>);

/// Makes a type an element: the type that Diesel knows, the way from it and to it, and the way from a text and to it.
macro_rules! element {
    ($name:ty, $wire:ty, $from:expr, $to:expr, $parse:expr, $print:expr) => {
        impl RangeElement for $name {
            type Wire = $wire;

            fn from_wire(wire: $wire) -> Option<Self> {
                $from(wire)
            }

            fn to_wire(&self) -> $wire {
                $to(self)
            }

            fn parse(text: &str) -> Option<Self> {
                $parse(text)
            }

            fn print(&self) -> String {
                $print(self)
            }
        }
    };
}

element!(i32, i32, Some, i32::clone, |text: &str| text.parse().ok(), i32::to_string);
element!(i64, i64, Some, i64::clone, |text: &str| text.parse().ok(), i64::to_string);
element!(
    BigDecimal,
    BigDecimal,
    Some,
    BigDecimal::clone,
    |text: &str| text.parse::<Decimal>().ok().map(Self::from),
    BigDecimal::to_plain_string
);
element!(
    Date,
    PgDate,
    |PgDate(days)| clock::date_of_days(days),
    |date: &Self| PgDate(clock::days(*date)),
    calendar::parse_date,
    |date: &Self| calendar::date_text(*date)
);
element!(
    Timestamp,
    PgTimestamp,
    |PgTimestamp(micros)| calendar::timestamp_of_microseconds(micros),
    |timestamp: &Self| PgTimestamp(calendar::microseconds(*timestamp)),
    calendar::parse_timestamp,
    |timestamp: &Self| calendar::timestamp_text(*timestamp)
);
element!(
    DateTime,
    PgTimestamp,
    |PgTimestamp(micros)| calendar::timestamp_of_microseconds(micros).and_then(Self::from_utc),
    |moment: &Self| PgTimestamp(calendar::microseconds(moment.to_utc())),
    |text: &str| text.parse().ok(),
    Self::to_string
);

/// The text is not a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseRangeError;

impl fmt::Display for ParseRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a range like [1,10), the lower bound first")
    }
}

impl std::error::Error for ParseRangeError {}

fn parse_range<T: RangeElement>(text: &str) -> Option<Range<T>> {
    if text == "empty" {
        return Some(Range::EMPTY);
    }
    let (lower, upper) = text.get(1..text.len().checked_sub(1)?)?.split_once(',')?;
    let bound = |text: &str, includes| match text {
        "" => Some(Bound::Unbounded),
        text if includes => T::parse(text).map(Bound::Included),
        text => T::parse(text).map(Bound::Excluded),
    };
    let is_one_of = |c: char, pair: [char; 2]| pair.contains(&c).then_some(c == pair[0]);
    let lower = bound(lower, is_one_of(text.chars().next()?, ['[', '('])?)?;
    let upper = bound(upper, is_one_of(text.chars().next_back()?, [']', ')'])?)?;
    match (&lower, &upper) {
        (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) if low > high => None,
        _ => Some(Range::new(lower, upper)),
    }
}

fn parse_multirange<T: RangeElement>(text: &str) -> Option<Multirange<T>> {
    let mut rest = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut ranges = Vec::new();
    while !rest.is_empty() {
        let end = rest.find([')', ']'])? + 1;
        ranges.push(parse_range(&rest[..end])?);
        rest = match rest[end..].strip_prefix(',') {
            Some(more) if !more.is_empty() => more,
            Some(_) => return None,
            None => &rest[end..],
        };
    }
    Some(Multirange(ranges))
}

impl<T: RangeElement> FromStr for Range<T> {
    type Err = ParseRangeError;

    fn from_str(text: &str) -> Result<Self, ParseRangeError> {
        parse_range(text).ok_or(ParseRangeError)
    }
}

impl<T: RangeElement> FromStr for Multirange<T> {
    type Err = ParseRangeError;

    fn from_str(text: &str) -> Result<Self, ParseRangeError> {
        parse_multirange(text).ok_or(ParseRangeError)
    }
}

impl<T: RangeElement> fmt::Display for Range<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((lower, upper)) = &self.bounds else {
            return f.write_str("empty");
        };
        match lower {
            Bound::Included(value) => write!(f, "[{},", value.print()),
            Bound::Excluded(value) => write!(f, "({},", value.print()),
            Bound::Unbounded => f.write_str("(,"),
        }?;
        match upper {
            Bound::Included(value) => write!(f, "{}]", value.print()),
            Bound::Excluded(value) => write!(f, "{})", value.print()),
            Bound::Unbounded => f.write_str(")"),
        }
    }
}

impl<T: RangeElement> fmt::Display for Multirange<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ranges: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        write!(f, "{{{}}}", ranges.join(","))
    }
}

fn map_bound<A, B>(bound: Bound<A>, map: impl FnOnce(A) -> Option<B>) -> Option<Bound<B>> {
    Some(match bound {
        Bound::Included(value) => Bound::Included(map(value)?),
        Bound::Excluded(value) => Bound::Excluded(map(value)?),
        Bound::Unbounded => Bound::Unbounded,
    })
}

fn range_of<T: RangeElement>((lower, upper): Bounds<T>) -> deserialize::Result<Range<T>> {
    let lower = map_bound(lower, T::from_wire).ok_or(BEYOND)?;
    Ok(Range::new(lower, map_bound(upper, T::from_wire).ok_or(BEYOND)?))
}

impl<T, ST> FromSql<sql_types::Range<ST>, Pg> for Range<T>
where
    T: RangeElement,
    Bounds<T>: FromSql<sql_types::Range<ST>, Pg>,
{
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        // Diesel reads the empty range as one from a default to the same: the flag in the first byte tells it apart
        // (PostgreSQL's `rangetypes.h`, `RANGE_EMPTY`).
        if value.as_bytes().first().is_some_and(|flags| flags & 1 == 1) {
            return Ok(Self::EMPTY);
        }
        range_of(FromSql::from_sql(value)?)
    }
}

impl<T, ST> ToSql<sql_types::Range<ST>, Pg> for Range<T>
where
    T: RangeElement + fmt::Debug,
    Bounds<T>: ToSql<sql_types::Range<ST>, Pg>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        match &self.bounds {
            Some((lower, upper)) => {
                (lower.as_ref().map(T::to_wire), upper.as_ref().map(T::to_wire)).to_sql(&mut out.reborrow())
            }
            None => {
                std::io::Write::write_all(out, &[1])?;
                Ok(IsNull::No)
            }
        }
    }
}

impl<T, ST> FromSql<sql_types::Multirange<ST>, Pg> for Multirange<T>
where
    T: RangeElement,
    Vec<Bounds<T>>: FromSql<sql_types::Multirange<ST>, Pg>,
{
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let ranges: Vec<Bounds<T>> = FromSql::from_sql(value)?;
        Ok(Self(ranges.into_iter().map(range_of).collect::<deserialize::Result<_>>()?))
    }
}

impl<T: RangeElement> Serialize for Range<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<T: RangeElement> Serialize for Multirange<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: RangeElement> Deserialize<'de> for Range<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl<'de, T: RangeElement> Deserialize<'de> for Multirange<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
