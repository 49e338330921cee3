use std::fmt;
use std::time::Duration;

use diesel_async::{AsyncConnection, TransactionManager};

use super::backend::this as backend;
use super::{Conn, Error, Pool, PooledConn, Result, Table};

/// How often a transaction is tried that others stand in the way of.
pub(crate) const ATTEMPTS: u32 = 5;

/// Returns how long to wait before the next attempt: two that stand in each other's way do not come back at the same moment, for
/// the pauses grow, each by another odd bit.
pub(crate) fn pause(attempt: u32) -> Duration {
    let bit = u64::from(uuid::Uuid::new_v4().as_bytes()[0]);
    Duration::from_micros((5_000 << attempt) + bit * 50)
}

impl Pool {
    /// Does work in a transaction, and does it again when another transaction stood in the way (a deadlock, a serialization
    /// failure), five times in all: what it changes outside of the database, it may change more than once.
    ///
    /// # Errors
    ///
    /// What the work gives back, which is undone then; [`Error::Contention`] when others stood in the way each time;
    /// [`Error::Unavailable`] or [`Error::Database`].
    pub async fn transaction<T>(&self, work: impl AsyncFn(&mut Conn) -> Result<T>) -> Result<T> {
        let mut session = Session::new(self.get().await?);
        let mut attempt = 1;
        loop {
            match session.run(&work).await {
                Err(Error::Contention(_)) if attempt < ATTEMPTS => tokio::time::sleep(pause(attempt)).await,
                done => return done,
            }
            attempt += 1;
        }
    }
}

type Manager = <Conn as AsyncConnection>::TransactionManager;

/// A lent connection on which transactions are done step by step, for what cannot be the one closure of
/// `conn.transaction(…)`.
///
/// When it is dropped in the middle of a transaction, because the client went away or something panicked, the
/// connection is closed instead of going back to the pool, where it would hold its locks until it is used again.
pub struct Session {
    /// There until it is dropped.
    conn: Option<PooledConn>,
    is_open: bool,
}

const LENT: &str = "the connection is there until the session is dropped";

impl Session {
    /// Takes a lent connection.
    pub fn new(conn: PooledConn) -> Self {
        Self { conn: Some(conn), is_open: false }
    }

    /// Returns the connection.
    pub fn conn(&mut self) -> &mut Conn {
        self.conn.as_mut().expect(LENT)
    }

    /// Does work in a transaction.
    async fn run<T>(&mut self, work: &impl AsyncFn(&mut Conn) -> Result<T>) -> Result<T> {
        self.is_open = true;
        let begun = backend::begin(self.conn()).await;
        self.is_open = begun.is_ok();
        begun?;
        match work(self.conn()).await {
            Ok(value) => match Manager::commit_transaction(self.conn()).await {
                Ok(()) => {
                    self.is_open = false;
                    Ok(value)
                }
                Err(error) => {
                    self.rollback().await;
                    Err(error.into())
                }
            },
            Err(error) => {
                self.rollback().await;
                Err(error)
            }
        }
    }

    /// Starts a transaction that is going to write; an error is told as one of the table's.
    ///
    /// # Errors
    ///
    /// [`Error::Contention`], [`Error::Unavailable`] or [`Error::Database`].
    pub async fn begin(&mut self, table: &Table) -> Result<()> {
        self.is_open = true;
        let begun = backend::begin(self.conn()).await;
        self.is_open = begun.is_ok();
        begun.map_err(|error| Error::from_statement(error, table))
    }

    /// Makes what was done in the transaction last.
    ///
    /// # Errors
    ///
    /// As [`Self::begin`], and what deferred constraints of the table refuse.
    pub async fn commit(&mut self, table: &Table) -> Result<()> {
        match Manager::commit_transaction(self.conn()).await {
            Ok(()) => {
                self.is_open = false;
                Ok(())
            }
            Err(error) => {
                self.rollback().await;
                Err(Error::from_statement(error, table))
            }
        }
    }

    /// Undoes what was done in the transaction. A connection that cannot do so is not used again.
    pub async fn rollback(&mut self) {
        self.is_open = match Manager::rollback_transaction(self.conn()).await {
            // The database has undone it by itself.
            Ok(()) | Err(diesel::result::Error::NotInTransaction) => false,
            Err(_) => true,
        };
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take().filter(|_| self.is_open) {
            conn.close();
        }
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("is_open", &self.is_open).finish_non_exhaustive()
    }
}
