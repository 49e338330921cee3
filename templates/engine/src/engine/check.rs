//! What the engine sees to before a write: values the columns can hold on every database, and the defaults it makes.

use serde_json::Value as JsonValue;

use crate::types::{Date, DateTime, Time, Timestamp, Uuid, calendar, clock};

use super::{Changes, Column, Default, Error, FieldError, Kind, Result, Rule, Table, Value};

/// Completes a row to insert: the defaults that the engine makes, and NULL where nothing is given and nothing else
/// provides a value.
///
/// # Errors
///
/// [`Error::Invalid`] with every column that lacks a value or has one that it cannot hold.
pub(super) fn complete_insert(table: &Table, mut changes: Changes) -> Result<Changes> {
    let mut errors = check_values(table, &mut changes);
    let now = DateTime::now();
    for (place, column) in table.columns.iter().enumerate() {
        if changes.get(place).is_some() {
            continue;
        }
        match column.default {
            Default::Now => changes.set_value(place, moment(column.kind, now)),
            Default::Uuid => changes.set_value(place, Uuid::random().into()),
            // Said outright, so that rows with and without the value are one statement to prepare.
            Default::None if column.nullable => changes.set_value(place, Value::Null),
            Default::None => errors.push(field_error(column, "required", "a value is required")),
            Default::Database | Default::Identity => {}
        }
    }
    if errors.is_empty() { Ok(changes) } else { Err(Error::Invalid(errors)) }
}

/// Completes a change: the columns that each update sets to the time of the update.
///
/// # Errors
///
/// [`Error::Invalid`] with every column that is given a value that it cannot hold.
pub(super) fn complete_update(table: &Table, mut changes: Changes) -> Result<Changes> {
    let errors = check_values(table, &mut changes);
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let now = DateTime::now();
    for (place, column) in table.columns.iter().enumerate() {
        if column.touched_on_update && changes.get(place).is_none() {
            changes.set_value(place, moment(column.kind, now));
        }
    }
    Ok(changes)
}

/// Returns the moment as a value of that kind, which is one of time.
pub(super) fn moment(kind: Kind, now: DateTime) -> Value {
    let (date, time) = clock::timestamp_parts(now.to_utc());
    match kind {
        Kind::Date => Value::Date(date),
        Kind::Time => Value::Time(time),
        Kind::Timestamp => Value::Timestamp(now.to_utc()),
        _ => Value::Timestamptz(now),
    }
}

fn check_values(table: &Table, changes: &mut Changes) -> Vec<FieldError> {
    let check = |(place, value): (usize, &mut Value)| check_value(&table.columns[place], value).err();
    changes.iter_mut().filter_map(check).collect()
}

/// Checks that the column can hold the value and the value meets the column's rules, and brings it into the form in
/// which it will be read back.
///
/// # Errors
///
/// What is wrong with the value.
pub fn check_value(column: &Column, value: &mut Value) -> Result<(), FieldError> {
    check_kind(column, value)?;
    if value.is_null() {
        return Ok(());
    }
    let check = |rule: &Rule| rule.check(value).map_err(|(code, message)| field_error(column, code, &message));
    column.rules.iter().try_for_each(check)
}

