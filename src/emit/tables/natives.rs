//! The types that only one backend has, and arrays, as data for the engine.

use std::collections::BTreeMap;

use askama::Template;
use heck::ToShoutySnakeCase;

use super::columns;
use crate::dialect::{ColumnAt, ColumnType, dialect};
use crate::emit::natives::{self, Element, Known};
use crate::emit::scope::Scope;
use crate::emit::types;
use crate::model::{Backend, Column, Model, Native, NativeForm, Type};

/// Returns the name of the module that describes them: one that no table has.
pub(in crate::emit) fn module(model: &Model) -> String {
    let mut name = "natives".to_owned();
    while model.relations().any(|table| table.rust.file() == name) {
        name.push('_');
    }
    name
}

/// Returns the module's content, or nothing when no column is of such a type.
pub(super) fn content(model: &Model, enums: &str) -> Option<String> {
    let mut scope = Scope::default();
    let mut statics = BTreeMap::new();
    let backend = model.backends[0];
    for table in model.relations() {
        for column in &table.columns {
            let at = ColumnAt { model, table, column };
            let value = match &column.ty {
                Type::Array(element) => array(at, element, enums, &mut scope),
                Type::Native(native) if native.form == NativeForm::Bytes => continue,
                Type::Native(native) => scalar(at, native, backend, &mut scope),
                _ => continue,
            };
            statics.insert(constant(model, &column.ty), value);
        }
    }
    if statics.is_empty() {
        return None;
    }
    let has_network = statics.values().any(|value| value.expression.contains("parse_network"));
    Some(NativesTemplate { imports: scope.imports(), statics: statics.into_iter().collect(), has_network }.to_string())
}

#[derive(Template)]
#[template(path = "src/tables/natives.rs.askama", escape = "none")]
struct NativesTemplate {
    imports: Vec<String>,
    statics: Vec<(String, Static)>,
    has_network: bool,
}

struct Static {
    ty: String,
    expression: String,
}

/// Returns the name of the constant that describes the type.
pub(super) fn constant(model: &Model, ty: &Type) -> String {
    let name = match ty {
        Type::Array(element) => return format!("{}_ARRAY", constant(model, element)),
        Type::Real => "real".to_owned(),
        Type::Double => "double".to_owned(),
        Type::Varchar(length) => format!("varchar_{length}"),
        Type::Char(length) => format!("char_{length}"),
        Type::BoundedBytes(most) => format!("bytes_{most}"),
        ty => types::name(model, ty),
    };
    name.to_shouty_snake_case()
}

fn scalar(at: ColumnAt<'_>, native: &Native, backend: Backend, scope: &mut Scope) -> Static {
    let name = cast_name(&native.sql);
    let expected = expected(native);
    let of = |scope: &mut Scope| {
        let sql = match &native.form {
            NativeForm::Custom { diesel, .. } => scope.name(diesel),
            _ => sql_type(at, &dialect(backend).column_type(at), scope),
        };
        let rust = natives::in_scope(at.model, native, scope);
        format!("NativeType::of::<{sql}, {rust}>({name:?}, {expected:?})")
    };
    let ty = scope.name("crate::engine::NativeType");
    let expression = match (&native.form, natives::known(native)) {
        (NativeForm::Custom { .. }, _) => format!("NativeType {{ is_ordered: false, ..{} }}", of(scope)),
        (_, Some(Known::Network)) if name == "cidr" => {
            format!("NativeType {{ parse: parse_network, ..{} }}", of(scope))
        }
        (_, Some(_)) => of(scope),
        (_, None) if natives::is_geometry(native) => format!("NativeType::geometry({name:?}, {expected:?})"),
        (_, None) => format!("NativeType::printed({name:?}, {expected:?})"),
    };
    Static { ty, expression }
}

fn array(at: ColumnAt<'_>, element: &Type, enums: &str, scope: &mut Scope) -> Static {
    let column = Column { ty: element.clone(), ..at.column.clone() };
    let at = ColumnAt { column: &column, ..at };
    let declared = dialect(Backend::Postgres).column_type(at);
    let sql = sql_type(at, &declared, scope);
    let rust = types::of_type(at.model, element, scope);
    let kind = match element {
        Type::Native(_) => format!("Kind::Native(&{})", constant(at.model, element)),
        element => columns::kind(at.model, element, enums, scope),
    };
    let ty = scope.name("crate::engine::ArrayType");
    scope.name("crate::engine::Kind");
    let name = format!("{}[]", cast_name(&declared.sql));
    Static { ty, expression: format!("ArrayType::of::<{sql}, {rust}>({name:?}, {kind})") }
}

/// Returns the path of Diesel's name for a column type.
fn sql_type(at: ColumnAt<'_>, ty: &ColumnType, scope: &mut Scope) -> String {
    match &ty.definition {
        Some(definition) => {
            let namespace = at.table.rust.namespace.as_ref().map(|names| format!("{}::", names.module));
            let namespace = namespace.unwrap_or_default();
            scope.name(&format!("crate::schema::{namespace}sql_types::{}", definition.rust_name))
        }
        None if ty.diesel.contains("::") => scope.name(&ty.diesel),
        None => {
            let module = scope.name("diesel::sql_types");
            format!("{module}::{}", ty.diesel)
        }
    }
}

/// Returns the type's name in a cast: without a length, to which a cast would cut the value in silence. `char` and `bit` have
/// the length 1 when they state none (<https://www.postgresql.org/docs/current/datatype-character.html>).
fn cast_name(sql: &str) -> String {
    let Some((name, rest)) = sql.split_once('(') else { return sql.to_owned() };
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    let name = match name.trim_end() {
        "char" | "character" => "bpchar",
        "bit" => "varbit",
        name => name,
    };
    format!("{name}{after}")
}

/// Returns what a text of the type looks like, to stand after "expected".
fn expected(native: &Native) -> String {
    let example = |element| match element {
        Element::Integer | Element::BigInt => "[1,10)",
        Element::Numeric => "[0.5,1)",
        Element::Date => "[2024-01-31,2024-02-29)",
        Element::Timestamp => "[2024-01-31T08:00:00,2024-01-31T17:00:00)",
        Element::Timestamptz => "[2024-01-31T08:00:00Z,2024-01-31T17:00:00Z)",
    };
    match natives::known(native) {
        Some(Known::Network) if native.sql == "cidr" => "a network like 10.1.0.0/16".to_owned(),
        Some(Known::Network) => "an address like 10.1.2.3 or 10.1.2.3/16".to_owned(),
        Some(Known::MacAddr) => "an address like 08:00:2b:01:02:03".to_owned(),
        Some(Known::MacAddr8) => "an address like 08:00:2b:01:02:03:04:05".to_owned(),
        Some(Known::Interval) => "a duration like P1Y2M3DT4H5M6.5S".to_owned(),
        Some(Known::Range(element)) => format!("a range like {}", example(element)),
        Some(Known::Multirange(element)) => format!("ranges like {{{}}}", example(element)),
        None if natives::is_geometry(native) => format!("a value of {} as EWKT or as EWKB in hexadecimal", native.sql),
        None => format!("a text that is a value of {}", native.sql),
    }
}
