//! The snapshot keeps all of a model, in few lines, and tells when it cannot be read.

use codegen::model::*;
use codegen::snapshot::{Snapshot, SnapshotError};
use serde_yaml::Value;

use crate::models;
use crate::support::model::*;

fn snapshot(model: Model) -> Snapshot {
    Snapshot { migrations: vec!["00000000000001_initial".to_owned()], model }
}

#[test]
fn comes_back_as_it_was() {
    for model in [models::every_type(), models::keywords(), models::keys_and_references(), models::shared_enums()] {
        let before = snapshot(model);
        let yaml = before.to_yaml();
        let after = Snapshot::from_yaml(&yaml).expect("what was written can be read");
        assert_eq!(after, before);
        assert_eq!(after.to_yaml(), yaml);
    }
}

#[test]
fn a_new_column_is_one_hunk() {
    let before = snapshot(models::cycles()).to_yaml();
    let mut model = models::cycles();
    model.tables = model
        .tables
        .iter()
        .map(|it| it.clone().with(column("note", Type::Text).nullable()))
        .take(1)
        .chain(model.tables.iter().skip(1).cloned())
        .collect();
    let after = snapshot(model).to_yaml();
    let diff = similar::TextDiff::from_lines(&before, &after);
    assert_eq!(diff.grouped_ops(1).len(), 1);
    assert_eq!(diff.iter_all_changes().filter(|change| change.tag() == similar::ChangeTag::Delete).count(), 0);
}

#[test]
fn a_newer_form_is_told() {
    let yaml = snapshot(models::one_table()).to_yaml();
    for newer in [yaml.replace("format: 2", "format: 3"), "format: 4\ntables: {}\n".to_owned()] {
        let error = Snapshot::from_yaml(&newer).expect_err("a newer format");
        assert!(matches!(error, SnapshotError::NewerFormat(3 | 4)), "{error}");
    }
    for broken in ["", "model: 1", &yaml[..yaml.len() / 2]] {
        let error = Snapshot::from_yaml(broken).expect_err("no snapshot");
        assert!(matches!(error, SnapshotError::Malformed(_)), "{error}");
    }
}

/// Maps whose keys are names of the schema's, and not of the form.
const MAPS: &[&str] = &["with"];

/// Adds a name to one of the maps of a snapshot, the one of that number; returns its place, or nothing when there are fewer.
fn add_a_name(value: &mut Value, place: &str, number: &mut usize) -> Option<String> {
    match value {
        Value::Mapping(map) => {
            if !MAPS.iter().any(|name| place.ends_with(name)) {
                if *number == 0 {
                    map.insert("later".into(), Value::Null);
                    return Some(place.to_owned());
                }
                *number -= 1;
            }
            map.iter_mut().find_map(|(key, value)| add_a_name(value, &format!("{place}.{}", key.as_str()?), number))
        }
        Value::Sequence(items) => items.iter_mut().find_map(|item| add_a_name(item, place, number)),
        _ => None,
    }
}

#[test]
fn what_is_not_known_is_not_passed_over() {
    for model in [models::every_type(), models::keywords(), models::keys_and_references(), models::shared_enums()] {
        let yaml = snapshot(model).to_yaml();
        let whole: Value = serde_yaml::from_str(&yaml).expect("YAML");
        for number in 0.. {
            let mut changed = whole.clone();
            let Some(place) = add_a_name(&mut changed, "", &mut { number }) else { break };
            let error = Snapshot::from_yaml(&serde_yaml::to_string(&changed).expect("YAML"));
            assert!(error.is_err(), "{place} takes a name that it does not know");
        }
        let error = Snapshot::from_yaml(&yaml.replace("package:", "later: 1\n  package:")).expect_err("a name");
        assert!(matches!(error, SnapshotError::Unknown(_)), "{error}");
    }
}
