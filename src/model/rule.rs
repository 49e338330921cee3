use serde::{Deserialize, Serialize};

/// A rule that the values of a column meet beside its type, wherever the generated crate takes them; NULL meets every one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Text of at least so many characters.
    MinLength(u32),
    /// Text of at most so many characters.
    MaxLength(u32),
    /// A number or a date that is that one or greater, as the schema writes it.
    AtLeast(String),
    /// A greater one.
    MoreThan(String),
    /// That one or a smaller one.
    AtMost(String),
    /// A smaller one.
    LessThan(String),
    /// Text in which the regular expression finds something.
    Pattern(String),
    /// Text of a well-known form.
    Format(Format),
    /// Text that is one of these.
    OneOf(Vec<String>),
    /// What a function of that name finds good, which the user's crate has.
    Custom(String),
    /// What the function at that path finds good, of a crate that the generated one depends on.
    Function(String),
}

/// A well-known form of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// An address for mail: words with points between them, `@`, and the name of a host.
    Email,
    /// An absolute address of the web.
    Url,
    /// A UUID (RFC 9562).
    Uuid,
    /// A name of a host (RFC 1123).
    Hostname,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
}
