//! Compiles a YAML description of a database into a Rust crate.

pub mod diagnostics;
pub mod fileset;
pub mod model;
pub mod output;
pub mod source;
