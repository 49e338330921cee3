//! The Rust type of a column, the same on every backend (ARCHITECTURE.md, "Types").

use super::scope::Scope;
use crate::model::{Column, Model, Type};

/// Returns the Rust type of a column's field in the row that is read, by its short name.
pub fn rust_type(model: &Model, column: &Column) -> String {
    let value = in_scope(model, column, &mut Scope::default());
    if column.nullable { format!("Option<{value}>") } else { value }
}

/// Returns how a file writes the type of a value of `column` that is not NULL; what it needs is imported.
pub(super) fn in_scope(model: &Model, column: &Column, scope: &mut Scope) -> String {
    let path = match &column.ty {
        Type::Boolean => return "bool".to_owned(),
        Type::SmallInt => return "i16".to_owned(),
        Type::Integer => return "i32".to_owned(),
        Type::BigInt => return "i64".to_owned(),
        Type::Real => return "f32".to_owned(),
        Type::Double => return "f64".to_owned(),
        Type::Text | Type::Varchar(_) | Type::Char(_) => return "String".to_owned(),
        Type::Bytes => return "Vec<u8>".to_owned(),
        Type::Decimal { .. } => "crate::types::Decimal",
        Type::Date => "chrono::NaiveDate",
        Type::Time => "chrono::NaiveTime",
        Type::Timestamp => "chrono::NaiveDateTime",
        Type::Timestamptz => "crate::types::DateTime",
        Type::Uuid => "crate::types::Uuid",
        Type::Json => "crate::types::Json",
        Type::Enum(name) => &format!("crate::models::{}", model.enumeration(name).rust_name),
    };
    scope.name(path)
}

/// Returns whether the Rust type is `Copy`.
pub(super) fn is_copy(ty: &Type) -> bool {
    !matches!(ty, Type::Decimal { .. } | Type::Text | Type::Varchar(_) | Type::Char(_) | Type::Bytes | Type::Json)
}
