use super::backend::this as backend;
use super::{Error, Result};

/// Brings the database at that address up to the crate's last migration, and returns the versions that were applied.
///
/// Several programs may do so at a time only where the database locks its schema for a transaction (PostgreSQL, SQLite).
///
/// # Errors
///
/// [`Error::Unavailable`] when the database cannot be reached, [`Error::Database`] when a migration fails.
pub async fn migrate(url: &str) -> Result<Vec<String>> {
    let conn = backend::establish(url).await.map_err(|error| Error::Unavailable(error.into()))?;
    backend::migrate(conn).await.map_err(Error::Database)
}
