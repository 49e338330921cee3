//! What `diesel_ext` makes of schema.rs agrees with our models, but for the differences that ARCHITECTURE.md lists.
//!
//! That the types of the models can be read at all, rustc says: each read model is `Selectable` with `check_for_backend`.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::emit::{rust_type, schema};
use codegen::model::{Model, NamespaceNames, Table, Type};

/// Where the differences are listed: the type of diesel_ext, ours, and why.
const LIST: &str = "ARCHITECTURE.md";

/// The schemas that the project comes with.
fn schemas() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let in_folders_of = |folder: &str| {
        let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
        entries.map(|entry| entry.path().join("schema.yaml"))
    };
    let folders = ["tests/cases", "examples", "tests", "tests/runtime"];
    let mut schemas: Vec<_> = folders.into_iter().flat_map(in_folders_of).filter(|path| path.exists()).collect();
    schemas.push(root.join("schema.yaml"));
    schemas.sort();
    schemas
}

/// Returns the fields' types of each struct that diesel_ext makes of a schema.rs, in the order of the tables there.
fn judged(schema_rs: &str) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("schema.rs");
    std::fs::write(&path, schema_rs)?;
    let output = Command::new("diesel_ext").arg("-m").arg("-s").arg(&path).output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut structs: Vec<Vec<String>> = Vec::new();
    // What stands in the module of a namespace is indented.
    for line in String::from_utf8(output.stdout)?.lines().map(str::trim_start) {
        if line.starts_with("pub struct ") {
            structs.push(Vec::new());
        } else if let Some(field) = line.strip_prefix("pub ").filter(|rest| rest.contains(": ")) {
            let (_, ty) = field.trim_end_matches(',').split_once(": ").ok_or(format!("no type in {field}"))?;
            structs.last_mut().ok_or("a field outside of a struct")?.push(ty.to_owned());
        }
    }
    Ok(structs)
}

/// Returns (diesel_ext's type, ours) of each row of the list.
fn differences() -> Result<BTreeSet<(String, String)>, Box<dyn Error>> {
    let page = std::fs::read_to_string(LIST)?;
    let (_, section) = page.split_once("## diesel_ext\n").ok_or("no section on diesel_ext")?;
    let section = section.split("\n## ").next().unwrap_or(section);
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let code = |cell: Option<&str>| cell.unwrap_or_default().trim().trim_matches('`').to_owned();
    Ok(rows
        .map(|row| {
            let mut cells = row.split('|').skip(1);
            (code(cells.next()), code(cells.next()))
        })
        .collect())
}

/// Takes the wrappers off that both have: `Option<…>` and `Vec<…>`.
fn unwrap<'a>(mut theirs: &'a str, mut ours: &'a str) -> (&'a str, &'a str) {
    for wrapper in ["Option<", "Vec<", "Option<"] {
        let inner = |ty: &'a str| ty.strip_prefix(wrapper).and_then(|ty| ty.strip_suffix('>'));
        if let (Some(one), Some(other)) = (inner(theirs), inner(ours)) {
            (theirs, ours) = (one, other);
        }
    }
    (theirs, ours)
}

fn tables_by_name<'a>(model: &'a Model, namespace: Option<&NamespaceNames>) -> Vec<&'a Table> {
    let is_here = |table: &&Table| table.primary_key.is_some() && table.rust.namespace.as_ref() == namespace;
    let mut tables: Vec<&Table> = model.tables.iter().filter(is_here).collect();
    tables.sort_by(|one, other| one.name.cmp(&other.name));
    tables
}

#[test]
fn each_type_agrees_or_is_listed() -> Result<(), Box<dyn Error>> {
    let listed = differences()?;
    let mut found = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut same = 0;
    for path in schemas() {
        let model = codegen::load(&path).map_err(|_| format!("{} is not valid", path.display()))?.model;
        let namespaces = [None].into_iter().chain(schema::namespaces(&model).into_iter().map(Some));
        for (backend, namespace) in
            namespaces.flat_map(|namespace| model.backends.iter().map(move |it| (*it, namespace)))
        {
            let structs = judged(&schema::patched(&model, backend, namespace)?)?;
            let tables = tables_by_name(&model, namespace);
            assert_eq!(structs.len(), tables.len(), "{}: {backend}", path.display());
            for (table, types) in tables.into_iter().zip(structs) {
                assert_eq!(types.len(), table.columns.len(), "{}: {backend}: {}", path.display(), table.name);
                for (column, theirs) in table.columns.iter().zip(&types) {
                    let ours = rust_type(&model, column);
                    let (theirs, ours) = unwrap(theirs, &ours);
                    let is_unknown = theirs.contains("unknown type");
                    let theirs = if is_unknown { "unknown" } else { theirs };
                    if theirs == ours {
                        same += 1;
                        continue;
                    }
                    let ours = if is_unknown { "any".to_owned() } else { kind_of(&model, table, &column.name, ours) };
                    let difference = match (&column.rust_type, &column.id_type) {
                        (Some(_), _) => ("any".to_owned(), "a rust_type".to_owned()),
                        (None, Some(_)) => ("any".to_owned(), "the type of a key".to_owned()),
                        (None, None) => (theirs.to_owned(), ours),
                    };
                    if !listed.contains(&difference) {
                        let name = format!("{}: {backend}: {}.{}", path.display(), table.name, column.name);
                        wrong.push(format!("{name}: diesel_ext says {}, we say {}", difference.0, difference.1));
                    }
                    found.insert(difference);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not in the list of {LIST}:\n{}", wrong.join("\n"));
    let unused: Vec<_> = listed.difference(&found).collect();
    assert!(unused.is_empty(), "in the list of {LIST}, but there is no such difference: {unused:?}");
    assert!(same > 0);
    Ok(())
}

/// Returns the type, or `an enum` for the enums of the schema.
fn kind_of(model: &Model, table: &Table, column: &str, ty: &str) -> String {
    let is_enum = matches!(table.column(column).ty.element(), Type::Enum(_));
    if is_enum && model.enums.iter().any(|item| item.rust_name == ty) { "an enum".to_owned() } else { ty.to_owned() }
}
