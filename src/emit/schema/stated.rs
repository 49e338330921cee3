use std::collections::BTreeMap;

use crate::dialect::{ColumnAt, dialect};
use crate::model::{Backend, Model, NativeForm, Table, Type};

/// What Diesel has instead of a type of its own, on MySQL: its derive has no `Mediumint` and no `Year`.
const INSTEAD: &[(&str, &str)] =
    &[("Mediumint", "diesel::sql_types::Integer"), ("Year", "diesel::sql_types::SmallInt")];

/// A type that `diesel print-schema` names and neither Diesel nor schema.rs defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedType {
    /// The name in schema.rs.
    pub name: String,
    /// What schema.rs uses, without `use` and semicolon.
    pub import: String,
}

/// Returns the types that schema.rs has to import, in the order of their names.
pub fn stated_types(model: &Model, backend: Backend) -> Vec<StatedType> {
    stated_types_of(model, model.tables.iter(), backend)
}

/// Returns the types that a file with these tables has to import, in the order of their names.
fn stated_types_of<'a>(model: &Model, tables: impl Iterator<Item = &'a Table>, backend: Backend) -> Vec<StatedType> {
    let mut paths = BTreeMap::new();
    for table in tables {
        for column in &table.columns {
            let diesel = dialect(backend).column_type(ColumnAt { model, table, column }).diesel;
            let name = diesel.trim_start_matches("Unsigned<").trim_end_matches('>');
            match &column.ty {
                Type::Native(native) => {
                    if let NativeForm::Custom { diesel, .. } = &native.form {
                        paths.insert(name.to_owned(), diesel.clone());
                    }
                }
                _ => {
                    if let Some((_, path)) = INSTEAD.iter().find(|(instead, _)| *instead == name) {
                        paths.insert(name.to_owned(), (*path).to_owned());
                    }
                }
            }
        }
    }
    let import = |(name, path): (String, String)| {
        let is_same = path.rsplit("::").next() == Some(&name);
        let import = if is_same { path } else { format!("{path} as {name}") };
        StatedType { name, import }
    };
    paths.into_iter().map(import).collect()
}

/// Returns what each `table!` of schema.rs uses: what the author says, and what stated types need beside it.
pub fn imports(model: &Model, backend: Backend) -> Vec<String> {
    imports_of(model, model.tables.iter(), backend)
}

/// Returns what each `table!` of a file with these tables uses.
pub(super) fn imports_of<'a>(model: &Model, tables: impl Iterator<Item = &'a Table>, backend: Backend) -> Vec<String> {
    let stated = stated_types_of(model, tables, backend);
    let mut imports = model.print_schema.import_types.clone();
    if imports.is_empty() && !stated.is_empty() {
        imports.push("diesel::sql_types::*".to_owned());
    }
    for ty in stated {
        if !imports.contains(&ty.import) {
            imports.push(ty.import);
        }
    }
    imports
}
