//! Requests that stand in each other's way, and a database that has no time for them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::StatusCode;
use runtime_db::engine::{Changes, Conn, Operation, Pool, PoolSettings, Row, Value, update_row};
use runtime_db::http::{Api, Event, Hooks, OPENAPI, Problem};
use runtime_db::tables::labels;
use serde_json::json;
use test_harness::Client;

use crate::support::with_api;

#[test]
fn a_pool_without_a_free_connection_is_a_503_until_there_is_one() {
    test_harness::with_database(async |url| {
        runtime_db::engine::migrate(&url).await.expect("the migrations run");
        let settings = PoolSettings { max_size: 1, wait: Duration::from_millis(200) };
        let pool = Pool::new(&url, settings).expect("a pool");
        let client = Client::serve(Api::new(pool.clone()).into_router(), OPENAPI).await;
        let lent = pool.get().await.expect("the only connection");
        for answer in [client.get("/tags").await, client.post("/tags", json!({ "name": "a" })).await] {
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{answer:?}");
            assert_eq!(
                (&answer.body["type"], &answer.headers["retry-after"]),
                (&json!("urn:problem-type:unavailable"), &reqwest::header::HeaderValue::from_static("1"))
            );
        }
        drop(lent);
        assert_eq!(client.get("/tags").await.body["items"], json!([]));
    });
}

/// Changes the other one of two labels after a label was changed: two requests at once meet crosswise.
struct Crosswise(Arc<AtomicUsize>);

impl Hooks for Crosswise {
    async fn after(&self, conn: &mut Conn, event: &Event<'_>, _: Option<&Row>) -> Result<(), Problem> {
        let (Operation::Update, Some([Value::BigInt(id)])) = (event.operation, event.key) else {
            return Ok(());
        };
        self.0.fetch_add(1, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut changes = Changes::default();
        changes.set(labels::NAME, format!("by-{id}"));
        update_row(conn, &labels::TABLE, vec![Value::BigInt(3 - id)], changes).await?;
        Ok(())
    }
}

#[test]
fn a_deadlock_is_resolved_by_doing_one_of_them_again() {
    let attempts = Arc::new(AtomicUsize::new(0));
    with_api(
        |api| api.hooks(Crosswise(Arc::clone(&attempts))),
        async |client| {
            for name in ["one", "two"] {
                assert_eq!(client.post("/labels", json!({ "name": name })).await.status, StatusCode::CREATED);
            }
            let (one, two) = tokio::join!(
                client.patch("/labels/1", json!({ "name": "first" })),
                client.patch("/labels/2", json!({ "name": "second" })),
            );
            assert_eq!((one.status, two.status), (StatusCode::OK, StatusCode::OK), "{one:?} {two:?}");
            let items = client.get("/labels?order=id&select=name").await.body["items"].clone();
            let in_turn =
                [json!([{ "name": "by-2" }, { "name": "second" }]), json!([{ "name": "first" }, { "name": "by-1" }])];
            assert!(in_turn.contains(&items), "one after the other, whichever came first: {items}");
        },
    );
    // SQLite lets one writer in at a time, so that the two cannot lock each other out.
    let least = if cfg!(feature = "sqlite") { 2 } else { 3 };
    assert!(attempts.load(Ordering::SeqCst) >= least, "one of them was done again");
}
