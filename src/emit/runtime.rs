//! The files that are the same bytes in every generated crate.

use super::rust;
use crate::fileset::FileSet;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        /// (path in the crate, content without the header)
        const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../../templates/", $path)))),*];
    };
}

files!["src/engine/table.rs",];

/// Adds the engine, the HTTP layer and the types.
pub(super) fn add(files: &mut FileSet) {
    for (path, content) in FILES {
        files.add(*path, format!("{}\n{content}", rust::HEADER));
    }
}
