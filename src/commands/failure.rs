use std::error::Error;
use std::io;
use std::path::PathBuf;

use crate::diagnostics::Report;
use crate::emit::SNAPSHOT_PATH;
use crate::migration::Refusal;
use crate::output;
use crate::snapshot::SnapshotError;

use super::Exit;
use super::problem::Problem;

/// Why a command could not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The schema is not valid.
    Schema(Report),
    /// The crate's folder cannot be read, or must not be written.
    Output(output::Error),
    /// The committed snapshot cannot be read, so that nobody knows what a migration has to start from.
    Snapshot(SnapshotError),
    /// The schema has changed in ways that no migration is written for.
    Migration(Vec<Refusal>),
    /// A file of the user's is in the way.
    Exists(PathBuf),
    /// A word is not one that the command knows.
    Unknown {
        /// What it was to be.
        what: &'static str,
        /// The word.
        word: String,
        /// What was likely meant.
        help: String,
    },
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

    /// Returns what is told; nothing for a schema, whose report says all.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let problem = match self {
            Self::Schema(_) => return Vec::new(),
            Self::Migration(refusals) => return refusals.iter().map(refused).collect(),
            Self::Output(error) => {
                let problem = Problem::error(error.to_string());
                error.help().into_iter().fold(problem, Problem::help)
            }
            Self::Snapshot(error) => {
                let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
                Problem::error(format!("{SNAPSHOT_PATH}: {error}{cause}"))
                    .help("bring the file back from version control, as the last build wrote it")
            }
            Self::Exists(path) => {
                Problem::error(format!("{} exists already", path.display())).help("choose another folder")
            }
            Self::Unknown { what, word, help } => Problem::error(format!("there is no {what} `{word}`")).help(help),
            Self::Io { action, path, source } => {
                Problem::error(format!("cannot {action} {}: {source}", path.display()))
            }
        };
        vec![problem]
    }

    /// Returns the exit code that tells it.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Output(error) if error.is_refusal() => Exit::Differs,
            Self::Migration(_) | Self::Exists(_) => Exit::Differs,
            Self::Schema(_) | Self::Output(_) | Self::Snapshot(_) | Self::Unknown { .. } | Self::Io { .. } => {
                Exit::BadInput
            }
        }
    }
}

fn refused(refusal: &Refusal) -> Problem {
    let place = [&refusal.table, &refusal.column].into_iter().flatten().cloned().collect::<Vec<_>>().join(".");
    let place = if place.is_empty() { place } else { format!("{place}: ") };
    Problem::error(format!("{place}{}", refusal.reason)).code(refusal.code.as_str()).help(&refusal.help)
}

impl From<output::Error> for Failure {
    fn from(error: output::Error) -> Self {
        Self::Output(error)
    }
}
