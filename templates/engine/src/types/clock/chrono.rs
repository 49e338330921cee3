//! Dates and times of the chrono crate: the few things that are done with them.

use chrono::{Datelike, TimeDelta, Timelike, Utc};

/// A day.
pub type Date = chrono::NaiveDate;
/// A time of day.
pub type Time = chrono::NaiveTime;
/// A day and a time without a zone.
pub type Timestamp = chrono::NaiveDateTime;
/// A moment.
pub type Moment = chrono::DateTime<Utc>;

/// Returns the current time.
pub fn now() -> Moment {
    Utc::now()
}

/// Returns the day, if there is one.
pub fn date(year: i32, month: u32, day: u32) -> Option<Date> {
    Date::from_ymd_opt(year, month, day)
}

/// Returns the year, the month and the day.
pub fn date_parts(date: Date) -> (i32, u32, u32) {
    (date.year(), date.month(), date.day())
}

const YEAR_2000: Date = Date::from_ymd_opt(2000, 1, 1).expect("there is that day");

/// Returns the day that is so many days after 2000-01-01, if the library can say it.
pub fn date_of_days(days: i32) -> Option<Date> {
    YEAR_2000.checked_add_signed(TimeDelta::days(days.into()))
}

/// Returns how many days after 2000-01-01 it is.
pub fn days(date: Date) -> i32 {
    date.num_days_from_ce() - YEAR_2000.num_days_from_ce()
}

/// Returns the time, if there is one.
pub fn time(hour: u32, minute: u32, second: u32, microsecond: u32) -> Option<Time> {
    Time::from_hms_micro_opt(hour, minute, second, microsecond)
}

/// Returns the hour, the minute, the second and the microsecond, which is one of more than a second in a leap second.
pub fn time_parts(time: Time) -> (u32, u32, u32, u32) {
    (time.hour(), time.minute(), time.second(), time.nanosecond() / 1_000)
}

/// Puts a day and a time together.
pub fn timestamp(date: Date, time: Time) -> Timestamp {
    date.and_time(time)
}

/// Takes a day and a time apart.
pub fn timestamp_parts(timestamp: Timestamp) -> (Date, Time) {
    (timestamp.date(), timestamp.time())
}

/// Returns what it is so many minutes later, if the library can say it.
pub fn plus_minutes(timestamp: Timestamp, minutes: i64) -> Option<Timestamp> {
    timestamp.checked_add_signed(TimeDelta::try_minutes(minutes)?)
}

/// Returns the moment at which clocks in UTC show that, if the library can say it.
pub fn from_utc(timestamp: Timestamp) -> Option<Moment> {
    Some(timestamp.and_utc())
}

/// Returns what clocks in UTC show at the moment.
pub fn to_utc(moment: Moment) -> Timestamp {
    moment.naive_utc()
}
