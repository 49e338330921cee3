use std::collections::BTreeMap;
use std::fmt;

use super::{
    Form, Namespace, is_printed, joinable, nullable, print, printed_type, schema_rs, tables_by_name, unpatched,
};
use crate::dialect::{ColumnAt, TableAt};
use crate::model::{Backend, Model, Table};

/// Why a patch of schema.rs cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatchError {
    /// It is no unified diff, or does not fit what was printed; what is wrong.
    NotApplied(String),
    /// It makes something of a column that the schema does not say.
    Column {
        /// The column, with its table.
        column: String,
        /// What the schema says, or print-schema prints.
        stated: String,
        /// What the patch makes of it.
        patched: String,
    },
}

impl fmt::Display for PatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotApplied(reason) => write!(f, "the patch of schema.rs does not apply: {reason}"),
            Self::Column { column, stated, patched } => {
                write!(f, "the patch of schema.rs makes `{patched}` of `{column}`, which the schema says is `{stated}`")
            }
        }
    }
}

impl std::error::Error for PatchError {}

/// Returns the schema.rs of a backend and a namespace as it is patched: where the tool prints something else than the crate has, and,
/// that of the default namespace, by the author.
///
/// # Errors
///
/// When the patch does not apply, or the columns are not what the model says they are by then.
pub fn patched(model: &Model, backend: Backend, namespace: Namespace<'_>) -> Result<String, PatchError> {
    let held = print(model, backend, namespace, Form::Patched);
    let Some(patch) = own(model, namespace) else { return Ok(held) };
    let printed = schema_rs(model, backend, namespace);
    let text = apply(&printed, patch)?;
    let text = diffy::merge(&printed, &text, &held).map_err(|_| {
        PatchError::NotApplied(
            "it changes lines beside those of a key without NOT NULL, of a name that a schema.rs cannot have, or of \
             tables that cannot be joined because their keys are of different types"
                .to_owned(),
        )
    })?;
    let types = column_types(&text);
    for table in model.tables.iter().filter(|table| is_printed(model, table) && table.namespace.is_none()) {
        for at in (TableAt { model, table }).columns() {
            let Some(patched) = types.get(&(&*table.rust.module, &*at.column.rust_name)) else { continue };
            let stated = nullable(diesel_name(at, backend), at.column.nullable);
            if *patched != stated {
                let column = format!("{}.{}", table.name, at.column.name);
                return Err(PatchError::Column { column, stated, patched: (*patched).to_owned() });
            }
        }
    }
    Ok(text)
}

/// Returns what a patch makes of a schema.rs as it was printed.
///
/// # Errors
///
/// When it does not apply.
pub fn apply(printed: &str, patch: &str) -> Result<String, PatchError> {
    let not_applied = |error: &dyn fmt::Display| PatchError::NotApplied(error.to_string());
    let patch = with_blanks(patch);
    let patch = diffy::Patch::from_str(&patch).map_err(|error| not_applied(&error))?;
    diffy::apply(printed, &patch).map_err(|error| not_applied(&error))
}

/// Returns the author's patch of what is printed of a namespace.
fn own<'m>(model: &'m Model, namespace: Namespace<'_>) -> Option<&'m str> {
    model.print_schema.patch.as_deref().filter(|_| namespace.is_none())
}

/// Returns the patch that a backend's diesel.toml names for a namespace, if there is one: that of the author as it is, or one with what
/// the crate has otherwise.
pub fn patch(model: &Model, backend: Backend, namespace: Namespace<'_>) -> Option<String> {
    let own = own(model, namespace).map(with_blanks);
    let is_here = |table: &Table| is_printed(model, table) && table.rust.namespace.as_ref() == namespace;
    let is_patched = |table: &Table| is_here(table) && unpatched::is_patched(model, table, backend);
    let tables = tables_by_name(model, namespace);
    let has_more = model.tables.iter().any(is_patched)
        || joinable::foreign_keys(&tables).iter().any(|joinable| !joinable.compares(model, backend));
    // Where that of the author does not apply, `patched` says so.
    match has_more.then(|| patched(model, backend, namespace)) {
        Some(Ok(text)) => {
            let printed = schema_rs(model, backend, namespace);
            let mut options = diffy::DiffOptions::new();
            options.set_original_filename("a/src/schema.rs").set_modified_filename("b/src/schema.rs");
            Some(with_blanks(&options.create_patch(&printed, &text).to_string()))
        }
        Some(Err(_)) | None => own,
    }
}

/// Returns a patch with the blank that an empty line begins with, which editors take away.
fn with_blanks(patch: &str) -> String {
    patch.lines().map(|line| if line.is_empty() { " \n".to_owned() } else { format!("{line}\n") }).collect()
}

/// Returns what schema.rs calls the type of a column in the end, without `Nullable`.
pub fn diesel_name(at: ColumnAt<'_>, backend: Backend) -> String {
    at.column.patched.clone().unwrap_or_else(|| printed_type(at, backend).diesel)
}

/// Returns the types of columns as a schema.rs says them, by table and column.
pub fn column_types(text: &str) -> BTreeMap<(&str, &str), &str> {
    let mut types = BTreeMap::new();
    let mut table = None;
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        if let Some((name, _)) =
            line.strip_suffix('{').and_then(|head| head.trim_end().strip_suffix(')')?.split_once(" ("))
        {
            table = Some(name);
        } else if line.starts_with('}') {
            table = None;
        } else if let (Some(table), Some((column, ty))) =
            (table, line.strip_suffix(',').and_then(|it| it.split_once(" -> ")))
        {
            types.insert((table, column), ty);
        }
    }
    types
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_where_tables_are() {
        let text = "diesel::table! {\n    use diesel::sql_types::*;\n\n    /// Text (a) {\n    users (id, b) {\n        /// a -> b,\n        \
                    id -> Nullable<Text>,\n    }\n}\n\ndiesel::joinable!(a -> b (c));\n";
        assert_eq!(column_types(text), BTreeMap::from([(("users", "id"), "Nullable<Text>")]));
    }
}
