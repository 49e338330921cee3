//! `codegen json-schema`: it tells every key, accepts what the tool accepts, and rejects what has a wrong shape.

mod support {
    pub(crate) mod program;
}

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostics::{Diagnostics, Sources};
use codegen::document::places;
use codegen::json_schema::schema;
use codegen::load_texts;
use codegen::source::{self, Node, Reading, Value as Yaml};
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use support::program::succeed;
use tempfile::tempdir;

type Outcome = Result<(), Box<dyn Error>>;

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::options().build(schema).expect("it is a JSON Schema")
}

/// Returns what a reader of YAML 1.2 makes of a node.
fn value(node: &Node) -> Value {
    match &node.value {
        Yaml::Mapping(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.value.clone(), value(&entry.value))).collect())
        }
        Yaml::Sequence(items) => items.iter().map(value).collect(),
        Yaml::Scalar(scalar) => match scalar.reading() {
            Reading::Null => Value::Null,
            Reading::Boolean(value) => json!(value),
            Reading::Number => serde_json::from_str(&scalar.text).unwrap_or_else(|_| json!(scalar.text)),
            Reading::OldBoolean(_) | Reading::Text => json!(scalar.text),
        },
    }
}

/// Returns the files of a schema, or none when they are not YAML.
fn files(texts: &BTreeMap<PathBuf, Vec<u8>>) -> Option<Vec<Value>> {
    let mut diagnostics = Diagnostics::default();
    let trees = source::read_texts(Path::new("schema.yaml"), texts, &mut Sources::default(), &mut diagnostics);
    (diagnostics.errors() == 0).then(|| trees.trees.iter().map(|tree| value(&tree.root)).collect())
}

fn one(text: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    BTreeMap::from([(PathBuf::from("schema.yaml"), text.as_bytes().to_vec())])
}

/// Returns the objects with keys: the whole and the definitions.
fn objects(schema: &Value) -> Vec<(String, &Map<String, Value>)> {
    let definitions = schema["$defs"].as_object().expect("there are definitions");
    let definitions = definitions.iter().map(|(name, place)| (format!("#/$defs/{name}"), place));
    let all = std::iter::once(("#".to_owned(), schema)).chain(definitions);
    all.map(|(path, place)| (path, place["properties"].as_object().expect("a place has keys"))).collect()
}

/// Returns the paths of the files below a folder that satisfy a condition.
fn find(folder: &Path, wanted: &dyn Fn(&Path) -> bool, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("target") && !path.ends_with(".git") {
            find(&path, wanted, found)?;
        } else if wanted(&path) {
            found.push(path);
        }
    }
    Ok(())
}

/// The cases of tests/errors of one file: name and schema.
fn error_cases() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir("tests/errors")? {
        let path = entry?.path();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let (text, _) = text.split_once("#~ report\n").ok_or("a case has a report")?;
        if !text.contains("#~ file: ") {
            let name = path.file_stem().and_then(|name| name.to_str()).ok_or("a case has a name")?;
            cases.push((name.to_owned(), text.to_owned()));
        }
    }
    Ok(cases)
}

#[test]
fn each_key_of_each_place_is_told_with_an_example() {
    let schema = schema();
    let objects = objects(&schema);
    let mut keys: Vec<Vec<&str>> = objects.iter().map(|(_, keys)| keys.keys().map(String::as_str).collect()).collect();
    let mut expected: Vec<Vec<&str>> = places::ALL.iter().map(|place| place.keys.to_vec()).collect();
    keys.sort();
    expected.sort();
    assert_eq!(keys, expected);
    for (path, keys) in objects {
        for (key, told) in keys {
            assert!(told["description"].is_string(), "tell {path} {key} in src/json_schema/keys.rs");
            let only = json!({ "$ref": format!("{path}/properties/{key}"), "$defs": schema["$defs"], "properties": schema["properties"] });
            let examples = told["examples"].as_array().expect("a key has examples");
            assert!(!examples.is_empty());
            assert!(examples.iter().all(|example| validator(&only).is_valid(example)), "{path} {key}");
        }
    }
}

