//! The migration runner of the generated crates, compiled into the tool as well: one source, one behaviour.

#[path = "../templates/engine/src/engine/migrator/mod.rs"]
mod shared;

pub use shared::*;
