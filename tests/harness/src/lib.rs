//! What the tests of generated crates share.

mod client;
mod database;

pub use client::{Answer, Client, assert_valid, is_valid};
pub use database::with_database;
