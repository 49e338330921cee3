use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Where schema files come from.
pub(super) trait Files {
    /// Reads a file, at most `limit` bytes of it.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// Returns the files that a pattern matches, sorted; an error says what is wrong with the pattern.
    fn find(&self, pattern: &str) -> Result<Vec<PathBuf>, String>;

    /// Returns what tells two paths of one file from two files.
    fn identity(&self, path: &Path) -> PathBuf;
}

/// The file system.
#[derive(Debug)]
pub(super) struct Disk;

impl Files for Disk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn find(&self, pattern: &str) -> Result<Vec<PathBuf>, String> {
        let paths = glob::glob_with(pattern, OPTIONS).map_err(|error| error.msg.to_owned())?;
        let mut found: Vec<PathBuf> = paths.filter_map(Result::ok).filter(|path| path.is_file()).collect();
        found.sort();
        Ok(found)
    }

    fn identity(&self, path: &Path) -> PathBuf {
        path.canonicalize().unwrap_or_else(|_| path.to_owned())
    }
}

/// Texts by name, for tests and for callers that hold a schema in memory.
#[derive(Debug)]
pub(super) struct Memory<'a>(pub(super) &'a BTreeMap<PathBuf, Vec<u8>>);

impl Files for Memory<'_> {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let bytes = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        let length = usize::try_from(limit).map_or(bytes.len(), |limit| limit.min(bytes.len()));
        Ok(bytes[..length].to_vec())
    }

    fn find(&self, pattern: &str) -> Result<Vec<PathBuf>, String> {
        let pattern = glob::Pattern::new(pattern).map_err(|error| error.msg.to_owned())?;
        Ok(self.0.keys().filter(|path| pattern.matches_path_with(path, OPTIONS)).cloned().collect())
    }

    fn identity(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }
}

/// As in a shell: `*` stays within one folder and does not match hidden files.
const OPTIONS: glob::MatchOptions =
    glob::MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };
