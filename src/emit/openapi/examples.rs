//! Examples: values that their columns hold and the server accepts, the same on each build.

use regex_lite::Regex;
use serde_json::{Map, Value, json};

use super::bodies::constant;
use crate::emit::access::Access;
use crate::emit::tables::holds_few_bytes;
use crate::emit::{natives, rules};
use crate::model::{Column, Default, Format, Model, Rule, Table, Type};

const DAY: &str = "2024-05-17";
const CLOCK: &str = "08:30:00";
const UUID: &str = "1f0a6c52-3b7e-4d19-8c45-9e2d7ab01f36";

/// Texts that a pattern may be met by, beside the column's name.
const TEXTS: [&str; 17] = [
    "example",
    "Example",
    "example-1",
    "example_1",
    "EXAMPLE",
    "Example 1",
    "a",
    "A",
    "ab",
    "AB",
    "ABC",
    "A-1",
    "1",
    "12345",
    "+31201234567",
    "1234567890123",
    "ann@example.org",
];

/// Adds an example to a schema, where there is one.
pub(super) fn add(mut schema: Value, example: Option<Value>) -> Value {
    if let Some(example) = example {
        schema["examples"] = json!([example]);
    }
    schema
}

/// Returns a row to add, without the columns that the row around it gives.
pub(super) fn new(model: &Model, table: &Table, given: &[String]) -> Option<Value> {
    let mut row = Map::new();
    let taken = |column: &&Column| Access::of(table, column).create && !given.contains(&column.name);
    for column in table.columns.iter().filter(taken) {
        // A reference that may be absent is: there may be no row yet to refer to.
        let is_left_out = column.nullable && refers(table, column);
        match value(model, table, column).filter(|_| !is_left_out) {
            Some(value) => drop(row.insert(column.name.clone(), value)),
            None if column.is_optional_on_insert() => {}
            None => return None,
        }
    }
    Some(Value::Object(row))
}

/// Returns a change to a row: of the first column that has another value than NULL.
pub(super) fn update(model: &Model, table: &Table) -> Option<Value> {
    let mut columns = table
        .columns
        .iter()
        .filter(|column| Access::of(table, column).update && !column.counts_updates && !refers(table, column));
    columns.find_map(|column| Some(json!({ &column.name: value(model, table, column)? })))
}

/// Returns a row as an answer has it.
pub(super) fn row(model: &Model, table: &Table) -> Option<Value> {
    let mut row = Map::new();
    for column in table.columns.iter().filter(|column| Access::of(table, column).read) {
        let is_left_out = column.nullable && refers(table, column);
        let value = match value(model, table, column).filter(|_| !is_left_out && column.generated.is_none()) {
            Some(value) => value,
            None if column.nullable => Value::Null,
            None => return None,
        };
        row.insert(column.name.clone(), value);
    }
    Some(Value::Object(row))
}

fn refers(table: &Table, column: &Column) -> bool {
    table.references().any(|key| key.columns.contains(&column.name))
}

/// Returns a value of the column, or nothing when the rules for it are not met by one that comes to mind.
pub(super) fn value(model: &Model, table: &Table, column: &Column) -> Option<Value> {
    of_column(model, table, column, 0)
}

/// How many foreign keys are followed: some lead in a circle.
const MAX_DEPTH: usize = 8;

fn of_column(model: &Model, table: &Table, column: &Column, depth: usize) -> Option<Value> {
    if let Some(example) = &column.example {
        return Some(constant(&column.ty, example));
    }
    let reference = table.references().find(|key| key.columns.contains(&column.name));
    if let Some(key) = reference {
        let place = key.columns.iter().position(|name| *name == column.name)?;
        let target = model.table(&key.table);
        return match depth < MAX_DEPTH {
            true => of_column(model, target, target.column(&key.references[place]), depth + 1),
            false => None,
        };
    }
    if let Some(Default::Literal(literal)) = &column.default {
        return Some(constant(&column.ty, literal));
    }
    if column.identity {
        return Some(json!(1));
    }
    let rules = rules::of(model, table, column);
    if rules.iter().any(|rule| matches!(rule, Rule::Custom(_) | Rule::Function(_))) {
        return None;
    }
    let mut candidates = candidates(model, table, column, &rules).into_iter();
    candidates.find(|value| rules.iter().all(|rule| is_met(rule, value)))
}

/// Returns values of the column's type, of which the rules may leave some out.
fn candidates(model: &Model, table: &Table, column: &Column, rules: &[Rule]) -> Vec<Value> {
    match &column.ty {
        Type::Text => texts(column, None, rules),
        Type::Varchar(most) | Type::Char(most) => texts(column, Some(*most), rules),
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Unsigned(_) => {
            let limits = limits(rules).filter_map(|limit| limit.parse::<i64>().ok());
            let near = limits.flat_map(|limit| [limit, limit.saturating_add(1), limit.saturating_sub(1)]);
            [1].into_iter().chain(near).map(|number| json!(number)).collect()
        }
        Type::Real | Type::Double => {
            let limits = limits(rules).filter_map(|limit| limit.parse::<f64>().ok());
            let near = limits.flat_map(|limit| [limit, limit + 0.5, limit - 0.5]);
            [1.5].into_iter().chain(near).map(|number| json!(number)).collect()
        }
        Type::Decimal { precision, scale } => decimals(*precision, *scale, rules),
        Type::Date => {
            let limits = limits(rules).map(str::to_owned);
            [DAY.to_owned()].into_iter().chain(limits).map(Value::from).collect()
        }
        // One byte fits into every number of bits, and of bytes.
        Type::Bytes if holds_few_bytes(model, table, column) => vec![json!("AQ==")],
        ty => of_type(model, ty).into_iter().collect(),
    }
}

