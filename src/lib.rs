//! Compiles a YAML description of a database into a Rust crate.

pub mod fileset;
pub mod model;
pub mod output;
