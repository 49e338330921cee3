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

/// Reads a timestamp without a zone.
pub fn read_timestamp(value: PgValue<'_>) -> deserialize::Result<Timestamp> {
    FromSql::<sql::Timestamp, Db>::from_sql(value)
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
        match read_few_digits(value.as_bytes()) {
            Some(number) => Ok(number),
            None => <BigDecimal as FromSql<sql::Decimal, Db>>::from_sql(value).map(Self),
        }
    }
}

/// Reads a number of few digits, as nearly all are: the count of its digits of base 10,000, the weight of the first, the
/// sign, the number of decimal digits after the point, and the digits (`numeric_send` in PostgreSQL's numeric.c).
fn read_few_digits(bytes: &[u8]) -> Option<Decimal> {
    let word = |place: usize| bytes.get(place * 2..)?.first_chunk().map(|word| i16::from_be_bytes(*word));
    let (count, weight, scale) = (word(0)?, word(1)?, word(3)?);
    let sign = match word(2)? {
        0 => 1,
        0x4000 => -1,
        _ => return None,
    };
    let mut units = 0_i64;
    for place in 0..usize::try_from(count).ok()? {
        units = units.checked_mul(10_000)?.checked_add(word(4 + place)?.into())?;
    }
    let shift = 4 * (i32::from(weight) - i32::from(count) + 1) + i32::from(scale);
    let power = 10_i64.checked_pow(shift.unsigned_abs())?;
    let units = if shift < 0 { units / power } else { units.checked_mul(power)? };
    Some(Decimal::of_units(sign * units, scale.into()))
}

impl ToSql<sql::Decimal, Db> for Decimal {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        ToSql::<sql::Decimal, Db>::to_sql(&self.0, out)
    }
}

/// The database sends what clocks in UTC show, as for a timestamp without a zone.
impl FromSql<sql::Timestamptz, Db> for DateTime {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::from_utc(read_timestamp(value)?).ok_or(BEYOND)?)
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
