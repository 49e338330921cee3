use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

use crate::Places;
use crate::database::DatabaseError;
use crate::diagnostics::{Diagnostic, Label, Report};
use crate::emit::SNAPSHOT_PATH;
use crate::emit::schema::PatchError;
use crate::migration::{DROP, Question, Refusal};
use crate::migrator::{self, Damage, LockError};
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
    Migration(Report),
    /// The patch of schema.rs does not fit.
    Patch(PatchError),
    /// Names are gone while similar ones are new, and nobody has said what became of them.
    Questions(Vec<Question>),
    /// The migrations are not as they were committed.
    History(Vec<Damage>),
    /// There is no crate yet; its folder.
    NotBuilt(PathBuf),
    /// Git could not tell what it was asked.
    Git(String),
    /// No database was named.
    NoDatabase,
    /// The crate has no migrations for the database; where they would be.
    NoMigrations(PathBuf),
    /// A live database could not be opened or read.
    Database(DatabaseError),
    /// Migrations were not run, or not all of them.
    Migrator(Box<migrator::Error>),
    /// Migrations by hand that say nothing yet; the paths of their files.
    EmptyDrafts(Vec<String>),
    /// Two branches made migrations side by side; what is in whose way.
    Forked(Vec<String>),
    /// A program of the database's does not do what it is asked.
    Program {
        /// What it was to do.
        name: String,
        /// What it said.
        told: String,
    },
    /// A diesel.toml cannot be read, or asks for what the crate cannot have.
    DieselToml {
        /// Where it is.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
        /// What to do about it.
        help: String,
    },
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

    /// Says of changes that they are refused, at their places in the files of the schema if there is one.
    pub(super) fn refused(refusals: &[Refusal], schema: Option<&Path>) -> Self {
        let places = schema.map(Places::read);
        let diagnostics = refusals.iter().map(|refusal| {
            let find = |places: &Places| places.find(refusal.table.as_deref()?, refusal.column.as_deref());
            Diagnostic { primary: places.as_ref().and_then(find).map(Label::from), ..refused(refusal) }
        });
        let diagnostics = diagnostics.collect();
        Self::Migration(Report::new(places.map(|it| it.sources).unwrap_or_default(), diagnostics))
    }

    /// Returns what is told; nothing where a report says all.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let problem = match self {
            Self::Schema(_) | Self::Migration(_) => return Vec::new(),
            Self::History(damages) => return damages.iter().map(damaged).collect(),
            Self::Questions(questions) => return questions.iter().map(asked).collect(),
            Self::Output(error) => {
                let problem = Problem::error(error.to_string());
                error.help().into_iter().fold(problem, Problem::help)
            }
            Self::Snapshot(error) => {
                let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
                Problem::error(format!("{SNAPSHOT_PATH}: {error}{cause}"))
                    .help("bring the file back from version control, as the last build wrote it")
            }
            Self::Patch(error) => Problem::error(error.to_string()).help(match error {
                PatchError::NotApplied(_) => {
                    "make it anew against what `diesel print-schema` prints without it, under `diesel: patch` of the schema"
                }
                PatchError::Column { .. } => "say so at the column by `diesel`, with a `type` that reads it",
            }),
            Self::NotBuilt(out) => {
                Problem::error(format!("there is no crate in {}", out.display())).help("run `codegen build` first")
            }
            Self::Git(message) => Problem::error(format!("git: {message}")),
            Self::EmptyDrafts(paths) => Problem::error(format!("nothing stands in {}", paths.join(", ")))
                .help("write what the migration does there"),
            Self::Forked(told) => {
                let mut problem = Problem::error("two branches made migrations side by side");
                problem.message.extend(told.iter().map(|line| format!("\n  {}", line.replace('\n', "\n  "))));
                problem.help("`codegen migration rebase` makes one order of them")
            }
            Self::NoDatabase => {
                Problem::error("no database was named").help("pass --database-url, or set DATABASE_URL")
            }
            Self::NoMigrations(path) => Problem::error(format!("there are no migrations in {}", path.display())).help(
                "name the schema, or the crate with --out; `backends:` of the schema says which databases it is for",
            ),
            Self::Database(error) => Problem::error(error.to_string()),
            Self::Migrator(error) => {
                let problem = Problem::error(error.to_string());
                error.help().into_iter().fold(problem, Problem::help)
            }
            Self::Program { name, told } => Problem::error(format!("{name} fails: {told}")),
            Self::DieselToml { path, message, help } => {
                Problem::error(format!("{}: {message}", path.display())).help(help)
            }
            Self::Exists(path) => {
                Problem::error(format!("{} exists already", path.display())).help("choose another place, or remove it")
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
            Self::Questions(_) => Exit::Asks,
            Self::Migration(_) | Self::History(_) | Self::EmptyDrafts(_) | Self::Forked(_) | Self::Exists(_) => {
                Exit::Differs
            }
            Self::Migrator(error) if !matches!(**error, migrator::Error::Database { .. }) => Exit::Differs,
            Self::Schema(_)
            | Self::Patch(_)
            | Self::Output(_)
            | Self::Snapshot(_)
            | Self::NotBuilt(_)
            | Self::Git(_)
            | Self::NoDatabase
            | Self::Program { .. }
            | Self::DieselToml { .. }
            | Self::NoMigrations(_)
            | Self::Database(_)
            | Self::Migrator(_)
            | Self::Unknown { .. }
            | Self::Io { .. } => Exit::BadInput,
        }
    }
}

fn damaged(damage: &Damage) -> Problem {
    let help = match damage {
        Damage::Lock(LockError::Conflict(_)) | Damage::Moved { .. } | Damage::Disordered { .. } => {
            "after a merge of two branches, `codegen migration rebase` puts the migrations in order"
        }
        Damage::NoLock | Damage::Lock(_) => "bring the file back from version control",
        _ => {
            "bring it back from version control; only when no database has seen it, `codegen build --force` takes it as it is"
        }
    };
    Problem::error(format!("migrations: {damage}")).help(help)
}

fn asked(question: &Question) -> Problem {
    let Question { key, kind, candidates } = question;
    let names = candidates.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
    let example = candidates.first().map_or(DROP, String::as_str);
    Problem::error(format!("the {kind} `{key}` is gone; is it {names} now?")).help(format!(
        "pass `--answer {key}={example}` or `--answer {key}={DROP}`, or say `renamed_from` beside the new one or `allow_loss: [{key}]`"
    ))
}

fn refused(refusal: &Refusal) -> Diagnostic {
    let place = [&refusal.table, &refusal.column].into_iter().flatten().cloned().collect::<Vec<_>>().join(".");
    let place = if place.is_empty() { place } else { format!("{place}: ") };
    Diagnostic::without_place(refusal.code, format!("{place}{}", refusal.reason)).help(&refusal.help)
}

impl From<output::Error> for Failure {
    fn from(error: output::Error) -> Self {
        Self::Output(error)
    }
}

impl From<DatabaseError> for Failure {
    fn from(error: DatabaseError) -> Self {
        Self::Database(error)
    }
}

impl From<migrator::Error> for Failure {
    fn from(error: migrator::Error) -> Self {
        Self::Migrator(Box::new(error))
    }
}
