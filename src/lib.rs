//! Compiles a YAML description of a database into a Rust crate.

pub mod dialect;
pub mod emit;
pub mod fileset;
pub mod migration;
pub mod model;
pub mod snapshot;
