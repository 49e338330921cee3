//! Declared types of SQLite as types of the model.

use crate::model::Type;

/// Returns the type that a declared type means, by the words that `diesel print-schema` goes by; `None` when it knows none of them.
///
/// The words stand in diesel_cli 2.3.14, `infer_schema_internals/sqlite.rs`.
pub(super) fn portable(declared: &str) -> Option<Type> {
    let name = declared.to_lowercase();
    let has = |words: &[&str]| words.iter().all(|word| name.contains(word));
    let has_any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let numbers = numbers(&name);
    Some(if matches!(name.as_str(), "boolean" | "bool") || has(&["tiny", "int"]) {
        Type::Boolean
    } else if name == "int2" || has(&["small", "int"]) {
        Type::SmallInt
    } else if name == "int8" || has(&["big", "int"]) {
        Type::BigInt
    } else if has(&["int"]) {
        Type::Integer
    } else if has_any(&["char", "clob", "text"]) {
        match numbers[..] {
            [length] if length > 0 && has(&["varchar"]) => Type::Varchar(length),
            [length] if length > 0 && has(&["char"]) => Type::Char(length),
            _ => Type::Text,
        }
    } else if has_any(&["blob", "binary"]) || name.is_empty() {
        Type::Bytes
    } else if has_any(&["float", "real"]) {
        Type::Real
    } else if has(&["double"]) {
        Type::Double
    } else if has_any(&["num", "dec"]) {
        match numbers[..] {
            // More digits than a double holds come back altered.
            [precision, scale] if (1..=15).contains(&precision) && scale <= precision => {
                Type::Decimal { precision, scale }
            }
            [precision] if (1..=15).contains(&precision) => Type::Decimal { precision, scale: 0 },
            _ => Type::Double,
        }
    } else {
        match name.as_str() {
            "datetime" | "timestamp" => Type::Timestamp,
            "date" => Type::Date,
            "time" => Type::Time,
            _ => return None,
        }
    })
}

/// Returns the numbers between the parentheses.
fn numbers(name: &str) -> Vec<u32> {
    let inside = name.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inside, _)| inside);
    inside.split(',').filter_map(|number| number.trim().parse().ok()).collect()
}
