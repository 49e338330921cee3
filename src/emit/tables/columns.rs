//! A column as data, as a typed constant and as a field.

use std::collections::BTreeSet;

use heck::ToShoutySnakeCase;

use super::{enum_constant, natives};
use crate::dialect::{ColumnAt, dialect};
use crate::emit::access::Access;
use crate::emit::models::is_changeable;
use crate::emit::scope::Scope;
use crate::emit::{rules, types};
use crate::model::{Backend, Column, Default, Model, Native, NativeForm, Rule, Table, Type, UnsignedWidth};

/// What the template prints of a column.
pub(super) struct ColumnView {
    pub(super) field: String,
    pub(super) constant: String,
    /// The type of the constant, `TypedColumn` or the one that may hold NULL, and what it is of.
    pub(super) typed: String,
    pub(super) ty: String,
    /// How the field is taken from the values of a row.
    pub(super) read: String,
    pub(super) description: String,
    /// The method that takes the field of the insert struct over, where it has one.
    pub(super) new_setter: Option<&'static str>,
    pub(super) updated: bool,
}

/// Returns the columns in schema order; `enums` is the module of the enums.
pub(super) fn of(model: &Model, table: &Table, enums: &str, scope: &mut Scope) -> Vec<ColumnView> {
    let constants = constants(table);
    let mut views = Vec::with_capacity(table.columns.len());
    for (column, constant) in table.columns.iter().zip(constants) {
        let own = types::in_scope(model, column, scope);
        let kept = kept_as(model, column, scope);
        let some = if column.nullable { "_some" } else { "" };
        let typed = if column.nullable { "NullableColumn" } else { "TypedColumn" };
        views.push(ColumnView {
            field: column.field_name().to_owned(),
            constant,
            read: match &kept {
                None => "take()".to_owned(),
                Some(_) if !has_own_type(column) => format!("parse{some}()"),
                Some(kept) => format!("take{some}_from::<{kept}, _>()"),
            },
            typed: scope.name(&format!("crate::engine::{typed}")),
            ty: kept.map_or_else(|| own.clone(), |kept| format!("{own}, {kept}")),
            description: description(model, table, column, enums, scope),
            new_setter: (!column.identity && column.is_writable()).then_some(if column.is_optional_on_insert() {
                "set_some"
            } else {
                "set"
            }),
            updated: is_changeable(table, column),
        });
    }
    views
}

/// Returns whether the type of the field is made of another one's values: that of a crate by hand, or of keys.
fn has_own_type(column: &Column) -> bool {
    column.rust_type.is_some() || column.id_type.is_some()
}

/// Returns what the engine keeps the column's values as when their type is one that it does not know.
fn kept_as(model: &Model, column: &Column, scope: &mut Scope) -> Option<String> {
    match &column.ty {
        _ if has_own_type(column) => Some(types::of_type(model, &column.ty, scope)),
        Type::Native(Native { form: NativeForm::Custom { .. }, .. }) => Some(scope.name("crate::engine::Spelled")),
        _ => None,
    }
}

/// Returns the expression that makes the engine's value of one of the column; `value` is an expression that moves it.
pub(super) fn into_value(table: &Table, column: &Column, value: &str) -> String {
    let is_by_hand =
        has_own_type(column) || matches!(&column.ty, Type::Native(Native { form: NativeForm::Custom { .. }, .. }));
    if !is_by_hand {
        return format!("{value}.into()");
    }
    let position = table.columns.position(&column.name).expect("the column is the table's");
    format!("{}.value({value})", constants(table)[position])
}

/// Returns the names of the constants of a table's columns; two columns never share one.
pub(super) fn constants(table: &Table) -> Vec<String> {
    let mut taken = BTreeSet::from(["TABLE".to_owned()]);
    table.columns.iter().map(|column| constant(column.field_name(), &mut taken)).collect()
}

