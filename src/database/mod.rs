//! Connections of the tool itself to live databases, over the drivers directly.
//!
//! A [`Database`] runs statements and gives rows as any type that serde can make of them, so that the commands that look into a
//! database know no driver. What the drivers say is told without the password that is in the address.

mod address;
mod error;
mod mysql;
mod postgres;
mod sqlite;

use serde::de::DeserializeOwned;
use serde_json::Value;

pub use address::Address;
pub use error::DatabaseError;

use crate::model::Backend;

/// An open connection to a database.
#[derive(Debug)]
pub struct Database {
    address: Address,
    session: Session,
}

#[derive(Debug)]
enum Session {
    Sqlite(sqlite::Session),
    Postgres(postgres::Session),
    Mysql(mysql::Session),
}

impl Database {
    /// Opens the database at an address: `postgres://…`, `mysql://…` (also `mariadb://…`), `sqlite:…`, or the path of an SQLite
    /// file, which has to exist.
    ///
    /// Needs a Tokio runtime with time and I/O, such as [`block_on`]'s.
    ///
    /// # Errors
    ///
    /// When the address is none, or no database answers there.
    pub async fn open(url: &str) -> Result<Self, DatabaseError> {
        Self::connect(Address::parse(url), false).await
    }

    /// Opens the database as [`open`](Self::open) does, and makes an SQLite file that does not exist.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub async fn open_or_create(url: &str) -> Result<Self, DatabaseError> {
        Self::connect(Address::parse(url), true).await
    }

    async fn connect(address: Address, create: bool) -> Result<Self, DatabaseError> {
        let opened = match address.backend() {
            Backend::Sqlite => sqlite::Session::open(address.place(), create).map(Session::Sqlite),
            Backend::Postgres => postgres::Session::open(address.place()).await.map(Session::Postgres),
            Backend::Mysql => mysql::Session::open(address.place()).await.map(Session::Mysql),
        };
        match opened {
            Ok(session) => Ok(Self { address, session }),
            Err(source) => Err(DatabaseError::Unreachable { address: address.to_string(), source }),
        }
    }

    /// Returns which database product it is.
    pub fn backend(&self) -> Backend {
        self.address.backend()
    }

    /// Returns where it is.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Runs one statement, or several with `;` between them, and drops what they answer.
    ///
    /// # Errors
    ///
    /// When the database refuses one; those before it stay done unless a transaction is open.
    pub async fn execute(&mut self, sql: &str) -> Result<(), DatabaseError> {
        let done = match &mut self.session {
            Session::Sqlite(session) => session.execute(sql),
            Session::Postgres(session) => session.execute(sql).await,
            Session::Mysql(session) => session.execute(sql).await,
        };
        done.map_err(|source| DatabaseError::refused(sql, source))
    }

    /// Returns the rows of a query, each made from a map of its columns by name: numbers are numbers, everything else is text;
    /// on PostgreSQL also booleans, arrays and JSON are themselves.
    ///
    /// # Errors
    ///
    /// When the database refuses the query, or a row is not a `T`.
    pub async fn rows<T: DeserializeOwned>(&mut self, query: &str) -> Result<Vec<T>, DatabaseError> {
        let rows = match &mut self.session {
            Session::Sqlite(session) => session.rows(query),
            Session::Postgres(session) => session.rows(query).await,
            Session::Mysql(session) => session.rows(query).await,
        };
        let rows = rows.map_err(|source| DatabaseError::refused(query, source))?;
        let read = rows.into_iter().map(|row| serde_json::from_value(Value::Object(row)));
        read.collect::<Result<_, _>>().map_err(|source| DatabaseError::unexpected(query, source))
    }

    /// Returns the first row of each of several queries, for what no one query asks of all objects: on MySQL they are one question.
    ///
    /// # Errors
    ///
    /// When the database refuses one of the queries, or a row is not a `T`.
    pub async fn first_rows<T: DeserializeOwned>(
        &mut self,
        queries: &[String],
    ) -> Result<Vec<Option<T>>, DatabaseError> {
        let mut found = Vec::with_capacity(queries.len());
        let Session::Mysql(session) = &mut self.session else {
            for query in queries {
                found.push(self.rows(query).await?.into_iter().next());
            }
            return Ok(found);
        };
        let all = queries.join(";\n");
        for row in session.first_rows(&all).await.map_err(|source| DatabaseError::refused(&all, source))? {
            let read = row.map(|row| serde_json::from_value(Value::Object(row))).transpose();
            found.push(read.map_err(|source| DatabaseError::unexpected(&all, source))?);
        }
        Ok(found)
    }
}

/// A row as it came: column → value.
type Row = serde_json::Map<String, Value>;

/// Any error of a driver.
type DriverError = Box<dyn std::error::Error + Send + Sync>;

/// Runs a future to its end, on a Tokio runtime of its own.
///
/// # Panics
///
/// When the operating system gives no event queue, without which nothing can be awaited.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("the operating system gives an event queue").block_on(future)
}
