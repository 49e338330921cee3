//! Lays out files for a test.

use std::fs;
use std::path::Path;

use super::tree::Tree;

/// Writes files into a folder, and the folders they need.
pub(crate) fn write_tree(root: &Path, tree: &Tree) {
    for (path, content) in tree {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a file has a folder")).expect("folders can be made");
        fs::write(place, content).expect("files can be written");
    }
}
