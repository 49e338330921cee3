use diesel::sql_types::{Nullable, Text};
use diesel::{QueryableByName, sql_query};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use tracing::info;

use super::{Conn, Database};
use super::backend::this as backend;
use super::migrator::{self, Applied, Cause, Dialect, Direction, Error, Event, Options, Session, Status};

/// Brings the database at that address up to its crate's last migration, and returns the names of those that were applied.
///
/// Programs that do so at a time wait for each other.
///
/// # Errors
///
/// When the database cannot be reached, when the migrations or the database are not as they should be, and when a migration
/// fails.
pub async fn migrate(database: &Database, url: &str) -> Result<Applied, Error> {
    migrator::up(&mut connect(url).await?, &database.folder(), Options::default(), &mut log).await
}

/// Takes back the last migrations, as many as that, and returns their names.
///
/// # Errors
///
/// As [`migrate`], and when a migration has no way back.
pub async fn revert(database: &Database, url: &str, number: usize) -> Result<Applied, Error> {
    let options = Options { number: Some(number), ..Options::default() };
    migrator::down(&mut connect(url).await?, &database.folder(), options, &mut log).await
}

/// Returns every migration of the crate and of the database, oldest first.
///
/// # Errors
///
/// When the database cannot be reached or read.
pub async fn migration_status(database: &Database, url: &str) -> Result<Vec<Status>, Error> {
    migrator::status(&mut connect(url).await?, &database.folder()).await
}

async fn connect(url: &str) -> Result<Connection, Error> {
    let conn = backend::establish(url).await;
    conn.map(Connection).map_err(|source| Error::Database { action: "open the database", source: source.into() })
}

fn log(event: Event<'_>) {
    match event {
        Event::Waiting => info!("waiting for somebody else who runs migrations"),
        Event::Started { migration, direction: Direction::Up, .. } => info!(migration, "applying"),
        Event::Started { migration, direction: Direction::Down, .. } => info!(migration, "reverting"),
        Event::Step { caption } => info!("{caption}"),
        Event::Finished { migration, elapsed, .. } => info!(migration, ?elapsed, "done"),
    }
}

struct Connection(Conn);

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Nullable<Text>)]
    value: Option<String>,
}

impl Session for Connection {
    fn dialect(&self) -> Dialect {
        backend::DIALECT
    }

    async fn execute(&mut self, statement: &str) -> Result<(), Cause> {
        Ok(self.0.batch_execute(statement).await?)
    }

    async fn texts(&mut self, query: &str) -> Result<Vec<Option<String>>, Cause> {
        let cells: Vec<Cell> = sql_query(query).load(&mut self.0).await?;
        Ok(cells.into_iter().map(|cell| cell.value).collect())
    }
}
