//! Types that only one backend has: what Rust, JSON and the filters make of them.

use serde_json::{Value, json};

use super::scope::Scope;
use super::{shapes, types};
use crate::model::{Column, Model, Native, NativeForm, Type};

/// A type of PostgreSQL that has a Rust type of its own. Of the others, the database prints the values as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// `inet` and `cidr`
    Network,
    /// `macaddr`
    MacAddr,
    /// `macaddr8`
    MacAddr8,
    /// `interval`
    Interval,
    /// `int4range` and the like
    Range(Element),
    /// `int4multirange` and the like
    Multirange(Element),
}

/// What a range is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// `i32`
    Integer,
    /// `i64`
    BigInt,
    /// `bigdecimal::BigDecimal`
    Numeric,
    /// A day.
    Date,
    /// A day and a time without a zone.
    Timestamp,
    /// A moment.
    Timestamptz,
}

/// The names that PostgreSQL's catalog and the language have for the types.
const KNOWN: &[(&str, Known)] = &[
    ("inet", Known::Network),
    ("cidr", Known::Network),
    ("macaddr", Known::MacAddr),
    ("macaddr8", Known::MacAddr8),
    ("interval", Known::Interval),
    ("int4range", Known::Range(Element::Integer)),
    ("int8range", Known::Range(Element::BigInt)),
    ("numrange", Known::Range(Element::Numeric)),
    ("daterange", Known::Range(Element::Date)),
    ("tsrange", Known::Range(Element::Timestamp)),
    ("tstzrange", Known::Range(Element::Timestamptz)),
    ("int4multirange", Known::Multirange(Element::Integer)),
    ("int8multirange", Known::Multirange(Element::BigInt)),
    ("nummultirange", Known::Multirange(Element::Numeric)),
    ("datemultirange", Known::Multirange(Element::Date)),
    ("tsmultirange", Known::Multirange(Element::Timestamp)),
    ("tstzmultirange", Known::Multirange(Element::Timestamptz)),
];

/// Returns the Rust type that a native type has for itself, when it has one.
pub(super) fn known(native: &Native) -> Option<Known> {
    let name = native.sql.to_lowercase();
    let is_text = native.form == NativeForm::Text;
    KNOWN.iter().find(|(other, _)| is_text && *other == name).map(|(_, known)| *known)
}

/// Returns how a file writes the Rust type of a native type; what it needs is imported.
pub(super) fn in_scope(model: &Model, native: &Native, scope: &mut Scope) -> String {
    let path = match (&native.form, known(native)) {
        (NativeForm::Custom { rust, .. }, _) => rust,
        (NativeForm::Bytes, _) => return "Vec<u8>".to_owned(),
        (NativeForm::Text, None) => return "String".to_owned(),
        (NativeForm::Text, Some(Known::Network)) => "ipnetwork::IpNetwork",
        (NativeForm::Text, Some(Known::MacAddr)) => "crate::types::MacAddr",
        (NativeForm::Text, Some(Known::MacAddr8)) => "crate::types::MacAddr8",
        (NativeForm::Text, Some(Known::Interval)) => "crate::types::Interval",
        (NativeForm::Text, Some(Known::Range(element))) => return range(model, "Range", element, scope),
        (NativeForm::Text, Some(Known::Multirange(element))) => return range(model, "Multirange", element, scope),
    };
    scope.name(path)
}

fn range(model: &Model, name: &str, element: Element, scope: &mut Scope) -> String {
    let element = match element {
        Element::Integer => "i32".to_owned(),
        Element::BigInt => "i64".to_owned(),
        Element::Numeric => scope.name("bigdecimal::BigDecimal"),
        Element::Date => scope.name(types::date(model.rust.time)),
        Element::Timestamp => scope.name(types::timestamp(model.rust.time)),
        Element::Timestamptz => scope.name("crate::types::DateTime"),
    };
    format!("{}<{element}>", scope.name(&format!("crate::types::{name}")))
}

