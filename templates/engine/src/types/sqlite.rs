//! How SQLite keeps the portable types.

use bigdecimal::ToPrimitive;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, IsNull, Output, ToSql};

use super::calendar::{self, BEYOND};
use super::{DateTime, Decimal, Json, Timestamp, Unsigned, Uuid};

/// The database, as Diesel names it.
pub type Db = diesel::sqlite::Sqlite;

/// The SQL types of schema.rs that hold the types whose SQL type differs between databases.
pub mod sql {
    /// Holds `types::Decimal`.
    pub type Decimal = diesel::sql_types::Double;
    /// Holds `types::Json`.
    pub type Json = diesel::sql_types::Text;
    /// Holds `types::Timestamp`.
    pub type Timestamp = diesel::sql_types::Timestamp;
    /// Holds `types::DateTime`.
    pub type Timestamptz = diesel::sql_types::Timestamp;
    /// Holds `types::Unsigned`.
    pub type Unsigned = diesel::sql_types::BigInt;
    /// Holds `types::Uuid`.
    pub type Uuid = diesel::sql_types::Text;
}

/// Hands text to `read` without copying it.
pub fn read_text<T>(
    mut value: <Db as Backend>::RawValue<'_>,
    read: impl FnOnce(&str) -> deserialize::Result<T>,
) -> deserialize::Result<T> {
    read(value.read_text())
}

/// Reads a timestamp without a zone in the form in which it is written; Diesel reads the other forms that SQLite's functions
/// take, and this one with more work.
pub fn read_timestamp(mut value: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Timestamp> {
    match calendar::parse_sqlite(value.read_text()) {
        Some(timestamp) => Ok(timestamp),
        None => FromSql::<sql::Timestamp, Db>::from_sql(value),
    }
}

/// Writes the value of an enum.
pub fn write_label<'b>(label: &'static str, out: &mut Output<'b, '_, Db>) -> serialize::Result {
    out.set_value(label);
    Ok(IsNull::No)
}

impl FromSql<sql::Uuid, Db> for Uuid {
    fn from_sql(mut value: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(value.read_text().parse()?)
    }
}

impl ToSql<sql::Uuid, Db> for Uuid {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        out.set_value(self.to_string());
        Ok(IsNull::No)
    }
}

/// The database keeps 15 digits exactly (ARCHITECTURE.md, "Types").
impl FromSql<sql::Decimal, Db> for Decimal {
    fn from_sql(value: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let number = <f64 as FromSql<sql::Decimal, Db>>::from_sql(value)?;
        // The shortest text that reads as the same double is the decimal that was written.
        Ok(Self(number.to_string().parse()?))
    }
}

impl ToSql<sql::Decimal, Db> for Decimal {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        let number = self.0.to_f64().ok_or("a decimal that no double comes near")?;
        out.set_value(number);
        Ok(IsNull::No)
    }
}

impl FromSql<sql::Timestamptz, Db> for DateTime {
    fn from_sql(value: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::from_utc(read_timestamp(value)?).ok_or(BEYOND)?)
    }
}

impl ToSql<sql::Timestamptz, Db> for DateTime {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        out.set_value(calendar::sqlite_text(self.to_utc()));
        Ok(IsNull::No)
    }
}

impl FromSql<sql::Json, Db> for Json {
    fn from_sql(mut value: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(value.read_text().parse()?)
    }
}

impl ToSql<sql::Json, Db> for Json {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        out.set_value(self.to_string());
        Ok(IsNull::No)
    }
}

impl FromSql<sql::Unsigned, Db> for Unsigned {
    fn from_sql(value: <Db as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let number = <i64 as FromSql<sql::Unsigned, Db>>::from_sql(value)?;
        Ok(Self(number.try_into()?))
    }
}

impl ToSql<sql::Unsigned, Db> for Unsigned {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        out.set_value(i64::try_from(self.0)?);
        Ok(IsNull::No)
    }
}
