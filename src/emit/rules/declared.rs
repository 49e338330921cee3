//! Column types that hold less than the type of the language that their values are read as.
//!
//! A crate has the same rules on every backend, so that what one of them cannot hold is refused on all.

use crate::dialect::{ColumnAt, dialect};
use crate::model::{Backend, Column, Model, Rule, Table, Type};

/// The numbers of MySQL that are narrower than their type here, by Diesel's names
/// (<https://dev.mysql.com/doc/refman/8.4/en/integer-types.html>). A year has four digits: MySQL would take `70` for 1970.
const NARROW: &[(&str, i64, i64)] = &[
    ("Tinyint", -128, 127),
    ("Unsigned<Tinyint>", 0, 255),
    ("Mediumint", -8_388_608, 8_388_607),
    ("Unsigned<Mediumint>", 0, 16_777_215),
    ("Year", 1901, 2155),
];

/// PostgreSQL's `"char"` is one byte, to which it cuts what is longer, and half a character off others than those of ASCII
/// (<https://www.postgresql.org/docs/current/datatype-character.html>, table 8.5).
const ONE_BYTE: &str = r"^[\x01-\x7f]$";

/// Returns what the column types that the author declares ask of the values.
pub(super) fn of_column(model: &Model, table: &Table, column: &Column) -> Vec<Rule> {
    let declared = |backend: &&Backend| column.declared.on(**backend).is_some();
    let types = model.backends.iter().filter(declared).map(|&backend| {
        let at = ColumnAt { model, table, column };
        (backend, dialect(backend).column_type(at))
    });
    let mut rules = Vec::new();
    for (backend, ty) in types {
        if backend == Backend::Postgres && ty.diesel == "Char" {
            rules.push(Rule::Pattern(ONE_BYTE.to_owned()));
        }
        if let Some((_, least, most)) = NARROW.iter().find(|(name, ..)| *name == ty.diesel) {
            rules.extend([Rule::AtLeast(least.to_string()), Rule::AtMost(most.to_string())]);
        }
        if let (Type::Text | Type::Varchar(_) | Type::Char(_), Some(length)) = (&column.ty, ty.max_length) {
            rules.push(Rule::MaxLength(length));
        }
    }
    rules
}
