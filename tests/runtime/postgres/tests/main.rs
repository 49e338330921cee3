//! Values of each type at their extremes, through HTTP, through the typed models and through Diesel, on the real server.

use postgres_runtime_db as db;

#[path = "../../forms.rs"]
mod forms;
mod own;
mod printed;
mod ranges;
mod search;
mod values;
mod widths;
