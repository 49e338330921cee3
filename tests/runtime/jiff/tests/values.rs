//! Values of each column at their extremes, and what is none.

use jiff_runtime_db::models::{NewSample, Sample};
use serde_json::Value;

/// The columns whose values are only asked for being NULL.
pub(crate) const UNORDERED: &[&str] = &[];

/// Returns what Diesel reads as the engine reads it.
pub(crate) fn as_the_engine_has_it(sample: Sample) -> Sample {
    sample
}

/// Returns what was read as a row to insert.
pub(crate) fn to_insert(sample: Sample) -> NewSample {
    let Sample { id: _, day, at_time, local, moment, milli } = sample;
    NewSample { day, at_time, local, moment, milli }
}

/// (column, a value as it is given, the form in which it comes back)
pub(crate) fn values() -> Vec<(&'static str, Value, Value)> {
    crate::times::portable()
}

/// (column, something that it cannot hold)
pub(crate) fn no_values() -> Vec<(&'static str, Value)> {
    crate::times::no_portable()
}
