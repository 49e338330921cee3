use std::error::Error;
use std::fmt;

use futures_util::TryFutureExt;
use tokio_postgres::{Client, NoTls, SimpleQueryMessage};

use super::{DriverError, Row};

/// A connection to a PostgreSQL server.
pub(super) struct Session(Client);

impl Session {
    pub(super) async fn open(url: &str) -> Result<Self, DriverError> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.map_err(told)?;
        // It ends when the client is dropped; what breaks it fails the statement that waits for it as well.
        tokio::spawn(connection.unwrap_or_else(drop));
        Ok(Self(client))
    }

    pub(super) async fn execute(&self, sql: &str) -> Result<(), DriverError> {
        self.0.batch_execute(sql).await.map_err(told)
    }

    pub(super) async fn rows(&self, query: &str) -> Result<Vec<Row>, DriverError> {
        let query = format!("SELECT row_to_json(of_query)::text FROM (\n{query}\n) AS of_query");
        let messages = self.0.simple_query(&query).await.map_err(told)?;
        let texts = messages.iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => row.get(0),
            _ => None,
        });
        texts.map(|text| serde_json::from_str(text).map_err(DriverError::from)).collect()
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").finish_non_exhaustive()
    }
}

/// Returns what the server said; the driver's own words for it are "db error".
fn told(error: tokio_postgres::Error) -> DriverError {
    match error.as_db_error() {
        Some(told) => {
            let more = [told.detail(), told.hint()].into_iter().flatten().map(|more| format!(" ({more})"));
            format!("{}: {}{}", told.code().code(), told.message(), more.collect::<String>()).into()
        }
        None => match error.source() {
            Some(cause) => format!("{error}: {cause}").into(),
            None => error.into(),
        },
    }
}