fn check_kind(column: &Column, value: &mut Value) -> Result<(), FieldError> {
    let error = |code, message: &str| Err(field_error(column, code, message));
    match (column.kind, value) {
        (_, Value::Null) if column.nullable => Ok(()),
        (_, Value::Null) => error("null", "must not be null"),
        (Kind::Text(limit), Value::Text(text)) => check_text(column, text, limit),
        (Kind::Citext, Value::Text(text)) => check_text(column, text, None),
        (Kind::Native(native), Value::Text(text)) => match (native.parse)(text) {
            Some(spelled) => {
                *text = spelled;
                Ok(())
            }
            None => error("format", &format!("expected {}", native.expected)),
        },
        (Kind::Array(array), Value::Array(elements)) => {
            let element = Column { digits: column.digits, ..Column::new(column.name, array.element).nullable() };
            elements.iter_mut().try_for_each(|value| check_value(&element, value))
        }
        (Kind::Unsigned(bits), Value::Unsigned(number)) if bits < 64 && number.0 >> bits != 0 => {
            error("range", &format!("a number without a sign of {bits} bits"))
        }
        (Kind::SmallInt, Value::SmallInt(_)) | (Kind::Integer, Value::Integer(_)) => Ok(()),
        (Kind::BigInt, Value::BigInt(_)) | (Kind::Unsigned(_), Value::Unsigned(_)) => Ok(()),
        // The key of a row that this one refers to, which is of another width.
        (kind @ (Kind::SmallInt | Kind::Integer | Kind::BigInt | Kind::Unsigned(_)), number) if number.whole().is_some() => {
            match number.in_width_of(kind) {
                Some(fitting) => {
                    *number = fitting;
                    check_kind(column, number)
                }
                None => error("range", "cannot hold the key of the row that it would refer to"),
            }
        }
        (Kind::Bytes(Some(most)), Value::Bytes(bytes)) if bytes.len() > most as usize => {
            error("length", &format!("at most {most} bytes"))
        }
        (Kind::Bits(most), Value::Bytes(bytes)) if bits(bytes) > most as usize => {
            error("length", &format!("at most {most} bits"))
        }
        (Kind::Char(length), Value::Text(text)) => {
            text.truncate(text.trim_end_matches(' ').len());
            check_text(column, text, Some(length))
        }
        (Kind::Decimal { precision, scale }, Value::Decimal(number)) => match number.fit(precision, scale) {
            Some(fitting) => {
                *number = fitting;
                Ok(())
            }
            None => {
                let whole = precision.saturating_sub(scale);
                error("range", &format!("at most {whole} digits before the point and {scale} after it"))
            }
        },
        (Kind::Real, Value::Real(number)) if !number.is_finite() => error("range", "must be a finite number"),
        (Kind::Double, Value::Double(number)) if !number.is_finite() => error("range", "must be a finite number"),
        (Kind::Date, Value::Date(date)) => check_year(column, *date),
        (Kind::Time, Value::Time(time)) => {
            *time = calendar::truncate_time(*time, column.digits);
            check_second(column, *time)
        }
        (Kind::Timestamp, Value::Timestamp(timestamp)) => {
            *timestamp = calendar::truncate(*timestamp, column.digits);
            check_moment(column, *timestamp)
        }
        (Kind::Timestamptz, Value::Timestamptz(moment)) => {
            *moment = moment.truncate(column.digits);
            check_moment(column, moment.to_utc())
        }
        (Kind::Json, Value::Json(json)) if has_nul(json) => error("format", "must not contain the character U+0000"),
        _ => Ok(()),
    }
}

/// Returns how many bits there are from the first that is set to the end.
fn bits(bytes: &[u8]) -> usize {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let first = bytes.get(zeros).map_or(0, |byte| byte.leading_zeros() as usize);
    (bytes.len() - zeros) * 8 - first
}

fn check_text(column: &Column, text: &str, limit: Option<u32>) -> Result<(), FieldError> {
    // PostgreSQL has no U+0000 in text.
    if text.contains('\0') {
        return Err(field_error(column, "format", "must not contain the character U+0000"));
    }
    match limit {
        Some(limit) if text.chars().count() > limit as usize => {
            Err(field_error(column, "length", &format!("at most {limit} characters")))
        }
        _ => Ok(()),
    }
}

fn check_moment(column: &Column, moment: Timestamp) -> Result<(), FieldError> {
    let (date, time) = clock::timestamp_parts(moment);
    check_year(column, date)?;
    check_second(column, time)
}

/// Years of four digits are what RFC 3339 can say and MySQL can hold.
fn check_year(column: &Column, date: Date) -> Result<(), FieldError> {
    let (year, ..) = clock::date_parts(date);
    match year {
        1..=9999 => Ok(()),
        _ => Err(field_error(column, "range", "the year must be between 0001 and 9999")),
    }
}

/// chrono keeps a leap second as more than a second's microseconds; no database here knows one.
fn check_second(column: &Column, time: Time) -> Result<(), FieldError> {
    let (.., microsecond) = clock::time_parts(time);
    match microsecond {
        0..1_000_000 => Ok(()),
        _ => Err(field_error(column, "range", "the second must be between 0 and 59")),
    }
}

fn has_nul(json: &JsonValue) -> bool {
    match json {
        JsonValue::String(text) => text.contains('\0'),
        JsonValue::Array(items) => items.iter().any(has_nul),
        JsonValue::Object(members) => members.iter().any(|(name, value)| name.contains('\0') || has_nul(value)),
        JsonValue::Null | JsonValue::Bool(_) | JsonValue::Number(_) => false,
    }
}

fn field_error(column: &Column, code: &'static str, message: &str) -> FieldError {
    FieldError { column: column.name.to_owned(), code, message: message.to_owned() }
}
