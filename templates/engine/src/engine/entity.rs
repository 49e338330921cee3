use std::pin::Pin;

use super::operations::{delete_row, find_row, insert_bulk_rows, insert_row, insert_rows, update_row};
use super::{Changes, Conn, Result, Row, Table, UniqueColumns, Value, upsert_row};

/// A result to wait for.
///
/// A boxed future rather than an `async fn` for each function of each table, which the compiler would check one by one.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A struct that is a row of a table.
pub trait Entity: Sized + Send + 'static {
    /// Returns the table.
    fn table() -> &'static Table;

    /// Reads a row of the table.
    ///
    /// # Errors
    ///
    /// [`super::Error::Database`] when the row is not one of the table's.
    fn from_row(row: Row) -> Result<Self>;
}

/// Reads the row with that primary key.
///
/// # Errors
///
/// As [`find_row`].
pub fn find<E: Entity>(conn: &mut Conn, key: Vec<Value>) -> Pending<'_, E> {
    Box::pin(async { E::from_row(find_row(conn, E::table(), key).await?) })
}

/// Adds a row.
///
/// # Errors
///
/// As [`insert_row`].
pub fn insert<E: Entity>(conn: &mut Conn, row: Changes) -> Pending<'_, E> {
    Box::pin(async { E::from_row(insert_row(conn, E::table(), row).await?) })
}

/// Adds rows, all or none.
///
/// # Errors
///
/// As [`insert_rows`].
pub fn insert_many<E: Entity>(conn: &mut Conn, rows: Vec<Changes>) -> Pending<'_, Vec<E>> {
    Box::pin(async { insert_rows(conn, E::table(), rows).await?.into_iter().map(E::from_row).collect() })
}

/// Adds rows, all or none, without reading them back.
///
/// # Errors
///
/// As [`insert_bulk_rows`].
pub fn insert_bulk<E: Entity>(conn: &mut Conn, rows: Vec<Changes>) -> Pending<'_, usize> {
    Box::pin(insert_bulk_rows(conn, E::table(), rows))
}

/// Adds a row, or changes the one that agrees with it on the columns of a unique constraint.
///
/// # Errors
///
/// As [`upsert_row`].
pub fn upsert<E: Entity>(conn: &mut Conn, unique: impl UniqueColumns<E>, row: Changes) -> Pending<'_, E> {
    let unique = unique.places();
    Box::pin(async move { E::from_row(upsert_row(conn, E::table(), &unique, row).await?) })
}

/// Changes the row with that primary key.
///
/// # Errors
///
/// As [`update_row`].
pub fn update<E: Entity>(conn: &mut Conn, key: Vec<Value>, changes: Changes) -> Pending<'_, E> {
    Box::pin(async { E::from_row(update_row(conn, E::table(), key, changes).await?) })
}

/// Removes the row with that primary key.
///
/// # Errors
///
/// As [`delete_row`].
pub fn delete<E: Entity>(conn: &mut Conn, key: Vec<Value>) -> Pending<'_, ()> {
    Box::pin(delete_row(conn, E::table(), key))
}
