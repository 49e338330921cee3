//! Rust types that mean the same on every database.
//!
//! Diesel has no UUID for SQLite and MySQL, no exact decimal for SQLite and no moment in time for MySQL. These newtypes
//! stand for the portable type and know how the database at hand keeps it, so that models and hand-written Diesel
//! queries (`posts::id.eq(id)`) are the same source everywhere.

mod datetime;
mod decimal;
mod json;
mod label;
mod uuid;

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

#[cfg(feature = "mysql")]
use mysql as backend;
#[cfg(feature = "postgres")]
use postgres as backend;
#[cfg(feature = "sqlite")]
use sqlite as backend;

pub use backend::{Db, read_text, sql, write_label};
pub use datetime::DateTime;
pub use decimal::{Decimal, ParseDecimalError};
pub use json::Json;
pub use label::{Label, UnknownLabel, parse as parse_label};
pub use uuid::Uuid;
