use heck::ToUpperCamelCase;

use crate::dialect::{ColumnAt, ColumnType, TypeDefinition};

/// The types that `diesel print-schema` knows on MySQL (`mysql_diesel_types`), and those that schema.rs makes known to it because
/// Diesel's derive has no such type (`crate::schema::mysql_types`).
const KNOWN: &[&str] = &[
    "Bool",
    "Tinyint",
    "Smallint",
    "Integer",
    "Bigint",
    "Float",
    "Double",
    "Decimal",
    "Char",
    "Varchar",
    "Tinytext",
    "Text",
    "Mediumtext",
    "Longtext",
    "Tinyblob",
    "Blob",
    "Mediumblob",
    "Longblob",
    "Binary",
    "Varbinary",
    "Bit",
    "Date",
    "Time",
    "Datetime",
    "Timestamp",
    "Json",
    "Mediumint",
    "Year",
];

/// Returns what Diesel calls the type, when it knows it (`infer_schema_internals/mysql.rs`).
pub(super) fn known(sql: &str) -> Option<String> {
    let (name, _) = name_and_length(sql);
    let rust_name = name.to_upper_camel_case();
    let is_known = KNOWN.contains(&rust_name.as_str());
    let is_unsigned = sql.to_lowercase().contains("unsigned");
    is_known.then(|| if is_unsigned { format!("Unsigned<{rust_name}>") } else { rust_name })
}

/// Returns the type, named after the column when Diesel does not know it.
pub(in crate::dialect) fn declared(at: ColumnAt<'_>, sql: &str) -> ColumnType {
    let (name, length) = name_and_length(sql);
    let has_length = matches!(name.as_str(), "char" | "varchar" | "binary" | "varbinary");
    let max_length = if has_length { length } else { None };
    match known(sql) {
        Some(diesel) => ColumnType { sql: sql.to_owned(), diesel, definition: None, max_length },
        None => {
            let longest = (name == "set").then(|| longest_set(sql)).flatten();
            ColumnType { sql: sql.to_owned(), max_length: longest, ..of_the_column(at, &name.to_upper_camel_case()) }
        }
    }
}

fn name_and_length(sql: &str) -> (String, Option<u32>) {
    let written = sql.to_lowercase();
    let (name, length) = match written.split_once('(') {
        Some((name, rest)) => (name.trim(), rest.split(')').next().and_then(|length| length.trim().parse().ok())),
        None => (written.split_whitespace().next().unwrap_or_default(), None),
    };
    let name = match name {
        "tinyint" if length == Some(1) => "bool",
        "bool" | "boolean" => "bool",
        "int" | "integer" => "integer",
        "numeric" | "dec" | "fixed" => "decimal",
        "real" => "double",
        "character" => "char",
        name => name,
    };
    (name.to_owned(), length)
}

/// Returns the length of all members of a SET with the commas between them, which is how long its text can be.
fn longest_set(sql: &str) -> Option<u32> {
    let (_, members) = sql.split_once('(')?;
    let (members, _) = members.rsplit_once(')')?;
    let texts = members.split(',').map(|member| member.trim().trim_matches('\'').chars().count() + 1);
    u32::try_from(texts.sum::<usize>().saturating_sub(1)).ok()
}

/// Returns the type that Diesel names after the column, since MySQL gives it no name.
pub(in crate::dialect) fn of_the_column(at: ColumnAt<'_>, name: &str) -> ColumnType {
    let rust_name = format!("{} {} {name}", at.table.rust.module, at.column.rust_name).to_upper_camel_case();
    let definition =
        TypeDefinition { rust_name: rust_name.clone(), attribute: "mysql_type", name: name.to_owned(), schema: None };
    ColumnType { sql: String::new(), diesel: rust_name, definition: Some(definition), max_length: None }
}

/// Returns whether a default of a column of the declared type may stand without parentheses: a constant, or the time of the insert
/// in as many digits as the column has. <https://dev.mysql.com/doc/refman/8.0/en/data-type-defaults.html>
pub(in crate::dialect) fn is_plain_default(sql: &str, declared: &str) -> bool {
    let (sql, declared) = (sql.to_lowercase(), declared.to_lowercase());
    let digits = |text: &str| text.trim_end_matches("()").split_once('(').map(|(_, digits)| digits.to_owned());
    let rest = sql.strip_prefix(['b', 'x']).unwrap_or(&sql);
    let is_text = |text: &str| {
        let inside = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
        inside.is_some_and(|inside| !inside.replace("''", "").contains(['\'', '\\']))
    };
    let is_number = sql.parse::<f64>().is_ok() || sql.strip_prefix("0x").is_some_and(|hex| !hex.is_empty());
    if sql.starts_with("current_timestamp") {
        let is_moment = declared.starts_with("timestamp") || declared.starts_with("datetime");
        return is_moment && digits(&sql) == digits(&declared);
    }
    let is_large = ["text", "blob", "json", "geo", "point", "line", "polygon"].iter().any(|it| declared.contains(it));
    !is_large && (is_text(rest) || is_number)
}
