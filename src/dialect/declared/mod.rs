//! What Diesel calls the columns that an author declares in the database's own words.
//!
//! Each rule is one of `diesel print-schema` 2.3.14, which goes by what the database says about a column once it exists.

pub(super) mod mysql;
pub(super) mod postgres;
pub(super) mod sqlite;

use crate::model::{Backend, Type, UnsignedWidth};

/// The names that Diesel has for text.
const TEXT: &[&str] = &["Text", "Varchar", "Char", "Bpchar", "Tinytext", "Mediumtext", "Longtext"];

/// The names that Diesel has for bytes.
const BYTES: &[&str] = &["Binary", "Bytea", "Blob", "Tinyblob", "Mediumblob", "Longblob", "Varbinary"];

/// Returns what Diesel calls a column that is declared by that text, when Diesel knows it.
pub fn diesel_name(backend: Backend, sql: &str) -> Option<String> {
    match backend {
        Backend::Sqlite => sqlite::known(sql).map(str::to_owned),
        Backend::Postgres => postgres::known(sql),
        Backend::Mysql => mysql::known(sql),
    }
}

/// Returns whether what a column of that declaration holds is read and written as a value of the type.
pub fn is_read_as(backend: Backend, ty: &Type, sql: &str) -> bool {
    diesel_name(backend, sql).is_some_and(|diesel| is_named_as(backend, ty, &diesel))
}

/// Returns whether what Diesel calls by that name is read and written as a value of the type.
pub fn is_named_as(backend: Backend, ty: &Type, diesel: &str) -> bool {
    let is_one_of = |names: &[&str]| names.contains(&diesel);
    match ty {
        Type::Boolean => is_one_of(&["Bool"]),
        Type::SmallInt => is_one_of(&["SmallInt", "Int2", "Smallint", "Tinyint", "Year"]),
        Type::Integer => is_one_of(&["Integer", "Int4", "Mediumint"]),
        Type::BigInt => is_one_of(&["BigInt", "Int8", "Bigint"]),
        Type::Real => is_one_of(&["Float", "Float4"]),
        Type::Double => is_one_of(&["Double", "Float8"]),
        Type::Decimal { .. } | Type::Numeric => match backend {
            Backend::Sqlite => is_one_of(&["Double"]),
            Backend::Postgres | Backend::Mysql => is_one_of(&["Numeric", "Decimal"]),
        },
        Type::Text => is_one_of(TEXT) || is_one_of(&["Citext"]),
        Type::Varchar(_) | Type::Char(_) => is_one_of(TEXT),
        Type::Bytes | Type::BoundedBytes(_) => is_one_of(BYTES) || (backend == Backend::Mysql && is_one_of(&["Bit"])),
        Type::Date => is_one_of(&["Date"]),
        Type::Time => is_one_of(&["Time"]),
        Type::Timestamp => is_one_of(&["Timestamp", "Datetime"]),
        Type::Timestamptz => match backend {
            Backend::Postgres => is_one_of(&["Timestamptz"]),
            Backend::Sqlite | Backend::Mysql => is_one_of(&["Timestamp", "Datetime"]),
        },
        Type::Uuid => match backend {
            Backend::Postgres => is_one_of(&["Uuid"]),
            Backend::Sqlite | Backend::Mysql => is_one_of(TEXT),
        },
        Type::Json => match backend {
            Backend::Postgres => is_one_of(&["Json", "Jsonb"]),
            Backend::Mysql => is_one_of(TEXT) || is_one_of(&["Json"]),
            Backend::Sqlite => is_one_of(TEXT),
        },
        Type::Unsigned(UnsignedWidth::Small) => is_one_of(&["Unsigned<Smallint>", "Unsigned<Tinyint>"]),
        Type::Unsigned(UnsignedWidth::Regular) => is_one_of(&["Unsigned<Integer>", "Unsigned<Mediumint>"]),
        Type::Unsigned(UnsignedWidth::Big) => is_one_of(&["Unsigned<Bigint>"]),
        Type::Array(element) => dense_element(diesel).is_some_and(|name| is_named_as(backend, element, name)),
        // Their type is part of what they are.
        Type::Enum(_) | Type::Native(_) => false,
    }
}

/// Returns what Diesel calls the elements of an array, which a patch of schema.rs may say are never NULL.
pub fn dense_element(diesel: &str) -> Option<&str> {
    diesel.strip_prefix("Array<")?.strip_suffix('>').filter(|name| !name.starts_with("Nullable<"))
}
