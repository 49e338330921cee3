//! Stands in for resolve until it is merged: the schema is a snapshot.
use crate::diagnostics::{Code, Diagnostic, Report, Sources};
use crate::model::Model;
use crate::snapshot::Snapshot;
use std::path::{Path, PathBuf};
#[derive(Debug)]
pub struct Loaded {
    pub model: Model,
    pub warnings: Report,
    pub input_files: Vec<(PathBuf, String)>,
}
pub fn load(path: &Path) -> Result<Loaded, Report> {
    let fail =
        |message: String| Report::new(Sources::default(), vec![Diagnostic::without_place(Code::ALL[0], message)]);
    let text = std::fs::read_to_string(path).map_err(|e| fail(format!("{}: {e}", path.display())))?;
    let model = Snapshot::from_yaml(&text).map_err(|e| fail(e.to_string()))?.model;
    Ok(Loaded { model, warnings: Report::default(), input_files: vec![(path.to_owned(), text)] })
}
