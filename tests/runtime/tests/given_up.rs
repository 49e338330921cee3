//! Connections on which something was begun that nobody waits for any more, and those that the database has closed.

use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::get;
use diesel_async::SimpleAsyncConnection;
use reqwest::StatusCode;
use runtime_db::engine::{Conn, Error, Pool, PoolSettings, migrate};
use runtime_db::http::{Api, Limits, OPENAPI, Problem};
use test_harness::Client;

/// Takes the database longer than there is time.
#[cfg(feature = "sqlite")]
const SLOW: &str = "WITH RECURSIVE numbers(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers \
                    WHERE number < 2000000) SELECT count(*) FROM numbers";
#[cfg(feature = "postgres")]
const SLOW: &str = "SELECT pg_sleep(60)";
#[cfg(feature = "mysql")]
const SLOW: &str = "SELECT SLEEP(60)";

async fn pool_of(url: &str, max_size: usize) -> Pool {
    migrate(url).await.expect("the migrations run");
    Pool::new(url, PoolSettings { max_size, wait: Duration::from_secs(2) }).expect("a pool")
}

/// Serves `/slow` and `/slow-transaction` beside the tables, over one connection and with little time for an answer.
async fn impatient(url: &str) -> Client {
    let pool = pool_of(url, 1).await;
    let begun = {
        let pool = pool.clone();
        async move || {
            let mut conn = pool.get().await?;
            conn.batch_execute(SLOW).await.map_err(|error| Problem::from(Error::from(error)))
        }
    };
    let in_transaction = {
        let pool = pool.clone();
        async move || {
            let work = async |conn: &mut Conn| {
                conn.batch_execute("INSERT INTO labels (name) VALUES ('slow')").await?;
                Ok(conn.batch_execute(SLOW).await?)
            };
            pool.transaction(work).await.map_err(Problem::from)
        }
    };
    let own = Router::new().route("/slow", get(begun)).route("/slow-transaction", get(in_transaction));
    let limits = Limits { timeout: Duration::from_millis(400), ..Limits::default() };
    Client::serve(Api::new(pool).limits(limits).routes(own).into_router(), OPENAPI).await
}

#[test]
fn who_has_the_connection_next_does_not_wait_for_a_statement_that_was_given_up() {
    test_harness::with_database(async |url| {
        let client = impatient(&url).await;
        for slow in ["/slow", "/slow-transaction"] {
            let answer = client.get(slow).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{slow}: {answer:?}");
            assert_eq!(answer.headers["retry-after"], "1");
            for _ in 0..3 {
                let answer = client.get("/labels").await;
                assert_eq!((answer.status, &answer.body["items"]), (StatusCode::OK, &serde_json::json!([])), "{slow}");
            }
        }
        server::stops_working(&url).await;
    });
}

#[test]
fn a_statement_that_a_program_gives_up_is_nobody_elses() {
    test_harness::with_database(async |url| {
        let pool = pool_of(&url, 1).await;
        let slow = async {
            let mut conn = pool.get().await.expect("the connection");
            conn.batch_execute(SLOW).await
        };
        assert!(tokio::time::timeout(Duration::from_millis(400), slow).await.is_err());
        let start = Instant::now();
        pool.ping().await.expect("another connection");
        assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
        server::stops_working(&url).await;
    });
}

/// The library works where the program does, and cannot be told to stop.
#[cfg(feature = "sqlite")]
mod server {
    pub(super) async fn stops_working(_: &str) {}
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
mod server {
    use std::time::Duration;

    use diesel::QueryableByName;
    use diesel::sql_query;
    use diesel::sql_types::BigInt;
    use diesel_async::{AsyncConnection, RunQueryDsl, SimpleAsyncConnection};
    use runtime_db::engine::Conn;

    #[cfg(feature = "postgres")]
    const OTHERS: &str =
        "SELECT pid::bigint AS id FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    #[cfg(feature = "mysql")]
    const OTHERS: &str =
        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";

    #[cfg(feature = "postgres")]
    const WORKS: &str = " AND state = 'active'";
    #[cfg(feature = "mysql")]
    const WORKS: &str = " AND command = 'Query'";

    #[derive(QueryableByName)]
    struct Process {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }

    async fn others(conn: &mut Conn, which: &str) -> Vec<i64> {
        let processes: Vec<Process> = sql_query(format!("{OTHERS}{which}")).load(conn).await.expect("the processes");
        processes.into_iter().map(|process| process.id).collect()
    }

    /// Waits until the server works on nothing that is asked of the database.
    pub(super) async fn stops_working(url: &str) {
        let mut conn = Conn::establish(url).await.expect("a connection");
        for _ in 0..100 {
            if others(&mut conn, WORKS).await.is_empty() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the server goes on with a statement that nobody waits for");
    }

    /// Closes all other connections to the database, and returns how many.
    pub(super) async fn close_connections(url: &str) -> usize {
        let mut conn = Conn::establish(url).await.expect("a connection");
        let others = others(&mut conn, "").await;
        for id in &others {
            #[cfg(feature = "postgres")]
            let close = format!("SELECT pg_terminate_backend({id})");
            #[cfg(feature = "mysql")]
            let close = format!("KILL {id}");
            conn.batch_execute(&close).await.expect("its user may");
        }
        others.len()
    }
}

/// Has four connections rest.
#[cfg(any(feature = "postgres", feature = "mysql"))]
async fn rested(url: &str) -> Client {
    let pool = pool_of(url, 4).await;
    let lent = tokio::try_join!(pool.get(), pool.get(), pool.get(), pool.get()).expect("four connections");
    drop(lent);
    Client::serve(Api::new(pool).into_router(), OPENAPI).await
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn connections_that_the_server_closed_while_they_rested_are_nobodys_trouble() {
    test_harness::with_database(async |url| {
        let client = rested(&url).await;
        tokio::time::sleep(Duration::from_millis(1_100)).await;
        assert_eq!(server::close_connections(&url).await, 4);
        // The server says that they are closed before they are.
        tokio::time::sleep(Duration::from_millis(300)).await;
        for _ in 0..8 {
            assert_eq!(client.get("/labels").await.status, StatusCode::OK);
        }
    });
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn of_connections_that_the_server_closes_while_they_work_one_answer_tells() {
    test_harness::with_database(async |url| {
        let client = rested(&url).await;
        assert_eq!(server::close_connections(&url).await, 4);
        let mut failed = 0;
        for _ in 0..8 {
            let answer = client.get("/labels").await;
            if answer.status != StatusCode::OK {
                assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{answer:?}");
                assert_eq!(answer.headers["retry-after"], "1");
                failed += 1;
            }
        }
        assert!(failed <= 1, "{failed} requests failed");
    });
}
