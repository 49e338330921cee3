//! Requests that stand in each other's way, and a database that has no time for them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::StatusCode;
use runtime_db::engine::{Changes, Conn, Error, Operation, Pool, PoolSettings, Row, Value, update_row};
#[cfg(feature = "postgres")]
use runtime_db::engine::{Filter, statement::Scope};
use runtime_db::http::{Api, Event, Hooks, OPENAPI, Problem};
use runtime_db::models::{LabelId, NewLabel, UpdateLabel};
use runtime_db::tables::labels;
use serde_json::json;
use test_harness::Client;

#[cfg(feature = "postgres")]
use crate::support;
use crate::support::{with_api, with_client, with_pool};

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

/// Counts the changes of labels.
struct Counted(Arc<AtomicUsize>);

impl Hooks for Counted {
    async fn before(&self, _: &mut Conn, event: &Event<'_>, _: &mut Changes) -> Result<(), Problem> {
        if event.is(Operation::Update, &labels::TABLE) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
        Ok(())
    }
}

#[test]
fn upserts_of_the_same_rows_in_other_orders_do_not_lock_each_other_out() {
    const NAMES: usize = 20;
    let changes = Arc::new(AtomicUsize::new(0));
    with_api(
        |api| api.hooks(Counted(Arc::clone(&changes))),
        async |client| {
            let rows: Vec<_> = (0..NAMES).map(|number| json!({ "name": format!("label {number}") })).collect();
            let reversed: Vec<_> = rows.iter().rev().cloned().collect();
            assert_eq!(client.post("/labels", json!(rows)).await.status, StatusCode::CREATED);
            let upsert = async |rows: &[serde_json::Value]| {
                for _ in 0..3 {
                    let answer = client.post("/labels?on_conflict=labels_name_key", json!(rows)).await;
                    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
                    let names = answer.body.as_array().expect("rows").iter().map(|row| &row["name"]);
                    assert!(names.eq(rows.iter().map(|row| &row["name"])), "in the order given: {answer:?}");
                }
            };
            tokio::join!(upsert(&rows), upsert(&reversed), upsert(&rows), upsert(&reversed));
        },
    );
    assert_eq!(changes.load(Ordering::SeqCst), 4 * 3 * NAMES, "none was done again");
}

/// Reads a label, and changes it in another transaction before its own change: no attempt can succeed.
#[cfg(feature = "postgres")]
struct Overtaken {
    pool: Pool,
    attempts: Arc<AtomicUsize>,
}

#[cfg(feature = "postgres")]
impl Hooks for Overtaken {
    async fn before(&self, conn: &mut Conn, event: &Event<'_>, _: &mut Changes) -> Result<(), Problem> {
        let (Operation::Update, Some(key)) = (event.operation, event.key) else {
            return Ok(());
        };
        let attempt = self.attempts.fetch_add(1, Ordering::SeqCst);
        runtime_db::engine::find_row(conn, &labels::TABLE, key.to_vec()).await?;
        let mut changes = Changes::default();
        changes.set(labels::NAME, format!("overtaken {attempt}"));
        let mut other = self.pool.get().await?;
        update_row(&mut other, &labels::TABLE, key.to_vec(), changes).await?;
        Ok(())
    }
}

/// Makes transactions of the database serializable, as its owner may.
#[cfg(feature = "postgres")]
async fn make_serializable(url: &str) {
    use diesel_async::SimpleAsyncConnection;
    let mut conn = support::pool(url).await.get().await.expect("a connection");
    let (_, name) = url.rsplit_once('/').expect("an address that names a database");
    let setting = format!("ALTER DATABASE {name} SET default_transaction_isolation TO serializable");
    conn.batch_execute(&setting).await.expect("the owner may");
}

/// Adds a label for each that there is: two of them at once cannot both have seen what the other one leaves.
#[cfg(feature = "postgres")]
struct Counting(Arc<AtomicUsize>);

#[cfg(feature = "postgres")]
impl Hooks for Counting {
    async fn before(&self, conn: &mut Conn, event: &Event<'_>, changes: &mut Changes) -> Result<(), Problem> {
        if event.is(Operation::Create, &labels::TABLE) {
            self.0.fetch_add(1, Ordering::SeqCst);
            let all = Scope::new(&labels::TABLE, Filter::all());
            let number = runtime_db::engine::count_rows(conn, all).await?;
            tokio::time::sleep(Duration::from_millis(200)).await;
            changes.set(labels::NAME, format!("number {number}"));
        }
        Ok(())
    }
}