#[test]
fn every_schema_of_the_repository_is_accepted() -> Outcome {
    let mut paths = Vec::new();
    find(Path::new("."), &|path| path.ends_with("schema.yaml"), &mut paths)?;
    assert!(paths.contains(&PathBuf::from("./schema.yaml")));
    let mut texts = Vec::new();
    for path in paths {
        texts.push((path.display().to_string(), fs::read_to_string(path)?));
    }
    let page = fs::read_to_string("docs/language.md")?;
    let examples = page.split("```yaml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    texts.extend(examples.map(|(example, _)| (example.to_owned(), example.to_owned())));
    let validator = validator(&schema());
    for (name, text) in texts {
        for file in files(&one(&text)).ok_or(format!("{name} is not YAML"))? {
            validator.validate(&file).map_err(|error| format!("{name}: {}: {error}", error.instance_path()))?;
        }
    }
    Ok(())
}

#[test]
fn what_the_tool_accepts_is_accepted() -> Outcome {
    let validator = validator(&schema());
    let mut accepted = 0;
    for (name, text) in error_cases()? {
        if load_texts(Path::new("schema.yaml"), &one(&text)).is_ok() {
            let file = files(&one(&text)).ok_or(format!("{name} is not YAML"))?;
            validator.validate(&file[0]).map_err(|error| format!("{name}: {}: {error}", error.instance_path()))?;
            accepted += 1;
        }
    }
    assert!(accepted > 3, "only {accepted} cases have no errors");
    Ok(())
}

#[test]
fn a_type_that_plain_yaml_cuts_in_two_is_accepted() {
    // `{ type: decimal(12,2)?, default: 0 }` and `{ type: decimal(12,2), colour: red }` as plain YAML has them.
    let column = json!({ "$ref": "#/$defs/column", "$defs": schema()["$defs"] });
    assert!(validator(&column).is_valid(&json!({ "type": "decimal(12", "2)?": null, "default": 0 })));
    assert!(!validator(&column).is_valid(&json!({ "type": "decimal(12", "2)": null, "colour": "red" })));
    assert!(!validator(&column).is_valid(&json!({ "type": "decimal(12", "2": null })));
}

#[test]
fn what_has_a_wrong_shape_is_rejected() -> Outcome {
    /// Codes of wrong shapes: unknown and missing keys, and values of a wrong kind.
    const CODES: [&str; 8] = ["E0101", "E0102", "E0103", "E0104", "E0105", "E0107", "E0109", "E0111"];
    /// What only the whole schema shows (a file without a head may be an included one, a default may not be of the column's
    /// type, a word may be a type of a later version), or only a reader of YAML 1.1 stumbles over.
    const NOT_SEEN: [&str; 10] = [
        "E0103-nothing-but-tables",
        "E0104-default-off",
        "E0104-in-a-list",
        "E0104-norway",
        "E0105-default-no",
        "E0105-default-one",
        "E0107-bytes-n",
        "E0107-expression-index",
        "E0107-interval",
        "E0107-nulls-first",
    ];
    let validator = validator(&schema());
    let mut wrong = Vec::new();
    for (name, text) in error_cases()? {
        let Some(file) = files(&one(&text)) else { continue };
        let is_structural = CODES.iter().any(|code| name.starts_with(code));
        if is_structural && validator.is_valid(&file[0]) != NOT_SEEN.contains(&name.as_str()) {
            wrong.push(name);
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn the_starter_names_the_schema_beside_it() -> Outcome {
    let dir = tempdir()?;
    succeed(dir.path(), &["init"]);
    let starter = fs::read_to_string(dir.path().join("schema.yaml"))?;
    assert!(starter.starts_with("# yaml-language-server: $schema=schema.json\n"), "{starter}");
    let written = fs::read_to_string(dir.path().join("schema.json"))?;
    assert_eq!(written, succeed(dir.path(), &["json-schema"]).stdout);
    assert_eq!(serde_json::from_str::<Value>(&written)?, schema());
    let file = files(&one(&starter)).ok_or("the starter is YAML")?;
    assert!(validator(&schema()).is_valid(&file[0]));
    Ok(())
}

#[test]
fn init_leaves_a_schema_json_that_is_there_alone() -> Outcome {
    let dir = tempdir()?;
    fs::write(dir.path().join("schema.json"), "mine")?;
    assert!(succeed(dir.path(), &["init"]).stdout.starts_with("created ./schema.yaml\n\nNext"));
    assert_eq!(fs::read_to_string(dir.path().join("schema.json"))?, "mine");
    Ok(())
}
