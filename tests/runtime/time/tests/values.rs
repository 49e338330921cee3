//! Values of each column at their extremes, and what is none.

use serde_json::{Value, json};
use time_runtime_db::models::{NewSample, Sample};

use crate::times::{no_portable, portable};

/// The columns whose values are only asked for being NULL.
pub(crate) const UNORDERED: &[&str] = &[];

/// Returns what Diesel reads as the engine reads it.
pub(crate) fn as_the_engine_has_it(sample: Sample) -> Sample {
    sample
}

/// Returns what was read as a row to insert.
pub(crate) fn to_insert(sample: Sample) -> NewSample {
    NewSample {
        day: sample.day,
        at_time: sample.at_time,
        local: sample.local,
        moment: sample.moment,
        milli: sample.milli,
        length: sample.length,
        dates: sample.dates,
        times: sample.times,
        locals: sample.locals,
        moments: sample.moments,
        lengths: sample.lengths,
        days: sample.days,
        shifts: sample.shifts,
        stays: sample.stays,
        day_sets: sample.day_sets,
        shift_sets: sample.shift_sets,
        stay_sets: sample.stay_sets,
        day_lists: sample.day_lists,
    }
}

/// (column, a value as it is given, the form in which it comes back)
pub(crate) fn values() -> Vec<(&'static str, Value, Value)> {
    let same = |column, value: Value| (column, value.clone(), value);
    let of_postgres = vec![
        same("length", json!("P1Y2M3DT4H5M6.5S")),
        same("length", json!("P-1Y-1M3DT-4H-0.000001S")),
        same("dates", json!([])),
        same("dates", json!(["0001-01-01", "9999-12-31", null])),
        same("times", json!(["00:00:00", "23:59:59.999999", null])),
        same("locals", json!(["0001-01-01T00:00:00", "9999-12-31T23:59:59.999999", null])),
        ("moments", json!(["2024-12-31T23:59:59.9-01:00", null]), json!(["2025-01-01T00:59:59.900Z", null])),
        same("lengths", json!(["PT0S", null, "P1D"])),
        same("days", json!("empty")),
        same("days", json!("(,)")),
        same("days", json!("[0001-01-01,9999-12-31)")),
        ("days", json!("[2024-01-31,2024-02-29]"), json!("[2024-01-31,2024-03-01)")),
        same("shifts", json!("[2024-01-31T08:00:00.000001,2024-01-31T17:00:00]")),
        same("shifts", json!("(0001-01-01T00:00:00,)")),
        ("stays", json!("[2024-01-31T08:00:00+02:00,)"), json!("[2024-01-31T06:00:00Z,)")),
        same("day_sets", json!("{}")),
        same("day_sets", json!("{[2024-01-31,2024-02-29),[2024-03-01,)}")),
        same("shift_sets", json!("{[2024-01-31T08:00:00,2024-01-31T17:00:00.500)}")),
        same("stay_sets", json!("{(,0001-01-01T00:00:00Z],[2024-01-31T06:00:00Z,)}")),
        same("day_lists", json!(["[2024-01-31,2024-02-29)", "empty", null])),
    ];
    portable().into_iter().chain(of_postgres).collect()
}

/// (column, something that it cannot hold)
pub(crate) fn no_values() -> Vec<(&'static str, Value)> {
    let of_postgres = [
        ("length", json!("1 day")),
        ("dates", json!(["2023-02-29"])),
        ("times", json!(["24:00:00"])),
        ("moments", json!(["2024-02-29T12:00:00"])),
        ("days", json!("[2024-02-30,)")),
        ("days", json!("[2024-02-29,2024-02-28)")),
        ("stays", json!("[2024-01-31T08:00:00,)")),
        ("day_sets", json!("{[2024-01-31,),}")),
    ];
    no_portable().into_iter().chain(of_postgres).collect()
}
