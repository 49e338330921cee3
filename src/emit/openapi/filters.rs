//! The query parameters of a list, as exact as a regular expression can say what the server takes.

use serde_json::{Map, Value, json};

use super::schemas::{self, BASE64_PATTERN, NUMERIC_PATTERN, TIME_PATTERN, decimal_pattern};
use crate::emit::access::{Access, serves};
use crate::emit::{natives, types};
use crate::model::{Column, Model, Operation, Table, Type, UnsignedWidth};

/// The names that a list gives a meaning of their own; a column of such a name has no filter.
const RESERVED: [&str; 4] = ["limit", "offset", "order", "count"];

/// A text in the list of `in`: as it is, or in quotes, where a backslash takes the meaning from what follows.
const TEXT_ITEM: &str = r#"(|[^\u0000",][^\u0000,]*|"([^\u0000"\\]|\\[^\u0000])*")"#;

/// Returns the parameters for filtering and sorting the rows of `table`.
pub(super) fn of(model: &Model, table: &Table) -> Vec<Value> {
    let columns = || table.columns.iter().filter(|column| Access::of(table, column).read);
    let sortable: Vec<String> =
        columns().filter(|column| is_sortable(&column.ty)).map(|column| escape(&column.name)).collect();
    let mut parameters = Vec::new();
    if !sortable.is_empty() {
        let names = sortable.join("|");
        let term = format!(r"({names})(\.(asc|desc))?(\.(nullsfirst|nullslast))?");
        parameters.push(json!({
            "name": "order", "in": "query",
            "description": "What to sort by, as `column`, `column.desc` or `column.asc.nullslast`, separated by commas.",
            "schema": { "type": "string", "pattern": format!("^{term}(,{term})*$") },
        }));
    }
    parameters.extend(filterable(table).map(|column| {
        let schema = schemas::reference(&name(model, &column.ty));
        json!({ "name": column.name, "in": "query", "schema": schema })
    }));
    parameters
}

/// Returns the schemas of the conditions that the tables' columns take, by name.
pub(super) fn schemas<'a>(model: &Model, tables: impl Iterator<Item = &'a Table>) -> Map<String, Value> {
    let mut conditions = Map::new();
    for column in tables.filter(|table| serves(table, Operation::List)).flat_map(filterable) {
        conditions.entry(name(model, &column.ty)).or_insert_with(|| condition(model, &column.ty));
    }
    conditions
}

fn filterable(table: &Table) -> impl Iterator<Item = &Column> {
    let is_filterable = |column: &&Column| Access::of(table, column).read && !RESERVED.contains(&column.name.as_str());
    table.columns.iter().filter(is_filterable)
}

/// Returns the name of the schema of a condition; the point keeps it apart from the structs' names.
fn name(model: &Model, ty: &Type) -> String {
    format!("where.{}", types::name(model, ty))
}

fn is_sortable(ty: &Type) -> bool {
    match ty {
        Type::Json => false,
        Type::Array(element) => is_sortable(element),
        Type::Native(native) => natives::is_ordered(native),
        _ => true,
    }
}

/// Returns the schema of a condition on a column of that type.
fn condition(model: &Model, ty: &Type) -> Value {
    let mut words = Vec::new();
    let mut alternatives = Vec::new();
    if let Some(value) = value_pattern(model, ty) {
        let compare: &[&str] = match ty {
            Type::Boolean => &["eq", "ne"],
            _ => &["eq", "ne", "gt", "gte", "lt", "lte"],
        };
        words.extend(compare.iter().map(|operator| format!("`{operator}.`")));
        alternatives.push(format!(r"({})\.({value})", compare.join("|")));
        let item = if is_text(ty) { TEXT_ITEM.to_owned() } else { format!("({value})") };
        words.push("`in.(a,b)`".to_owned());
        alternatives.push(format!(r"in\.\({item}(,{item})*\)"));
    }
    if is_text(ty) {
        words.push("`like.`".to_owned());
        words.push("`ilike.`".to_owned());
        alternatives.push(r"(like|ilike)\.[^\u0000]*".to_owned());
    }
    let states: &[&str] = if *ty == Type::Boolean { &["null", "true", "false"] } else { &["null"] };
    words.extend(states.iter().map(|state| format!("`is.{state}`")));
    alternatives.push(format!(r"is\.({})", states.join("|")));
    json!({
        "type": "string",
        "description": format!("A condition: {}, each after an optional `not.`.", words.join(", ")),
        "pattern": format!(r"^(not\.)?({})$", alternatives.join("|")),
    })
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::Varchar(_) | Type::Char(_))
}

/// Returns the regular expression of a value of that type in a URL, or none when values of the type are not compared.
fn value_pattern(model: &Model, ty: &Type) -> Option<String> {
    let date = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";
    Some(match ty {
        Type::Boolean => "true|false".to_owned(),
        Type::SmallInt => "-?[0-9]{1,4}".to_owned(),
        Type::Integer => "-?[0-9]{1,9}".to_owned(),
        Type::BigInt => "-?[0-9]{1,18}".to_owned(),
        Type::Unsigned(UnsignedWidth::Small) => "[0-9]{1,4}".to_owned(),
        Type::Unsigned(UnsignedWidth::Regular) => "[0-9]{1,9}".to_owned(),
        Type::Unsigned(UnsignedWidth::Big) => "[0-9]{1,19}".to_owned(),
        Type::Numeric => NUMERIC_PATTERN.to_owned(),
        Type::Real | Type::Double => r"-?[0-9]{1,30}(\.[0-9]{1,30})?".to_owned(),
        Type::Decimal { precision, scale } => decimal_pattern(*precision, *scale),
        Type::Text | Type::Varchar(_) | Type::Char(_) => r"[^\u0000]*".to_owned(),
        Type::Date => date.to_owned(),
        Type::Time => TIME_PATTERN.to_owned(),
        Type::Timestamp => format!("{date}T{TIME_PATTERN}"),
        Type::Timestamptz => format!("{date}T{TIME_PATTERN}Z"),
        Type::Uuid => "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}".to_owned(),
        Type::Enum(name) => {
            let labels = model.enumeration(name).values.iter().map(|value| escape(&value.label));
            labels.collect::<Vec<_>>().join("|")
        }
        Type::Bytes | Type::BoundedBytes(_) => BASE64_PATTERN.to_owned(),
        Type::Native(native) => return natives::pattern(native),
        // Whether a text is an array of such elements takes more than a regular expression.
        Type::Array(_) | Type::Json => return None,
    })
}

/// Escapes what has a meaning in a regular expression.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\^$.|?*+()[]{}/".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
