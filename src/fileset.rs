//! Files in memory, by path: what a build makes before anything is written.

use std::collections::BTreeMap;

/// How a file relates to what an earlier build wrote at its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The build decides the content; an older version is replaced, and the file goes when a build no longer makes it.
    Replace,
    /// Written once and then history, like an applied migration: never replaced, never removed.
    Append,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its whole content.
    pub content: String,
    /// How it relates to an older version.
    pub policy: Policy,
}

/// Files by path relative to the crate's folder, with `/` between segments; in path order, so that output never depends on hashing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, File>,
}

impl FileSet {
    /// Adds a file that each build decides anew.
    ///
    /// # Panics
    ///
    /// When the path is already taken: two templates for one path are a mistake in the emit table.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<String>) {
        self.insert(path.into(), File { content: content.into(), policy: Policy::Replace });
    }

    /// Adds a file that is written once and never changed again.
    ///
    /// # Panics
    ///
    /// When the path is already taken.
    pub fn append(&mut self, path: impl Into<String>, content: impl Into<String>) {
        self.insert(path.into(), File { content: content.into(), policy: Policy::Append });
    }

    fn insert(&mut self, path: String, file: File) {
        let taken = self.files.insert(path.clone(), file);
        assert!(taken.is_none(), "two files for one path: {path}");
    }

    /// Returns the files in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// Returns the file at that path.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// Returns how many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
