//! Compiles a YAML description of a database into a Rust crate.

pub mod api_changes;
pub mod cli;
mod commands;
pub mod database;
pub mod diagnostics;
pub mod dialect;
pub mod document;
pub mod emit;
pub mod explain;
pub mod fileset;
pub mod format;
pub mod graph;
pub mod import;
pub mod introspect;
pub mod json_schema;
pub mod lint;
mod load;
pub mod migration;
pub mod migrator;
pub mod model;
pub mod output;
pub mod progress;
pub mod resolve;
mod runner;
pub mod snapshot;
pub mod source;

pub use load::{Input, Loaded, Places, load, load_texts};
