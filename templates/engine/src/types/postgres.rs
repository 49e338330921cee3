//! How PostgreSQL keeps the portable types.

use std::io::Write;

use bigdecimal::BigDecimal;
use diesel::deserialize::{self, FromSql};
use diesel::pg::PgValue;
use diesel::serialize::{self, IsNull, Output, ToSql};

use super::calendar::BEYOND;
use super::{DateTime, Decimal, Json, Timestamp, Unsigned, Uuid};

/// The database, as Diesel names it.
pub type Db = diesel::pg::Pg;

/// The SQL types of schema.rs that hold the types whose SQL type differs between databases.
pub mod sql {
    /// Holds `types::Decimal`.
    pub type Decimal = diesel::sql_types::Numeric;
    /// Holds `types::Json`.
    pub type Json = diesel::sql_types::Jsonb;
    /// Holds `types::Timestamp`.
    pub type Timestamp = diesel::sql_types::Timestamp;
    /// Holds `types::DateTime`.
    pub type Timestamptz = diesel::sql_types::Timestamptz;
    /// Holds `types::Unsigned`.
    pub type Unsigned = diesel::sql_types::BigInt;
    /// Holds `types::Uuid`.
    pub type Uuid = diesel::sql_types::Uuid;
}

/// Hands text to `read` without copying it.
pub fn read_text<T>(value: PgValue<'_>, read: impl FnOnce(&str) -> deserialize::Result<T>) -> deserialize::Result<T> {
    read(str::from_utf8(value.as_bytes())?)
}

/// Writes the value of an enum.
pub fn write_label(label: &'static str, out: &mut Output<'_, '_, Db>) -> serialize::Result {
    out.write_all(label.as_bytes())?;
    Ok(IsNull::No)
}

impl FromSql<sql::Uuid, Db> for Uuid {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        FromSql::<sql::Uuid, Db>::from_sql(value).map(Self)
    }
}

impl ToSql<sql::Uuid, Db> for Uuid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql::Uuid, Db>::to_sql(&self.0, out)
    }
}

impl FromSql<sql::Decimal, Db> for Decimal {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        <BigDecimal as FromSql<sql::Decimal, Db>>::from_sql(value).map(Self)
    }
}

impl ToSql<sql::Decimal, Db> for Decimal {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql::Decimal, Db>::to_sql(&self.0, out)
    }
}

/// The database sends what clocks in UTC show, as for a timestamp without a zone.
impl FromSql<sql::Timestamptz, Db> for DateTime {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let timestamp = <Timestamp as FromSql<sql::Timestamp, Db>>::from_sql(value)?;
        Ok(Self::from_utc(timestamp).ok_or(BEYOND)?)
    }
}

impl ToSql<sql::Timestamptz, Db> for DateTime {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql::Timestamp, Db>::to_sql(&self.to_utc(), &mut out.reborrow())
    }
}

/// The type `json` in PostgreSQL's catalog; values of `jsonb` have a version before their text.
const JSON_OID: u32 = 114;

/// The column may be declared either way.
impl FromSql<sql::Json, Db> for Json {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        if value.get_oid().get() == JSON_OID {
            return FromSql::<diesel::sql_types::Json, Db>::from_sql(value).map(Self);
        }
        FromSql::<sql::Json, Db>::from_sql(value).map(Self)
    }
}

impl FromSql<diesel::sql_types::Json, Db> for Json {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        FromSql::<diesel::sql_types::Json, Db>::from_sql(value).map(Self)
    }
}

impl ToSql<sql::Json, Db> for Json {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql::Json, Db>::to_sql(&self.0, out)
    }
}

/// The column is an integer or a bigint, whichever is wide enough.
impl FromSql<sql::Unsigned, Db> for Unsigned {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let number = match value.as_bytes() {
            &[a, b, c, d] => i32::from_be_bytes([a, b, c, d]).into(),
            _ => <i64 as FromSql<diesel::sql_types::BigInt, Db>>::from_sql(value)?,
        };
        Ok(Self(number.try_into()?))
    }
}

impl ToSql<sql::Unsigned, Db> for Unsigned {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        out.write_all(&i64::try_from(self.0)?.to_be_bytes())?;
        Ok(IsNull::No)
    }
}
