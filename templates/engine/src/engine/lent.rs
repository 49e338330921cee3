use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use deadpool::managed::Object;
use diesel::connection::{Instrumentation, InstrumentationEvent, get_default_instrumentation};
use diesel::result::Error;
use diesel_async::AsyncConnection;

use super::Conn;
use super::backend::{Rule, this as backend};
use super::pool::Connections;

/// A connection lent by a [`Pool`](super::Pool); it goes back when dropped.
///
/// One whose statement nobody waits for any more, because the client went away or the time was up, is closed instead: whoever
/// had it next would wait for that statement. The database is told to stop working on it.
pub struct PooledConn {
    /// There until it is dropped.
    lent: Option<Object<Connections>>,
}

const LENT: &str = "the connection is there until it is dropped";

impl PooledConn {
    /// Closes the connection, with the transaction that is open on it.
    pub(super) fn close(mut self) {
        self.lent.take().map(Object::take).expect(LENT).close();
    }
}

impl From<Object<Connections>> for PooledConn {
    fn from(lent: Object<Connections>) -> Self {
        Self { lent: Some(lent) }
    }
}

impl Deref for PooledConn {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.lent.as_ref().expect(LENT).conn
    }
}

impl DerefMut for PooledConn {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.lent.as_mut().expect(LENT).conn
    }
}

impl Drop for PooledConn {
    fn drop(&mut self) {
        let Some(lent) = self.lent.take() else { return };
        if lent.activity.is(Activity::IDLE) {
            // Dropped here, it goes back.
            return;
        }
        if let Some(pool) = Object::pool(&lent).filter(|_| lent.activity.is(Activity::LOST)) {
            pool.manager().lose();
        }
        Object::take(lent).close();
    }
}

impl fmt::Debug for PooledConn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PooledConn").finish_non_exhaustive()
    }
}

/// A connection of a pool. It is large, and is moved often: behind a pointer.
pub struct Lent {
    pub(super) conn: Box<Conn>,
    activity: Arc<Activity>,
}

impl Lent {
    /// Watches what is done on a new connection.
    pub(super) fn new(mut conn: Conn) -> Self {
        let activity = Arc::<Activity>::default();
        conn.set_instrumentation(Watch { activity: Arc::clone(&activity), next: get_default_instrumentation() });
        Self { conn: Box::new(conn), activity }
    }

    fn close(self) {
        if self.activity.is(Activity::BUSY) {
            backend::give_up(*self.conn);
        }
    }
}

impl fmt::Debug for Lent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lent").field("activity", &self.activity).finish_non_exhaustive()
    }
}

/// What a connection does.
#[derive(Debug, Default)]
struct Activity(AtomicU8);

impl Activity {
    const IDLE: u8 = 0;
    /// A statement was begun and has not ended.
    const BUSY: u8 = 1;
    /// The database is gone at its other end.
    const LOST: u8 = 2;

    fn is(&self, state: u8) -> bool {
        self.0.load(Ordering::Relaxed) == state
    }
}

/// Is told by Diesel of each statement, also of those that are not the engine's.
struct Watch {
    activity: Arc<Activity>,
    /// What the program has set for all connections.
    next: Option<Box<dyn Instrumentation>>,
}

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        let state = match &event {
            InstrumentationEvent::StartQuery { .. } => Some(Activity::BUSY),
            InstrumentationEvent::FinishQuery { error: Some(error), .. } if is_away(error) => Some(Activity::LOST),
            InstrumentationEvent::FinishQuery { .. } => Some(Activity::IDLE),
            _ => None,
        };
        if let Some(state) = state {
            self.activity.0.store(state, Ordering::Relaxed);
        }
        if let Some(next) = &mut self.next {
            next.on_connection_event(event);
        }
    }
}

fn is_away(error: &Error) -> bool {
    let Error::DatabaseError(kind, info) = error else { return false };
    backend::violation(kind, info.as_ref()).is_some_and(|broken| broken.rule == Rule::Available)
}
