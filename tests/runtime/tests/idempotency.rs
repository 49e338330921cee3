//! Creates that are sent twice and take place once.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use runtime_db::engine::{Changes, Conn, Operation, Table};
use runtime_db::http::{Api, Caller, Event, Hooks, Limits, Problem};
use runtime_db::tables::{idempotency_keys, labels};
use serde_json::{Value, json};
use test_harness::{Answer, Client};

use crate::support::{with_api, with_client};

async fn post(client: &Client, path: &str, key: &str, body: Value) -> Answer {
    client.send(Method::POST, path, |request| request.header("idempotency-key", key).json(&body)).await
}

async fn total(client: &Client, path: &str) -> Value {
    client.query(path, &[("count", "exact")]).await.body["total"].clone()
}

#[test]
fn the_same_create_takes_place_once_and_is_answered_alike() {
    with_client(async |client| {
        let first = post(&client, "/labels", "\"one\"", json!({ "name": "a" })).await;
        assert_eq!(first.status, StatusCode::CREATED, "{first:?}");
        for key in ["\"one\"", "one"] {
            let again = post(&client, "/labels", key, json!({ "name": "a" })).await;
            assert_eq!((again.status, &again.body), (first.status, &first.body));
            for header in ["location", "etag", "content-type"] {
                assert_eq!(again.headers[header], first.headers[header]);
            }
        }
        let other = post(&client, "/labels", "\"one\"", json!({ "name": "b" })).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "{other:?}");
        assert_eq!(other.body["type"], "urn:problem-type:idempotency-key-reused");
        let upsert = post(&client, "/labels?on_conflict=labels_name_key", "\"one\"", json!({ "name": "a" })).await;
        assert_eq!(upsert.status, StatusCode::UNPROCESSABLE_ENTITY, "another query is another request");
        let list = json!([{ "name": "c" }, { "name": "d" }]);
        let lists = [post(&client, "/labels", "two", list.clone()).await, post(&client, "/labels", "two", list).await];
        assert_eq!((lists[0].status, &lists[0].body), (lists[1].status, &lists[1].body));
        assert_eq!(total(&client, "/labels").await, 3);
    });
}

#[test]
fn a_create_that_failed_may_be_sent_again() {
    with_client(async |client| {
        post(&client, "/labels", "\"one\"", json!({ "name": "a" })).await;
        let refused = post(&client, "/labels", "\"two\"", json!({ "name": "a" })).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert_eq!(refused.body["type"], "urn:problem-type:unique");
        assert_eq!(client.delete("/labels/1").await.status, StatusCode::NO_CONTENT);
        let done = post(&client, "/labels", "\"two\"", json!({ "name": "a" })).await;
        assert_eq!(done.status, StatusCode::CREATED, "{done:?}");
        assert_eq!(total(&client, "/labels").await, 1);
    });
}

