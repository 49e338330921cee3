//! Dates and times of the time crate: the few things that are done with them.

use ::time::{Duration, Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::{Date, Time, Timestamp};

/// What [`Date`] holds.
pub type CivilDate = ::time::Date;
/// What [`Time`] holds.
pub type CivilTime = ::time::Time;
/// What [`Timestamp`] holds.
pub type CivilTimestamp = PrimitiveDateTime;
/// A moment.
pub type Moment = OffsetDateTime;

/// The Julian day of 2000-01-01.
const JULIAN_DAY_OF_2000: i32 = 2_451_545;

/// Returns the current time.
pub fn now() -> Moment {
    OffsetDateTime::now_utc()
}

/// Returns the day, if there is one.
pub fn date(year: i32, month: u32, day: u32) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    CivilDate::from_calendar_date(year, month, day.try_into().ok()?).ok().map(Date)
}

/// Returns the year, the month and the day.
pub fn date_parts(date: Date) -> (i32, u32, u32) {
    (date.year(), u8::from(date.month()).into(), date.day().into())
}

/// Returns the day that is so many days after 2000-01-01, if the library can say it.
pub fn date_of_days(days: i32) -> Option<Date> {
    CivilDate::from_julian_day(days.checked_add(JULIAN_DAY_OF_2000)?).ok().map(Date)
}

/// Returns how many days after 2000-01-01 it is.
pub fn days(date: Date) -> i32 {
    date.to_julian_day() - JULIAN_DAY_OF_2000
}

/// Returns the time, if there is one.
pub fn time(hour: u32, minute: u32, second: u32, microsecond: u32) -> Option<Time> {
    let part = |number: u32| u8::try_from(number).ok();
    CivilTime::from_hms_micro(part(hour)?, part(minute)?, part(second)?, microsecond).ok().map(Time)
}

/// Returns the hour, the minute, the second and the microsecond.
pub fn time_parts(time: Time) -> (u32, u32, u32, u32) {
    let (hour, minute, second, microsecond) = time.as_hms_micro();
    (hour.into(), minute.into(), second.into(), microsecond)
}

/// Puts a day and a time together.
pub fn timestamp(date: Date, time: Time) -> Timestamp {
    Timestamp(PrimitiveDateTime::new(date.0, time.0))
}

/// Takes a day and a time apart.
pub fn timestamp_parts(timestamp: Timestamp) -> (Date, Time) {
    (Date(timestamp.date()), Time(timestamp.time()))
}

/// Returns what it is so many minutes later, if the library can say it.
pub fn plus_minutes(timestamp: Timestamp, minutes: i64) -> Option<Timestamp> {
    timestamp.checked_add(Duration::minutes(minutes)).map(Timestamp)
}

/// Returns the moment at which clocks in UTC show that, if the library can say it.
pub fn from_utc(timestamp: Timestamp) -> Option<Moment> {
    Some(timestamp.assume_utc())
}

/// Returns what clocks in UTC show at the moment, or the last thing that the library can say when that is later.
pub fn to_utc(moment: Moment) -> Timestamp {
    let saturated = if moment.year() < 0 { PrimitiveDateTime::MIN } else { PrimitiveDateTime::MAX };
    let utc = moment.checked_to_offset(UtcOffset::UTC);
    Timestamp(utc.map_or(saturated, |moment| PrimitiveDateTime::new(moment.date(), moment.time())))
}
