//! The tables of types in the pages say what the code does, and each of their rows is proven on a real server.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};

use codegen::dialect::{ColumnAt, ColumnType, dialect};
use codegen::emit::rust_type;
use codegen::model::{Backend, Model, TimeLibrary, Type};
use codegen::{load, load_texts};

/// The schemas of the crates whose tests send edge values of each column through the server and back.
const ROUND_TRIPS: &[&str] = &[
    "tests/runtime/schema.yaml",
    "tests/runtime/jiff/schema.yaml",
    "tests/runtime/mysql/schema.yaml",
    "tests/runtime/postgres/schema.yaml",
    "tests/runtime/time/schema.yaml",
];

/// Returns the model of a table with a key and a column of that type, if there is one for those backends.
fn with_type(ty: &str, backends: &[Backend]) -> Option<Model> {
    let names: Vec<&str> = backends.iter().map(|backend| backend.name()).collect();
    let schema = format!(
        "version: 1\npackage: example-db\nbackends: [{}]\nenums: {{ user_role: [a, b], text_role: {{ native: false, values: [a, b] }} }}\ntables:\n  t:\n    columns:\n      \
         id: {{ type: bigint, primary_key: true, generated: identity }}\n      x: {{ type: \"{ty}\" }}\n",
        names.join(", ")
    );
    let path = Path::new("schema.yaml");
    let texts: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::from([(path.to_owned(), schema.into_bytes())]);
    load_texts(path, &texts).ok().map(|loaded| loaded.model)
}

/// Returns what tells a row of the tables from the others: the type without its lengths and names, and whether it keeps fewer
/// digits of a second.
fn row_of(ty: &Type, digits: Option<u8>) -> String {
    let kind = match ty {
        Type::Array(_) => "Array".to_owned(),
        Type::Enum(_) => "Enum".to_owned(),
        ty => format!("{ty:?}").replace(|c: char| c.is_ascii_digit() && !matches!(ty, Type::Native(_)), ""),
    };
    format!("{kind}{}", if digits.is_some() { " of few digits" } else { "" })
}

/// Returns the rows of the tables under a heading: the cells of each.
fn rows(page: &str, heading: &str) -> Vec<Vec<String>> {
    let (_, section) = page.split_once(&format!("{heading}\n")).unwrap_or_default();
    let section = section.split("\n#").next().unwrap_or(section);
    let lines = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| type |"));
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn each_type_is_sent_through_each_server_that_has_it() -> Result<(), Box<dyn Error>> {
    let mut sent: BTreeMap<Backend, BTreeSet<String>> = BTreeMap::new();
    for path in ROUND_TRIPS {
        let model = load(Path::new(path)).map_err(|_| format!("{path} is not valid"))?.model;
        for column in &model.table("samples").columns {
            for &backend in &model.backends {
                sent.entry(backend).or_default().insert(row_of(&column.ty, column.digits));
            }
        }
    }
    let page = std::fs::read_to_string("docs/language.md")?;
    let tables: [(&str, &[Backend]); 3] = [
        ("## Types", &Backend::ALL),
        ("### Types of PostgreSQL", &[Backend::Postgres]),
        ("### Types of MySQL", &[Backend::Mysql]),
    ];
    for (heading, backends) in tables {
        let rows = rows(&page, heading);
        assert!(!rows.is_empty(), "{heading}");
        for ty in rows.iter().flat_map(|cells| cells[0].split('`').skip(1).step_by(2)) {
            let model = with_type(ty, backends).ok_or(format!("{ty} is no type"))?;
            let column = model.table("t").column("x");
            let row = row_of(&column.ty, column.digits);
            for backend in backends {
                assert!(sent[backend].contains(&row), "{ty} ({row}) on {backend}");
            }
        }
    }
    Ok(())
}

/// Returns a type as its row spells it, with lengths for the letters.
fn with_lengths(text: &str) -> String {
    text.replace("(p,s)", "(12,2)").replace("(n)", "(10)")
}

/// Returns the name of a Rust type without the paths in it.
fn without_paths(rust: &str) -> String {
    let words = rust.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    words.map(|word| word.rsplit("::").next().unwrap_or(word)).collect()
}

#[test]
fn the_table_of_column_types_is_that_of_the_dialects() -> Result<(), Box<dyn Error>> {
    let page = std::fs::read_to_string("ARCHITECTURE.md")?;
    let rows = rows(&page, "## Types");
    assert!(rows.len() > 35, "{}", rows.len());
    for cells in rows {
        let ty = match cells[0].as_str() {
            "enum" => "user_role".to_owned(),
            "enum, `native: false`" => "text_role".to_owned(),
            ty => with_lengths(ty),
        };
        for (cell, backend) in cells[1..4].iter().zip(Backend::ALL) {
            let Some(model) = with_type(&ty, &[backend]) else {
                assert_eq!(cell, "", "{ty} is no type on {backend}");
                continue;
            };
            let table = model.table("t");
            let column = table.column("x");
            let declared = dialect(backend).column_type(ColumnAt { model: &model, table, column });
            let sql = cell.split('`').nth(1).map(with_lengths).filter(|sql| !sql.contains('…'));
            let declared = ColumnType { sql: declared.sql.replace(", ", ","), ..declared };
            assert!(sql.is_none_or(|sql| declared.sql.starts_with(&sql)), "{ty} on {backend} is {}", declared.sql);
            let diesel =
                if declared.definition.is_some() { "[custom]".to_owned() } else { format!("[{}]", declared.diesel) };
            assert!(cell.contains(&diesel), "{ty} on {backend} is {diesel} to Diesel, not {cell}");
            if !ty.ends_with("_role") {
                assert_eq!(
                    without_paths(&rust_type(&model, column)),
                    without_paths(cells[4].trim_matches('`')),
                    "{ty}"
                );
            }
        }
    }
    Ok(())
}

#[test]
fn the_table_of_time_libraries_is_that_of_the_generator() -> Result<(), Box<dyn Error>> {
    let page = std::fs::read_to_string("ARCHITECTURE.md")?;
    let rows: Vec<Vec<String>> =
        rows(&page, "### Time libraries").into_iter().filter(|cells| cells[0] != "library").collect();
    let libraries = [TimeLibrary::Chrono, TimeLibrary::Time, TimeLibrary::Jiff];
    assert_eq!(rows.len(), libraries.len());
    for (cells, library) in rows.iter().zip(libraries) {
        assert_eq!(cells[0], library.name());
        for (cell, ty) in cells[1..].iter().zip(["date", "time", "timestamp", "timestamptz"]) {
            let mut model = with_type(ty, &Backend::ALL).ok_or(format!("{ty} is no type"))?;
            model.rust.time = library;
            let field = rust_type(&model, model.table("t").column("x"));
            assert_eq!(cell.split('`').nth(1).map(without_paths), Some(field), "{ty} of {}", library.name());
        }
    }
    Ok(())
}
