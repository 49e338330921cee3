use std::fmt;

use crate::diagnostics::Span;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl Spanned<String> {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for Spanned<String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

/// A YAML node, with aliases replaced by what they stand for and merge keys by the keys they take in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands; for what an alias stands for, the anchor's place.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a YAML node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, number, boolean or nothing: which of them is the reader's question.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, in the order of the file; keys are unique.
    Mapping(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

/// A scalar as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text without quotes and escapes.
    pub text: Box<str>,
    /// Whether it is written without quotes (and not as a block), so that YAML may read more than text into it.
    pub plain: bool,
    /// Whether it is written as a block below its key, which ends with a line break that nobody may have meant.
    pub block: bool,
}

/// What YAML readers take a scalar for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// `~`, `null` or no text at all.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// `yes`, `no`, `on` or `off` in their spellings: a boolean in YAML 1.1, a text in YAML 1.2.
    OldBoolean(bool),
    /// A number of the core schema of YAML 1.2 (section 10.3.2) or of YAML 1.1.
    Number,
    /// Text.
    Text,
}

impl Scalar {
    /// Returns what YAML readers take it for.
    pub fn reading(&self) -> Reading {
        if !self.plain {
            return Reading::Text;
        }
        match &*self.text {
            "" | "~" | "null" | "Null" | "NULL" => Reading::Null,
            "true" | "True" | "TRUE" => Reading::Boolean(true),
            "false" | "False" | "FALSE" => Reading::Boolean(false),
            "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Reading::OldBoolean(true),
            "no" | "No" | "NO" | "off" | "Off" | "OFF" => Reading::OldBoolean(false),
            text if is_number(text) => Reading::Number,
            _ => Reading::Text,
        }
    }
}

fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let radix = |prefix: &str, digits: fn(char) -> bool| {
        unsigned.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.chars().all(digits))
    };
    if radix("0x", |c| c.is_ascii_hexdigit() || c == '_')
        || radix("0o", |c| matches!(c, '0'..='7' | '_'))
        || radix("0b", |c| matches!(c, '0' | '1' | '_'))
    {
        return true;
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit() || c == '_');
    let some_digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    digits(whole)
        && digits(fraction)
        && (some_digit(whole) || some_digit(fraction))
        && exponent.is_none_or(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
}

impl Node {
    /// Returns the kind of value for a sentence: "a list", "a number".
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
            Value::Scalar(scalar) => match scalar.reading() {
                Reading::Null => "nothing",
                Reading::Boolean(_) => "a boolean",
                Reading::Number => "a number",
                Reading::OldBoolean(_) | Reading::Text => "a text",
            },
        }
    }

    /// Returns whether it is nothing: `key:` with no value, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.reading() == Reading::Null)
    }

    /// Returns how many values there are in it, itself included.
    pub(super) fn size(&self) -> usize {
        1 + match &self.value {
            Value::Scalar(_) => 0,
            Value::Sequence(items) => items.iter().map(Self::size).sum(),
            Value::Mapping(entries) => entries.iter().map(|entry| entry.value.size()).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_are_read_as_yaml_reads_them() {
        let reading = |text: &str| Scalar { text: text.into(), plain: true, block: false }.reading();
        for text in ["1", "-1", "+1.5", ".5", "1.", "1e9", "1_000", "0x1F", "0o17", "0777", ".inf", "-.INF"] {
            assert_eq!(reading(text), Reading::Number, "{text}");
        }
        for text in ["1.2.3", "e9", ".", "-", "1e", "0x", "2024-01-31", "12:30", "_", "decimal(12,2)"] {
            assert_eq!(reading(text), Reading::Text, "{text}");
        }
        assert_eq!(reading("no"), Reading::OldBoolean(false));
        assert_eq!(Scalar { text: "no".into(), plain: false, block: false }.reading(), Reading::Text);
        assert_eq!(reading("~"), Reading::Null);
    }
}