/// Returns a value of a type, whatever rules a column has for it.
pub(super) fn of_type(model: &Model, ty: &Type) -> Option<Value> {
    Some(match ty {
        Type::Boolean => json!(true),
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Unsigned(_) => json!(1),
        Type::Real | Type::Double => json!(1.5),
        Type::Decimal { scale: 0, .. } => json!("1"),
        Type::Decimal { precision, scale } => decimals(*precision, *scale, &[]).swap_remove(0),
        Type::Numeric => json!("12.5"),
        Type::Text => json!("example"),
        Type::Varchar(most) | Type::Char(most) => json!(cut("example", *most)),
        Type::BoundedBytes(0..5) => json!("AQ=="),
        Type::Bytes | Type::BoundedBytes(_) => json!("aGVsbG8="),
        Type::Date => json!(DAY),
        Type::Time => json!(CLOCK),
        Type::Timestamp => json!(format!("{DAY}T{CLOCK}")),
        Type::Timestamptz => json!(format!("{DAY}T{CLOCK}Z")),
        Type::Uuid => json!(UUID),
        Type::Json => json!({ "example": [1, true] }),
        Type::Enum(name) => json!(model.enumeration(name).values.first()?.label),
        Type::Array(element) => json!([of_type(model, element)?]),
        Type::Native(native) => json!(natives::example(native)?),
    })
}

fn texts(column: &Column, most: Option<u32>, rules: &[Rule]) -> Vec<Value> {
    let own = column.name.replace('_', " ");
    let named = rules.iter().flat_map(|rule| match rule {
        Rule::OneOf(values) => values.iter().map(String::as_str).collect(),
        Rule::Format(format) => vec![of_format(*format)],
        _ => Vec::new(),
    });
    let texts: Vec<&str> = named.chain([own.as_str()]).chain(TEXTS).collect();
    let least =
        rules.iter().find_map(|rule| if let Rule::MinLength(least) = rule { Some(*least as usize) } else { None });
    let longest = rules.iter().find_map(|rule| if let Rule::MaxLength(most) = rule { Some(*most) } else { None });
    let most = [most, longest].into_iter().flatten().min();
    let mut values = Vec::with_capacity(texts.len());
    for text in texts {
        let length = text.chars().count().max(1);
        let times = least.unwrap_or(0).min(1_000).div_ceil(length).max(1);
        let text = text.repeat(times);
        values.push(json!(most.map_or_else(|| text.clone(), |most| cut(&text, most))));
    }
    values
}

fn cut(text: &str, most: u32) -> String {
    text.chars().take(most as usize).collect::<String>().trim_end().to_owned()
}

fn of_format(format: Format) -> &'static str {
    match format {
        Format::Email => "ann@example.org",
        Format::Url => "https://example.org/",
        Format::Uuid => UUID,
        Format::Hostname => "example.org",
        Format::Ipv4 => "192.0.2.1",
        Format::Ipv6 => "2001:db8::1",
    }
}

fn decimals(precision: u32, scale: u32, rules: &[Rule]) -> Vec<Value> {
    let whole = if precision > scale { "1" } else { "0" };
    let digits = "5".repeat(scale.min(2) as usize);
    let usual =
        if scale == 0 { whole.to_owned() } else { format!("{whole}.{digits:0<width$}", width = scale as usize) };
    let limits = limits(rules).map(str::to_owned);
    [usual, "0".to_owned()].into_iter().chain(limits).map(Value::from).collect()
}

fn limits(rules: &[Rule]) -> impl Iterator<Item = &str> {
    rules.iter().filter_map(|rule| match rule {
        Rule::AtLeast(limit) | Rule::MoreThan(limit) | Rule::AtMost(limit) | Rule::LessThan(limit) => {
            Some(limit.as_str())
        }
        _ => None,
    })
}

fn is_met(rule: &Rule, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let length = text.chars().count();
    match rule {
        Rule::MinLength(least) => length >= *least as usize,
        Rule::MaxLength(most) => length <= *most as usize,
        Rule::AtLeast(limit) => compares(value, limit, |order| order.is_ge()),
        Rule::MoreThan(limit) => compares(value, limit, |order| order.is_gt()),
        Rule::AtMost(limit) => compares(value, limit, |order| order.is_le()),
        Rule::LessThan(limit) => compares(value, limit, |order| order.is_lt()),
        Rule::Pattern(pattern) => Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text)),
        Rule::Format(format) => text == of_format(*format),
        Rule::OneOf(values) => values.iter().any(|value| value == text),
        Rule::Custom(_) | Rule::Function(_) => false,
    }
}

/// Compares a number, or the text of a date, to a limit.
fn compares(value: &Value, limit: &str, holds: fn(std::cmp::Ordering) -> bool) -> bool {
    let number = value.as_f64().or_else(|| value.as_str()?.parse().ok());
    let order = match (number, limit.parse::<f64>()) {
        (Some(number), Ok(limit)) => number.partial_cmp(&limit),
        _ => value.as_str().map(|text| text.cmp(limit)),
    };
    order.is_some_and(holds)
}
