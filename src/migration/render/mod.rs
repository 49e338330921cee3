//! Parts of a model as SQL.

pub(super) mod alter;
pub(super) mod check;
pub(super) mod column;
pub(super) mod comment;
pub(super) mod constraint;
pub(super) mod enumeration;
pub(super) mod foreign_key;
pub(super) mod index;
pub(super) mod object;
pub(super) mod preflight;
pub(super) mod table;

use crate::dialect::Dialect;

/// Returns names as a list in parentheses.
fn name_list(names: &[String], dialect: &dyn Dialect) -> String {
    let names: Vec<_> = names.iter().map(|name| dialect.quote(name)).collect();
    format!("({})", names.join(", "))
}
