use std::fmt;
use std::str::FromStr;

use diesel::data_types::PgInterval;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// A span of time; months and days have no fixed length, so that they are kept apart. As text it is an ISO 8601 duration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql_types::Interval)]
pub struct Interval {
    /// The months, twelve for each year.
    pub months: i32,
    /// The days.
    pub days: i32,
    /// The microseconds.
    pub microseconds: i64,
}

/// The text is not an ISO 8601 duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseIntervalError;

impl fmt::Display for ParseIntervalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a duration like P1Y2M3DT4H5M6.5S")
    }
}

impl std::error::Error for ParseIntervalError {}

impl FromStr for Interval {
    type Err = ParseIntervalError;

    fn from_str(text: &str) -> Result<Self, ParseIntervalError> {
        parse(text).ok_or(ParseIntervalError)
    }
}

fn parse(text: &str) -> Option<Interval> {
    let (date, time) = match text.strip_prefix('P')?.split_once('T') {
        Some((date, time)) => (date, time),
        None => (text.strip_prefix('P')?, ""),
    };
    let mut interval = Interval::default();
    for (number, unit) in parts(date)? {
        let number: i32 = number.parse().ok()?;
        match unit {
            'Y' => interval.months = interval.months.checked_add(number.checked_mul(12)?)?,
            'M' => interval.months = interval.months.checked_add(number)?,
            'W' => interval.days = interval.days.checked_add(number.checked_mul(7)?)?,
            'D' => interval.days = interval.days.checked_add(number)?,
            _ => return None,
        }
    }
    for (number, unit) in parts(time)? {
        let microseconds = match unit {
            'H' => number.parse::<i64>().ok()?.checked_mul(HOUR)?,
            'M' => number.parse::<i64>().ok()?.checked_mul(MINUTE)?,
            'S' => seconds(number)?,
            _ => return None,
        };
        interval.microseconds = interval.microseconds.checked_add(microseconds)?;
    }
    Some(interval)
}

/// Splits numbers that have a letter behind them.
fn parts(text: &str) -> Option<Vec<(&str, char)>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_uppercase())?;
        let unit = rest[end..].chars().next()?;
        parts.push((&rest[..end], unit));
        rest = &rest[end + 1..];
    }
    Some(parts)
}

fn seconds(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 6 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let microseconds: i64 = format!("{fraction:0<6}").parse().ok()?;
    let whole_seconds = whole.parse::<i64>().ok()?.checked_mul(SECOND)?;
    whole_seconds.checked_add(if whole.starts_with('-') { -microseconds } else { microseconds })
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { months, days, microseconds } = *self;
        if *self == Self::default() {
            return f.write_str("PT0S");
        }
        f.write_str("P")?;
        let whole = |number: i64, unit: &str| if number == 0 { String::new() } else { format!("{number}{unit}") };
        write!(f, "{}{}{}", whole((months / 12).into(), "Y"), whole((months % 12).into(), "M"), whole(days.into(), "D"))?;
        if microseconds != 0 {
            write!(f, "T{}{}", whole(microseconds / HOUR, "H"), whole(microseconds % HOUR / MINUTE, "M"))?;
            let rest = microseconds % MINUTE;
            if rest != 0 {
                let fraction = format!(".{:06}", (rest % SECOND).abs());
                let sign = if rest < 0 { "-" } else { "" };
                write!(f, "{sign}{}{}S", (rest / SECOND).abs(), fraction.trim_end_matches('0').trim_end_matches('.'))?;
            }
        }
        Ok(())
    }
}

impl FromSql<sql_types::Interval, Pg> for Interval {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let PgInterval { months, days, microseconds } = FromSql::<sql_types::Interval, Pg>::from_sql(value)?;
        Ok(Self { months, days, microseconds })
    }
}

impl ToSql<sql_types::Interval, Pg> for Interval {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let Self { months, days, microseconds } = *self;
        ToSql::<sql_types::Interval, Pg>::to_sql(&PgInterval { months, days, microseconds }, &mut out.reborrow())
    }
}

impl Serialize for Interval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Interval {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
