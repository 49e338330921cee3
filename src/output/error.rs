use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a folder could not be read or written.
#[derive(Debug)]
pub enum Error {
    /// The operating system said no.
    Io {
        /// What was tried, as in "cannot {action} {path}".
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
    /// A path leads out of the folder, or through something that is neither a folder nor a plain file.
    Unsafe {
        /// The path as the build, the manifest or the journal states it.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The folder holds files, and none of them are ours.
    Foreign(PathBuf),
    /// Files that a build would change or remove are not as a build left them.
    Refused(Vec<(String, Reason)>),
    /// The manifest or the journal cannot be understood.
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the parser said.
        source: serde_json::Error,
    },
    /// A build was killed while it wrote, and this command only reads.
    Interrupted(PathBuf),
}

/// Why a file is not touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A build wrote it and somebody changed it since.
    Edited,
    /// It was there before and no build wrote it.
    NotOurs,
}

impl Error {
    /// Returns whether the build declined to act to protect somebody's work, rather than failed.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Foreign(_) | Self::Refused(_) | Self::Interrupted(_))
    }

    /// Returns what the user can do about it, when there is something.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Io { .. } | Self::Unsafe { .. } => None,
            Self::Foreign(_) => Some("choose another folder with --out, or pass --force to write among these files"),
            Self::Refused(_) => Some("move what you need out of these files, then pass --force to overwrite them"),
            Self::Damaged { .. } => Some("pass --force to write it anew"),
            Self::Interrupted(_) => Some("run `codegen build` to finish it"),
        }
    }

    pub(super) fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, source } => write!(f, "cannot {action} {}: {source}", path.display()),
            Self::Unsafe { path, why } => write!(f, "will not touch {path}: {why}"),
            Self::Foreign(folder) => write!(f, "{} is not empty and was not made by codegen", folder.display()),
            Self::Refused(files) => {
                f.write_str("these files are not as codegen left them:")?;
                files.iter().try_for_each(|(path, reason)| write!(f, "\n  {path} ({reason})"))
            }
            Self::Damaged { path, source } => write!(f, "{} cannot be read: {source}", path.display()),
            Self::Interrupted(folder) => write!(f, "a build of {} was interrupted", folder.display()),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Edited => "edited by hand",
            Self::NotOurs => "not made by codegen",
        })
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Damaged { source, .. } => Some(source),
            Self::Unsafe { .. } | Self::Foreign(_) | Self::Refused(_) | Self::Interrupted(_) => None,
        }
    }
}
