//! What several test programs share.

pub(crate) mod database;
pub(crate) mod model;
#[path = "../../support/program.rs"]
pub(crate) mod program;

/// Compares two texts line by line.
///
/// # Panics
///
/// When they differ, with what differs.
pub(crate) fn assert_same(one: &str, other: &str, backend: codegen::model::Backend, what: &str) {
    if one != other {
        panic!("{backend}: {what}:\n{}", similar::TextDiff::from_lines(one, other).unified_diff());
    }
}
