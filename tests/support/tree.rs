//! What several tests need: folders as maps of their files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// The files of a folder: path with `/` → content.
pub(crate) type Tree = BTreeMap<String, String>;

/// Reads every file of a folder and of its folders; a missing folder has none.
pub(crate) fn read_tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    collect(root, "", &mut tree);
    tree
}

fn collect(folder: &Path, prefix: &str, tree: &mut Tree) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.expect("the folder can be listed");
        let path = format!("{prefix}{}", entry.file_name().to_str().expect("names are UTF-8"));
        if entry.file_type().expect("the entry has a type").is_dir() {
            collect(&entry.path(), &format!("{path}/"), tree);
        } else {
            tree.insert(path, fs::read_to_string(entry.path()).expect("files are UTF-8"));
        }
    }
}

/// Makes an empty folder that goes away with the value.
pub(crate) fn temporary_folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}
