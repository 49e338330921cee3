//! The rules for the values of a column as keywords of JSON Schema.

use serde_json::{Value, json};

use super::schemas::{TEXT_PATTERN, decimal_pattern};
use crate::model::{Column, Format, Rule, Type};

/// Adds the rules to the schema of the column's type. What has no keyword is told in words.
pub(super) fn add(mut schema: Value, column: &Column, rules: &[Rule]) -> Value {
    let mut words = Vec::new();
    for rule in rules {
        match rule {
            Rule::MinLength(length) => schema["minLength"] = json!(length),
            Rule::MaxLength(length) => {
                let known = schema["maxLength"].as_u64().unwrap_or(u64::MAX);
                schema["maxLength"] = json!(u64::from(*length).min(known));
            }
            Rule::AtLeast(limit) | Rule::MoreThan(limit) | Rule::AtMost(limit) | Rule::LessThan(limit) => {
                if !bound(&mut schema, column, rule, limit) {
                    words.push(in_words(rule, limit));
                }
            }
            Rule::Pattern(pattern) => add_pattern(&mut schema, pattern),
            Rule::Format(format) => add_format(&mut schema, *format),
            Rule::OneOf(values) => schema["enum"] = json!(values),
            Rule::Custom(name) | Rule::Function(name) => words.push(format!("Meets the rule `{name}`.")),
        }
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && column.nullable
    {
        values.push(Value::Null);
    }
    if !words.is_empty() {
        schema["description"] = json!(words.join(" "));
    }
    schema
}

fn in_words(rule: &Rule, limit: &str) -> String {
    match rule {
        Rule::AtLeast(_) => format!("At least {limit}."),
        Rule::MoreThan(_) => format!("More than {limit}."),
        Rule::AtMost(_) => format!("At most {limit}."),
        _ => format!("Less than {limit}."),
    }
}

/// Says a bound by a keyword, if there is one that says it.
fn bound(schema: &mut Value, column: &Column, rule: &Rule, limit: &str) -> bool {
    match &column.ty {
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Unsigned(_) => {
            let Ok(number) = limit.parse::<i64>() else { return false };
            let (keyword, number) = match rule {
                Rule::AtLeast(_) => ("minimum", number),
                Rule::MoreThan(_) => ("minimum", number.saturating_add(1)),
                Rule::AtMost(_) => ("maximum", number),
                _ => ("maximum", number.saturating_sub(1)),
            };
            let known = schema[keyword].as_i64().unwrap_or(number);
            schema[keyword] = json!(if keyword == "minimum" { known.max(number) } else { known.min(number) });
            true
        }
        Type::Real | Type::Double => {
            let Ok(number) = limit.parse::<f64>() else { return false };
            let keyword = match rule {
                Rule::AtLeast(_) => "minimum",
                Rule::MoreThan(_) => "exclusiveMinimum",
                Rule::AtMost(_) => "maximum",
                _ => "exclusiveMaximum",
            };
            schema[keyword] = json!(number);
            true
        }
        // Digits in a string have no keyword, but those that are not negative have a pattern.
        Type::Decimal { precision, scale } if limit.parse() == Ok(0.0) => {
            let digits = decimal_pattern(*precision, *scale);
            let digits = digits.trim_start_matches("-?");
            match rule {
                Rule::AtLeast(_) => schema["pattern"] = json!(format!("^{digits}$")),
                Rule::MoreThan(_) => schema["pattern"] = json!(format!("^(?=.*[1-9]){digits}$")),
                _ => return false,
            }
            true
        }
        _ => false,
    }
}

/// Adds a pattern beside the others: the one of every text, which rules out NUL, gives way to one that does so, too.
fn add_pattern(schema: &mut Value, pattern: &str) {
    let rules_out_nul = pattern.starts_with(r"^[^\x00]")
        || pattern.starts_with(r"^[\x01-")
        || [EMAIL, URL, HOSTNAME].contains(&pattern);
    if rules_out_nul && schema["pattern"] == TEXT_PATTERN {
        schema["pattern"] = json!(pattern);
        return;
    }
    match schema.get_mut("allOf") {
        Some(Value::Array(all)) => all.push(json!({ "pattern": pattern })),
        _ => schema["allOf"] = json!([{ "pattern": pattern }]),
    }
}

// The engine has these, too; a test holds the two together.
const EMAIL: &str = "^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$";
const URL: &str = "^https?://[^/?# \\t\\r\\n\\u0000]+([/?#][^ \\t\\r\\n\\u0000]*)?$";
const HOSTNAME: &str =
    "^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$";

fn add_format(schema: &mut Value, format: Format) {
    // What validators take for a mail address or the like differs; where there is a pattern, the server goes by that alone.
    let word = match format {
        Format::Email => return add_pattern(schema, EMAIL),
        Format::Url => return add_pattern(schema, URL),
        Format::Hostname => return add_pattern(schema, HOSTNAME),
        Format::Uuid => "uuid",
        Format::Ipv4 => "ipv4",
        Format::Ipv6 => "ipv6",
    };
    schema["format"] = json!(word);
    if let Some(members) = schema.as_object_mut() {
        members.remove("pattern");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_goes_by_the_same_patterns() {
        let engine = include_str!("../../../templates/engine/src/engine/rule.rs");
        for pattern in [EMAIL, URL, HOSTNAME] {
            assert!(engine.contains(&format!("{pattern:?}")), "{pattern}");
        }
    }
}
