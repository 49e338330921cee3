//! Dates and times of the time crate at their extremes, through HTTP, through the typed models and through Diesel, on the
//! real server.

use time_runtime_db as db;

#[path = "../../forms.rs"]
mod forms;
#[path = "../../times.rs"]
mod times;
mod values;