/// Returns whether it is a type of PostGIS, in whatever namespace the extension is.
pub(super) fn is_geometry(native: &Native) -> bool {
    let name = native.sql.split('(').next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default().trim();
    native.form == NativeForm::Text && ["geometry", "geography"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Returns whether no Rust type reads what the database sends, so that it has to print the values.
pub(super) fn is_printed(native: &Native) -> bool {
    !matches!(native.form, NativeForm::Custom { .. }) && known(native).is_none()
}

/// Returns whether the database has to print the values of some column.
pub(super) fn any_printed(model: &Model) -> bool {
    let mut columns = model.relations().flat_map(|table| table.columns.iter());
    columns.any(|column| matches!(&column.ty, Type::Native(native) if is_printed(native)))
}

/// Returns whether the Rust type is `Copy`.
pub(super) fn is_copy(native: &Native) -> bool {
    match known(native) {
        Some(Known::Range(Element::Numeric) | Known::Multirange(_)) | None => false,
        Some(Known::Network | Known::MacAddr | Known::MacAddr8 | Known::Interval | Known::Range(_)) => true,
    }
}

/// Returns whether the values have an order and can be compared.
pub(super) fn is_ordered(native: &Native) -> bool {
    known(native).is_some()
}

/// Returns the words of the column type, joined by `_`.
pub(super) fn name(native: &Native) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric();
    let words: Vec<&str> = native.sql.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
    let suffix = if native.sql.ends_with("[]") { "_list" } else { "" };
    format!("{}{suffix}", words.join("_").to_lowercase())
}

/// What the crate takes for EWKT or EWKB (`engine/geometry.rs`).
const GEOMETRY_PATTERN: &str = "^([Ss][Rr][Ii][Dd]=[0-9]{1,6};)?(0[0-9A-Fa-f]*|[A-Za-z][A-Za-z0-9 (),.+-]*)$";

/// Returns the JSON Schema of a value.
pub(super) fn json_schema(native: &Native) -> Value {
    match (&native.form, known(native)) {
        (NativeForm::Bytes, _) => json!({ "type": "string", "contentEncoding": "base64" }),
        (_, Some(Known::MacAddr)) => json!({ "type": "string", "pattern": "^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$" }),
        (_, Some(Known::MacAddr8)) => json!({ "type": "string", "pattern": "^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){7}$" }),
        (_, Some(Known::Interval)) => json!({
            "type": "string",
            "pattern": r"^P(-?[0-9]{1,10}Y)?(-?[0-9]{1,10}M)?(-?[0-9]{1,10}W)?(-?[0-9]{1,10}D)?(T(-?[0-9]{1,10}H)?(-?[0-9]{1,10}M)?(-?[0-9]{1,10}(\.[0-9]{1,6})?S)?)?$",
        }),
        _ if is_geometry(native) => json!({
            "type": "string", "pattern": GEOMETRY_PATTERN,
            "description": format!("A value of {} as EWKT or EWKB in hexadecimal; it is given as the latter.", native.sql),
        }),
        _ => json!({ "type": "string", "description": format!("As {} prints it.", native.sql) }),
    }
}

/// Returns a value, or nothing when the type is known by its name alone.
pub(super) fn example(native: &Native) -> Option<String> {
    let of = |element| match element {
        Element::Integer | Element::BigInt => "[1,10)",
        Element::Numeric => "[0.5,1)",
        Element::Date => "[2024-01-31,2024-02-29)",
        Element::Timestamp => "[2024-01-31T08:00:00,2024-01-31T17:00:00)",
        Element::Timestamptz => "[2024-01-31T08:00:00Z,2024-01-31T17:00:00Z)",
    };
    if is_geometry(native) {
        return Some(shapes::example(&native.sql));
    }
    let text = match known(native)? {
        Known::Network if native.sql.eq_ignore_ascii_case("cidr") => "192.0.2.0/24",
        Known::Network => "192.0.2.1",
        Known::MacAddr => "08:00:2b:01:02:03",
        Known::MacAddr8 => "08:00:2b:01:02:03:04:05",
        Known::Interval => "P1D",
        Known::Range(element) => of(element),
        Known::Multirange(_) => "{}",
    };
    Some(text.to_owned())
}

/// Returns the regular expression of values that a condition takes, or none when values of the type are not compared.
pub(super) fn pattern(native: &Native) -> Option<String> {
    let (day, clock) = ("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])", "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]");
    let element = |element| match element {
        Element::Integer => "-?[0-9]{1,9}".to_owned(),
        Element::BigInt => "-?[0-9]{1,18}".to_owned(),
        Element::Numeric => r"-?[0-9]{1,18}(\.[0-9]{1,9})?".to_owned(),
        Element::Date => day.to_owned(),
        Element::Timestamp => format!("{day}T{clock}"),
        Element::Timestamptz => format!("{day}T{clock}Z"),
    };
    // Which bound is the lower one takes more than a regular expression, so that one of them is left out.
    let bounds = |of| format!(r"[\[(]{0},\)|\(,{0}[\])]", element(of));
    Some(match known(native)? {
        Known::Network => r"([1-9]?[0-9]\.){3}[1-9]?[0-9](/32)?".to_owned(),
        Known::MacAddr => "[0-9a-f]{2}(:[0-9a-f]{2}){5}".to_owned(),
        Known::MacAddr8 => "[0-9a-f]{2}(:[0-9a-f]{2}){7}".to_owned(),
        Known::Interval => "P-?[0-9]{1,4}D".to_owned(),
        Known::Range(of) => format!("empty|{}", bounds(of)),
        Known::Multirange(of) => format!(r"\{{({})?\}}", bounds(of)),
    })
}

/// Returns the types with Rust types of their own that some column holds, itself or in an array.
pub(super) fn used(model: &Model) -> Vec<Known> {
    let columns = model.relations().flat_map(|table| table.columns.iter());
    let native = |column: &Column| match column.ty.element() {
        Type::Native(native) => known(native),
        _ => None,
    };
    columns.filter_map(native).collect()
}
