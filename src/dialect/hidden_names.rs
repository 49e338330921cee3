//! Names that `diesel print-schema` prints as they are, and that a schema.rs cannot have.

use super::postgres_names::DIESEL;
use crate::model::Backend;

/// The keyword that Rust has since the edition 2024, of which Diesel's tools and syn do not know.
pub const KEYWORD_SINCE_2024: &str = "gen";

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

/// Returns whether schema.rs cannot have a table of that name as it is.
pub fn hides_table(name: &str) -> bool {
    SCHEMA_MODULES.contains(&name) || name == KEYWORD_SINCE_2024
}

/// Returns whether `table!` cannot have a column of that name as it is, in a crate for those backends.
pub fn hides_column(name: &str, backends: &[Backend]) -> bool {
    let of = |backend, names: &[&str]| backends.contains(&backend) && names.contains(&name);
    name == KEYWORD_SINCE_2024
        || COLUMN_STRUCTS.contains(&name)
        || SQL_TYPES.contains(&name)
        || of(Backend::Postgres, DIESEL)
        || of(Backend::Mysql, &["Datetime", "Unsigned"])
}
