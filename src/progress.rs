//! How much of a work is done, counted where the work is for whoever watches.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Told how many parts are done, and how many there are.
type Show = Box<dyn Fn(usize, usize) + Send + Sync>;

/// A count of what is done and what there is to do, which grows as that becomes known.
#[derive(Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
    show: Option<Show>,
}

impl Progress {
    /// Returns a count that is told on at each of its steps; the default one is watched by nobody.
    pub fn watched(show: impl Fn(usize, usize) + Send + Sync + 'static) -> Self {
        Self { show: Some(Box::new(show)), ..Self::default() }
    }

    /// Says that there are so many more parts to do.
    pub fn expect(&self, parts: usize) {
        self.all.fetch_add(parts, Ordering::Relaxed);
        self.tell();
    }

    /// Says that so many more parts are done.
    pub fn advance(&self, parts: usize) {
        self.done.fetch_add(parts, Ordering::Relaxed);
        self.tell();
    }

    fn tell(&self) {
        if let Some(show) = &self.show {
            show(self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed));
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress").field("done", &self.done).field("all", &self.all).finish_non_exhaustive()
    }
}
