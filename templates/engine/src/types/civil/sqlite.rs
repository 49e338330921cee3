//! SQLite keeps them as text, in the form of its own `datetime()` (<https://www.sqlite.org/lang_datefunc.html>).

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types;

use super::{Date, Time, Timestamp};
use crate::types::calendar::{self, BEYOND};
use crate::types::{Db, clock, read_text};

/// Reads a time as SQLite's functions take it: its seconds may be absent, and an offset behind it says nothing.
fn parse_time(text: &str) -> Option<Time> {
    let text = text.split_once(['Z', '+', '-']).map_or(text, |(time, _)| time);
    let with_seconds = format!("{text}:00");
    calendar::parse_time(if text.len() == 5 { &with_seconds } else { text })
}

fn parse_timestamp(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once([' ', 'T'])?;
    Some(clock::timestamp(calendar::parse_date(date)?, parse_time(time)?))
}

impl FromSql<sql_types::Date, Db> for Date {
    fn from_sql(value: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        read_text(value, |text| Ok(calendar::parse_date(text).ok_or(BEYOND)?))
    }
}

impl ToSql<sql_types::Date, Db> for Date {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        out.set_value(self.to_string());
        Ok(IsNull::No)
    }
}

impl FromSql<sql_types::Time, Db> for Time {
    fn from_sql(value: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        read_text(value, |text| Ok(parse_time(text).ok_or(BEYOND)?))
    }
}

impl ToSql<sql_types::Time, Db> for Time {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        out.set_value(self.to_string());
        Ok(IsNull::No)
    }
}

impl FromSql<sql_types::Timestamp, Db> for Timestamp {
    fn from_sql(value: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        read_text(value, |text| Ok(parse_timestamp(text).ok_or(BEYOND)?))
    }
}

impl ToSql<sql_types::Timestamp, Db> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        out.set_value(calendar::sqlite_text(*self));
        Ok(IsNull::No)
    }
}
