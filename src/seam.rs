//! Stands in for the stages that are not here yet: the schema is a map of path → content.
use crate::diagnostics::{Code, Diagnostic, Report, Sources};
use crate::fileset::FileSet;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
#[derive(Debug)]
pub struct Loaded {
    pub model: BTreeMap<String, String>,
    pub warnings: Report,
    pub input_files: Vec<(PathBuf, String)>,
}
pub fn load(path: &Path) -> Result<Loaded, Report> {
    let fail =
        |message: String| Report::new(Sources::default(), vec![Diagnostic::without_place(Code::ALL[0], message)]);
    let text = std::fs::read_to_string(path).map_err(|e| fail(format!("{}: {e}", path.display())))?;
    let model = serde_yaml::from_str(&text).map_err(|e| fail(e.to_string()))?;
    Ok(Loaded { model, warnings: Report::default(), input_files: vec![(path.to_owned(), text)] })
}
pub fn generate(model: &BTreeMap<String, String>) -> FileSet {
    let mut files = FileSet::default();
    for (path, content) in model {
        if path.starts_with("migrations/") { files.append(path, content) } else { files.add(path, content) }
    }
    files
}
