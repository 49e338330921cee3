use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::{Cause, Dialect, Error, Event, Session};

/// How often to ask whether the other deployer is done.
const PAUSE: Duration = Duration::from_millis(100);

/// "codegen" as a number, which no other program's locks have.
const POSTGRES_KEY: i64 = 27_988_499_683_042_670;

/// MySQL's locks are the server's, not the database's, and have at most 64 characters.
const MYSQL_NAME: &str = "CONCAT('codegen.', MD5(DATABASE()))";

/// Waits until no other deployer is at work, and keeps them waiting from then on.
///
/// The server is asked again and again, since a statement that waits for a lock would hold up another deployer's CREATE INDEX
/// CONCURRENTLY, which in turn waits for all statements that run. SQLite has no such lock; there each migration begins by
/// taking the right to write.
pub(super) async fn take<S: Session>(
    session: &mut S,
    wait: Duration,
    report: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<(), Error> {
    let query = match session.dialect() {
        Dialect::Sqlite => {
            begin(session, "BEGIN IMMEDIATE", wait, report).await?;
            return session.execute("COMMIT").await.map_err(Error::database("wait for other writers"));
        }
        Dialect::Postgres => format!("SELECT CAST(pg_try_advisory_lock({POSTGRES_KEY}) AS text) AS value"),
        Dialect::Mysql => format!("SELECT CAST(GET_LOCK({MYSQL_NAME}, 0) AS CHAR) AS value"),
    };
    let start = Instant::now();
    loop {
        let answer = session.texts(&query).await.map_err(Error::database("take the lock on migrations"))?;
        if answer.into_iter().flatten().any(|value| value == "true" || value == "1") {
            return Ok(());
        }
        keep_waiting(start, wait, report)?;
        sleep(PAUSE).await;
    }
}

/// Lets other deployers go on. What fails here the end of the connection does as well.
pub(super) async fn give_back<S: Session>(session: &mut S) {
    let query = match session.dialect() {
        Dialect::Sqlite => return,
        Dialect::Postgres => format!("SELECT CAST(pg_advisory_unlock({POSTGRES_KEY}) AS text) AS value"),
        Dialect::Mysql => format!("SELECT CAST(RELEASE_LOCK({MYSQL_NAME}) AS CHAR) AS value"),
    };
    drop(session.texts(&query).await);
}

/// Runs a statement that on SQLite may find another deployer writing.
pub(super) async fn begin<S: Session>(
    session: &mut S,
    statement: &str,
    wait: Duration,
    report: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<(), Error> {
    let start = Instant::now();
    loop {
        match session.execute(statement).await {
            Err(cause) if session.dialect() == Dialect::Sqlite && is_busy(&cause) => {
                keep_waiting(start, wait, report)?;
                sleep(PAUSE).await;
            }
            done => return done.map_err(Error::database("begin a transaction")),
        }
    }
}

fn keep_waiting(start: Instant, wait: Duration, report: &mut (dyn FnMut(Event<'_>) + Send)) -> Result<(), Error> {
    report(Event::Waiting);
    if start.elapsed() < wait { Ok(()) } else { Err(Error::Busy(wait)) }
}

fn is_busy(cause: &Cause) -> bool {
    let message = cause.to_string();
    message.contains("is locked") || message.contains("busy")
}
