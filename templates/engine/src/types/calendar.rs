//! Dates and times as text (RFC 3339, section 5.6) and cut to digits, whatever library they are of.

use std::fmt;
use std::iter::repeat;

use super::clock::{self, Moment};
use super::{Date, Time, Timestamp};

/// What a database may hold and the time library cannot say: `infinity` and `0000-00-00`, or a year beyond its last.
pub const BEYOND: &str = "a date or time that the time library cannot say";

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The text is no date or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTimeError {
    /// What was expected instead.
    pub expected: &'static str,
}

impl fmt::Display for ParseTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for ParseTimeError {}

/// Reads `2024-02-29`; a year of other than four digits has a sign.
pub fn parse_date(text: &str) -> Option<Date> {
    let (rest, day) = text.rsplit_once('-')?;
    let (year, month) = rest.rsplit_once('-')?;
    clock::date(parse_year(year)?, digits(month, 2)?, digits(day, 2)?)
}

/// Reads `13:45:00` with any number of digits behind a point, of which the first six count.
pub fn parse_time(text: &str) -> Option<Time> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let (hour, rest) = whole.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    clock::time(digits(hour, 2)?, digits(minute, 2)?, digits(second, 2)?, parse_fraction(fraction)?)
}

/// Reads a date and a time with a `T` between them.
pub fn parse_timestamp(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once('T')?;
    Some(clock::timestamp(parse_date(date)?, parse_time(time)?))
}

/// Reads a date and a time with a blank between them, as [`sqlite_text`] writes them.
pub fn parse_sqlite(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once(' ')?;
    Some(clock::timestamp(parse_date(date)?, parse_time(time)?))
}

/// Reads a date and a time with any offset, and with a `T`, a `t` or a blank between them.
pub fn parse_moment(text: &str) -> Option<Moment> {
    let (date, rest) = text.split_once(['T', 't', ' '])?;
    let (time, minutes) = match rest.strip_suffix(['Z', 'z']) {
        Some(time) => (time, 0),
        None => {
            let (time, offset) = rest.split_at(rest.rfind(['+', '-'])?);
            (time, parse_offset(offset)?)
        }
    };
    let local = clock::timestamp(parse_date(date)?, parse_time(time)?);
    clock::from_utc(clock::plus_minutes(local, -minutes)?)
}

fn parse_year(text: &str) -> Option<i32> {
    let Some(years) = text.strip_prefix(['+', '-']) else {
        return digits(text, 4)?.try_into().ok();
    };
    let years = i32::try_from(digits(years, years.len().clamp(4, 6))?).ok()?;
    Some(if text.starts_with('-') { -years } else { years })
}

fn parse_fraction(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let places = text.bytes().chain(repeat(b'0')).take(6);
    is_number.then(|| places.fold(0, |microseconds, digit| microseconds * 10 + u32::from(digit - b'0')))
}

/// Reads `+01:30` as minutes.
fn parse_offset(text: &str) -> Option<i64> {
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    let total = i64::from(hours * 60 + minutes);
    (hours < 24 && minutes < 60).then_some(if text.starts_with('-') { -total } else { total })
}

/// Reads so many digits and nothing else.
fn digits(text: &str, count: usize) -> Option<u32> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// Writes `2024-02-29`; a year of other than four digits gets a sign.
pub fn date_text(date: Date) -> String {
    text(|text| push_date(date, text))
}

/// Writes `13:45:00`, with as many digits behind a point as the value needs: none, 3 or 6.
pub fn time_text(time: Time) -> String {
    text(|text| push_time(time, text))
}

/// Writes a date and a time with a `T` between them.
pub fn timestamp_text(timestamp: Timestamp) -> String {
    text(|text| push_timestamp(timestamp, 'T', text))
}

/// Writes a date and a time in UTC as RFC 3339 does: with a `T` between them and a `Z` behind them.
pub fn moment_text(moment: Timestamp) -> String {
    text(|text| {
        push_timestamp(moment, 'T', text);
        text.push('Z');
    })
}

/// Writes a date and a time as SQLite's own functions do (<https://www.sqlite.org/lang_datefunc.html>), so that their texts
/// sort as the times.
pub fn sqlite_text(timestamp: Timestamp) -> String {
    text(|text| push_timestamp(timestamp, ' ', text))
}

