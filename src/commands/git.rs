//! What Git knows of a crate's folder.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use super::Failure;

/// A commit, and the crate's folder in it.
#[derive(Debug)]
pub(super) struct Commit<'a> {
    out: &'a Path,
    revision: String,
}

impl<'a> Commit<'a> {
    /// Finds the commit of that name in the repository that the crate's folder is in; none when there is no such commit.
    ///
    /// # Errors
    ///
    /// When git cannot be run.
    pub(super) fn find(out: &'a Path, revision: &str) -> Result<Option<Self>, Failure> {
        let found =
            git(out, ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])?;
        Ok(found.map(|revision| Self { out, revision: revision.trim().to_owned() }))
    }

    /// Returns the commits that changed a file of the crate, newest first.
    ///
    /// # Errors
    ///
    /// When git cannot be run.
    pub(super) fn that_changed(out: &'a Path, path: &str) -> Result<Vec<Self>, Failure> {
        let listed = git(out, ["rev-list", "HEAD", "--", &within(out, path)])?.unwrap_or_default();
        Ok(listed.lines().map(|revision| Self { out, revision: revision.to_owned() }).collect())
    }

    /// Returns the paths of the crate's files below one of its folders.
    ///
    /// # Errors
    ///
    /// When git cannot be run.
    pub(super) fn list(&self, folder: &str) -> Result<Vec<String>, Failure> {
        let root = within(self.out, "");
        let listed = git(self.out, ["ls-tree", "-r", "-z", "--name-only", &self.revision, &within(self.out, folder)])?;
        let listed = listed.unwrap_or_default();
        let root = root.trim_start_matches("./");
        Ok(listed.split('\0').filter_map(|path| path.strip_prefix(root)).map(str::to_owned).collect())
    }

    /// Returns the text of a file of the crate; none when the commit has no such file.
    ///
    /// # Errors
    ///
    /// When git cannot be run.
    pub(super) fn read(&self, path: &str) -> Result<Option<String>, Failure> {
        git(self.out, ["show", &format!("{}:{}", self.revision, within(self.out, path))])
    }
}

/// Returns the path of a crate's file as git takes it in the folder that holds the crate.
fn within(out: &Path, path: &str) -> String {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    format!("./{name}/{path}")
}

/// Returns what git prints, or none when it does not succeed.
fn git<A: AsRef<OsStr>>(out: &Path, arguments: impl IntoIterator<Item = A>) -> Result<Option<String>, Failure> {
    // The folder itself may be gone, in a commit or from the disk.
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let output = Command::new("git").arg("-C").arg(parent).args(arguments).output();
    let output = output.map_err(|error| Failure::Git(error.to_string()))?;
    Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}
