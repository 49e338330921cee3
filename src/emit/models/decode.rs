//! How Diesel reads the columns whose field is not of a type that it reads by itself.

use crate::dialect::{ColumnAt, dialect};
use crate::emit::scope::Scope;
use crate::emit::{natives, types};
use crate::model::{Backend, NativeForm, Type, UnsignedWidth};

/// Returns the attributes of the field.
pub(super) fn attributes(at: ColumnAt<'_>, scope: &mut Scope) -> Vec<String> {
    if matches!(&at.column.ty, Type::Native(native) if natives::is_printed(native)) {
        return vec![printed(at, scope)];
    }
    let own = types::of_type(at.model, &at.column.ty, scope);
    let by_backend: Vec<(Backend, String)> =
        at.model.backends.iter().map(|&backend| (backend, read_as(at, backend).unwrap_or(&own).to_owned())).collect();
    let all_same = by_backend.iter().all(|(_, read)| *read == by_backend[0].1);
    let attribute = |read: &str| {
        let read = if at.column.nullable { format!("Option<{read}>") } else { read.to_owned() };
        format!("diesel(deserialize_as = {read})")
    };
    let is_own = |read: &String| at.column.rust_type.is_none() && *read == own;
    if all_same {
        return by_backend[..1]
            .iter()
            .filter(|(_, read)| !is_own(read))
            .map(|(_, read)| format!("#[{}]", attribute(read)))
            .collect();
    }
    let differing = by_backend.iter().filter(|(_, read)| !is_own(read));
    differing.map(|(backend, read)| format!("#[cfg_attr(feature = \"{backend}\", {})]", attribute(read))).collect()
}

/// Returns the type by which Diesel reads the column on a backend, when it is not the portable type's own.
fn read_as(at: ColumnAt<'_>, backend: Backend) -> Option<&'static str> {
    let declared = dialect(backend).column_type(at).diesel;
    match (&at.column.ty, declared.as_str()) {
        (Type::SmallInt, "Tinyint") => Some("i8"),
        (Type::Unsigned(UnsignedWidth::Small), "Unsigned<Tinyint>") => Some("u8"),
        (Type::Unsigned(UnsignedWidth::Small), declared) if !declared.starts_with("Unsigned") => Some("i32"),
        (Type::Unsigned(UnsignedWidth::Regular), declared) if !declared.starts_with("Unsigned") => Some("i64"),
        _ => None,
    }
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
    let column = format!("{}::{}", at.table.rust.module, at.column.rust_name);
    format!("#[diesel(select_expression = {name}::new({column}), select_expression_type = {name}<{column}>)]")
}
