use std::collections::BTreeMap;

use crate::fileset::{FileSet, Policy};

use super::tree::Tree;
use super::{Error, Manifest, Reason, hash};

/// What a build would change, found by comparing in memory.
#[derive(Debug, Default)]
pub struct Plan {
    /// The files to write, in path order.
    pub writes: Vec<Write>,
    /// The files to remove, with the hash of what is there now, in path order.
    pub removals: Vec<(String, String)>,
    /// The files that are already right, in path order.
    pub kept: Vec<String>,
    /// Those of `writes` and `removals` that would destroy somebody's work.
    pub refused: Vec<(String, Reason)>,
    /// Files that are written once and were changed or removed since, with the hash of what is there now: told, never touched.
    pub altered_history: Vec<(String, Option<String>)>,
    files: BTreeMap<String, String>,
    history: BTreeMap<String, String>,
}

/// A file to write.
#[derive(Debug)]
pub struct Write {
    /// Its path in the folder.
    pub path: String,
    /// Its new content.
    pub content: String,
    /// What is there now, when there is a file.
    pub before: Option<Vec<u8>>,
}

impl Plan {
    /// Compares what a build made with what is there. With `restated`, files that are written once are written again, and those
    /// paths are removed that the build does not make.
    pub(super) fn new(
        files: &FileSet,
        tree: &mut Tree,
        manifest: Option<&Manifest>,
        restated: Option<&[String]>,
    ) -> Result<Self, Error> {
        let none = Manifest::default();
        let owned = manifest.unwrap_or(&none);
        let mut comparison = Comparison { tree, owned, is_restated: restated.is_some(), plan: Self::default() };
        for (path, file) in files.iter() {
            match file.policy {
                Policy::Replace => comparison.replace(path, &file.content)?,
                Policy::Append => comparison.append(path, &file.content)?,
            }
        }
        comparison.prune()?;
        match restated {
            Some(gone) => comparison.remove(gone)?,
            None => comparison.carry_history()?,
        }
        let mut plan = comparison.plan;
        plan.kept.sort();
        Ok(plan)
    }

    /// Returns whether every file is already right.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.removals.is_empty()
    }

    /// Returns whether every file is already right and the manifest says so too, whatever tool and input it names.
    pub fn is_current(&self, manifest: Option<&Manifest>) -> bool {
        self.is_empty()
            && self.altered_history.is_empty()
            && manifest.is_some_and(|manifest| manifest.files == self.files && manifest.history == self.history)
    }

    /// Returns the manifest of the folder after this; `accept_history` takes what was altered as it is now.
    pub(super) fn manifest(&self, version: &str, input: &str, accept_history: bool) -> Manifest {
        let mut history = self.history.clone();
        if accept_history {
            for (path, there) in &self.altered_history {
                match there {
                    Some(there) => drop(history.insert(path.clone(), there.clone())),
                    None => drop(history.remove(path)),
                }
            }
        }
        Manifest { version: version.to_owned(), input: input.to_owned(), files: self.files.clone(), history }
    }
}

struct Comparison<'a> {
    tree: &'a mut Tree,
    owned: &'a Manifest,
    is_restated: bool,
    plan: Plan,
}

impl Comparison<'_> {
    fn replace(&mut self, path: &str, content: &str) -> Result<(), Error> {
        self.plan.files.insert(path.to_owned(), hash(content.as_bytes()));
        let before = self.tree.read(path)?;
        match &before {
            Some(there) if there == content.as_bytes() => {
                self.plan.kept.push(path.to_owned());
                return Ok(());
            }
            Some(there) => self.protect(path, &hash(there)),
            None => {}
        }
        self.plan.writes.push(Write { path: path.to_owned(), content: content.to_owned(), before });
        Ok(())
    }

    /// Notes that the file is somebody's work, unless it is as a build left it.
    fn protect(&mut self, path: &str, there: &str) {
        let written = self.owned.files.get(path).or_else(|| self.owned.history.get(path));
        let reason = match written {
            Some(written) if written == there => return,
            Some(_) => Reason::Edited,
            None => Reason::NotOurs,
        };
        self.plan.refused.push((path.to_owned(), reason));
    }

    fn append(&mut self, path: &str, content: &str) -> Result<(), Error> {
        let written = hash(content.as_bytes());
        match self.tree.read(path)? {
            None => {
                let write = Write { path: path.to_owned(), content: content.to_owned(), before: None };
                self.plan.writes.push(write);
            }
            Some(there) if there == content.as_bytes() => self.plan.kept.push(path.to_owned()),
            Some(there) if self.is_restated => {
                let write = Write { path: path.to_owned(), content: content.to_owned(), before: Some(there) };
                self.plan.writes.push(write);
            }
            Some(there) => self.plan.altered_history.push((path.to_owned(), Some(hash(&there)))),
        }
        self.plan.history.insert(path.to_owned(), written);
        Ok(())
    }

    fn prune(&mut self) -> Result<(), Error> {
        let owned = self.owned;
        for path in owned.files.keys() {
            if self.is_made(path) {
                continue;
            }
            if let Some(there) = self.tree.read(path)? {
                let there = hash(&there);
                self.protect(path, &there);
                self.plan.removals.push((path.clone(), there));
            }
        }
        Ok(())
    }

    fn remove(&mut self, paths: &[String]) -> Result<(), Error> {
        for path in paths {
            if let Some(there) = self.tree.read(path)?.filter(|_| !self.is_made(path)) {
                self.plan.removals.push((path.clone(), hash(&there)));
            }
        }
        Ok(())
    }

    fn carry_history(&mut self) -> Result<(), Error> {
        let owned = self.owned;
        for (path, written) in &owned.history {
            if self.is_made(path) {
                continue;
            }
            let there = self.tree.read(path)?.map(|there| hash(&there));
            if there.as_ref() == Some(written) {
                self.plan.kept.push(path.clone());
            } else {
                self.plan.altered_history.push((path.clone(), there));
            }
            self.plan.history.insert(path.clone(), written.clone());
        }
        Ok(())
    }

    fn is_made(&self, path: &str) -> bool {
        self.plan.files.contains_key(path) || self.plan.history.contains_key(path)
    }
}
