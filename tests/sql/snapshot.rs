//! The snapshot keeps all of a model, in few lines, and tells when it cannot be read.

use codegen::model::*;
use codegen::snapshot::{Snapshot, SnapshotError};

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
    for broken in ["", "model: 1", &yaml.replace("package", "packages"), &yaml[..yaml.len() / 2]] {
        let error = Snapshot::from_yaml(broken).expect_err("no snapshot");
        assert!(matches!(error, SnapshotError::Malformed(_)), "{error}");
    }
}
