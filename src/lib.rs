//! Compiles a YAML description of a database into a Rust crate.

pub mod cli;
mod commands;
pub mod diagnostics;
pub mod fileset;
pub mod model;
pub mod output;
mod seam;
pub mod source;
use seam as emit;
pub use seam::{Loaded, load};