#[test]
fn a_key_is_a_short_text_and_can_be_asked_for() {
    with_client(async |client| {
        for key in ["", "\"\"", "\"", "a b", "a,b", "\"a\\b\"", "\"a\"b", "ä", &"x".repeat(256)] {
            let answer = post(&client, "/labels", key, json!({ "name": "a" })).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{key:?}: {answer:?}");
        }
        let twice = |request: reqwest::RequestBuilder| {
            request.header("idempotency-key", "a").header("idempotency-key", "b").json(&json!({ "name": "a" }))
        };
        assert_eq!(client.send(Method::POST, "/labels", twice).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(client.post("/labels", json!({ "name": "a" })).await.status, StatusCode::CREATED);
        client.post("/accounts", json!({ "handle": "ann" })).await;
        let profile = json!({ "account_id": 1, "bio": "…" });
        assert_eq!(client.post("/profiles", profile.clone()).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(post(&client, "/profiles", "\"a, b\"", profile).await.status, StatusCode::CREATED);
    });
}

/// Takes its time over labels, and knows the callers by a header.
struct Slow;

impl Hooks for Slow {
    async fn guard(
        &self,
        request: &mut axum::http::request::Parts,
        _: &'static Table,
        _: Operation,
    ) -> Result<(), Problem> {
        if let Some(caller) = request.headers.get("x-caller").and_then(|value| value.to_str().ok()) {
            request.extensions.insert(Caller(caller.to_owned()));
        }
        Ok(())
    }

    async fn before(&self, _: &mut Conn, event: &Event<'_>, changes: &mut Changes) -> Result<(), Problem> {
        let is_slow = changes.get(labels::NAME.place()).is_some_and(|name| format!("{name:?}").contains("slow"));
        if event.is(Operation::Create, &labels::TABLE) && is_slow {
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        Ok(())
    }
}

#[test]
fn a_key_in_use_is_a_409_and_the_work_goes_on_when_the_client_goes_away() {
    with_api(
        |api| api.hooks(Slow),
        async |client| {
            let slow = || json!({ "name": "slow" });
            let first = tokio::time::timeout(Duration::from_millis(500), post(&client, "/labels", "k", slow())).await;
            assert!(first.is_err(), "the client has given up");
            let meanwhile = post(&client, "/labels", "k", slow()).await;
            assert_eq!(
                (meanwhile.status, &meanwhile.body["type"]),
                (StatusCode::CONFLICT, &json!("urn:problem-type:in-progress"))
            );
            assert_eq!(meanwhile.headers["retry-after"], "1");
            tokio::time::sleep(Duration::from_secs(3)).await;
            let done = post(&client, "/labels", "k", slow()).await;
            assert_eq!((done.status, &done.body["name"]), (StatusCode::CREATED, &json!("slow")), "{done:?}");
            assert_eq!(total(&client, "/labels").await, 1);
        },
    );
}

#[test]
fn callers_do_not_see_each_others_answers() {
    with_api(
        |api| api.hooks(Slow),
        async |client| {
            for (caller, name) in [("ann", "a"), ("bob", "b")] {
                let request = |request: reqwest::RequestBuilder| {
                    request.header("x-caller", caller).header("idempotency-key", "k").json(&json!({ "name": name }))
                };
                let created = client.send(Method::POST, "/labels", request).await;
                assert_eq!((created.status, &created.body["name"]), (StatusCode::CREATED, &json!(name)));
            }
        },
    );
}

#[test]
fn twins_that_meet_take_place_once() {
    with_client(async |client| {
        for round in 0..5 {
            let body = || json!({ "name": format!("n{round}") });
            let key = format!("k{round}");
            let twins = [
                post(&client, "/labels", &key, body()),
                post(&client, "/labels", &key, body()),
                post(&client, "/labels", &key, body()),
            ];
            let [a, b, c] = twins;
            let answers = tokio::join!(a, b, c);
            for answer in [&answers.0, &answers.1, &answers.2] {
                assert!(matches!(answer.status, StatusCode::CREATED | StatusCode::CONFLICT), "{answer:?}");
                assert_ne!(answer.body["type"], "urn:problem-type:unique", "it was done twice");
            }
            let created =
                [answers.0, answers.1, answers.2].iter().filter(|it| it.status == StatusCode::CREATED).count();
            assert!(created > 0, "one of them is done");
        }
        assert_eq!(total(&client, "/labels").await, 5);
    });
}

#[test]
fn an_answer_is_forgotten_when_its_time_is_up() {
    let limits = Limits { answers: Duration::from_millis(300), ..Limits::default() };
    test_harness::with_database(async |url| {
        let pool = crate::support::pool(&url).await;
        let client =
            Client::serve(Api::new(pool.clone()).limits(limits).into_router(), runtime_db::http::OPENAPI).await;
        for name in ["a", "b"] {
            let created = post(&client, "/labels", "k", json!({ "name": name })).await;
            assert_eq!((created.status, &created.body["name"]), (StatusCode::CREATED, &json!(name)));
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        // One claim in 64 clears the past away.
        let mut conn = pool.get().await.expect("a connection");
        for number in 0..1_000 {
            let created =
                post(&client, "/labels", &format!("k{number}"), json!({ "name": format!("n{number}") })).await;
            assert_eq!(created.status, StatusCode::CREATED);
            if number > 64 && idempotency_keys::query().count(&mut conn).await.expect("a count") <= number {
                return;
            }
        }
        panic!("nothing was cleared away");
    });
}
