use std::fmt;
use std::time::Duration;

use super::{Cause, Damage, Direction, InTheWay};

/// Why migrations were not run, or not all of them.
#[derive(Debug)]
pub enum Error {
    /// The folder is not as its lock file says.
    Damaged(Vec<Damage>),
    /// A migration's files were changed after it was applied to this database.
    Changed(String),
    /// The database has seen a migration of this version, and the folder has none.
    Unknown(String),
    /// A migration is to run, and the database has already seen a later one.
    Overtaken {
        /// The migration.
        name: String,
        /// The version of the later one.
        by: String,
    },
    /// A migration was interrupted half-way in the other direction.
    HalfDone {
        /// The migration.
        name: String,
        /// Where it was going.
        direction: Direction,
    },
    /// A migration was interrupted half-way, and its files were changed since.
    ChangedHalfDone(String),
    /// A migration that is to be reverted has no `down.sql`.
    NoWayBack(String),
    /// A migration that is one transaction ends it itself.
    EndsTransaction {
        /// The path of the file, below `migrations`.
        file: String,
        /// The line.
        line: usize,
        /// The beginning of the statement.
        statement: String,
    },
    /// Rows stand in the way of a migration, of which nothing was run.
    InTheWay {
        /// The migration.
        name: String,
        /// The rows.
        found: Vec<InTheWay>,
    },
    /// Somebody else is running migrations on the database and did not finish in this time.
    Busy(Duration),
    /// A statement failed.
    Statement(Box<Failed>),
    /// Rows would refer to rows that do not exist: (table, how many). Nothing was changed.
    Dangling {
        /// The migration.
        name: String,
        /// What SQLite found, a table each.
        tables: Vec<String>,
    },
    /// The database did not do what it needs to keep account of migrations.
    Database {
        /// What was tried, as in "cannot {action}".
        action: &'static str,
        /// What it said.
        source: Cause,
    },
}

/// A statement that failed.
#[derive(Debug)]
pub struct Failed {
    /// The path of the file, below `migrations`.
    pub file: String,
    /// The line that the statement starts in.
    pub line: usize,
    /// Its beginning.
    pub statement: String,
    /// What the migration leaves behind.
    pub remains: Remains,
    /// What the database said.
    pub cause: Cause,
}

/// What a migration that failed leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remains {
    /// Nothing: the database is as before the migration.
    Nothing,
    /// The statements before the failed one are done, and are not run again when the migration is.
    Done {
        /// How many.
        done: usize,
        /// How many the file has.
        of: usize,
    },
}

impl Error {
    pub(super) fn database(action: &'static str) -> impl FnOnce(Cause) -> Self {
        move |source| Self::Database { action, source }
    }

    /// Returns what can be done about it.
    pub fn help(&self) -> Option<&'static str> {
        Some(match self {
            Self::Damaged(_) => "bring the folder back from version control; `codegen check` tells more",
            Self::Changed(_) => "bring the files back as they were applied, and put the change into a new migration",
            Self::Unknown(_) => "use the folder that the database was migrated with, or `codegen migration rebase`",
            Self::Overtaken { .. } => "`codegen migration rebase` puts it behind",
            Self::HalfDone { direction: Direction::Up, .. } => "run up to finish it first",
            Self::HalfDone { direction: Direction::Down, .. } => "run down to finish it first",
            Self::ChangedHalfDone(_) => {
                "bring the files back as they were; what is missing can follow in a new migration"
            }
            Self::NoWayBack(_) => "restore a backup, or write a new migration that takes the change back",
            Self::EndsTransaction { .. } => {
                "take the statement out, or set `run_in_transaction = false` in metadata.toml beside the file"
            }
            Self::InTheWay { .. } => "change or delete these rows, and run again",
            Self::Busy(_) => "wait for the other deployer",
            Self::Statement(failed) => match failed.remains {
                Remains::Nothing => "put right what it says, and run again",
                Remains::Done { .. } => "put right what it says, and run again: it goes on with this statement",
            },
            Self::Dangling { .. } => "delete these rows, or make what they refer to",
            Self::Database { .. } => return None,
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(damages) => {
                f.write_str("the migrations are not as they were committed:")?;
                damages.iter().try_for_each(|damage| write!(f, "\n  {damage}"))
            }
            Self::Changed(name) => write!(f, "{name} was edited after it was applied to this database"),
            Self::Unknown(version) => {
                write!(f, "the database has seen a migration of version {version}, which is not among these")
            }
            Self::Overtaken { name, by } => write!(f, "{name} is new, and the database has already seen {by}"),
            Self::HalfDone { name, direction } => {
                write!(f, "{name} was interrupted while it was {}", direction.participle())
            }
            Self::ChangedHalfDone(name) => write!(f, "{name} was interrupted half-way, and edited since"),
            Self::NoWayBack(name) => write!(f, "{name} has no down.sql"),
            Self::EndsTransaction { file, line, statement } => {
                write!(f, "{file}:{line}: the migration is one transaction, and this ends it: {statement}")
            }
            Self::InTheWay { name, found } => {
                write!(f, "{name} was not begun, because rows stand in its way:")?;
                found.iter().try_for_each(|found| {
                    write!(f, "\n  {}: {} rows", found.message, found.count)?;
                    if found.samples.is_empty() { Ok(()) } else { write!(f, ", such as {}", found.samples.join("; ")) }
                })
            }
            Self::Busy(waited) => {
                write!(f, "somebody else has been running migrations for {} seconds", waited.as_secs())
            }
            Self::Statement(failed) => failed.fmt(f),
            Self::Dangling { name, tables } => {
                write!(f, "{name} would leave rows that refer to rows that do not exist: {}", tables.join(", "))
            }
            Self::Database { action, source } => write!(f, "cannot {action}: {source}"),
        }
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}\n  in: {}\n  ", self.file, self.line, self.cause, self.statement)?;
        match self.remains {
            Remains::Nothing => f.write_str("the migration was rolled back: the database is as before it"),
            Remains::Done { done, of } => write!(f, "{done} of its {of} statements are done and stay"),
        }
    }
}

impl std::error::Error for Error {}