/// Returns the name of the constant of something, which no other has taken, and takes it.
pub(super) fn constant(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = name.to_shouty_snake_case();
    if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert(0, '_');
    }
    while !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}

/// Returns the places of columns, by the names of their constants.
pub(super) fn places(table: &Table, columns: &[String]) -> String {
    places_in(table, columns, "")
}

/// Returns the places of columns of another table, whose module the constants stand in.
pub(super) fn places_of(table: &Table, columns: &[String], module: &str) -> String {
    places_in(table, columns, &format!("{module}::"))
}

fn places_in(table: &Table, columns: &[String], prefix: &str) -> String {
    let constants = constants(table);
    let place = |name: &String| {
        let position = table.columns.position(name).expect("the model's columns exist");
        format!("{prefix}{}.place()", constants[position])
    };
    columns.iter().map(place).collect::<Vec<_>>().join(", ")
}

/// Returns where the value of a column comes from when an insert leaves it out, as a variant of the engine's `Default`.
pub(super) fn default(column: &Column) -> Option<&'static str> {
    if column.identity {
        return Some("Identity");
    }
    if column.generated.is_some() {
        return Some("Database");
    }
    column.default.as_ref().map(|default| match default {
        Default::Now => "Now",
        Default::Uuid => "Uuid",
        Default::Literal(_) | Default::Sql(_) => "Database",
    })
}

fn description(model: &Model, table: &Table, column: &Column, enums: &str, scope: &mut Scope) -> String {
    // The other backends' names for text know no such type, so that only the kind says it.
    let is_citext =
        column.declared.on(Backend::Postgres).is_some_and(|declared| declared.eq_ignore_ascii_case("citext"));
    let kind = if is_citext {
        "Kind::Citext".to_owned()
    } else if let Some(bits) = declared_bits(column) {
        format!("Kind::Bits({bits})")
    } else if let Some(most) = declared_bytes(model, table, column) {
        format!("Kind::Bytes(Some({most}))")
    } else {
        kind(model, &column.ty, enums, scope)
    };
    let mut out = format!("Column::new({:?}, {kind})", column.name);
    if let Some(digits) = column.digits {
        out.push_str(&format!(".digits({digits})"));
    }
    if column.nullable {
        out.push_str(".nullable()");
    }
    if let Some(default) = default(column) {
        out.push_str(&format!(".default(Default::{default})"));
    }
    if column.on_update_now {
        out.push_str(".touched_on_update()");
    }
    let rules = rules::of(model, table, column);
    if !rules.is_empty() {
        let rules: Vec<String> = rules.iter().map(|rule| rule_of(model, column, rule, scope)).collect();
        out.push_str(&format!(".rules(&[{}])", rules.join(", ")));
    }
    if column.counts_updates {
        out.push_str(".counts_updates()");
    }
    out.push_str(match Access::of(table, column) {
        Access { read: true, create: false, update: true } => "",
        Access { read: true, create: true, update: true } => "",
        Access { read: true, create: true, update: false } => ".immutable()",
        Access { read: true, create: false, .. } => ".read_only()",
        Access { read: false, create: true, update: true } => ".write_only()",
        Access { read: false, create: true, update: false } => ".write_only().immutable()",
        Access { read: false, create: false, .. } => ".hidden()",
    });
    out
}

/// Returns whether a column of bytes is declared to be so short that an example may not fit.
pub(in crate::emit) fn holds_few_bytes(model: &Model, table: &Table, column: &Column) -> bool {
    declared_bits(column).is_some() || declared_bytes(model, table, column).is_some_and(|most| most < 5)
}

/// Returns how many bits there are in a column that MySQL keeps as `bit(n)`.
fn declared_bits(column: &Column) -> Option<u32> {
    let declared = column.declared.on(Backend::Mysql).filter(|_| column.ty == Type::Bytes)?.to_lowercase();
    let length = declared.strip_prefix("bit")?.trim();
    if length.is_empty() { Some(1) } else { length.strip_prefix('(')?.strip_suffix(')')?.trim().parse().ok() }
}

