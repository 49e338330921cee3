//! Rules that the values of a column meet beside its type.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::{Arc, LazyLock, RwLock};

use regex_lite::Regex;

use crate::types::Decimal;

use super::{FromValue, Value};

/// A rule that the values of a column meet; NULL meets every one.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// Text of at least so many characters.
    MinLength(u32),
    /// Text of at most so many characters.
    MaxLength(u32),
    /// A number, or a date as `2024-02-29`, that is that one or greater.
    AtLeast(&'static str),
    /// A greater one.
    MoreThan(&'static str),
    /// That one or a smaller one.
    AtMost(&'static str),
    /// A smaller one.
    LessThan(&'static str),
    /// Text in which the regular expression finds something.
    Pattern(&'static str),
    /// Text of a well-known form.
    Format(Format),
    /// Text that is one of these.
    OneOf(&'static [&'static str]),
    /// What the function of that name in [`Hooks::validate`](crate::http::Hooks::validate) finds good; the engine does
    /// not know it.
    Custom(&'static str),
    /// What that function finds good, which calls one of the user's crate.
    Function(fn(&Value) -> Result<(), String>),
}

/// A well-known form of text, and a word of the schema and of OpenAPI for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An address for mail: words with points between them (RFC 5322, section 3.2.3), `@`, and the name of a host.
    Email,
    /// An absolute address of the web: `http` or `https`, a host, and no blanks.
    Url,
    /// A UUID in its usual form (RFC 9562, section 4).
    Uuid,
    /// A name of a host (RFC 1123, section 2.1).
    Hostname,
    /// An IPv4 address in four decimal numbers.
    Ipv4,
    /// An IPv6 address (RFC 4291, section 2.2).
    Ipv6,
}

impl Rule {
    /// Checks a value that is not NULL.
    ///
    /// # Errors
    ///
    /// A stable word for what is wrong, and what is wrong in words.
    pub(super) fn check(self, value: &Value) -> Result<(), (&'static str, String)> {
        let (met, code, message) = match self {
            Self::MinLength(least) => {
                (length(value) >= least as usize, "length", format!("at least {least} characters"))
            }
            Self::MaxLength(most) => (length(value) <= most as usize, "length", format!("at most {most} characters")),
            Self::AtLeast(limit) => {
                (compare(value, limit) != Some(Ordering::Less), "range", format!("at least {limit}"))
            }
            Self::MoreThan(limit) => {
                (compare(value, limit) == Some(Ordering::Greater), "range", format!("more than {limit}"))
            }
            Self::AtMost(limit) => {
                (compare(value, limit) != Some(Ordering::Greater), "range", format!("at most {limit}"))
            }
            Self::LessThan(limit) => {
                (compare(value, limit) == Some(Ordering::Less), "range", format!("less than {limit}"))
            }
            Self::Pattern(pattern) => (matches(pattern, text(value)), "pattern", format!("must match {pattern}")),
            Self::Format(format) => (format.is_met(text(value)), "format", format!("must be {}", format.what())),
            Self::OneOf(values) => (values.contains(&text(value)), "one_of", format!("one of {}", listed(values))),
            Self::Custom(_) => return Ok(()),
            Self::Function(check) => return check(value).map_err(|message| ("custom", message)),
        };
        if met { Ok(()) } else { Err((code, message)) }
    }
}

/// Lists texts for people: those that have a comma or a quote stand in quotes.
pub fn listed(texts: &[&str]) -> String {
    let shown = |text: &&str| if text.contains([',', '"']) { format!("{text:?}") } else { (*text).to_owned() };
    texts.iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// Lets a function check a value of its type, which is made of a `K`.
///
/// # Errors
///
/// What the function says is wrong with it.
pub fn check_as<K, T, E>(value: &Value, check: fn(&T) -> Result<(), E>) -> Result<(), String>
where
    K: FromValue,
    T: TryFrom<K>,
    E: Display,
{
    match K::from_value(value.clone()).and_then(|value| T::try_from(value).ok()) {
        Some(value) => check(&value).map_err(|error| error.to_string()),
        None => Err("no value of the field's type".to_owned()),
    }
}

/// Lets a function check a text.
///
/// # Errors
///
/// As [`check_as`].
pub fn check_text<E: Display>(value: &Value, check: fn(&str) -> Result<(), E>) -> Result<(), String> {
    check(text(value)).map_err(|error| error.to_string())
}

/// Lets a function check bytes.
///
/// # Errors
///
/// As [`check_as`].
pub fn check_bytes<E: Display>(value: &Value, check: fn(&[u8]) -> Result<(), E>) -> Result<(), String> {
    match value {
        Value::Bytes(bytes) => check(bytes).map_err(|error| error.to_string()),
        _ => Err("no bytes".to_owned()),
    }
}

impl Format {
    fn is_met(self, text: &str) -> bool {
        match self {
            Self::Email => matches(EMAIL, text),
            Self::Url => matches(URL, text),
            Self::Uuid => text.len() == 36 && text.parse::<uuid::Uuid>().is_ok(),
            Self::Hostname => text.len() <= 253 && matches(HOSTNAME, text),
            Self::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<std::net::Ipv6Addr>().is_ok(),
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Email => "an address for mail",
            Self::Url => "an address of the web that starts with http:// or https://",
            Self::Uuid => "a UUID",
            Self::Hostname => "the name of a host",
            Self::Ipv4 => "an IPv4 address",
            Self::Ipv6 => "an IPv6 address",
        }
    }
}

// The OpenAPI document has these, too; a test holds the two together.
const EMAIL: &str = "^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$";
const URL: &str = "^https?://[^/?# \\t\\r\\n\\u0000]+([/?#][^ \\t\\r\\n\\u0000]*)?$";
const HOSTNAME: &str =
    "^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$";

/// The rules are for columns of text and bytes where they speak of a length.
fn length(value: &Value) -> usize {
    match value {
        Value::Bytes(bytes) => bytes.len(),
        value => text(value).chars().count(),
    }
}

fn text(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        Value::Enum(label) => label,
        _ => "",
    }
}

/// Compares a number or a date to a limit, which the generator has checked to be one.
fn compare(value: &Value, limit: &str) -> Option<Ordering> {
    let number = |value: i64| limit.parse().ok().map(|limit| Decimal::from(value).cmp(&limit));
    match value {
        Value::SmallInt(value) => number((*value).into()),
        Value::Integer(value) => number((*value).into()),
        Value::BigInt(value) => number(*value),
        Value::Unsigned(value) => i64::try_from(value.0).ok().and_then(number),
        Value::Decimal(value) => limit.parse().ok().map(|limit| value.cmp(&limit)),
        Value::Real(value) => limit.parse().ok().and_then(|limit| f64::from(*value).partial_cmp(&limit)),
        Value::Double(value) => limit.parse().ok().and_then(|limit| value.partial_cmp(&limit)),
        Value::Date(value) => limit.parse().ok().map(|limit| value.cmp(&limit)),
        _ => None,
    }
}

/// The regular expressions that have been asked for, compiled; there are as many as the schema has.
static COMPILED: LazyLock<RwLock<BTreeMap<&'static str, Arc<Regex>>>> = LazyLock::new(RwLock::default);

/// The generator has checked that it is one; what is none finds nothing.
fn matches(pattern: &'static str, text: &str) -> bool {
    let known = COMPILED.read().ok().and_then(|known| known.get(pattern).cloned());
    let regex = known.or_else(|| {
        let regex = Arc::new(Regex::new(pattern).ok()?);
        if let Ok(mut known) = COMPILED.write() {
            known.insert(pattern, Arc::clone(&regex));
        }
        Some(regex)
    });
    regex.is_some_and(|regex| regex.is_match(text))
}
