//! What can be said of a migration's SQL without a database: what it touches, and what is risky about it.
//!
//! Statements are recognised by their words, so that SQL that nobody foresaw is passed over rather than misread.

mod conflict;
mod rules;
mod touch;
mod words;

pub use conflict::{Conflict, conflicts};
pub use rules::{Finding, Rule, judge};
