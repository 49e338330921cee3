//! Types by hand, which a schema names by `rust_type` and `native`.

use std::fmt;
use std::io::Write;
use std::str::FromStr;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::query_builder::QueryId;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::SqlType;
use serde::Serialize;

/// The number of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct ReceiptId(pub i64);

impl From<i64> for ReceiptId {
    fn from(number: i64) -> Self {
        Self(number)
    }
}

impl From<ReceiptId> for i64 {
    fn from(id: ReceiptId) -> Self {
        id.0
    }
}

/// A text that is not empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Title(String);

/// The text is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmptyTitleError;

impl fmt::Display for EmptyTitleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a title is not empty")
    }
}

impl std::error::Error for EmptyTitleError {}

impl TryFrom<String> for Title {
    type Error = EmptyTitleError;

    fn try_from(text: String) -> Result<Self, EmptyTitleError> {
        if text.is_empty() { Err(EmptyTitleError) } else { Ok(Self(text)) }
    }
}

impl From<Title> for String {
    fn from(title: Title) -> Self {
        title.0
    }
}

/// What became of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReceiptState {
    /// Nobody has paid.
    Open,
    /// It is paid.
    Paid,
    /// Nobody will pay.
    WrittenOff,
}

/// What an audit of a receipt found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Audit {
    /// There was none.
    None,
    /// Nothing.
    Passed,
}

/// PostgreSQL's `pg_lsn`.
#[derive(Clone, Copy, Debug, QueryId, SqlType)]
#[diesel(postgres_type(name = "pg_lsn", schema = "pg_catalog"))]
pub struct PgLsn;

/// A place in the database's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = PgLsn)]
pub struct Lsn(pub u64);

/// The text is no place in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseLsnError;

impl fmt::Display for ParseLsnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected two hexadecimal numbers like 16/B374D848")
    }
}

impl std::error::Error for ParseLsnError {}

impl FromStr for Lsn {
    type Err = ParseLsnError;

    fn from_str(text: &str) -> Result<Self, ParseLsnError> {
        let (high, low) = text.split_once('/').ok_or(ParseLsnError)?;
        let part = |text: &str| u32::from_str_radix(text, 16).map_err(|_| ParseLsnError);
        Ok(Self(u64::from(part(high)?) << 32 | u64::from(part(low)?)))
    }
}

impl fmt::Display for Lsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:X}/{:X}", self.0 >> 32, self.0 & u64::from(u32::MAX))
    }
}

impl Serialize for Lsn {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromSql<PgLsn, Pg> for Lsn {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let bytes: [u8; 8] = value.as_bytes().try_into()?;
        Ok(Self(u64::from_be_bytes(bytes)))
    }
}

impl ToSql<PgLsn, Pg> for Lsn {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&self.0.to_be_bytes())?;
        Ok(IsNull::No)
    }
}

/// Checks the last digit of an ISBN (ISO 2108).
pub fn check_isbn(isbn: &str) -> Result<(), &'static str> {
    let digits: Vec<u32> = isbn.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    if digits.len() == 13 && sum.is_multiple_of(10) { Ok(()) } else { Err("is no ISBN") }
}

/// Checks that a leaf has two pages.
pub fn check_even(pages: &i32) -> Result<(), String> {
    if pages % 2 == 0 { Ok(()) } else { Err(format!("{pages} is odd")) }
}

/// Checks how a PNG starts.
pub fn check_png(bytes: &[u8]) -> Result<(), &'static str> {
    if bytes.starts_with(b"\x89PNG") { Ok(()) } else { Err("is no PNG") }
}

/// Checks that a title is no shout.
pub fn check_title(title: &Title) -> Result<(), EmptyTitleError> {
    if title.0.ends_with('!') { Err(EmptyTitleError) } else { Ok(()) }
}
