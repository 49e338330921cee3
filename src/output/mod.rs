//! Writes a [`FileSet`](crate::fileset::FileSet) to disk so that nothing of the user's is lost and nothing is left half done.
//!
//! What a build owns stands in `.codegen/manifest.json`, path → hash. From it follow the rules: a file that is already
//! right is left alone, its modification time too; a file that a build no longer makes is removed only when it is ours; a file
//! that somebody edited, or that was there before us, is not touched unless forced. What a build changes it changes as
//! a whole: the new files are written beside the old ones first, then a journal is put in place by one rename, then the
//! files are moved. A build that is killed before the journal exists changed nothing; one that is killed after it
//! is finished by the next command that opens the folder.
//!
//! Killed means the process, not the machine: nothing is flushed to the disk, which would cost two milliseconds a
//! file. After a power cut the hashes tell which files are damaged, and `--force` makes them again.

mod error;
mod folder;
mod journal;
mod manifest;
mod plan;
mod tree;

pub use error::{Error, Reason};
pub use folder::{Access, Folder, Outcome};
pub use manifest::{Manifest, hash};
pub use plan::{Plan, Write};
