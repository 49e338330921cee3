//! Names of things in the database: what the backends take, and what Diesel's own tools can hold.

use super::context::Context;
use super::names::KEYWORD_SINCE_2024;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::LONGEST_IDENTIFIER;
use crate::dialect::postgres_names::DIESEL;
use crate::model::Backend;
use crate::source::Spanned;

/// Modules that schema.rs has or uses by itself, so that it cannot have a table of that name beside them.
const SCHEMA_MODULES: &[&str] = &["diesel", "sql_types"];

/// What `table!` itself defines among the columns, or uses without a path (diesel 2.3.14).
const COLUMN_STRUCTS: &[&str] =
    &["BoxedQuery", "From", "Ok", "SqlType", "all_columns", "bool", "diesel", "dsl", "star", "str"];

/// The types of `diesel::sql_types` that every backend has, which `table!` brings in among the columns.
const SQL_TYPES: &[&str] = &[
    "BigInt",
    "Bigint",
    "Binary",
    "Bit",
    "Blob",
    "Bool",
    "Char",
    "Date",
    "Decimal",
    "Double",
    "Float",
    "Float4",
    "Float8",
    "Int2",
    "Int4",
    "Int8",
    "Integer",
    "Interval",
    "Json",
    "Jsonb",
    "Longblob",
    "Longtext",
    "Mediumblob",
    "Mediumtext",
    "Nullable",
    "Numeric",
    "SmallInt",
    "Smallint",
    "Text",
    "Time",
    "Timestamp",
    "TinyInt",
    "Tinyblob",
    "Tinyint",
    "Tinytext",
    "VarChar",
    "Varbinary",
    "Varchar",
];

const KEYWORD_PROBLEM: &str = "is a keyword of Rust 2024, which `diesel print-schema` prints as it is";

impl Context<'_> {
    /// Checks the name of a table.
    pub(super) fn check_table_name(&mut self, name: &Spanned<String>) {
        let text = name.as_str();
        let problem = if text.starts_with("__") {
            "starts with `__`, and `diesel print-schema` passes such tables over"
        } else if self.has(Backend::Sqlite) && starts_with_ignoring_case(text, "sqlite_") {
            "starts with `sqlite_`, which SQLite keeps to itself"
        } else if self.has(Backend::Sqlite) && starts_with_ignoring_case(text, "sqlite") {
            "starts with `sqlite`, and `diesel print-schema` passes such tables over on SQLite"
        } else if SCHEMA_MODULES.contains(&text) {
            "is that of a module that Diesel's schema.rs has a use for"
        } else if text == KEYWORD_SINCE_2024 {
            KEYWORD_PROBLEM
        } else {
            return self.check_name(name, "a table");
        };
        self.bad_name(name, "a table", problem);
    }

    /// Checks the name of a column.
    pub(super) fn check_column_name(&mut self, name: &Spanned<String>) {
        if name.as_str() == KEYWORD_SINCE_2024 {
            return self.bad_name(name, "a column", KEYWORD_PROBLEM);
        }
        if COLUMN_STRUCTS.contains(&name.as_str()) {
            return self.bad_name(name, "a column", "is one that Diesel's `table!` defines itself");
        }
        let has_it = |backend, names: &[&str]| self.has(backend) && names.contains(&name.as_str());
        if SQL_TYPES.contains(&name.as_str())
            || has_it(Backend::Postgres, DIESEL)
            || has_it(Backend::Mysql, &["Datetime", "Unsigned"])
        {
            return self.bad_name(name, "a column", "is that of a type of Diesel's, for which `table!` takes it");
        }
        self.check_name(name, "a column");
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
