//! The rules that the crate checks before the database does: those of `validate`, those that the checks come to, and those
//! that lie in a declared column type.

mod checks;
mod declared;

use crate::model::{Column, Model, Rule, Table};

/// Returns the rules for the values of a column, each once.
pub(super) fn of(model: &Model, table: &Table, column: &Column) -> Vec<Rule> {
    let mut rules = column.rules.clone();
    for rule in checks::of_column(model, table, column).into_iter().chain(declared::of_column(model, table, column)) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
}
