//! MySQL and MariaDB send the parts.

use diesel::deserialize::{self, FromSql};
use diesel::mysql::MysqlValue;
use diesel::mysql::data_types::{MysqlTime, MysqlTimestampType};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types;

use super::{Date, Time, Timestamp};
use crate::types::calendar::BEYOND;
use crate::types::{Db, clock};

fn date_of(parts: &MysqlTime) -> Option<Date> {
    clock::date(parts.year.try_into().ok()?, parts.month, parts.day)
}

fn time_of(parts: &MysqlTime) -> Option<Time> {
    let time = clock::time(parts.hour, parts.minute, parts.second, parts.second_part.try_into().ok()?);
    time.filter(|_| !parts.neg)
}

fn timestamp_of(parts: &MysqlTime) -> Option<Timestamp> {
    Some(clock::timestamp(date_of(parts)?, time_of(parts)?))
}

fn parts(date: Option<Date>, time: Option<Time>, kind: MysqlTimestampType) -> Result<MysqlTime, std::num::TryFromIntError> {
    let (year, month, day) = date.map_or((0, 0, 0), clock::date_parts);
    let (hour, minute, second, microsecond) = time.map_or((0, 0, 0, 0), clock::time_parts);
    Ok(MysqlTime::new(year.try_into()?, month, day, hour, minute, second, microsecond.into(), false, kind, 0))
}

impl FromSql<sql_types::Date, Db> for Date {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(date_of(&FromSql::<sql_types::Date, Db>::from_sql(value)?).ok_or(BEYOND)?)
    }
}

impl ToSql<sql_types::Date, Db> for Date {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        let parts = parts(Some(*self), None, MysqlTimestampType::MYSQL_TIMESTAMP_DATE)?;
        ToSql::<sql_types::Date, Db>::to_sql(&parts, &mut out.reborrow())
    }
}

impl FromSql<sql_types::Time, Db> for Time {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(time_of(&FromSql::<sql_types::Time, Db>::from_sql(value)?).ok_or(BEYOND)?)
    }
}

impl ToSql<sql_types::Time, Db> for Time {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        let parts = parts(None, Some(*self), MysqlTimestampType::MYSQL_TIMESTAMP_TIME)?;
        ToSql::<sql_types::Time, Db>::to_sql(&parts, &mut out.reborrow())
    }
}

/// The column may be declared either way.
macro_rules! timestamp {
    ($($sql_type:ty),+) => {
        $(
            impl FromSql<$sql_type, Db> for Timestamp {
                fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
                    Ok(timestamp_of(&FromSql::<$sql_type, Db>::from_sql(value)?).ok_or(BEYOND)?)
                }
            }

            impl ToSql<$sql_type, Db> for Timestamp {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
                    let (date, time) = clock::timestamp_parts(*self);
                    let parts = parts(Some(date), Some(time), MysqlTimestampType::MYSQL_TIMESTAMP_DATETIME)?;
                    ToSql::<$sql_type, Db>::to_sql(&parts, &mut out.reborrow())
                }
            }
        )+
    };
}

timestamp!(sql_types::Datetime, sql_types::Timestamp);