/// Digit by digit into one text: an answer has many of them, and what `format!` does costs more than all else about one.
fn text(write: impl FnOnce(&mut String)) -> String {
    let mut text = String::with_capacity("+2024-02-29T13:45:00.000000Z".len());
    write(&mut text);
    text
}

fn push_timestamp(timestamp: Timestamp, between: char, text: &mut String) {
    let (date, time) = clock::timestamp_parts(timestamp);
    push_date(date, text);
    text.push(between);
    push_time(time, text);
}

fn push_date(date: Date, text: &mut String) {
    let (year, month, day) = clock::date_parts(date);
    match u32::try_from(year) {
        Ok(year) if year <= 9999 => {
            push_pair(year / 100, text);
            push_pair(year % 100, text);
        }
        _ => text.push_str(&format!("{year:+05}")),
    }
    text.push('-');
    push_pair(month, text);
    text.push('-');
    push_pair(day, text);
}

fn push_time(time: Time, text: &mut String) {
    let (hour, minute, second, microsecond) = clock::time_parts(time);
    push_pair(hour, text);
    text.push(':');
    push_pair(minute, text);
    text.push(':');
    push_pair(second, text);
    if microsecond == 0 {
        return;
    }
    text.push('.');
    if microsecond >= 1_000_000 {
        // A leap second of chrono.
        text.push('1');
    }
    let (milli, micro) = (microsecond / 1_000 % 1_000, microsecond % 1_000);
    push_digit(milli / 100, text);
    push_pair(milli % 100, text);
    if micro > 0 {
        push_digit(micro / 100, text);
        push_pair(micro % 100, text);
    }
}

fn push_pair(number: u32, text: &mut String) {
    push_digit(number / 10, text);
    push_digit(number % 10, text);
}

fn push_digit(digit: u32, text: &mut String) {
    text.push(char::from(b'0' + (digit % 10) as u8));
}

/// Cuts off what is finer than so many digits of a second.
pub fn truncate_time(time: Time, digits: u16) -> Time {
    let (hour, minute, second, microsecond) = clock::time_parts(time);
    let unit = 10_u32.pow(6 - u32::from(digits.min(6)));
    clock::time(hour, minute, second, microsecond - microsecond % unit).unwrap_or(time)
}

/// Cuts off what is finer than so many digits of a second.
pub fn truncate(timestamp: Timestamp, digits: u16) -> Timestamp {
    let (date, time) = clock::timestamp_parts(timestamp);
    clock::timestamp(date, truncate_time(time, digits))
}

/// Returns the time that is so many microseconds after midnight, as PostgreSQL keeps it.
pub fn time_of_microseconds(microseconds: i64) -> Option<Time> {
    let part = |number: i64| u32::try_from(number).ok();
    let (hour, minute) = (microseconds / HOUR, microseconds % HOUR / MINUTE);
    let (second, rest) = (microseconds % MINUTE / SECOND, microseconds % SECOND);
    clock::time(part(hour)?, part(minute)?, part(second)?, part(rest)?)
}

/// Returns how many microseconds after midnight it is.
pub fn time_microseconds(time: Time) -> i64 {
    let (hour, minute, second, microsecond) = clock::time_parts(time);
    i64::from(hour) * HOUR + i64::from(minute) * MINUTE + i64::from(second) * SECOND + i64::from(microsecond)
}

/// Returns the day and time that are so many microseconds after the year 2000 began, as PostgreSQL keeps them.
pub fn timestamp_of_microseconds(microseconds: i64) -> Option<Timestamp> {
    let date = clock::date_of_days(microseconds.div_euclid(DAY).try_into().ok()?)?;
    Some(clock::timestamp(date, time_of_microseconds(microseconds.rem_euclid(DAY))?))
}

/// Returns how many microseconds after the beginning of the year 2000 it is.
pub fn microseconds(timestamp: Timestamp) -> i64 {
    let (date, time) = clock::timestamp_parts(timestamp);
    i64::from(clock::days(date)) * DAY + time_microseconds(time)
}
