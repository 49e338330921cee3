//! How Diesel reads the columns whose field is not of a type that it reads by itself.

use std::collections::BTreeSet;

use crate::dialect::{ColumnAt, TableAt, dense_element};
use crate::emit::scope::Scope;
use crate::emit::{natives, schema, types};
use crate::model::{Backend, Model, NativeForm, Type, UnsignedWidth};

const VIA_OPTION: &str = "crate::types::ViaOption";
const DENSE: &str = "crate::types::Dense";

/// Returns the attributes of the field.
pub(super) fn attributes(at: ColumnAt<'_>, scope: &mut Scope) -> Vec<String> {
    if matches!(&at.column.ty, Type::Native(native) if natives::is_printed(native)) {
        return vec![printed(at, scope)];
    }
    // Imported only where it is not the field's type itself.
    let own = at.column.rust_type.as_ref().map(|_| types::of_type(at.model, &at.column.ty, scope));
    let mut read_type = |&backend: &Backend| (backend, read_type(at, backend, own.as_deref(), scope));
    let read: Vec<(Backend, Option<String>)> = at.model.backends.iter().map(&mut read_type).collect();
    let attribute = |read: &str, via: &str| {
        let read = if at.column.nullable { format!("{via}<{read}>") } else { read.to_owned() };
        format!("diesel(deserialize_as = {read})")
    };
    if read.iter().all(|(_, ty)| *ty == read[0].1) {
        let mut with_name = |ty: &String| {
            let via = if at.column.nullable { scope.name(VIA_OPTION) } else { String::new() };
            format!("#[{}]", attribute(ty, &via))
        };
        return read[0].1.iter().map(&mut with_name).collect();
    }
    let mut attributes = Vec::new();
    for (backend, ty) in read {
        // By its path, since an import would go unused on the other backends.
        let ty = ty.map(|ty| format!("#[cfg_attr(feature = \"{backend}\", {})]", attribute(&ty, VIA_OPTION)));
        attributes.extend(ty);
    }
    attributes
}

/// Returns what Diesel reads and what the field holds, of all columns that may be NULL and are not read as what they hold.
pub(in crate::emit) fn conversions(model: &Model) -> BTreeSet<(String, String)> {
    let mut conversions = BTreeSet::new();
    for table in model.relations() {
        for column in table.columns.iter().filter(|column| column.nullable) {
            let at = ColumnAt { model, table, column };
            // Written in full, since the file imports nothing.
            let mut scope = Scope::default();
            scope.qualify_all();
            let own = column.rust_type.as_ref().map(|_| types::of_type(model, &column.ty, &mut scope));
            let field = types::in_scope(model, column, &mut scope);
            let mut read_type = |&backend: &Backend| read_type(at, backend, own.as_deref(), &mut scope);
            let read: Vec<String> = model.backends.iter().filter_map(&mut read_type).collect();
            conversions.extend(read.into_iter().map(|read| (read, field.clone())));
        }
    }
    conversions
}

/// Returns the type by which Diesel reads the column on a backend, when it is not that of the field; `own` is the type of the
/// column where the field has one of the author's.
fn read_type(at: ColumnAt<'_>, backend: Backend, own: Option<&str>, scope: &mut Scope) -> Option<String> {
    match read_as(at, backend) {
        Some(read) => Some(read.to_owned()),
        None if is_dense(at, backend) => {
            let element = types::of_type(at.model, at.column.ty.element(), scope);
            Some(format!("{}<{element}>", scope.name(DENSE)))
        }
        // What a patch has made of it is read by the Rust type itself.
        None if at.column.patched.is_some() => None,
        None => own.map(str::to_owned),
    }
}

/// Returns the type by which Diesel reads the column on a backend, when it is not the portable type's own.
fn read_as(at: ColumnAt<'_>, backend: Backend) -> Option<&'static str> {
    let declared = schema::diesel_name(at, backend);
    match (&at.column.ty, declared.as_str()) {
        (Type::SmallInt, "Tinyint") => Some("i8"),
        (Type::Unsigned(UnsignedWidth::Small), "Unsigned<Tinyint>") => Some("u8"),
        (Type::Unsigned(UnsignedWidth::Small), declared) if !declared.starts_with("Unsigned") => Some("i32"),
        (Type::Unsigned(UnsignedWidth::Regular), declared) if !declared.starts_with("Unsigned") => Some("i64"),
        _ => None,
    }
}

/// Returns whether schema.rs says of an array that no element of it is NULL.
fn is_dense(at: ColumnAt<'_>, backend: Backend) -> bool {
    matches!(at.column.ty, Type::Array(_))
        && at.column.rust_type.is_none()
        && dense_element(&schema::diesel_name(at, backend)).is_some()
}

/// Returns whether schema.rs says so of some array.
pub(in crate::emit) fn any_dense(model: &Model) -> bool {
    let mut columns = model.relations().flat_map(|table| TableAt { model, table }.columns());
    columns.any(|at| model.backends.iter().any(|&backend| is_dense(at, backend)))
}

fn printed(at: ColumnAt<'_>, scope: &mut Scope) -> String {
    let is_raw = matches!(&at.column.ty, Type::Native(native) if native.form == NativeForm::Bytes);
    let name = match (is_raw, at.column.nullable) {
        (true, true) => "RawOrNull",
        (true, false) => "Raw",
        (false, true) => "PrintedOrNull",
        (false, false) => "Printed",
    };
    let name = scope.name(&format!("crate::types::{name}"));
    let table = scope.name(&format!("crate::schema::{}", at.table.rust.schema_path()));
    let column = format!("{table}::{}", at.column.rust_name);
    format!("#[diesel(select_expression = {name}::new({column}), select_expression_type = {name}<{column}>)]")
}
