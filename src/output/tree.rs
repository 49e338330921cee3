use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Error;

/// A folder whose files are reached by paths that provably stay inside it.
///
/// Paths come from templates, but from a manifest and a journal too, which are files that anybody may have written.
#[derive(Debug)]
pub(super) struct Tree {
    root: PathBuf,
    /// Folders inside that were already seen to be real folders.
    folders: HashSet<PathBuf>,
}

impl Tree {
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root, folders: HashSet::new() }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Returns where the file of that path is or would be.
    ///
    /// # Errors
    ///
    /// When the path leads outside, or through or to anything but folders and a plain file.
    pub(super) fn locate(&mut self, path: &str) -> Result<PathBuf, Error> {
        let refuse = |why| Error::Unsafe { path: path.to_owned(), why };
        let segments: Vec<&str> = path.split('/').collect();
        if segments.iter().any(|segment| matches!(*segment, "" | "." | "..") || segment.contains(['\\', '\0'])) {
            return Err(refuse("it is not a plain path inside the folder"));
        }
        let mut place = self.root.clone();
        let (name, folders) = segments.split_last().expect("split gives at least one segment");
        for folder in folders {
            place.push(folder);
            if self.folders.contains(&place) {
                continue;
            }
            match metadata(&place)? {
                Some(found) if found.is_dir() => drop(self.folders.insert(place.clone())),
                Some(found) if found.is_symlink() => return Err(refuse("it leads through a symbolic link")),
                Some(_) => return Err(refuse("it leads through a file")),
                None => {}
            }
        }
        place.push(name);
        match metadata(&place)? {
            Some(found) if found.is_symlink() => Err(refuse("it is a symbolic link")),
            Some(found) if !found.is_file() => Err(refuse("it is not a plain file")),
            _ => Ok(place),
        }
    }

    /// Returns the content of the file of that path, or none when there is no such file.
    pub(super) fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let place = self.locate(path)?;
        match fs::read(&place) {
            Ok(content) => Ok(Some(content)),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(Error::io("read", place)(error)),
        }
    }

    /// Returns whether the folder holds anything but what an interrupted first build leaves behind.
    pub(super) fn is_occupied(&self) -> Result<bool, Error> {
        let entries = match fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(Error::io("read", &self.root)(error)),
        };
        for entry in entries {
            if entry.map_err(Error::io("read", &self.root))?.file_name() != ".codegen" {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Removes the file of that path, and the folders that held nothing else; one that is already gone is no error.
    pub(super) fn remove(&mut self, path: &str) -> Result<(), Error> {
        let place = self.locate(path)?;
        match fs::remove_file(&place) {
            Err(error) if !is_absent(&error) => return Err(Error::io("remove", place)(error)),
            _ => {}
        }
        for folder in place.ancestors().skip(1).take_while(|folder| *folder != self.root) {
            match fs::remove_dir(folder) {
                Ok(()) => drop(self.folders.remove(folder)),
                // An interrupted build may have come as far as this one and not to the next.
                Err(error) if is_absent(&error) => {}
                // It still holds something.
                Err(_) => break,
            }
        }
        Ok(())
    }
}

fn metadata(place: &Path) -> Result<Option<Metadata>, Error> {
    match fs::symlink_metadata(place) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(Error::io("read", place)(error)),
    }
}

fn is_absent(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
