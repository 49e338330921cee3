//! Pages by offset and by cursor, totals, and lists along relations.

use reqwest::StatusCode;
use runtime_db::http::OPENAPI;
use serde_json::{Value, json};
use test_harness::{Answer, Client};
use tokio::process::Command;

use crate::query::library;
use crate::support::with_client;

/// Adds samples whose columns are often equal and often NULL.
async fn add_samples(client: &Client, numbers: std::ops::Range<i64>) {
    for number in numbers {
        let nullable = |value: Value| if number % 3 == 0 { Value::Null } else { value };
        let sample = json!({
            "int": nullable(json!(number % 4)), "note": nullable(json!(format!("n{}", number % 2))),
            "mood": nullable(json!(["Zen", "so-so"][(number % 2) as usize])), "single": 0.1 * (number % 5) as f64,
            "amount": format!("{}.10", number % 3), "flag": number % 2 == 0, "moment": "2024-02-29T12:00:00.123456Z",
        });
        assert_eq!(client.post("/samples", sample).await.status, StatusCode::CREATED);
    }
}

fn ids(answer: &Answer) -> Vec<i64> {
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.body["items"].as_array().expect("items").iter().map(|item| item["id"].as_i64().expect("an id")).collect()
}

const ORDERS: [&str; 8] = [
    "id",
    "id.desc",
    "int,note.desc",
    "int.desc,id.desc",
    "int.asc.nullsfirst,note.desc.nullslast",
    "mood.desc,amount",
    "single,flag.desc",
    "moment.desc,mood",
];

#[test]
fn cursors_lead_through_all_rows_both_ways_in_any_order() {
    with_client(async |client| {
        add_samples(&client, 0..23).await;
        for order in ORDERS {
            let all = ids(&client.query("/samples", &[("order", order), ("limit", "100")]).await);
            let (mut forwards, mut after) = (Vec::new(), String::new());
            loop {
                let page = client.query("/samples", &[("order", order), ("limit", "5"), ("after", &after)]).await;
                assert_eq!(page.body["previous"].is_null(), after.is_empty(), "{order}");
                forwards.extend(ids(&page));
                match page.body["next"].as_str() {
                    Some(next) => after = next.to_owned(),
                    None => break,
                }
            }
            assert_eq!(forwards, all, "{order}");
            let (mut backwards, mut before) = (Vec::new(), String::new());
            loop {
                let page = client.query("/samples", &[("order", order), ("limit", "5"), ("before", &before)]).await;
                assert_eq!(page.body["next"].is_null(), before.is_empty(), "{order}");
                backwards.splice(0..0, ids(&page));
                match page.body["previous"].as_str() {
                    Some(previous) => before = previous.to_owned(),
                    None => break,
                }
            }
            assert_eq!(backwards, all, "{order}");
        }
    });
}

#[test]
fn offsets_count_from_a_cursor_and_two_cursors_bound_a_page() {
    with_client(async |client| {
        add_samples(&client, 0..9).await;
        let all = ids(&client.query("/samples", &[("order", "id.desc")]).await);
        let page = client.query("/samples", &[("order", "id.desc"), ("offset", "2"), ("limit", "4")]).await;
        let (next, previous) = (page.body["next"].as_str().expect("rows follow"), page.body["previous"].as_str());
        let previous = previous.expect("rows come before");
        for (query, expected) in [
            ([("after", next), ("offset", "1")], &all[7..]),
            ([("after", previous), ("before", next)], &all[3..5]),
            ([("after", ""), ("before", next)], &all[..5]),
            ([("after", previous), ("before", "")], &all[3..]),
            ([("before", next), ("offset", "3")], &all[..2]),
            ([("before", ""), ("offset", "7")], &all[..2]),
        ] {
            let parameters: Vec<_> = query.into_iter().chain([("order", "id.desc")]).collect();
            assert_eq!(ids(&client.query("/samples", &parameters).await), expected, "{query:?}");
        }
        let within = [("order", "id.desc"), ("after", previous), ("before", next), ("limit", "1")];
        let within = client.query("/samples", &within).await;
        assert!(within.body["next"].is_string(), "one more row stands between the two: {within:?}");
    });
}

#[test]
fn a_cursor_stays_right_while_rows_come_and_go() {
    with_client(async |client| {
        add_samples(&client, 0..12).await;
        for order in &ORDERS[2..6] {
            let known = ids(&client.query("/samples", &[("order", *order), ("limit", "100")]).await);
            let (mut seen, mut after) = (Vec::new(), String::new());
            loop {
                let query = [("order", *order), ("limit", "4"), ("after", &*after)];
                let page = client.query("/samples", &query).await;
                seen.extend(ids(&page));
                let Some(next) = page.body["next"].as_str() else { break };
                after = next.to_owned();
                // One row more wherever the order puts it, and the row of the cursor is gone.
                add_samples(&client, 0..3).await;
                let last = *seen.last().expect("a row");
                assert_eq!(client.delete(&format!("/samples/{last}")).await.status, StatusCode::NO_CONTENT);
            }
            let mut once = seen.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), seen.len(), "{order}: a row was seen twice");
            assert!(known.iter().all(|id| seen.contains(id)), "{order}: a row was passed over");
        }
    });
}

