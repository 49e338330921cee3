use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::tree::Tree;
use super::{Error, Reason, hash};

/// The list of moves and removals that turns the old files into the new ones.
///
/// It is put in place by one rename when every new file lies ready, and removed when all is done. Each of its steps may
/// be repeated, so that whoever finds it can finish it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Journal {
    /// The file of each place in the list is called by its number in the staging folder.
    pub(super) moves: Vec<Move>,
    pub(super) removals: Vec<Removal>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Move {
    pub(super) path: String,
    /// The hash of what was there, when there was a file.
    pub(super) before: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Removal {
    pub(super) path: String,
    pub(super) before: String,
}

pub(super) const JOURNAL: &str = ".codegen/journal.json";
const PREPARED: &str = ".codegen/staging/journal.json";
const STAGING: &str = ".codegen/staging";

impl Journal {
    /// Returns the journal that an interrupted build left.
    pub(super) fn left_in(tree: &mut Tree) -> Result<Option<Self>, Error> {
        let Some(text) = tree.read(JOURNAL)? else { return Ok(None) };
        let damaged = |source| Error::Damaged { path: tree.root().join(JOURNAL), source };
        serde_json::from_slice(&text).map(Some).map_err(damaged)
    }

    /// Lays the new files ready and commits to the change; `contents` are those of `moves`, in their order.
    pub(super) fn commit<'a>(&self, tree: &mut Tree, contents: impl IntoIterator<Item = &'a str>) -> Result<(), Error> {
        discard_staging(tree)?;
        let staging = tree.root().join(STAGING);
        fs::create_dir_all(&staging).map_err(Error::io("create", &staging))?;
        for (number, content) in contents.into_iter().enumerate() {
            let staged = staging.join(number.to_string());
            fs::write(&staged, content).map_err(Error::io("write", staged))?;
        }
        let prepared = tree.locate(PREPARED)?;
        let text = serde_json::to_vec(self).expect("lists of strings are JSON");
        fs::write(&prepared, text).map_err(Error::io("write", &prepared))?;
        let place = tree.locate(JOURNAL)?;
        fs::rename(&prepared, &place).map_err(Error::io("write", place))
    }

    /// Refuses when somebody changed a file that is still to be moved over or removed.
    ///
    /// A step that is already done finds its new content, or nothing, and asks for nothing.
    pub(super) fn check_unedited(&self, tree: &mut Tree) -> Result<(), Error> {
        let mut refused = Vec::new();
        for (number, step) in self.moves.iter().enumerate() {
            if staged(tree, number)?.exists() {
                let there = tree.read(&step.path)?.map(|there| hash(&there));
                if there.is_some() && there != step.before {
                    refused.push((step.path.clone(), Reason::Edited));
                }
            }
        }
        for step in &self.removals {
            if tree.read(&step.path)?.is_some_and(|there| hash(&there) != step.before) {
                refused.push((step.path.clone(), Reason::Edited));
            }
        }
        if refused.is_empty() { Ok(()) } else { Err(Error::Refused(refused)) }
    }

    /// Takes the steps that are not yet taken, then forgets the journal.
    ///
    /// Removals come first: a folder that they empty may be the name of a new file.
    pub(super) fn finish(&self, tree: &mut Tree) -> Result<(), Error> {
        for step in &self.removals {
            tree.remove(&step.path)?;
        }
        for (number, step) in self.moves.iter().enumerate() {
            let staged = staged(tree, number)?;
            let place = tree.locate(&step.path)?;
            let folder = place.parent().expect("a path inside a folder has a parent");
            fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
            match fs::rename(&staged, &place) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::io("write", place)(error)),
                _ => {}
            }
        }
        tree.remove(JOURNAL)?;
        discard_staging(tree)
    }
}

/// Removes what a build that was killed before it committed laid ready.
pub(super) fn discard_staging(tree: &mut Tree) -> Result<(), Error> {
    // Asking for a file in it proves that the staging folder is a folder of ours and no link.
    tree.locate(PREPARED)?;
    let staging = tree.root().join(STAGING);
    match fs::remove_dir_all(&staging) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::io("remove", staging)(error)),
        _ => Ok(()),
    }
}

fn staged(tree: &mut Tree, number: usize) -> Result<PathBuf, Error> {
    tree.locate(&format!("{STAGING}/{number}"))
}
