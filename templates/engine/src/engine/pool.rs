use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use deadpool::managed::{self, Manager, Metrics, RecycleError, RecycleResult};
use diesel::sql_query;
use diesel_async::RunQueryDsl;
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, PoolError, RecyclingMethod};
use futures_util::FutureExt;
use tokio::time::timeout;

use super::backend::this as backend;
use super::deadlines::Deadlines;
use super::lent::{Lent, PooledConn};
use super::{Conn, Error, Result};

/// Opens connections and checks those that come back.
#[derive(Debug)]
pub struct Connections {
    diesel: AsyncDieselConnectionManager<Conn>,
    /// How long one that has rested may take to answer, so that there is time left to open another.
    patience: Duration,
    started: Instant,
    /// When one was found lost, in milliseconds since it all started: those that were last used before may be lost as well.
    lost: AtomicU64,
}

impl Connections {
    /// Takes note that the database was gone at the other end of a connection.
    pub(super) fn lose(&self) {
        let elapsed = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.lost.store(elapsed.saturating_add(1), Ordering::Relaxed);
    }

    /// Returns whether the database is to be asked whether it is still there.
    fn is_doubtful(&self, metrics: &Metrics) -> bool {
        let lost = Duration::from_millis(AtomicU64::load(&self.lost, Ordering::Relaxed));
        let used = metrics.recycled.unwrap_or(metrics.created);
        backend::REST.is_some_and(|most| used.elapsed() > most || used.duration_since(self.started) < lost)
    }
}

impl Manager for Connections {
    type Type = Lent;
    type Error = PoolError;

    async fn create(&self) -> std::result::Result<Lent, PoolError> {
        self.diesel.create().await.map(Lent::new)
    }

    /// Asks the database only after a rest, because each question costs the request a way to the database and back.
    async fn recycle(&self, lent: &mut Lent, metrics: &Metrics) -> RecycleResult<PoolError> {
        self.diesel.recycle(&mut lent.conn, metrics).await?;
        if !self.is_doubtful(metrics) {
            return Ok(());
        }
        match timeout(self.patience, sql_query("SELECT 1").execute(&mut *lent.conn)).await {
            Ok(answer) => answer.map(drop).map_err(|error| PoolError::QueryError(error).into()),
            Err(elapsed) => Err(RecycleError::Message(elapsed.to_string().into())),
        }
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
        config.recycling_method = RecyclingMethod::Fast;
        let diesel = AsyncDieselConnectionManager::new_with_config(url, config);
        let (started, lost) = (Instant::now(), AtomicU64::new(0));
        let connections = managed::Pool::builder(Connections { diesel, patience: settings.wait / 2, started, lost })
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
            Err(elapsed) => Err(Error::Unavailable(elapsed.into())),
        }
    }

    /// Lends a connection.
    ///
    /// # Errors
    ///
    /// [`Error::Unavailable`] when none becomes free in time or the database cannot be reached.
    pub async fn get(&self) -> Result<PooledConn> {
        match self.deadlines.after(self.wait).end(self.connections.get()).await {
            Ok(lent) => lent.map(PooledConn::from).map_err(|error| Error::Unavailable(error.into())),
            Err(too_late) => Err(Error::Unavailable(too_late.into())),
        }
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("status", &self.connections.status()).finish_non_exhaustive()
    }
}
