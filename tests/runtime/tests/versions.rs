//! Versions of rows, and rows inside of rows.

use reqwest::header::{ETAG, IF_MATCH};
use reqwest::{Method, StatusCode};
use runtime_db::engine::Error;
use runtime_db::models::{AccountId, NewAccount, UpdateAccount};
use runtime_db::tables::accounts;
use serde_json::{Value, json};
use test_harness::{Answer, Client};

use crate::support::{with_client, with_conn};

fn new_account(handle: &str) -> NewAccount {
    NewAccount {
        handle: handle.to_owned(),
        site: None,
        mail: None,
        host: None,
        level: None,
        share: None,
        ratio: None,
        currency: None,
        version: None,
    }
}

#[test]
fn an_update_counts_and_refuses_a_count_that_is_past() {
    with_conn(async |conn| {
        let account = accounts::insert(conn, new_account("ann")).await.expect("an account");
        assert_eq!(account.version, 0);
        let change = |version| UpdateAccount { level: Some(2), version, ..UpdateAccount::default() };
        let changed = accounts::update(conn, account.id, change(Some(0))).await.expect("the change");
        assert_eq!((changed.level, changed.version), (2, 1));
        assert!(matches!(accounts::update(conn, account.id, change(Some(0))).await, Err(Error::Stale)));
        assert_eq!(accounts::update(conn, account.id, change(None)).await.expect("the change").version, 2);
        assert!(matches!(accounts::update(conn, AccountId(99), change(Some(0))).await, Err(Error::NotFound)));
        let only_count = UpdateAccount { version: Some(2), ..UpdateAccount::default() };
        assert_eq!(accounts::update(conn, account.id, only_count).await.expect("the change").version, 3);
    });
}

async fn patch(client: &Client, version: Option<&str>, body: Value) -> Answer {
    let complete = |request: reqwest::RequestBuilder| match version {
        Some(version) => request.header(IF_MATCH, version).json(&body),
        None => request.json(&body),
    };
    client.send(Method::PATCH, "/accounts/1", complete).await
}

#[test]
fn a_table_can_ask_for_the_version_that_is_meant() {
    with_client(async |client| {
        let created = client.post("/accounts", json!({ "handle": "ann" })).await;
        let tag = created.headers[ETAG].to_str().expect("text").to_owned();
        for method in [Method::PATCH, Method::PUT, Method::DELETE] {
            let answer = client.send(method, "/accounts/1", |request| request.json(&json!({ "level": 2 }))).await;
            assert_eq!(answer.status, StatusCode::PRECONDITION_REQUIRED, "{answer:?}");
            assert_eq!(answer.body["type"], "urn:problem-type:precondition-required");
        }
        let changed = patch(&client, Some(&tag), json!({ "level": 2 })).await;
        assert_eq!((changed.status, &changed.body["version"]), (StatusCode::OK, &json!(1)), "{changed:?}");
        assert_eq!(patch(&client, Some(&tag), json!({ "level": 3 })).await.status, StatusCode::PRECONDITION_FAILED);
        let stale = patch(&client, Some("*"), json!({ "level": 3, "version": 0 })).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{stale:?}");
        assert_eq!(patch(&client, Some("*"), json!({ "level": 3, "version": 1 })).await.body["version"], 2);
    });
}

#[test]
fn of_writers_at_the_same_time_one_wins() {
    with_client(async |client| {
        client.post("/accounts", json!({ "handle": "ann" })).await;
        let tag = client.get("/accounts/1").await.headers[ETAG].to_str().expect("text").to_owned();
        let write = |level: i32| patch(&client, Some(&tag), json!({ "level": level }));
        let answers = tokio::join!(write(1), write(2), write(3), write(4), write(5));
        let mut statuses = [answers.0, answers.1, answers.2, answers.3, answers.4].map(|answer| answer.status.as_u16());
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412, 412, 412, 412]);
        assert_eq!(client.get("/accounts/1").await.body["version"], 1);
    });
}

#[test]
fn a_create_brings_rows_along_or_does_nothing() {
    with_client(async |client| {
        let whole = json!({
            "handle": "ann",
            "notes": [{ "body": "one" }, { "body": "two" }],
            "labels": [{ "name": "red" }],
            "profile": { "bio": "…" },
        });
        let created = client.post("/accounts", whole).await;
        assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
        let notes = client.get("/notes?order=id").await.body;
        let of: Vec<_> = notes["items"].as_array().expect("items").iter().map(|note| &note["account_id"]).collect();
        assert_eq!(of, [1, 1]);
        assert_eq!(client.get("/profiles/1").await.body["bio"], "…");
        let answer = client.delete("/accounts/1/labels/1").await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "it was joined");

        let invalid =
            json!({ "handle": "bob", "notes": [{ "body": "" }, { "account_id": 1, "body": "x" }], "profile": [] });
        let answer = client.post("/accounts", invalid).await;
        let mut pointers: Vec<_> =
            answer.body["errors"].as_array().expect("errors").iter().map(|error| error["pointer"].as_str()).collect();
        pointers.sort_unstable();
        assert_eq!(pointers, [Some("/notes/0/body"), Some("/notes/1/account_id"), Some("/profile")]);

        let refused =
            json!([{ "handle": "bob" }, { "handle": "cleo", "labels": [{ "name": "blue" }, { "name": "red" }] }]);
        let answer = client.post("/accounts", refused).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{answer:?}");
        assert_eq!(answer.body["errors"][0]["pointer"], "/1/labels/1/name");
        assert_eq!(client.get("/accounts?count=exact").await.body["total"], 1);
        assert_eq!(client.get("/labels?count=exact").await.body["total"], 1);
    });
}
