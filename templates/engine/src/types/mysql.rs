//! How MySQL and MariaDB keep the portable types.

use std::io::Write;

use bigdecimal::BigDecimal;
use diesel::deserialize::{self, FromSql};
use diesel::mysql::MysqlValue;
use diesel::serialize::{self, IsNull, Output, ToSql};

use super::calendar::BEYOND;
use super::{DateTime, Decimal, Json, Timestamp, Unsigned, Uuid};

/// The database, as Diesel names it.
pub type Db = diesel::mysql::Mysql;

/// The SQL types of schema.rs that hold the types whose SQL type differs between databases.
pub mod sql {
    /// Holds `types::Decimal`.
    pub type Decimal = diesel::sql_types::Numeric;
    /// Holds `types::Json`.
    pub type Json = diesel::sql_types::Text;
    /// Holds `types::Timestamp`.
    pub type Timestamp = diesel::sql_types::Datetime;
    /// Holds `types::DateTime`.
    pub type Timestamptz = diesel::sql_types::Datetime;
    /// Holds `types::Unsigned`.
    pub type Unsigned = diesel::sql_types::Unsigned<diesel::sql_types::BigInt>;
    /// Holds `types::Uuid`.
    pub type Uuid = diesel::sql_types::Text;
}

/// Hands text to `read` without copying it.
pub fn read_text<T>(
    value: MysqlValue<'_>,
    read: impl FnOnce(&str) -> deserialize::Result<T>,
) -> deserialize::Result<T> {
    read(str::from_utf8(value.as_bytes())?)
}

/// Reads a timestamp without a zone.
pub fn read_timestamp(value: MysqlValue<'_>) -> deserialize::Result<Timestamp> {
    FromSql::<sql::Timestamp, Db>::from_sql(value)
}

/// Writes the value of an enum.
pub fn write_label(label: &'static str, out: &mut Output<'_, '_, Db>) -> serialize::Result {
    out.write_all(label.as_bytes())?;
    Ok(IsNull::No)
}

impl FromSql<sql::Uuid, Db> for Uuid {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(uuid::Uuid::try_parse_ascii(value.as_bytes())?))
    }
}

impl ToSql<sql::Uuid, Db> for Uuid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        write!(out, "{self}")?;
        Ok(IsNull::No)
    }
}

impl FromSql<sql::Decimal, Db> for Decimal {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        <BigDecimal as FromSql<diesel::sql_types::Numeric, Db>>::from_sql(value).map(Self)
    }
}

impl ToSql<sql::Decimal, Db> for Decimal {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        write!(out, "{self}")?;
        Ok(IsNull::No)
    }
}

impl FromSql<sql::Timestamptz, Db> for DateTime {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::from_utc(read_timestamp(value)?).ok_or(BEYOND)?)
    }
}

/// The column may be a TIMESTAMP, which the server gives in the zone of the session; the pool sets that to UTC.
impl FromSql<diesel::sql_types::Timestamp, Db> for DateTime {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        let timestamp = <Timestamp as FromSql<diesel::sql_types::Timestamp, Db>>::from_sql(value)?;
        Ok(Self::from_utc(timestamp).ok_or(BEYOND)?)
    }
}

impl ToSql<sql::Timestamptz, Db> for DateTime {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql::Timestamptz, Db>::to_sql(&self.to_utc(), &mut out.reborrow())
    }
}

impl FromSql<sql::Json, Db> for Json {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(serde_json::from_slice(value.as_bytes())?))
    }
}

impl ToSql<sql::Json, Db> for Json {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        write!(out, "{self}")?;
        Ok(IsNull::No)
    }
}

impl FromSql<sql::Unsigned, Db> for Unsigned {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        FromSql::<sql::Unsigned, Db>::from_sql(value).map(Self)
    }
}

impl ToSql<sql::Unsigned, Db> for Unsigned {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql::Unsigned, Db>::to_sql(&self.0, out)
    }
}
