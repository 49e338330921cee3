use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use chrono::{NaiveDateTime, SecondsFormat, SubsecRound, Utc};
use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use serde::{Deserialize, Serialize};

use super::sql;

/// A moment, in UTC and to the microsecond, which is what every database keeps.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow, Serialize, Deserialize,
)]
#[diesel(sql_type = sql::Timestamptz)]
#[serde(from = "chrono::DateTime<Utc>", into = "chrono::DateTime<Utc>")]
pub struct DateTime(chrono::DateTime<Utc>);

impl DateTime {
    /// Returns the current time.
    pub fn now() -> Self {
        Utc::now().into()
    }

    /// Returns the moment at which clocks in UTC show that date and time.
    pub fn from_utc(local: NaiveDateTime) -> Self {
        local.and_utc().into()
    }
}

impl Deref for DateTime {
    type Target = chrono::DateTime<Utc>;

    fn deref(&self) -> &chrono::DateTime<Utc> {
        &self.0
    }
}

/// What is finer than a microsecond is cut off, so that a value read back equals the value written.
impl From<chrono::DateTime<Utc>> for DateTime {
    fn from(moment: chrono::DateTime<Utc>) -> Self {
        Self(moment.trunc_subsecs(6))
    }
}

impl From<DateTime> for chrono::DateTime<Utc> {
    fn from(moment: DateTime) -> Self {
        moment.0
    }
}

/// Reads RFC 3339 with any offset.
impl FromStr for DateTime {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, chrono::ParseError> {
        chrono::DateTime::parse_from_rfc3339(text).map(|moment| moment.to_utc().into())
    }
}

/// RFC 3339 with `Z`, and as many fraction digits as the value needs: none, 3 or 6.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}
