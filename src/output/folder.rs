use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::fileset::FileSet;

use super::journal::{self, Journal, Move, Removal};
use super::tree::Tree;
use super::{Error, Manifest, Plan, Reason, hash};

/// What a command means to do with a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Look; other commands may look too.
    Read,
    /// Change, after finishing what an interrupted build left; other commands wait.
    Write,
}

/// The folder of a generated crate, held against other builds as long as this lives.
#[derive(Debug)]
pub struct Folder {
    tree: Tree,
    manifest: Option<Manifest>,
    force: bool,
    /// A lock on the folder that holds this one, which exists before the first build and leaves no file behind.
    _lock: Option<File>,
}

/// What a build changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The files that were not there before, in path order.
    pub created: Vec<String>,
    /// The files that have new content, in path order.
    pub updated: Vec<String>,
    /// The files that are gone, in path order.
    pub removed: Vec<String>,
    /// The files that were left alone, in path order.
    pub kept: Vec<String>,
}

impl From<&Plan> for Outcome {
    fn from(plan: &Plan) -> Self {
        let (updated, created): (Vec<_>, Vec<_>) = plan.writes.iter().partition(|write| write.before.is_some());
        let paths = |writes: Vec<&super::Write>| writes.into_iter().map(|write| write.path.clone()).collect();
        Self {
            created: paths(created),
            updated: paths(updated),
            removed: plan.removals.iter().map(|(path, _)| path.clone()).collect(),
            kept: plan.kept.clone(),
        }
    }
}

impl Folder {
    /// Takes hold of a folder, which need not exist yet.
    ///
    /// With `force`, files that somebody edited or that are not ours may be overwritten, history that was altered is
    /// taken as it is, and a damaged manifest counts as none.
    ///
    /// # Errors
    ///
    /// When it cannot be read, when a build of it was interrupted and `access` does not allow to finish it, and when the
    /// manifest is damaged.
    pub fn open(out: &Path, access: Access, force: bool) -> Result<Self, Error> {
        let (root, parent) = place(out).map_err(Error::io("find", out))?;
        let lock = lock(&parent, access)?;
        let mut tree = Tree::new(root);
        if let Some(journal) = Journal::left_in(&mut tree)? {
            if access == Access::Read {
                return Err(Error::Interrupted(tree.root().to_owned()));
            }
            if !force {
                journal.check_unedited(&mut tree)?;
            }
            journal.finish(&mut tree)?;
        }
        if access != Access::Read {
            journal::discard_staging(&mut tree)?;
        }
        let manifest = match tree.read(Manifest::PATH)?.map(|text| serde_json::from_slice(&text)).transpose() {
            Ok(manifest) => manifest,
            Err(_) if force => None,
            Err(source) => return Err(Error::Damaged { path: tree.root().join(Manifest::PATH), source }),
        };
        Ok(Self { tree, manifest, force, _lock: lock })
    }

    /// Returns where the folder is.
    pub fn root(&self) -> &Path {
        self.tree.root()
    }

