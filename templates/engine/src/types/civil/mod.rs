//! Days and times of the time library, as each database keeps them and RFC 3339 writes them.
//!
//! Newtypes, because Diesel does not know the library, or writes fractions of a second in other forms than with chrono: texts
//! that would not be equal on SQLite, nor in JSON.

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar::{self, ParseTimeError};
use super::clock::{CivilDate, CivilTime, CivilTimestamp};
use super::sql;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql_types::Date)]
pub struct Date(pub CivilDate);

/// A time of day, to the microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql_types::Time)]
pub struct Time(pub CivilTime);

/// A day and a time without a zone, to the microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql::Timestamp)]
pub struct Timestamp(pub CivilTimestamp);

/// Gives a newtype its way to the library's type and back, and its form as text and in JSON.
macro_rules! civil {
    ($name:ident, $inner:ty, $parse:path, $print:path, $expected:literal) => {
        impl Deref for $name {
            type Target = $inner;

            fn deref(&self) -> &$inner {
                &self.0
            }
        }

        impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl From<$name> for $inner {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl FromStr for $name {
            type Err = ParseTimeError;

            fn from_str(text: &str) -> Result<Self, ParseTimeError> {
                $parse(text).ok_or(ParseTimeError { expected: $expected })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&$print(*self))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

civil!(Date, CivilDate, calendar::parse_date, calendar::date_text, "a date like 2024-02-29");
civil!(Time, CivilTime, calendar::parse_time, calendar::time_text, "a time like 13:45:00");
civil!(
    Timestamp,
    CivilTimestamp,
    calendar::parse_timestamp,
    calendar::timestamp_text,
    "a date and time like 2024-02-29T13:45:00"
);
