use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::runtime::{Handle, Id};
use tokio::time::{Instant, Sleep, sleep};

/// Ends work that takes too long, by timers that are used again.
///
/// One of its own for each request would be put among all others and taken out again, both times under a lock that all threads
/// share, and is so large that it makes everything around it large. One that stays there is only told of a later end.
#[derive(Debug, Default)]
pub(crate) struct Deadlines {
    idle: Mutex<Vec<Timer>>,
}

#[derive(Debug)]
struct Timer {
    /// The runtime that it belongs to, for it stops with that.
    runtime: Id,
    sleep: Pin<Box<Sleep>>,
}

/// When work has to be done. Its timer goes back when it is dropped.
#[derive(Debug)]
pub(crate) struct Deadline {
    deadlines: Arc<Deadlines>,
    most: Duration,
    timer: Option<Timer>,
}

/// The work was not done in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLate;

impl fmt::Display for TooLate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it took longer than it may")
    }
}

impl Error for TooLate {}

impl Deadlines {
    /// Returns a deadline so long after work first waits for something.
    pub(crate) fn after(self: &Arc<Self>, most: Duration) -> Deadline {
        Deadline { deadlines: Arc::clone(self), most, timer: None }
    }

    /// Returns a timer that ends then.
    fn start(&self, most: Duration) -> Timer {
        let runtime = Handle::current().id();
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match (idle.filter(|timer| timer.runtime == runtime), Instant::now().checked_add(most)) {
            (Some(mut timer), Some(end)) => {
                timer.sleep.as_mut().reset(end);
                timer
            }
            _ => Timer { runtime, sleep: Box::pin(sleep(most)) },
        }
    }
}

impl Deadline {
    /// Is asked when the work waits; ready when its time is up.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        self.timer.get_or_insert_with(|| self.deadlines.start(self.most)).sleep.as_mut().poll(context)
    }

    /// Does work until then.
    ///
    /// # Errors
    ///
    /// [`TooLate`] when it is not done by then.
    pub(crate) async fn end<T>(mut self, work: impl Future<Output = T>) -> Result<T, TooLate> {
        let mut work = pin!(work);
        poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Ok(done)),
            Poll::Pending => self.poll(context).map(|()| Err(TooLate)),
        })
        .await
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some(timer) = self.timer.take() {
            self.deadlines.idle.lock().unwrap_or_else(PoisonError::into_inner).push(timer);
        }
    }
}
