//! Dates and times of the jiff crate at their extremes, through HTTP, through the typed models and through Diesel, on the
//! database that the crate is compiled for.

use jiff_runtime_db as db;

#[path = "../../forms.rs"]
mod forms;
#[path = "../../times.rs"]
mod times;
mod values;
