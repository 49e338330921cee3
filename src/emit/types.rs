//! The Rust type of a column, the same on every backend (ARCHITECTURE.md, "Types").

use super::natives;
use super::scope::Scope;
use crate::model::{Column, Model, NativeForm, TimeLibrary, Type, UnsignedWidth};

/// Returns the Rust type of a column's field in the row that is read, by its short name.
pub fn rust_type(model: &Model, column: &Column) -> String {
    let value = in_scope(model, column, &mut Scope::default());
    if column.nullable { format!("Option<{value}>") } else { value }
}

/// Returns how a file writes the type of a value of `column` that is not NULL; what it needs is imported.
pub(super) fn in_scope(model: &Model, column: &Column, scope: &mut Scope) -> String {
    match (&column.rust_type, &column.id_type) {
        (Some(path), _) => scope.name(path),
        (None, Some(name)) => scope.name(&format!("crate::models::{name}")),
        (None, None) => of_type(model, &column.ty, scope),
    }
}

/// Returns how a file writes the Rust type of a portable type; what it needs is imported.
pub(super) fn of_type(model: &Model, ty: &Type, scope: &mut Scope) -> String {
    let path = match ty {
        Type::Boolean => return "bool".to_owned(),
        Type::SmallInt => return "i16".to_owned(),
        Type::Integer => return "i32".to_owned(),
        Type::BigInt => return "i64".to_owned(),
        Type::Unsigned(UnsignedWidth::Small) => return "u16".to_owned(),
        Type::Unsigned(UnsignedWidth::Regular) => return "u32".to_owned(),
        Type::Unsigned(UnsignedWidth::Big) => return "u64".to_owned(),
        Type::Real => return "f32".to_owned(),
        Type::Double => return "f64".to_owned(),
        Type::Text | Type::Varchar(_) | Type::Char(_) => return "String".to_owned(),
        Type::Bytes | Type::BoundedBytes(_) => return "Vec<u8>".to_owned(),
        Type::Decimal { .. } | Type::Numeric => "crate::types::Decimal",
        Type::Date => date(model.rust.time),
        Type::Time => time(model.rust.time),
        Type::Timestamp => timestamp(model.rust.time),
        Type::Timestamptz => "crate::types::DateTime",
        Type::Uuid => "crate::types::Uuid",
        Type::Json => "crate::types::Json",
        Type::Enum(name) => &format!("crate::models::{}", model.enumeration(name).rust_name),
        Type::Array(element) => return format!("Vec<Option<{}>>", of_type(model, element, scope)),
        Type::Native(native) => return natives::in_scope(model, native, scope),
    };
    scope.name(path)
}

/// Returns the path of the type of a day.
pub(super) const fn date(library: TimeLibrary) -> &'static str {
    match library {
        TimeLibrary::Chrono => "chrono::NaiveDate",
        TimeLibrary::Time | TimeLibrary::Jiff => "crate::types::Date",
    }
}

const fn time(library: TimeLibrary) -> &'static str {
    match library {
        TimeLibrary::Chrono => "chrono::NaiveTime",
        TimeLibrary::Time | TimeLibrary::Jiff => "crate::types::Time",
    }
}

/// Returns the path of the type of a day and a time.
pub(super) const fn timestamp(library: TimeLibrary) -> &'static str {
    match library {
        TimeLibrary::Chrono => "chrono::NaiveDateTime",
        TimeLibrary::Time | TimeLibrary::Jiff => "crate::types::Timestamp",
    }
}

/// Returns whether the Rust type of the column is known to be `Copy`.
pub(super) fn is_copy(column: &Column) -> bool {
    column.rust_type.is_none()
        && match &column.ty {
            Type::Boolean | Type::SmallInt | Type::Integer | Type::BigInt | Type::Unsigned(_) => true,
            Type::Real | Type::Double | Type::Date | Type::Time | Type::Timestamp | Type::Timestamptz => true,
            Type::Uuid | Type::Enum(_) => true,
            Type::Decimal { .. } | Type::Numeric | Type::Text | Type::Varchar(_) | Type::Char(_) => false,
            Type::Bytes | Type::BoundedBytes(_) | Type::Json | Type::Array(_) => false,
            Type::Native(native) => natives::is_copy(native),
        }
}

/// Returns whether the values, or the elements of an array, are bytes.
fn is_bytes(ty: &Type) -> bool {
    match ty.element() {
        Type::Bytes | Type::BoundedBytes(_) => true,
        Type::Native(native) => native.form == NativeForm::Bytes,
        _ => false,
    }
}

/// Returns whether some field holds bytes.
pub(super) fn any_bytes(model: &Model) -> bool {
    model.relations().flat_map(|table| table.columns.iter()).any(holds_bytes)
}

/// Returns whether some column is of a type of that crate.
pub(super) fn any_of(model: &Model, name: &str) -> bool {
    let path = format!("{name}::");
    let is_of = |ty: &Type| {
        let mut scope = Scope::default();
        scope.qualify_all();
        let written = of_type(model, ty, &mut scope);
        written.split(['<', '>']).any(|part| part.starts_with(&path))
    };
    model.relations().flat_map(|table| table.columns.iter()).any(|column| is_of(&column.ty))
}

/// Returns whether the field holds bytes.
pub(super) fn holds_bytes(column: &Column) -> bool {
    column.rust_type.is_none() && is_bytes(&column.ty)
}

/// Returns a name for the type that no other has, among those whose values look different.
pub(super) fn name(model: &Model, ty: &Type) -> String {
    let name = match ty {
        Type::Boolean => "boolean",
        Type::SmallInt => "smallint",
        Type::Integer => "integer",
        Type::BigInt => "bigint",
        Type::Unsigned(UnsignedWidth::Small) => "unsigned_smallint",
        Type::Unsigned(UnsignedWidth::Regular) => "unsigned_integer",
        Type::Unsigned(UnsignedWidth::Big) => "unsigned_bigint",
        Type::Real | Type::Double => "number",
        Type::Decimal { precision, scale } => return format!("decimal_{precision}_{scale}"),
        Type::Numeric => "numeric",
        Type::Text | Type::Varchar(_) | Type::Char(_) => "text",
        Type::Bytes | Type::BoundedBytes(_) => "bytes",
        Type::Date => "date",
        Type::Time => "time",
        Type::Timestamp => "timestamp",
        Type::Timestamptz => "timestamptz",
        Type::Uuid => "uuid",
        Type::Json => "json",
        Type::Enum(name) => &model.enumeration(name).rust_name,
        Type::Array(element) => return format!("{}_array", self::name(model, element)),
        Type::Native(native) => return natives::name(native),
    };
    name.to_owned()
}
