//! Dates and times of the jiff crate: the few things that are done with them.
//!
//! Its moments end with 9999-12-30T22:00:00.999999Z.

use jiff::SignedDuration;
use jiff::tz::Offset;

use super::{Date, Time, Timestamp};

/// What [`Date`] holds.
pub type CivilDate = jiff::civil::Date;
/// What [`Time`] holds.
pub type CivilTime = jiff::civil::Time;
/// What [`Timestamp`] holds.
pub type CivilTimestamp = jiff::civil::DateTime;
/// A moment.
pub type Moment = jiff::Timestamp;

const YEAR_2000: CivilDate = jiff::civil::date(2000, 1, 1);

/// Returns the current time.
pub fn now() -> Moment {
    Moment::now()
}

/// Returns the day, if there is one.
pub fn date(year: i32, month: u32, day: u32) -> Option<Date> {
    CivilDate::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok().map(Date)
}

/// Returns the year, the month and the day.
pub fn date_parts(date: Date) -> (i32, u32, u32) {
    (date.year().into(), date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}

/// Returns the day that is so many days after 2000-01-01, if the library can say it.
pub fn date_of_days(days: i32) -> Option<Date> {
    YEAR_2000.checked_add(SignedDuration::from_hours(i64::from(days) * 24)).ok().map(Date)
}

/// Returns how many days after 2000-01-01 it is.
pub fn days(date: Date) -> i32 {
    let days = date.duration_since(YEAR_2000).as_hours() / 24;
    i32::try_from(days).expect("the library's years have four digits")
}

/// Returns the time, if there is one.
pub fn time(hour: u32, minute: u32, second: u32, microsecond: u32) -> Option<Time> {
    let part = |number: u32| i8::try_from(number).ok();
    let nanosecond = i32::try_from(microsecond).ok()?.checked_mul(1_000)?;
    CivilTime::new(part(hour)?, part(minute)?, part(second)?, nanosecond).ok().map(Time)
}

/// Returns the hour, the minute, the second and the microsecond.
pub fn time_parts(time: Time) -> (u32, u32, u32, u32) {
    let part = |number: i8| u32::from(number.unsigned_abs());
    (part(time.hour()), part(time.minute()), part(time.second()), time.subsec_nanosecond().unsigned_abs() / 1_000)
}

/// Puts a day and a time together.
pub fn timestamp(date: Date, time: Time) -> Timestamp {
    Timestamp(CivilTimestamp::from_parts(date.0, time.0))
}

/// Takes a day and a time apart.
pub fn timestamp_parts(timestamp: Timestamp) -> (Date, Time) {
    (Date(timestamp.date()), Time(timestamp.time()))
}

/// Returns what it is so many minutes later, if the library can say it.
pub fn plus_minutes(timestamp: Timestamp, minutes: i64) -> Option<Timestamp> {
    timestamp.checked_add(SignedDuration::from_mins(minutes)).ok().map(Timestamp)
}

/// Returns the moment at which clocks in UTC show that, if the library can say it.
pub fn from_utc(timestamp: Timestamp) -> Option<Moment> {
    Offset::UTC.to_timestamp(timestamp.0).ok()
}

/// Returns what clocks in UTC show at the moment.
pub fn to_utc(moment: Moment) -> Timestamp {
    Timestamp(Offset::UTC.to_datetime(moment))
}
