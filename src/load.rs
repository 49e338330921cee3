//! From a schema file to the model.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostics::{Diagnostics, Report, Sources, Span};
use crate::document::Mixin;
use crate::model::{Intent, Model};
use crate::source::Trees;
use crate::{document, resolve, source};

/// The table that [`crate::model::IDEMPOTENCY_KEYS`] names.
const OWN_TABLES: &str = include_str!("idempotency_keys.yaml");

/// A schema that was read without errors.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The database that it describes.
    pub model: Model,
    /// What it says about the way there from the database before.
    pub intent: Intent,
    /// What works but is likely a mistake; may be empty.
    pub warnings: Report,
    /// Each file that was read, and the BLAKE3 hash of its bytes in hexadecimal digits.
    pub input_files: Vec<(PathBuf, String)>,
}

/// The files of a schema, read and parsed but not understood yet.
///
/// Whoever knows what was made of the same files before need not have them understood again.
#[derive(Debug)]
pub struct Input {
    trees: Trees,
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Input {
    /// Reads a schema file and those it includes.
    pub fn read(path: &Path) -> Self {
        Self::new(|sources, diagnostics| source::read(path, sources, diagnostics))
    }

    fn new(read: impl FnOnce(&mut Sources, &mut Diagnostics) -> Trees) -> Self {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let trees = read(&mut sources, &mut diagnostics);
        Self { trees, sources, diagnostics }
    }

    /// Returns each file that was read, and the BLAKE3 hash of its bytes in hexadecimal digits.
    pub fn files(&self) -> &[(PathBuf, String)] {
        &self.trees.input_files
    }

    /// Finds out what the schema means.
    ///
    /// # Errors
    ///
    /// Returns all independent mistakes, and with them the texts that they point into.
    pub fn resolve(self) -> Result<Loaded, Report> {
        let Self { trees: Trees { trees, input_files, is_complete }, mut sources, mut diagnostics } = self;
        let mut document = document::read(&trees, &mut diagnostics);
        if document.tables.iter().any(|table| table.api.idempotency.is_some()) {
            let own = source::own(OWN_TABLES, "idempotency_keys.yaml (of codegen)", &mut sources, &mut diagnostics);
            document.tables.extend(document::read(&own, &mut diagnostics).tables);
        }
        // What is missing from the schema because its file could not be read is no mistake of those that refer to it.
        let model = if is_complete { resolve::resolve(&document, &mut diagnostics) } else { None };
        let report = Report::new(sources, diagnostics.into_vec());
        match model {
            Some((model, intent)) => Ok(Loaded { model, intent, warnings: report, input_files }),
            None => Err(report),
        }
    }
}

/// Where tables, with their columns, and views stand in a schema's files.
#[derive(Debug)]
pub struct Places {
    tables: BTreeMap<String, Span>,
    columns: BTreeMap<(String, String), Span>,
    /// The texts.
    pub sources: Sources,
}

impl Places {
    /// Reads a schema file and those it includes once more, for what is wrong beyond the schema itself.
    pub fn read(path: &Path) -> Self {
        let Input { trees, sources, .. } = Input::read(path);
        let mut told = Diagnostics::default();
        let document = document::read(&trees.trees, &mut told);
        let tables = resolve::with_mixins(&document, &mut told);
        let columns = tables.iter().flat_map(|table| {
            let is_used = |mixin: &&Mixin| table.mixins.iter().any(|used| used.value == mixin.name.value);
            let columns = document.mixins.iter().filter(is_used).flat_map(|mixin| &mixin.columns).chain(&table.columns);
            columns.map(|column| ((table.name.value.clone(), column.name.value.clone()), column.name.span))
        });
        let columns = columns.collect();
        let views = document.views.iter().map(|view| &view.table.name);
        let tables = tables.iter().map(|table| &table.name).chain(views);
        Self { columns, tables: tables.map(|name| (name.value.clone(), name.span)).collect(), sources }
    }

    /// Returns where a column stands, or else its table, when it is there at all.
    pub fn find(&self, table: &str, column: Option<&str>) -> Option<Span> {
        let column = column.and_then(|column| self.columns.get(&(table.to_owned(), column.to_owned())));
        column.or_else(|| self.tables.get(table)).copied()
    }
}

/// Reads a schema file and those it includes.
///
/// # Errors
///
/// Returns all independent mistakes, and with them the texts that they point into.
pub fn load(path: &Path) -> Result<Loaded, Report> {
    Input::read(path).resolve()
}

/// Reads a schema from texts by path instead of from disk; `path` names the main one.
///
/// # Errors
///
/// Returns all independent mistakes, and with them the texts that they point into.
pub fn load_texts(path: &Path, texts: &BTreeMap<PathBuf, Vec<u8>>) -> Result<Loaded, Report> {
    Input::new(|sources, diagnostics| source::read_texts(path, texts, sources, diagnostics)).resolve()
}
