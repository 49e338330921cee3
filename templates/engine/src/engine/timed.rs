use std::time::Instant;

use diesel::debug_query;
use tracing::{Level, debug, enabled};

use crate::types::Db;

use super::statement::Statement;

/// Tells the log at debug how long a statement took, until this was dropped. Values that are bound are not told.
pub(super) struct Timed(Option<(Instant, String)>);

impl Timed {
    /// Starts, if anyone listens.
    pub(super) fn start(statement: &Statement) -> Self {
        let text = || debug_query::<Db, _>(statement).to_string();
        Self(enabled!(Level::DEBUG).then(|| (Instant::now(), text())))
    }
}

impl Drop for Timed {
    fn drop(&mut self) {
        if let Some((start, text)) = &self.0 {
            let sql = text.rsplit_once(" -- binds: ").map_or(text.as_str(), |(sql, _)| sql);
            debug!(elapsed = ?start.elapsed(), sql, "statement");
        }
    }
}
