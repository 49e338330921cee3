use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar::{self, ParseTimeError};
use super::clock::{self, Moment};
use super::{Timestamp, sql};

/// A moment, in UTC and to the microsecond, which is what every database keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql::Timestamptz)]
pub struct DateTime(Moment);

impl DateTime {
    /// Returns the current time.
    pub fn now() -> Self {
        clock::now().into()
    }

    /// Returns the moment at which clocks in UTC show that date and time, or nothing when the time library cannot say it.
    pub fn from_utc(timestamp: Timestamp) -> Option<Self> {
        clock::from_utc(calendar::truncate(timestamp, 6)).map(Self)
    }

    /// Returns what clocks in UTC show.
    pub fn to_utc(self) -> Timestamp {
        clock::to_utc(self.0)
    }

    /// Cuts off what is finer than so many digits of a second.
    #[must_use]
    pub fn truncate(self, digits: u16) -> Self {
        Self::from_utc(calendar::truncate(self.to_utc(), digits)).unwrap_or(self)
    }
}

impl Deref for DateTime {
    type Target = Moment;

    fn deref(&self) -> &Moment {
        &self.0
    }
}

/// What is finer than a microsecond is cut off, so that a value read back equals the value written.
impl From<Moment> for DateTime {
    fn from(moment: Moment) -> Self {
        Self(moment).truncate(6)
    }
}

impl From<DateTime> for Moment {
    fn from(moment: DateTime) -> Self {
        moment.0
    }
}

/// Reads RFC 3339 with any offset.
impl FromStr for DateTime {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        let expected = "a date and time with an offset like 2024-02-29T13:45:00Z";
        calendar::parse_moment(text).map(Self).ok_or(ParseTimeError { expected })
    }
}

/// RFC 3339 with `Z`, and as many fraction digits as the value needs: none, 3 or 6.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&calendar::moment_text(self.to_utc()))
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