    /// Returns what the last build wrote, when there was one.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// Returns the content of the file of that path, or none when there is no such file.
    ///
    /// # Errors
    ///
    /// When it is there and cannot be read, or the path leads outside.
    pub fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        self.tree.read(path)
    }

    /// Returns whether the last build was by this version of the tool from this input, and every file is as it left it.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub fn is_current(&mut self, version: &str, input: &str) -> Result<bool, Error> {
        let Some(manifest) = &self.manifest else { return Ok(false) };
        if manifest.version != version || manifest.input != input {
            return Ok(false);
        }
        for (path, written) in manifest.files.iter().chain(&manifest.history) {
            if self.tree.read(path)?.is_none_or(|there| hash(&there) != *written) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Compares what a build made with what is there; changes nothing.
    ///
    /// # Errors
    ///
    /// When something cannot be read, or the folder holds files of which none are ours.
    pub fn compare(&mut self, files: &FileSet) -> Result<Plan, Error> {
        if self.manifest.is_none() && !self.force && self.tree.is_occupied()? {
            return Err(Error::Foreign(self.tree.root().to_owned()));
        }
        Plan::new(files, &mut self.tree, self.manifest.as_ref(), None)
    }

    /// Compares as [`compare`](Self::compare) does, to write history anew: files that are written once become what the build made
    /// of them, and those of the paths in `gone` that it did not make are removed.
    ///
    /// # Errors
    ///
    /// When something cannot be read.
    pub fn compare_restating(&mut self, files: &FileSet, gone: &[String]) -> Result<Plan, Error> {
        Plan::new(files, &mut self.tree, self.manifest.as_ref(), Some(gone))
    }

    /// Returns the outcome of a build that finds everything as the last one left it.
    pub fn unchanged(&self) -> Outcome {
        let owned = self.manifest.iter().flat_map(|manifest| manifest.files.keys().chain(manifest.history.keys()));
        let mut kept: Vec<String> = owned.cloned().collect();
        kept.sort();
        Outcome { kept, ..Outcome::default() }
    }

    /// Refuses a plan that would destroy somebody's work, unless that was asked for.
    ///
    /// # Errors
    ///
    /// Naming every such file.
    pub fn permit(&self, plan: &Plan) -> Result<(), Error> {
        if self.force || plan.refused.is_empty() { Ok(()) } else { Err(Error::Refused(plan.refused.clone())) }
    }

    /// Writes files beside a build, wholly or not at all: `owned` ones of those that a build decides, and `given` ones that are the
    /// user's from then on.
    ///
    /// # Errors
    ///
    /// When an owned file is not as the last build left it, when a given one is there already, and when the disk refuses.
    pub fn amend(mut self, owned: &[(String, String)], given: &[(String, String)]) -> Result<(), Error> {
        let mut manifest = self.manifest.clone().unwrap_or_default();
        let mut refused = Vec::new();
        let mut moves = Vec::new();
        for (path, content) in owned {
            let before = self.tree.read(path)?.map(|there| hash(&there));
            if before.as_ref() != manifest.files.get(path) {
                refused.push((path.clone(), Reason::Edited));
            }
            manifest.files.insert(path.clone(), hash(content.as_bytes()));
            moves.push(Move { path: path.clone(), before });
        }
        for (path, _) in given {
            if self.tree.read(path)?.is_some() {
                refused.push((path.clone(), Reason::NotOurs));
            }
            moves.push(Move { path: path.clone(), before: None });
        }
        if !refused.is_empty() {
            return Err(Error::Refused(refused));
        }
        let before = self.tree.read(Manifest::PATH)?.map(|there| hash(&there));
        moves.push(Move { path: Manifest::PATH.to_owned(), before });
        let text = manifest.to_json();
        let contents = owned.iter().chain(given).map(|(_, content)| content.as_str()).chain([text.as_str()]);
        let journal = Journal { moves, removals: Vec::new() };
        journal.commit(&mut self.tree, contents)?;
        journal.finish(&mut self.tree)
    }

    /// Changes the folder as planned: wholly, or, when the process is killed before all new files lie ready, not at all.
    ///
    /// # Errors
    ///
    /// When the plan is not permitted, and when the disk refuses; what was begun is then finished or forgotten by the
    /// next command.
    pub fn apply(mut self, plan: &Plan, version: &str, input: &str) -> Result<Outcome, Error> {
        self.permit(plan)?;
        let manifest = plan.manifest(version, input, self.force);
        let outcome = Outcome::from(plan);
        if plan.is_empty() && self.manifest.as_ref() == Some(&manifest) {
            return Ok(outcome);
        }
        let text = manifest.to_json();
        let mut moves: Vec<Move> = plan.writes.iter().map(planned_move).collect();
        let before = self.tree.read(Manifest::PATH)?.map(|there| hash(&there));
        moves.push(Move { path: Manifest::PATH.to_owned(), before });
        let removals =
            plan.removals.iter().map(|(path, before)| Removal { path: path.clone(), before: before.clone() }).collect();
        let journal = Journal { moves, removals };
        let contents = plan.writes.iter().map(|write| write.content.as_str()).chain([text.as_str()]);
        if let Err(error) = journal.commit(&mut self.tree, contents) {
            // On a full disk the files laid ready are the last thing to leave behind; the first error is the one to tell.
            let _ = journal::discard_staging(&mut self.tree);
            return Err(error);
        }
        journal.finish(&mut self.tree)?;
        Ok(outcome)
    }
}

fn planned_move(write: &super::Write) -> Move {
    Move { path: write.path.clone(), before: write.before.as_deref().map(hash) }
}

/// Returns the true path of the folder, and of the folder that holds it.
fn place(out: &Path) -> io::Result<(PathBuf, PathBuf)> {
    match fs::canonicalize(out) {
        Ok(root) => {
            let parent = root.parent().unwrap_or(&root).to_owned();
            Ok((root, parent))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let whole = std::path::absolute(out)?;
            let (Some(parent), Some(name)) = (whole.parent(), whole.file_name()) else { return Err(error) };
            let parent = fs::canonicalize(parent).unwrap_or_else(|_| parent.to_owned());
            Ok((parent.join(name), parent))
        }
        Err(error) => Err(error),
    }
}

fn lock(parent: &Path, access: Access) -> Result<Option<File>, Error> {
    if access == Access::Read {
        return match File::open(parent) {
            Ok(file) => file.lock_shared().map(|()| Some(file)).map_err(Error::io("lock", parent)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("open", parent)(error)),
        };
    }
    fs::create_dir_all(parent).map_err(Error::io("create", parent))?;
    let file = File::open(parent).map_err(Error::io("open", parent))?;
    file.lock().map_err(Error::io("lock", parent))?;
    Ok(Some(file))
}
