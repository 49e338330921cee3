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
    /// Files that are written once and were changed or removed since: told, never touched.
    pub altered_history: Vec<String>,
    pub(super) files: BTreeMap<String, String>,
    pub(super) history: BTreeMap<String, String>,
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
    /// Compares what a build made with what is there.
    ///
    /// With `force`, files that somebody edited or that are not ours are overwritten, and the history is taken as it is.
    pub(super) fn new(
        files: &FileSet,
        tree: &mut Tree,
        manifest: Option<&Manifest>,
        force: bool,
    ) -> Result<Self, Error> {
        if manifest.is_none() && !force && tree.is_occupied()? {
            return Err(Error::Foreign(tree.root().to_owned()));
        }
        let none = Manifest::default();
        let mut comparison = Comparison { tree, owned: manifest.unwrap_or(&none), force, refused: Vec::new() };
        let mut plan = Self::default();
        for (path, file) in files.iter() {
            match file.policy {
                Policy::Replace => comparison.replace(&mut plan, path, &file.content)?,
                Policy::Append => comparison.append(&mut plan, path, &file.content)?,
            }
        }
        comparison.prune(&mut plan)?;
        comparison.carry_history(&mut plan)?;
        if comparison.refused.is_empty() { Ok(plan) } else { Err(Error::Refused(comparison.refused)) }
    }

    /// Returns whether every file is already right.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.removals.is_empty()
    }
}

struct Comparison<'a> {
    tree: &'a mut Tree,
    owned: &'a Manifest,
    force: bool,
    refused: Vec<(String, Reason)>,
}

impl Comparison<'_> {
    fn replace(&mut self, plan: &mut Plan, path: &str, content: &str) -> Result<(), Error> {
        plan.files.insert(path.to_owned(), hash(content.as_bytes()));
        let before = self.tree.read(path)?;
        match &before {
            Some(there) if there == content.as_bytes() => {
                plan.kept.push(path.to_owned());
                return Ok(());
            }
            Some(there) => self.ask(path, &hash(there)),
            None => {}
        }
        plan.writes.push(Write { path: path.to_owned(), content: content.to_owned(), before });
        Ok(())
    }

    /// Notes that the file is refused, unless it is as a build left it or the user insists.
    fn ask(&mut self, path: &str, there: &str) {
        let written = self.owned.files.get(path).or_else(|| self.owned.history.get(path));
        match written {
            _ if self.force => {}
            Some(written) if written == there => {}
            Some(_) => self.refused.push((path.to_owned(), Reason::Edited)),
            None => self.refused.push((path.to_owned(), Reason::NotOurs)),
        }
    }

    fn append(&mut self, plan: &mut Plan, path: &str, content: &str) -> Result<(), Error> {
        let written = hash(content.as_bytes());
        match self.tree.read(path)? {
            None => {
                plan.writes.push(Write { path: path.to_owned(), content: content.to_owned(), before: None });
                plan.history.insert(path.to_owned(), written);
            }
            Some(there) if there == content.as_bytes() => {
                plan.kept.push(path.to_owned());
                plan.history.insert(path.to_owned(), written);
            }
            Some(there) if self.force => {
                plan.kept.push(path.to_owned());
                plan.history.insert(path.to_owned(), hash(&there));
            }
            Some(_) => {
                plan.altered_history.push(path.to_owned());
                plan.history.insert(path.to_owned(), written);
            }
        }
        Ok(())
    }

    fn prune(&mut self, plan: &mut Plan) -> Result<(), Error> {
        let gone =
            self.owned.files.keys().filter(|path| !plan.files.contains_key(*path) && !plan.history.contains_key(*path));
        for path in gone {
            if let Some(there) = self.tree.read(path)? {
                let there = hash(&there);
                self.ask(path, &there);
                plan.removals.push((path.clone(), there));
            }
        }
        Ok(())
    }

    fn carry_history(&mut self, plan: &mut Plan) -> Result<(), Error> {
        for (path, written) in &self.owned.history {
            if plan.files.contains_key(path) || plan.history.contains_key(path) {
                continue;
            }
            let there = self.tree.read(path)?.map(|there| hash(&there));
            if there.as_ref() == Some(written) {
                plan.kept.push(path.clone());
                plan.history.insert(path.clone(), written.clone());
            } else if !self.force {
                plan.altered_history.push(path.clone());
                plan.history.insert(path.clone(), written.clone());
            } else if let Some(there) = there {
                plan.kept.push(path.clone());
                plan.history.insert(path.clone(), there);
            }
        }
        plan.kept.sort();
        Ok(())
    }
}
