use std::fmt;
use std::ops::Bound;
use std::str::FromStr;

use bigdecimal::BigDecimal;
use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
    /// Reads a bound.
    fn parse(text: &str) -> Option<Self>;

    /// Writes a bound.
    fn print(&self) -> String;
}

impl RangeElement for i32 {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn print(&self) -> String {
        self.to_string()
    }
}

impl RangeElement for i64 {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn print(&self) -> String {
        self.to_string()
    }
}

impl RangeElement for BigDecimal {
    fn parse(text: &str) -> Option<Self> {
        text.parse::<super::Decimal>().ok().map(Self::from)
    }

    fn print(&self) -> String {
        self.to_plain_string()
    }
}

impl RangeElement for NaiveDate {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn print(&self) -> String {
        self.to_string()
    }
}

impl RangeElement for NaiveDateTime {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn print(&self) -> String {
        self.format("%FT%T%.f").to_string()
    }
}

impl RangeElement for DateTime<Utc> {
    fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.to_utc())
    }

    fn print(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }
}

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

impl<T, ST> FromSql<sql_types::Range<ST>, Pg> for Range<T>
where
    (Bound<T>, Bound<T>): FromSql<sql_types::Range<ST>, Pg>,
{
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        // Diesel reads the empty range as one from a default to the same: the flag in the first byte tells it apart
        // (PostgreSQL's `rangetypes.h`, `RANGE_EMPTY`).
        if value.as_bytes().first().is_some_and(|flags| flags & 1 == 1) {
            return Ok(Self::EMPTY);
        }
        FromSql::from_sql(value).map(|bounds| Self { bounds: Some(bounds) })
    }
}

impl<T, ST> ToSql<sql_types::Range<ST>, Pg> for Range<T>
where
    T: fmt::Debug,
    (Bound<T>, Bound<T>): ToSql<sql_types::Range<ST>, Pg>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        match &self.bounds {
            Some(bounds) => bounds.to_sql(out),
            None => {
                std::io::Write::write_all(out, &[1])?;
                Ok(IsNull::No)
            }
        }
    }
}

impl<T, ST> FromSql<sql_types::Multirange<ST>, Pg> for Multirange<T>
where
    Vec<(Bound<T>, Bound<T>)>: FromSql<sql_types::Multirange<ST>, Pg>,
{
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let ranges: Vec<(Bound<T>, Bound<T>)> = FromSql::from_sql(value)?;
        Ok(Self(ranges.into_iter().map(|(lower, upper)| Range::new(lower, upper)).collect()))
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
