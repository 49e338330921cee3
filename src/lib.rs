//! Compiles a YAML description of a database into a Rust crate.

pub mod cli;
mod commands;
pub mod diagnostics;
pub mod dialect;
pub mod emit;
pub mod fileset;
pub mod migration;
pub mod model;
pub mod output;
mod seam;
pub mod snapshot;
pub mod source;

pub use seam::{Loaded, load};