#[test]
fn a_cursor_that_was_changed_is_refused() {
    with_client(async |client| {
        library(&client).await;
        let page = client.query("/tags", &[("limit", "1"), ("order", "name")]).await;
        let cursor = page.body["next"].as_str().expect("a cursor").to_owned();
        let follow = [("order", "name"), ("after", &*cursor), ("limit", "1")];
        assert_eq!(client.query("/tags", &follow).await.body["items"][0]["name"], "cold");
        for position in 0..cursor.len() {
            let mut changed = cursor.clone().into_bytes();
            changed[position] = if changed[position] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("text");
            let refused = client.query("/tags", &[("order", "name"), ("after", &*changed)]).await;
            assert_eq!((refused.status, &refused.body["parameter"]), (StatusCode::BAD_REQUEST, &json!("after")));
        }
        for query in [
            [("order", "name.desc"), ("after", &*cursor)],
            [("order", "id"), ("before", &*cursor)],
            [("offset", "0"), ("after", &*cursor)],
            [("before", &*cursor), ("after", &*cursor)],
            [("order", "name"), ("after", &cursor[1..])],
        ] {
            assert_eq!(client.query("/tags", &query).await.status, StatusCode::BAD_REQUEST, "{query:?}");
        }
        assert_eq!(client.query("/users", &[("after", &*cursor)]).await.status, StatusCode::BAD_REQUEST);
        let related = [("order", "author.username"), ("after", &*cursor)];
        let refused = client.query("/posts", &related).await;
        assert!(refused.body["detail"].as_str().expect("a detail").contains("use offset"), "{refused:?}");
        let first = client.query("/posts", &[("order", "author.username"), ("limit", "1")]).await;
        assert_eq!(first.body.get("next"), None, "this order has no cursors");
    });
}

#[test]
fn totals_are_exact_or_estimated() {
    with_client(async |client| {
        library(&client).await;
        let exact = client.query("/posts", &[("count", "exact"), ("limit", "1"), ("price", "gt.2")]).await;
        assert_eq!(exact.body["total"], 2);
        let guess = client.query("/posts", &[("count", "estimated"), ("price", "gt.2")]).await;
        assert_eq!(guess.body["total"], 2, "few are counted");
        let rows: Vec<Value> = (0..1_000).map(|number| json!({ "line": format!("line {number}") })).collect();
        for _ in 0..2 {
            assert_eq!(client.post("/log_lines", json!(rows)).await.status, StatusCode::CREATED);
        }
        let guess = client.query("/log_lines", &[("count", "estimated"), ("limit", "1")]).await;
        assert!(guess.body["total"].as_i64().expect("a number") > 1_000, "{guess:?}");
    });
}

#[test]
fn a_row_lists_the_rows_that_its_relations_lead_to() {
    with_client(async |client| {
        let posts = library(&client).await;
        let tea = posts[0].as_str().expect("a uuid");
        for (path, query, member, expected) in [
            ("/users/1/posts".to_owned(), [("order", "title")], "title", json!(["Coffee", "Tea"])),
            ("/users/2/posts".to_owned(), [("order", "title")], "title", json!(["Milk, cold"])),
            ("/users/1/posts".to_owned(), [("price", "gt.5")], "title", json!(["Coffee"])),
            (format!("/posts/{tea}/tags"), [("order", "name")], "name", json!(["black", "hot"])),
            (format!("/posts/{tea}/comments"), [("order", "body.desc")], "body", json!(["third", "reply", "first"])),
            ("/tags/2/posts".to_owned(), [("order", "title")], "title", json!(["Milk, cold"])),
        ] {
            let answer = client.query(&path, &query).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {answer:?}");
            let found: Vec<Value> =
                answer.body["items"].as_array().expect("items").iter().map(|item| item[member].clone()).collect();
            assert_eq!(json!(found), expected, "{path}");
        }
        let page = client.query(&format!("/posts/{tea}/tags"), &[("limit", "1"), ("count", "exact")]).await;
        assert_eq!(page.body["total"], 2);
        let next = page.body["next"].as_str().expect("a cursor");
        let rest = client.query(&format!("/posts/{tea}/tags"), &[("after", next)]).await;
        assert_eq!(ids(&rest), [3]);
        let gone = posts[3].as_str().expect("a uuid");
        for path in
            ["/users/9/posts", &format!("/posts/{gone}/tags"), &format!("/posts/{tea}/author"), "/users/x/posts"]
        {
            assert_eq!(client.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(client.post("/users/1/posts", json!({})).await.status, StatusCode::METHOD_NOT_ALLOWED);
    });
}

#[test]
fn the_documentation_page_needs_nothing_from_elsewhere() {
    with_client(async |client| {
        let page = client.get("/docs").await;
        assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
        let text = page.body.as_str().expect("text");
        assert!(text.contains("<!doctype html>"));
        assert!(!text.contains("http://") && !text.contains("https://") && !text.contains("src="), "it asks elsewhere");
        let shown = Command::new("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"])
            .arg(client.url("/docs"))
            .output()
            .await
            .expect("chromium runs (tests/run installs it)");
        let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
        let document: Value = serde_json::from_str(OPENAPI).expect("a document");
        let paths = document["paths"].as_object().expect("paths");
        let methods =
            |item: &Value| item.as_object().expect("a path").keys().filter(|key| *key != "parameters").count();
        let operations: usize = paths.values().map(methods).sum();
        assert!(shown.contains(&format!("data-operations=\"{operations}\"")), "not every operation is shown: {shown}");
        assert!(shown.contains("schema-Post"), "{shown}");
    });
}

#[test]
fn pages_are_as_large_as_the_schema_says() {
    with_client(async |client| {
        for number in 0..5 {
            client.post("/labels", json!({ "name": format!("n{number}") })).await;
        }
        let length = |answer: &Answer| answer.body["items"].as_array().map(Vec::len);
        assert_eq!(length(&client.get("/labels").await), Some(2));
        assert_eq!(length(&client.get("/labels?limit=3").await), Some(3));
        let refused = client.get("/labels?limit=4").await;
        assert_eq!((refused.status, &refused.body["parameter"]), (StatusCode::BAD_REQUEST, &json!("limit")));
    });
}
