//! Conditions in a query: `column=[not.]operator.value`.

use crate::engine::{Comparison, Filter, Kind, Table, Value};

use super::{Problem, text};

/// How many values `in` takes at most.
const MAX_VALUES: usize = 500;
/// How many characters a pattern has at most; matching can cost as much as their product with the text's.
const MAX_PATTERN: usize = 1_000;

/// Reads a condition.
///
/// # Errors
///
/// 400 that names the parameter and what was expected.
pub(super) fn parse(table: &'static Table, name: &str, condition: &str) -> Result<Filter, Problem> {
    let invalid = |detail: String| Problem::parameter(name, detail);
    let place = visible(table, name).map_err(invalid)?;
    let (negated, plain) = match condition.strip_prefix("not.") {
        Some(plain) => (true, plain),
        None => (false, condition),
    };
    let filter = plain
        .split_once('.')
        .and_then(|(operator, operand)| parse_operator(place, table.columns[place].kind, operator, operand));
    let filter = filter.unwrap_or_else(|| Err(operators(table.columns[place].kind)));
    let filter = filter.map_err(|expected| invalid(format!("{name}: expected {expected}, got {condition:?}.")))?;
    Ok(if negated { Filter::Not(Box::new(filter)) } else { filter })
}

/// Returns the place of a column that clients may see.
///
/// # Errors
///
/// That there is none, and the nearest name there is.
pub(super) fn visible(table: &'static Table, name: &str) -> Result<usize, String> {
    let is_visible = |place: &usize| table.columns[*place].access.read;
    table.position(name).filter(is_visible).ok_or_else(|| {
        let names = table.columns.iter().filter(|column| column.access.read).map(|column| column.name);
        let nearest = names.min_by_key(|known| strsim::osa_distance(known, name));
        let nearest = nearest.filter(|known| strsim::osa_distance(known, name) <= name.len().div_ceil(3));
        let hint = nearest.map(|nearest| format!(" Did you mean {nearest}?")).unwrap_or_default();
        format!("{} has no column {name:?}.{hint}", table.name)
    })
}

/// Reads a condition of that operator, if the kind has it.
fn parse_operator(place: usize, kind: Kind, operator: &str, operand: &str) -> Option<Result<Filter, String>> {
    let comparison = match operator {
        "eq" => Comparison::Equal,
        "ne" => Comparison::NotEqual,
        "gt" => Comparison::Greater,
        "gte" => Comparison::GreaterOrEqual,
        "lt" => Comparison::Less,
        "lte" => Comparison::LessOrEqual,
        "in" if kind.is_ordered() => return Some(parse_in(place, kind, operand)),
        "is" => return Some(parse_is(place, kind, operand)),
        "like" | "ilike" if kind.is_text() => {
            return Some(parse_like(place, operand, operator == "ilike"));
        }
        _ => return None,
    };
    let needs_order = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    if !kind.is_ordered() || (kind == Kind::Boolean && needs_order) {
        return None;
    }
    Some(text::parse(kind, operand).map(|value| Filter::Compare { place, comparison, value }))
}

fn operators(kind: Kind) -> String {
    let operators = match kind {
        kind if !kind.is_ordered() => "is",
        Kind::Boolean => "eq, ne, in or is",
        kind if kind.is_text() => "eq, ne, gt, gte, lt, lte, like, ilike, in or is",
        _ => "eq, ne, gt, gte, lt, lte, in or is",
    };
    format!("{operators}, a point and a value")
}

fn parse_is(place: usize, kind: Kind, operand: &str) -> Result<Filter, String> {
    let is = |value| Ok(Filter::Compare { place, comparison: Comparison::Equal, value: Value::Boolean(value) });
    match operand {
        "null" => Ok(Filter::IsNull(place)),
        "true" if kind == Kind::Boolean => is(true),
        "false" if kind == Kind::Boolean => is(false),
        _ if kind == Kind::Boolean => Err("is.null, is.true or is.false".to_owned()),
        _ => Err("is.null".to_owned()),
    }
}

/// `*` stands for any characters; nothing else has a meaning.
fn parse_like(place: usize, operand: &str, ignore_case: bool) -> Result<Filter, String> {
    if operand.contains('\0') || operand.chars().count() > MAX_PATTERN {
        return Err(format!("a pattern of at most {MAX_PATTERN} characters without U+0000"));
    }
    let pattern = operand.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_").replace('*', "%");
    Ok(Filter::Like { place, pattern, ignore_case })
}

/// Reads `(a,b,"c,d")`; inside of quotes, a backslash takes the meaning from the character after it.
fn parse_in(place: usize, kind: Kind, operand: &str) -> Result<Filter, String> {
    let form = || "in.(value,value,\"value, with a comma\")".to_owned();
    let list = operand.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).ok_or_else(form)?;
    let items = split_list(list).ok_or_else(form)?;
    if items.len() > MAX_VALUES {
        return Err(format!("at most {MAX_VALUES} values"));
    }
    let values = items.iter().map(|item| text::parse(kind, item)).collect::<Result<_, _>>()?;
    Ok(Filter::In { place, values })
}

fn split_list(list: &str) -> Option<Vec<String>> {
    let mut items = Vec::new();
    let mut rest = list;
    loop {
        let (item, after) = match rest.strip_prefix('"') {
            Some(quoted) => take_quoted(quoted)?,
            None => {
                let end = rest.find(',').unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        items.push(item);
        match after.strip_prefix(',') {
            Some(more) => rest = more,
            None if after.is_empty() => return Some(items),
            None => return None,
        }
    }
}

/// Reads up to the closing quote; returns the item and what follows the quote.
fn take_quoted(quoted: &str) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut characters = quoted.char_indices();
    while let Some((position, character)) = characters.next() {
        match character {
            '"' => return Some((item, &quoted[position + 1..])),
            '\\' => item.push(characters.next()?.1),
            character => item.push(character),
        }
    }
    None
}
