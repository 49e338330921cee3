//! Names for constraints that have none: SQLite and MySQL do not ask for them.

use std::collections::HashSet;

use crate::dialect::fit_identifier;

/// Gives names by the convention of PostgreSQL, each at most once in a table.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// Notes a name that is there.
    pub(super) fn take(&mut self, name: &str) {
        self.taken.insert(name.to_lowercase());
    }

    /// Returns `{table}_{columns}_{suffix}`, with a number behind it when that is taken.
    pub(super) fn make(&mut self, table: &str, columns: &[String], suffix: &str) -> String {
        let parts: Vec<&str> = [table].into_iter().chain(columns.iter().map(String::as_str)).chain([suffix]).collect();
        let name = parts.join("_");
        let free = |name: &String| !self.taken.contains(&name.to_lowercase());
        let numbered = (1..).map(|number: u32| fit_identifier(&format!("{name}{number}")));
        let name = [fit_identifier(&name)].into_iter().chain(numbered).find(free).unwrap_or(name);
        self.take(&name);
        name
    }
}
