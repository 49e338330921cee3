//! Reads schema files and parses them into nodes that know their place.

mod files;
mod include;
mod merge;
mod node;
mod offsets;
mod syntax;
mod yaml;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostics::{Diagnostics, Sources};
pub use node::{Entry, Node, Reading, Scalar, Spanned, Value};

/// The files of a schema, read and parsed.
#[derive(Debug)]
pub struct Trees {
    /// What each file holds, in the order of inclusion, the main file first. Files that could not be parsed are missing.
    pub trees: Vec<Tree>,
    /// Each file that was read, and the BLAKE3 hash of its bytes in hexadecimal digits.
    pub input_files: Vec<(PathBuf, String)>,
    /// Whether every file could be read and parsed.
    pub is_complete: bool,
}

/// What one file holds.
#[derive(Debug)]
pub struct Tree {
    /// Its root.
    pub root: Node,
    /// Whether it is the file that the command names.
    pub is_main: bool,
}

/// Reads a schema file and those it includes from disk.
pub fn read(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Trees {
    include::read(&files::Disk, path, sources, diagnostics)
}

/// Reads a part of schemas that codegen itself brings; `name` is what messages call its file.
pub fn own(text: &str, name: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Vec<Tree> {
    let path = Path::new(name);
    let texts = BTreeMap::from([(path.to_owned(), text.as_bytes().to_vec())]);
    let trees = read_texts(path, &texts, sources, diagnostics).trees;
    trees.into_iter().map(|tree| Tree { is_main: false, ..tree }).collect()
}

/// Reads a schema from texts by path; `path` names the main one.
pub fn read_texts(
    path: &Path,
    texts: &BTreeMap<PathBuf, Vec<u8>>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Trees {
    include::read(&files::Memory(texts), path, sources, diagnostics)
}
