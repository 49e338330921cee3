use std::error::Error as StdError;
use std::fmt;

use super::backend::{Broken, Rule, this as backend};
use super::referring::by_foreign_key;
use super::{ConstraintKind, Table};

/// What an operation of the engine gives back.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an operation did not take place.
///
/// What it prints names columns and constraints, never SQL or values; for the log there is [`StdError::source`].
#[derive(Debug)]
pub enum Error {
    /// No row has that key, or it is soft-deleted.
    NotFound,
    /// Values that their columns cannot hold: every one of them.
    Invalid(Vec<FieldError>),
    /// Another row already has the values of the columns of a unique constraint.
    Unique(ConstraintViolation),
    /// A row that is referred to does not exist.
    Missing(ConstraintViolation),
    /// Other rows still refer to the row.
    InUse(ConstraintViolation),
    /// The row does not meet a check.
    Check(ConstraintViolation),
    /// A column that must have a value has none.
    NotNull(ConstraintViolation),
    /// The row is not the one that the write was meant for: someone else has changed it.
    Stale,
    /// Another transaction stood in the way (a deadlock, a serialization failure, a lock), so that this one was undone;
    /// the same again may succeed.
    Contention(Box<dyn StdError + Send + Sync>),
    /// More rows would be read than is allowed.
    TooMany,
    /// A text to search for that the database cannot read.
    Unreadable,
    /// A sum or another result is larger than its type can hold.
    Overflow,
    /// No connection became free in time, or the database cannot be reached or is too busy.
    Unavailable(Box<dyn StdError + Send + Sync>),
    /// Anything else that the database or its driver reports.
    Database(Box<dyn StdError + Send + Sync>),
}

/// A value that its column cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the column; empty where the database does not tell it.
    pub column: String,
    /// What is wrong, as a stable word: `required`, `null`, `type`, `format`, `range`, `length`, `unknown`, `read_only`.
    pub code: &'static str,
    /// What is wrong, in words.
    pub message: String,
}

/// A constraint that a statement broke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstraintViolation {
    /// Its name, where the database tells it or the columns give it away.
    pub constraint: Option<String>,
    /// The names of the columns it is about, as far as they are known.
    pub columns: Vec<&'static str>,
}

impl Error {
    /// Reports that the database holds what cannot be read.
    pub(crate) fn decode(message: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Database(message.into())
    }

    /// Tells what it means for the deletion of a row: a foreign key can only be one that leads to the row.
    pub(super) fn of_delete(self) -> Self {
        match self {
            Self::Missing(violation) => Self::InUse(violation),
            error => error,
        }
    }

    /// Tells what it means for the change of a row, of which each row that it refers to has been looked for: a foreign
    /// key without a name can only be one that leads to the row.
    pub(super) fn of_key_change(self) -> Self {
        match self {
            Self::Missing(violation) if violation.constraint.is_none() => Self::InUse(violation),
            error => error,
        }
    }

    /// Tells what a failed statement on the table means.
    pub(super) fn from_statement(error: diesel::result::Error, table: &Table) -> Self {
        if let diesel::result::Error::DatabaseError(_, info) = &error
            && is_overflow(info.message())
        {
            return Self::Overflow;
        }
        let broken = match &error {
            diesel::result::Error::DatabaseError(kind, info) => backend::violation(kind, info.as_ref()),
            _ => None,
        };
        let Some(broken) = broken else {
            return Self::from(error);
        };
        match broken.rule {
            Rule::Unique => Self::Unique(describe(&broken, ConstraintKind::Unique, table)),
            Rule::ForeignKey if broken.is_in_use => Self::InUse(referring(&broken, table)),
            Rule::ForeignKey => Self::Missing(describe(&broken, ConstraintKind::ForeignKey, table)),
            Rule::Check => Self::Check(describe(&broken, ConstraintKind::Check, table)),
            Rule::NotNull => {
                Self::NotNull(ConstraintViolation { constraint: None, columns: known(&broken.columns, table) })
            }
            Rule::Type => {
                let column = known(&broken.columns, table).first().copied().unwrap_or_default().to_owned();
                let message = "no value of the column's type".to_owned();
                Self::Invalid(vec![FieldError { column, code: "format", message }])
            }
            Rule::Alone => Self::Contention(error.into()),
            Rule::Available => Self::Unavailable(error.into()),
        }
    }
}

