use std::fmt;
use std::time::Duration;

use diesel_async::{AsyncConnection, TransactionManager};

use super::backend::this as backend;
use super::{Conn, Error, Pending, Pool, PooledConn, Result, Table};

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
    /// failure), five times in all: what it changes outside of the database, it may change more than once. Each time it is a
    /// clone of the work: what that has for good must be `Clone`, and what it borrows is shared.
    ///
    /// # Errors
    ///
    /// What the work gives back, which is undone then; [`Error::Contention`] when others stood in the way each time;
    /// [`Error::Unavailable`] or [`Error::Database`].
    pub fn transaction<'a, T, F>(&'a self, work: F) -> Pending<'a, T>
    where
        for<'c> F: AsyncFnOnce(&'c mut Conn) -> Result<T> + Work<&'c mut Conn, Result<T>, Future: Send> + Clone + Send + 'a,
        T: Send + 'a,
    {
        Box::pin(async move {
            let mut session = Session::new(self.get().await?);
            let mut attempt = 1;
            loop {
                match session.run(work.clone()).await {
                    Err(Error::Contention(_)) if attempt < ATTEMPTS => tokio::time::sleep(pause(attempt)).await,
                    done => return done,
                }
                attempt += 1;
            }
        })
    }
}

/// Work that is an async closure, whose future has a name, so that it can be asked to run on any thread: axum's handlers and
/// `tokio::spawn` take no other. (The language has no way yet to ask so of the future of an `AsyncFnOnce`.)
pub trait Work<C, T>: AsyncFnOnce(C) -> T + FnOnce(C) -> <Self as Work<C, T>>::Future {
    /// What is waited for.
    type Future: Future<Output = T>;
}

impl<F, C, T, O> Work<C, T> for F
where
    F: AsyncFnOnce(C) -> T + FnOnce(C) -> O,
    O: Future<Output = T>,
{
    type Future = O;
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
    async fn run<T, F>(&mut self, work: F) -> Result<T>
    where
        for<'c> F: AsyncFnOnce(&'c mut Conn) -> Result<T> + Work<&'c mut Conn, Result<T>, Future: Send>,
    {
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
