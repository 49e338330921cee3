//! Migrations on the tool's own connections.

use serde::Deserialize;

use crate::database::{Database, DatabaseError};
use crate::migrator::{Cause, Dialect, Session};
use crate::model::Backend;

#[derive(Deserialize)]
struct Cell {
    value: Option<String>,
}

impl Session for Database {
    fn dialect(&self) -> Dialect {
        match self.backend() {
            Backend::Sqlite => Dialect::Sqlite,
            Backend::Postgres => Dialect::Postgres,
            Backend::Mysql => Dialect::Mysql,
        }
    }

    async fn execute(&mut self, statement: &str) -> Result<(), Cause> {
        Self::execute(self, statement).await.map_err(told)
    }

    async fn texts(&mut self, query: &str) -> Result<Vec<Option<String>>, Cause> {
        let cells: Vec<Cell> = self.rows(query).await.map_err(told)?;
        Ok(cells.into_iter().map(|cell| cell.value).collect())
    }
}

/// Returns what the database said: which statement it was about the runner tells itself.
fn told(error: DatabaseError) -> Cause {
    match error {
        DatabaseError::Refused { source, .. } => source,
        other => other.into(),
    }
}
