use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;

use deadpool::managed::{self, Manager, Metrics, Object, RecycleResult};
use diesel::sql_query;
use diesel_async::RunQueryDsl;
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, PoolError};
use futures_util::FutureExt;
use tokio::time::timeout;

use super::backend::this as backend;
use super::deadlines::Deadlines;
use super::{Conn, Error, Result};

/// A connection lent by a [`Pool`]; it goes back when dropped.
pub struct PooledConn(Object<Connections>);

impl PooledConn {
    /// Takes the connection away from the pool for good.
    pub fn take(self) -> Box<Conn> {
        Object::take(self.0)
    }
}

impl fmt::Debug for PooledConn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PooledConn").finish_non_exhaustive()
    }
}

impl Deref for PooledConn {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for PooledConn {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

/// Opens connections and checks those that come back. They are large, and are moved often: behind a pointer.
#[derive(Debug)]
pub struct Connections(AsyncDieselConnectionManager<Conn>);

impl Manager for Connections {
    type Type = Box<Conn>;
    type Error = PoolError;

    async fn create(&self) -> std::result::Result<Box<Conn>, PoolError> {
        self.0.create().await.map(Box::new)
    }

    async fn recycle(&self, conn: &mut Box<Conn>, metrics: &Metrics) -> RecycleResult<PoolError> {
        self.0.recycle(conn, metrics).await
    }
}

/// Connections to the database, opened when first needed and used again. Clones share them.
#[derive(Clone)]
pub struct Pool {
    connections: managed::Pool<Connections>,
    wait: Duration,
    deadlines: Arc<Deadlines>,
}

/// How a [`Pool`] behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolSettings {
    /// The most connections there are at a time.
    pub max_size: usize,
    /// How long to wait for one, and for a new one to open.
    pub wait: Duration,
}

impl Default for PoolSettings {
    fn default() -> Self {
        Self { max_size: 10, wait: Duration::from_secs(5) }
    }
}

impl Pool {
    /// Makes a pool for the database at that address; nothing is opened yet.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] when the settings make no pool.
    pub fn new(url: &str, settings: PoolSettings) -> Result<Self> {
        let mut config = ManagerConfig::default();
        config.custom_setup = Box::new(|url| {
            let url = url.to_owned();
            async move { backend::establish(&url).await }.boxed()
        });
        config.recycling_method = backend::recycling();
        let manager = Connections(AsyncDieselConnectionManager::new_with_config(url, config));
        let connections = managed::Pool::builder(manager)
            .max_size(settings.max_size)
            .build()
            .map_err(|error| Error::Database(error.into()))?;
        Ok(Self { connections, wait: settings.wait, deadlines: Arc::default() })
    }

    /// Asks the database for an answer.
    ///
    /// # Errors
    ///
    /// [`Error::Unavailable`] when there is none in the time in which a connection is to be had.
    pub async fn ping(&self) -> Result<()> {
        let mut conn = self.get().await?;
        match timeout(self.wait, sql_query("SELECT 1").execute(&mut conn)).await {
            Ok(answer) => answer.map(drop).map_err(|error| Error::Unavailable(error.into())),
            Err(elapsed) => {
                // The answer may still come, to whoever has the connection then.
                drop(conn.take());
                Err(Error::Unavailable(elapsed.into()))
            }
        }
    }

    /// Lends a connection.
    ///
    /// # Errors
    ///
    /// [`Error::Unavailable`] when none becomes free in time or the database cannot be reached.
    pub async fn get(&self) -> Result<PooledConn> {
        match self.deadlines.after(self.wait).end(self.connections.get()).await {
            Ok(lent) => lent.map(PooledConn).map_err(|error| Error::Unavailable(error.into())),
            Err(too_late) => Err(Error::Unavailable(too_late.into())),
        }
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("status", &self.connections.status()).finish_non_exhaustive()
    }
}
