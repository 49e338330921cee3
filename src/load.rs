//! From a schema file to the model.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostics::{Diagnostics, Report, Sources};
use crate::model::Model;
use crate::source::Trees;
use crate::{document, resolve, source};

/// A schema that was read without errors.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The database that it describes.
    pub model: Model,
    /// What works but is likely a mistake; may be empty.
    pub warnings: Report,
    /// Each file that was read, and the BLAKE3 hash of its bytes in hexadecimal digits.
    pub input_files: Vec<(PathBuf, String)>,
}

/// Reads a schema file and those it includes.
///
/// # Errors
///
/// Returns all independent mistakes, and with them the texts that they point into.
pub fn load(path: &Path) -> Result<Loaded, Report> {
    finish(|sources, diagnostics| source::read(path, sources, diagnostics))
}

/// Reads a schema from texts by path instead of from disk; `path` names the main one.
///
/// # Errors
///
/// Returns all independent mistakes, and with them the texts that they point into.
pub fn load_texts(path: &Path, texts: &BTreeMap<PathBuf, Vec<u8>>) -> Result<Loaded, Report> {
    finish(|sources, diagnostics| source::read_texts(path, texts, sources, diagnostics))
}

fn finish(read: impl FnOnce(&mut Sources, &mut Diagnostics) -> Trees) -> Result<Loaded, Report> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let Trees { trees, input_files, is_complete } = read(&mut sources, &mut diagnostics);
    let document = document::read(&trees, &mut diagnostics);
    // What is missing from the schema because its file could not be read is no mistake of those that refer to it.
    let model = if is_complete { resolve::resolve(&document, &mut diagnostics) } else { None };
    let report = Report::new(sources, diagnostics.into_vec());
    match model {
        Some(model) => Ok(Loaded { model, warnings: report, input_files }),
        None => Err(report),
    }
}