#[cfg(feature = "postgres")]
#[test]
fn writes_that_cannot_be_put_in_a_row_are_done_again() {
    test_harness::with_database(async |url| {
        make_serializable(&url).await;
        let attempts = Arc::new(AtomicUsize::new(0));
        let api = Api::new(support::pool(&url).await).hooks(Counting(Arc::clone(&attempts)));
        let client = Client::serve(api.into_router(), OPENAPI).await;
        let create = |name| client.post("/labels", json!({ "name": name }));
        let (one, two, three) = tokio::join!(create("a"), create("b"), create("c"));
        for answer in [one, two, three] {
            assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        }
        let names = client.get("/labels?order=name&select=name").await.body["items"].clone();
        let in_a_row = json!([{ "name": "number 0" }, { "name": "number 1" }]);
        assert_eq!(names, in_a_row, "the page has two, and each saw those before it");
        assert!(attempts.load(Ordering::SeqCst) > 3, "some were done again");
    });
}

#[cfg(feature = "postgres")]
#[test]
fn a_write_that_others_overtake_each_time_is_a_503_after_five() {
    test_harness::with_database(async |url| {
        make_serializable(&url).await;
        let (attempts, pool) = (Arc::new(AtomicUsize::new(0)), support::pool(&url).await);
        let api = Api::new(pool.clone()).hooks(Overtaken { pool: pool.clone(), attempts: Arc::clone(&attempts) });
        let client = Client::serve(api.into_router(), OPENAPI).await;
        client.post("/labels", json!({ "name": "a" })).await;
        let answer = client.patch("/labels/1", json!({ "name": "b" })).await;
        let unavailable = json!({
            "type": "urn:problem-type:unavailable", "title": "The server cannot answer at the moment", "status": 503,
        });
        assert_eq!((answer.status, &answer.body), (StatusCode::SERVICE_UNAVAILABLE, &unavailable));
        assert_eq!(answer.headers["retry-after"], "1");
        assert_eq!(attempts.load(Ordering::SeqCst), 5);
        assert_eq!(client.get("/labels/1").await.body["name"], "overtaken 4");
    });
}

/// Renames a label, and then the other one.
async fn rename_both(pool: &Pool, first: i64, attempts: &AtomicUsize) -> Result<(), Error> {
    let rename = async |conn: &mut Conn| {
        attempts.fetch_add(1, Ordering::SeqCst);
        for id in [first, 3 - first] {
            let name = Some(format!("{id} by {first}"));
            labels::update(conn, LabelId(id), UpdateLabel { name }).await?;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Ok(())
    };
    pool.transaction(rename).await
}

#[test]
fn a_transaction_in_rust_is_done_again_after_a_deadlock() {
    with_pool(async |pool| {
        let mut conn = pool.get().await.expect("a connection");
        for name in ["one", "two"] {
            labels::insert(&mut conn, NewLabel { name: name.to_owned() }).await.expect("a label");
        }
        drop(conn);
        let attempts = AtomicUsize::new(0);
        let (one, two) = tokio::join!(rename_both(&pool, 1, &attempts), rename_both(&pool, 2, &attempts));
        one.and(two).expect("both are done, one after the other");
        // SQLite lets one writer in at a time, so that the two cannot lock each other out.
        let least = if cfg!(feature = "sqlite") { 2 } else { 3 };
        assert!(attempts.load(Ordering::SeqCst) >= least, "one of them was done again");
    });
}

#[test]
fn a_transaction_in_rust_that_fails_is_undone_and_not_done_again() {
    with_pool(async |pool| {
        let attempts = AtomicUsize::new(0);
        let fail = async |conn: &mut Conn| {
            attempts.fetch_add(1, Ordering::SeqCst);
            labels::insert(conn, NewLabel { name: "a".to_owned() }).await?;
            labels::find(conn, LabelId(99)).await
        };
        assert!(matches!(pool.transaction(fail).await, Err(Error::NotFound)));
        assert_eq!(attempts.load(Ordering::SeqCst), 1);
        let mut conn = pool.get().await.expect("a connection");
        assert_eq!(labels::query().count(&mut conn).await.expect("a count"), 0);
    });
}

#[test]
fn what_several_relate_at_once_is_related_once() {
    with_client(async |client| {
        let user = json!({ "username": "ann", "email": "ann@example.org", "password_hash": "secret" });
        assert_eq!(client.post("/users", user).await.status, StatusCode::CREATED);
        let post = client.post("/posts", json!({ "author_id": 1, "title": "t", "slug": "s", "body": "b" })).await;
        client.post("/tags", json!({ "name": "hot" })).await;
        let link = format!("/posts/{}/tags/1", post.body["id"].as_str().expect("a uuid"));
        for _ in 0..5 {
            let relate = || client.put(&link, json!({}));
            let answers = tokio::join!(relate(), relate(), relate(), relate(), relate(), relate());
            for answer in [answers.0, answers.1, answers.2, answers.3, answers.4, answers.5] {
                assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
            }
            assert_eq!(client.get("/tags/1/posts").await.body["items"].as_array().map(Vec::len), Some(1));
            assert_eq!(client.delete(&link).await.status, StatusCode::NO_CONTENT);
        }
    });
}
