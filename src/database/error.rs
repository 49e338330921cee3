use std::error::Error;
use std::fmt;

use super::DriverError;

/// How much of a statement an error repeats.
const SHOWN: usize = 300;

/// What went wrong with a live database.
#[derive(Debug)]
pub enum DatabaseError {
    /// Nothing answers at the address, or it is no address.
    Unreachable {
        /// The address, without its password.
        address: String,
        /// What the driver said.
        source: DriverError,
    },
    /// The database does not do what it was told.
    Refused {
        /// The beginning of the statement.
        statement: String,
        /// What the database said.
        source: DriverError,
    },
    /// A row does not have the columns that were expected.
    Unexpected {
        /// The beginning of the query.
        query: String,
        /// What is wrong with the row.
        source: serde_json::Error,
    },
}

impl DatabaseError {
    pub(super) fn refused(statement: &str, source: DriverError) -> Self {
        Self::Refused { statement: excerpt(statement), source }
    }

    pub(super) fn unexpected(query: &str, source: serde_json::Error) -> Self {
        Self::Unexpected { query: excerpt(query), source }
    }
}

fn excerpt(sql: &str) -> String {
    let sql = sql.trim();
    let end = sql.floor_char_boundary(SHOWN);
    if end < sql.len() { format!("{}…", &sql[..end]) } else { sql.to_owned() }
}

impl fmt::Display for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable { address, source } => write!(f, "cannot open the database {address}: {source}"),
            Self::Refused { statement, source } => write!(f, "the database says: {source}\n  to: {statement}"),
            Self::Unexpected { query, source } => write!(f, "a row is not what was asked for: {source}\n  by: {query}"),
        }
    }
}

impl Error for DatabaseError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreachable { source, .. } | Self::Refused { source, .. } => Some(source.as_ref()),
            Self::Unexpected { source, .. } => Some(source),
        }
    }
}
