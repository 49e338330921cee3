//! Compiles a YAML description of a database into a Rust crate.

pub mod diagnostics;
pub mod document;
pub mod fileset;
mod load;
pub mod model;
pub mod resolve;
pub mod source;

pub use load::{Loaded, load, load_texts};
