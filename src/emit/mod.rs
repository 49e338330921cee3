//! A model as the files of a crate.

pub mod migrations;
pub mod schema;
