//! PostgreSQL keeps days and microseconds since the year 2000, and since midnight.

use diesel::deserialize::{self, FromSql};
use diesel::pg::PgValue;
use diesel::pg::data_types::{PgDate, PgTime, PgTimestamp};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types;

use super::{Date, Time, Timestamp};
use crate::types::calendar::BEYOND;
use crate::types::{Db, clock};

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

fn time_of(microseconds: i64) -> Option<Time> {
    let part = |number: i64| u32::try_from(number).ok();
    let (hours, minutes) = (microseconds / HOUR, microseconds % HOUR / MINUTE);
    let (seconds, rest) = (microseconds % MINUTE / SECOND, microseconds % SECOND);
    clock::time(part(hours)?, part(minutes)?, part(seconds)?, part(rest)?)
}

fn microseconds(time: Time) -> i64 {
    let (hour, minute, second, microsecond) = clock::time_parts(time);
    i64::from(hour) * HOUR + i64::from(minute) * MINUTE + i64::from(second) * SECOND + i64::from(microsecond)
}

impl FromSql<sql_types::Date, Db> for Date {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let PgDate(days) = FromSql::<sql_types::Date, Db>::from_sql(value)?;
        Ok(clock::date_of_days(days).ok_or(BEYOND)?)
    }
}

impl ToSql<sql_types::Date, Db> for Date {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql_types::Date, Db>::to_sql(&PgDate(clock::days(*self)), &mut out.reborrow())
    }
}

impl FromSql<sql_types::Time, Db> for Time {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let PgTime(microseconds) = FromSql::<sql_types::Time, Db>::from_sql(value)?;
        Ok(time_of(microseconds).ok_or(BEYOND)?)
    }
}

impl ToSql<sql_types::Time, Db> for Time {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql_types::Time, Db>::to_sql(&PgTime(microseconds(*self)), &mut out.reborrow())
    }
}

impl FromSql<sql_types::Timestamp, Db> for Timestamp {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let PgTimestamp(microseconds) = FromSql::<sql_types::Timestamp, Db>::from_sql(value)?;
        let date = i32::try_from(microseconds.div_euclid(DAY)).ok().and_then(clock::date_of_days).ok_or(BEYOND)?;
        let time = time_of(microseconds.rem_euclid(DAY)).ok_or(BEYOND)?;
        Ok(clock::timestamp(date, time))
    }
}

impl ToSql<sql_types::Timestamp, Db> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        let (date, time) = clock::timestamp_parts(*self);
        let microseconds = i64::from(clock::days(date)) * DAY + microseconds(time);
        ToSql::<sql_types::Timestamp, Db>::to_sql(&PgTimestamp(microseconds), &mut out.reborrow())
    }
}
