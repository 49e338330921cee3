//! PostgreSQL keeps days and microseconds since the year 2000, and since midnight.

use diesel::deserialize::{self, FromSql};
use diesel::pg::PgValue;
use diesel::pg::data_types::{PgDate, PgTime, PgTimestamp};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types;

use super::{Date, Time, Timestamp};
use crate::types::calendar::{self, BEYOND};
use crate::types::{Db, clock};

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
        Ok(calendar::time_of_microseconds(microseconds).ok_or(BEYOND)?)
    }
}

impl ToSql<sql_types::Time, Db> for Time {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql_types::Time, Db>::to_sql(&PgTime(calendar::time_microseconds(*self)), &mut out.reborrow())
    }
}

impl FromSql<sql_types::Timestamp, Db> for Timestamp {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let PgTimestamp(microseconds) = FromSql::<sql_types::Timestamp, Db>::from_sql(value)?;
        Ok(calendar::timestamp_of_microseconds(microseconds).ok_or(BEYOND)?)
    }
}

impl ToSql<sql_types::Timestamp, Db> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql_types::Timestamp, Db>::to_sql(&PgTimestamp(calendar::microseconds(*self)), &mut out.reborrow())
    }
}
