//! The long stories: of a code, and of all that is inferred for a table.

mod code;
mod constraints;
mod layout;
mod table;

pub use code::{codes, of_code};
pub use table::of_table;
