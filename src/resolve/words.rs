//! The words that keys of the language take, for whoever tells them to an editor.

use super::{api, columns, foreign_keys, indexes, print_schema, rust_settings, types, validate};

/// Returns the types that take no arguments.
pub fn type_names() -> Vec<&'static str> {
    spellings(types::SIMPLE)
}

/// Returns the values of `on_delete`, and of `on_update` beside `references`.
pub fn actions() -> Vec<&'static str> {
    spellings(foreign_keys::ACTIONS)
}

/// Returns the values of a column's `api`.
pub fn column_access() -> Vec<&'static str> {
    spellings(columns::ACCESS)
}

/// Returns the values of a table's `api: operations`.
pub fn operations() -> Vec<&'static str> {
    spellings(api::OPERATIONS)
}

/// Returns the values of `validate: format`.
pub fn formats() -> Vec<&'static str> {
    spellings(validate::FORMATS)
}

/// Returns the values of `lock`.
pub fn locks() -> Vec<&'static str> {
    spellings(validate::LOCKS)
}

/// Returns the values of a table's `api: if_match`.
pub fn if_match() -> Vec<&'static str> {
    spellings(api::IF_MATCH)
}

/// Returns the values of a table's `api: idempotency`.
pub fn idempotency() -> Vec<&'static str> {
    spellings(api::IDEMPOTENCY)
}

/// Returns the words of `generated` for columns that count.
pub fn identities() -> Vec<&'static str> {
    spellings(columns::IDENTITIES)
}

/// Returns the values of `match`.
pub fn matches() -> Vec<&'static str> {
    spellings(foreign_keys::MATCHES)
}

/// Returns the kinds of indexes that MySQL has.
pub fn mysql_index_kinds() -> Vec<&'static str> {
    spellings(indexes::MYSQL_KINDS)
}

/// Returns the values of `nullable_change`.
pub fn nullable_changes() -> Vec<&'static str> {
    spellings(rust_settings::NULLABLE_CHANGES)
}

/// Returns the values of `time`.
pub fn time_libraries() -> Vec<&'static str> {
    spellings(rust_settings::TIME_LIBRARIES)
}

/// Returns what documentation schema.rs has, but for `true`.
pub fn schema_docs() -> Vec<&'static str> {
    spellings(print_schema::DOCS).into_iter().filter(|word| *word != "true").collect()
}

/// Returns how columns are sorted in schema.rs.
pub fn column_sortings() -> Vec<&'static str> {
    spellings(print_schema::SORTINGS)
}

/// Returns which tables a query may join.
pub fn joined_tables() -> Vec<&'static str> {
    spellings(print_schema::JOINED)
}

fn spellings<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}