/// Whether the message is about a result that is too large: SQLite's of sum(), and PostgreSQL's of sums of doubles.
fn is_overflow(message: &str) -> bool {
    message == "integer overflow" || message.starts_with("value out of range")
}

/// Completes what the database told of a broken constraint by what the table's description knows.
fn describe(broken: &Broken, kind: ConstraintKind, table: &Table) -> ConstraintViolation {
    let names = |places: &[usize]| places.iter().map(|&place| table.columns[place].name).collect::<Vec<_>>();
    let columns = known(&broken.columns, table);
    let of_kind = || table.constraints.iter().filter(|constraint| constraint.kind == kind);
    let found = match &broken.constraint {
        // MySQL's name for every primary key.
        Some(name) if name == "PRIMARY" => of_kind().find(|constraint| constraint.columns == table.key),
        Some(name) => of_kind().find(|constraint| constraint.name == name),
        None if columns.is_empty() => None,
        None => of_kind().find(|constraint| names(constraint.columns) == columns),
    };
    match found {
        Some(constraint) => {
            ConstraintViolation { constraint: Some(constraint.name.to_owned()), columns: names(constraint.columns) }
        }
        None => ConstraintViolation { constraint: broken.constraint.clone(), columns },
    }
}

/// Completes what the database told of a foreign key that leads to the row by the columns that it refers to.
fn referring(broken: &Broken, table: &Table) -> ConstraintViolation {
    let constraint = broken.constraint.clone();
    let relation = constraint.as_deref().and_then(|name| by_foreign_key(table, name));
    let columns = relation.map_or(&[][..], |relation| relation.from);
    ConstraintViolation { constraint, columns: columns.iter().map(|&place| table.columns[place].name).collect() }
}

fn known(names: &[String], table: &Table) -> Vec<&'static str> {
    names.iter().filter_map(|name| table.position(name)).map(|place| table.columns[place].name).collect()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("there is no such row"),
            Self::Invalid(errors) => {
                f.write_str("not a valid row")?;
                errors.iter().try_for_each(|error| write!(f, "; {error}"))
            }
            Self::Unique(violation) => write!(f, "another row already has the same {violation}"),
            Self::Missing(violation) => write!(f, "a row that is referred to does not exist: {violation}"),
            Self::InUse(violation) => write!(f, "other rows still refer to the row: {violation}"),
            Self::Check(violation) => write!(f, "the row does not meet a check: {violation}"),
            Self::NotNull(violation) => write!(f, "a value is missing: {violation}"),
            Self::Stale => f.write_str("the row was changed by someone else"),
            Self::Contention(_) => f.write_str("another transaction stood in the way"),
            Self::TooMany => f.write_str("more rows than are allowed"),
            Self::Unreadable => f.write_str("a text to search for that the database cannot read"),
            Self::Overflow => f.write_str("a result is larger than its type can hold"),
            Self::Unavailable(_) => f.write_str("the database is not available at the moment"),
            Self::Database(_) => f.write_str("the database could not do it"),
        }
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.column, self.message)
    }
}

impl fmt::Display for ConstraintViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.columns[..], &self.constraint) {
            ([], Some(constraint)) => f.write_str(constraint),
            ([], None) => f.write_str("a constraint that the database does not name"),
            (columns, _) => f.write_str(&columns.join(", ")),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Contention(source) | Self::Unavailable(source) | Self::Database(source) => Some(source.as_ref()),
            _ => None,
        }
    }
}

/// For `conn.transaction` and for Diesel queries beside the engine's.
impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        let rule = match &error {
            diesel::result::Error::NotFound => return Self::NotFound,
            diesel::result::Error::DatabaseError(kind, info) => backend::violation(kind, info.as_ref()).map(|it| it.rule),
            _ => None,
        };
        match rule {
            // These are about no table: a transaction begins or ends, or goes back to a savepoint.
            Some(Rule::Alone) => Self::Contention(error.into()),
            Some(Rule::Available) => Self::Unavailable(error.into()),
            _ => Self::Database(error.into()),
        }
    }
}
