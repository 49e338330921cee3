use std::io;
use std::path::PathBuf;

use crate::diagnostics::Report;
use crate::output;

use super::Exit;

/// Why a command could not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The schema is not valid.
    Schema(Report),
    /// The crate's folder cannot be read, or must not be written.
    Output(output::Error),
    /// A file of the user's is in the way.
    Exists(PathBuf),
    /// The operating system said no.
    Io {
        /// What was tried, as in "cannot {action} {path}".
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl Failure {
    pub(super) fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }

    /// Returns the exit code that tells it.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Output(error) if error.is_refusal() => Exit::Differs,
            Self::Exists(_) => Exit::Differs,
            Self::Schema(_) | Self::Output(_) | Self::Io { .. } => Exit::BadInput,
        }
    }
}

impl From<output::Error> for Failure {
    fn from(error: output::Error) -> Self {
        Self::Output(error)
    }
}
