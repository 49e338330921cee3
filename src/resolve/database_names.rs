//! Names of things in the database: what the backends take, and what Diesel's own tools can hold.

use super::context::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::LONGEST_IDENTIFIER;
use crate::model::Backend;
use crate::source::Spanned;

impl Context<'_> {
    /// Checks the name of a table, by its name in its namespace.
    pub(super) fn check_table_name(&mut self, name: &Spanned<String>) {
        let text = name.as_str();
        let problem = if text.starts_with("__") {
            "starts with `__`, and `diesel print-schema` passes such tables over"
        } else if self.has(Backend::Sqlite) && starts_with_ignoring_case(text, "sqlite_") {
            "starts with `sqlite_`, which SQLite keeps to itself"
        } else if self.has(Backend::Sqlite) && starts_with_ignoring_case(text, "sqlite") {
            "starts with `sqlite`, and `diesel print-schema` passes such tables over on SQLite"
        } else {
            return self.check_name(name, "a table");
        };
        self.bad_name(name, "a table", problem);
    }

    /// Checks the name of an index.
    pub(super) fn check_index_name(&mut self, name: &Spanned<String>) {
        if self.has(Backend::Sqlite) && starts_with_ignoring_case(name.as_str(), "sqlite_") {
            return self.bad_name(name, "an index", "starts with `sqlite_`, which SQLite keeps to itself");
        }
        if self.has(Backend::Mysql) && name.as_str().eq_ignore_ascii_case("primary") {
            return self.bad_name(name, "an index", "is that of each primary key on MySQL");
        }
        self.check_name(name, "an index");
    }

    /// Checks the name of something that no backend has rules of its own for.
    pub(super) fn check_name(&mut self, name: &Spanned<String>, what: &str) {
        const QUOTES: [char; 3] = ['"', '`', '\''];
        let text = name.as_str();
        if text.trim().is_empty() {
            return self.bad_name(name, what, "is empty");
        }
        if text.trim() != text {
            return self.bad_name(name, what, "starts or ends with a blank");
        }
        if let Some(bad) = text.chars().find(|c| c.is_control() || QUOTES.contains(c) || *c == '\\') {
            return self.bad_name(name, what, &format!("holds the character {bad:?}"));
        }
        // <https://dev.mysql.com/doc/refman/8.4/en/identifiers.html>: "Supplementary characters (U+10000 and higher)" are not permitted.
        if let Some(bad) = text.chars().find(|c| *c > '\u{FFFF}' && self.has(Backend::Mysql)) {
            return self.bad_name(
                name,
                what,
                &format!("holds the character {bad:?}, and MySQL's names none above U+FFFF"),
            );
        }
        const MYSQL_LONGEST: usize = 64;
        let (length, most, whose) = if self.has(Backend::Postgres) {
            (text.len(), LONGEST_IDENTIFIER, "bytes, more than the 63 of PostgreSQL")
        } else if self.has(Backend::Mysql) {
            (text.chars().count(), MYSQL_LONGEST, "characters, more than the 64 of MySQL")
        } else {
            return;
        };
        if length > most {
            let message = format!("the name of {what} has {length} {whose}");
            self.report(Diagnostic::new(Code::LongName, name.span, message));
        }
    }

    fn bad_name(&mut self, name: &Spanned<String>, what: &str, problem: &str) {
        self.report(Diagnostic::new(Code::BadName, name.span, format!("the name of {what} {problem}")));
    }
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}
