//! The rules that the crate checks before the database does: those of `validate`, and those that the checks come to.

mod checks;

use crate::model::{Column, Model, Rule, Table};

/// Returns the rules for the values of a column, each once.
pub(super) fn of(model: &Model, table: &Table, column: &Column) -> Vec<Rule> {
    let mut rules = column.rules.clone();
    for rule in checks::of_column(model, table, column) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
}