/// Returns how many bytes fit into a column that some backend declares with a length.
fn declared_bytes(model: &Model, table: &Table, column: &Column) -> Option<u32> {
    let at = ColumnAt { model, table, column };
    let is_declared = |backend: &&Backend| column.declared.on(**backend).is_some();
    let types = model.backends.iter().filter(is_declared).map(|&backend| dialect(backend).column_type(at));
    if column.ty == Type::Bytes { types.filter_map(|ty| ty.max_length).min() } else { None }
}

fn rule_of(model: &Model, column: &Column, rule: &Rule, scope: &mut Scope) -> String {
    scope.import("crate::engine", &["Rule"]);
    match rule {
        Rule::Function(path) => {
            // A function on text or bytes takes a slice of them.
            let own = types::in_scope(model, column, scope);
            let call = match (kept_as(model, column, scope), own.as_str()) {
                (None, "String") => format!("{}(value, {path})", scope.name("crate::engine::check_text")),
                (None, "Vec<u8>") => format!("{}(value, {path})", scope.name("crate::engine::check_bytes")),
                (kept, _) => {
                    let kept = kept.as_ref().unwrap_or(&own);
                    format!("{}::<{kept}, {own}, _>(value, {path})", scope.name("crate::engine::check_as"))
                }
            };
            format!("Rule::Function(|value| {call})")
        }
        Rule::Format(format) => {
            scope.import("crate::engine", &["Format"]);
            format!("Rule::Format(Format::{format:?})")
        }
        Rule::OneOf(values) => format!("Rule::OneOf(&{values:?})"),
        rule => format!("Rule::{rule:?}"),
    }
}

pub(super) fn kind(model: &Model, ty: &Type, enums: &str, scope: &mut Scope) -> String {
    let name = match ty {
        Type::Boolean => "Boolean",
        Type::SmallInt => "SmallInt",
        Type::Integer => "Integer",
        Type::BigInt => "BigInt",
        Type::Unsigned(UnsignedWidth::Small) => "Unsigned(16)",
        Type::Unsigned(UnsignedWidth::Regular) => "Unsigned(32)",
        Type::Unsigned(UnsignedWidth::Big) => "Unsigned(64)",
        Type::Real => "Real",
        Type::Double => "Double",
        Type::Decimal { precision, scale } => {
            return format!("Kind::decimal({precision}, {scale})");
        }
        Type::Numeric => "Numeric",
        Type::Text => "Text(None)",
        Type::Varchar(length) => return format!("Kind::Text(Some({length}))"),
        Type::Char(length) => return format!("Kind::Char({length})"),
        Type::Bytes => "Bytes(None)",
        Type::BoundedBytes(most) => return format!("Kind::Bytes(Some({most}))"),
        Type::Date => "Date",
        Type::Time => "Time",
        Type::Timestamp => "Timestamp",
        Type::Timestamptz => "Timestamptz",
        Type::Uuid => "Uuid",
        Type::Json => "Json",
        Type::Enum(name) => {
            let module = scope.name(&format!("crate::tables::{enums}"));
            return format!("Kind::Enum(&{module}::{})", enum_constant(&model.enumeration(name).rust_name));
        }
        Type::Array(_) => return described_kind("Array", model, ty, scope),
        Type::Native(native) if native.form == NativeForm::Bytes => "Bytes(None)",
        Type::Native(_) => return described_kind("Native", model, ty, scope),
    };
    format!("Kind::{name}")
}

/// Returns a kind that is described in a module of its own.
fn described_kind(variant: &str, model: &Model, ty: &Type, scope: &mut Scope) -> String {
    let module = scope.name(&format!("crate::tables::{}", natives::module(model)));
    format!("Kind::{variant}(&{module}::{})", natives::constant(model, ty))
}
