//! Rows that are told apart and related by values that only the database reads and prints.

use reqwest::header::{ETAG, IF_MATCH};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::forms::with_client;

#[test]
fn they_are_keys_like_others() {
    with_client(async |client, _| {
        for (at_log, word) in [("16/B374D848", "first"), ("0/1", "second")] {
            let created = client.post("/marks", json!({ "at_log": at_log, "word": word })).await;
            assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
        }
        for at_log in ["16/B374D848", "16/B374D848", "0/1"] {
            assert_eq!(client.post("/visits", json!({ "mark_at": at_log })).await.status, StatusCode::CREATED);
        }
        client.post("/labels", json!({})).await;
        let mark = "/marks/16%2FB374D848";
        assert_eq!(client.put(&format!("{mark}/labels/1"), Value::Null).await.status, StatusCode::NO_CONTENT);
        assert_eq!(client.put(&format!("{mark}/labels/1"), Value::Null).await.status, StatusCode::NO_CONTENT);

        let version = client.get(mark).await.headers[ETAG].clone();
        let change = json!({ "word": "changed" });
        let write = client.send(Method::PATCH, mark, |request| request.header(IF_MATCH, version).json(&change)).await;
        assert_eq!((write.status, &write.body["word"]), (StatusCode::OK, &json!("changed")), "{write:?}");
        let upsert = json!({ "at_log": "0/1", "word": "changed" });
        let refused = client.post("/marks?on_conflict=marks_pkey", upsert).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{refused:?}");

        let include = [("include", "visits,labels"), ("include.visits.limit", "1"), ("order", "id")];
        let refused = client.query("/marks", &include).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{refused:?}");
        for limit in ["1", "100"] {
            let found = client.query("/marks", &[("include", "visits,labels"), ("include.visits.limit", limit)]).await;
            assert_eq!(found.status, StatusCode::OK, "{found:?}");
            let items = found.body["items"].as_array().expect("items");
            let first = items.iter().find(|item| item["word"] == "changed").expect("the first");
            assert_eq!(first["visits"].as_array().map(Vec::len), Some(if limit == "1" { 1 } else { 2 }), "{first}");
            assert_eq!(first["labels"], json!([{ "id": 1, "name": null }]));
        }
        let visits = client.query(&format!("{mark}/visits"), &[("include", "mark_at_mark")]).await;
        assert_eq!(visits.body["items"][0]["mark_at_mark"]["word"], "changed", "{visits:?}");
        assert_eq!(client.delete(&format!("{mark}/labels/1")).await.status, StatusCode::NO_CONTENT);
        assert_eq!(client.delete(mark).await.status, StatusCode::NO_CONTENT);
        let left = client.query("/visits", &[("select", "mark_at")]).await;
        assert_eq!(left.body["items"], json!([{ "mark_at": "0/1" }]));
    });
}

#[test]
fn shapes_have_no_order() {
    with_client(async |client, _| {
        let created = client.post("/samples", json!({ "position": "POINT(1 2)" })).await;
        assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
        let shown = client.query("/samples", &[("select", "position"), ("position", "not.is.null")]).await;
        assert_eq!(shown.body["items"], json!([{ "position": created.body["position"] }]), "{shown:?}");
        for (name, value, told) in [
            ("order", "position", "position has no order."),
            ("position", "eq.POINT(1 2)", "is"),
            ("position", "in.(POINT EMPTY)", "is"),
        ] {
            let refused = client.query("/samples", &[(name, value)]).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{refused:?}");
            assert!(refused.body["detail"].as_str().is_some_and(|detail| detail.contains(told)), "{refused:?}");
        }
        let grouped = [("select", "count()"), ("group_by", "position")];
        assert_eq!(client.query("/aggregate/samples", &grouped).await.status, StatusCode::BAD_REQUEST);
        let counted = client.query("/aggregate/samples", &[("select", "count(position)")]).await;
        assert_eq!(counted.body["items"], json!([{ "count(position)": 1 }]), "{counted:?}");
    });
}
