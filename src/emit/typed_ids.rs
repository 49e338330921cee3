//! The types of keys.

use super::scope::Scope;
use super::types;
use crate::model::{Column, Model, Type, UnsignedWidth};

/// What the template prints of the type of a key.
pub(super) struct TypedId<'a> {
    pub(super) name: &'a str,
    /// The table whose key it is.
    pub(super) table: &'a str,
    /// The type of the value, in full.
    pub(super) base: String,
    /// Diesel's type, in full.
    pub(super) sql: String,
    pub(super) is_copy: bool,
}

/// Returns the types of keys in the order of the tables.
pub(super) fn of(model: &Model) -> Vec<TypedId<'_>> {
    let key = |column: &Column, key: &[String]| key == [column.name.as_str()];
    let tables = model.tables.iter().filter_map(|table| {
        let column = table.columns.iter().find(|column| key(column, table.key()))?;
        let name = column.id_type.as_deref()?;
        let refers = table.references().any(|reference| reference.columns.contains(&column.name));
        (!refers).then_some((table, column, name))
    });
    let mut scope = Scope::default();
    scope.qualify_all();
    tables
        .map(|(table, column, name)| TypedId {
            name,
            table: &table.name,
            base: types::of_type(model, &column.ty, &mut scope),
            sql: sql(&column.ty),
            is_copy: types::is_copy(column),
        })
        .collect()
}

/// Returns the name of the module that they stand in: one that no table has.
pub(super) fn module(model: &Model) -> String {
    let mut name = "ids".to_owned();
    while model.relations().any(|table| table.rust.file() == name) {
        name.push('_');
    }
    name
}

/// Returns the path of Diesel's name for a type that keys have.
fn sql(ty: &Type) -> String {
    let name = match ty {
        Type::SmallInt => "SmallInt",
        Type::Integer => "Integer",
        Type::BigInt => "BigInt",
        Type::Unsigned(width) => {
            let signed = match width {
                UnsignedWidth::Small => "SmallInt",
                UnsignedWidth::Regular => "Integer",
                UnsignedWidth::Big => "BigInt",
            };
            return format!("diesel::sql_types::Unsigned<diesel::sql_types::{signed}>");
        }
        Type::Uuid => return "crate::types::sql::Uuid".to_owned(),
        _ => "Text",
    };
    format!("diesel::sql_types::{name}")
}
