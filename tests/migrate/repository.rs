//! A repository with a crate in it.

use std::path::Path;
use std::process::{Command, Output};

/// Runs git in a folder, as an author that needs no configuration.
pub(crate) fn run_git(dir: &Path, arguments: &[&str]) -> Output {
    let identity = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "init.defaultBranch=main"];
    Command::new("git").current_dir(dir).args(identity).args(arguments).output().expect("git is installed")
}

/// Runs git, and insists that it succeeds.
pub(crate) fn git(dir: &Path, arguments: &[&str]) {
    let output = run_git(dir, arguments);
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Commits all that is there.
pub(crate) fn commit(dir: &Path, message: &str) {
    git(dir, &["add", "--all"]);
    git(dir, &["commit", "--quiet", "--message", message]);
}
