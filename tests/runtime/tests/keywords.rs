//! Columns named by words that SQL, Rust and the API keep for themselves, and a key of several types.

use reqwest::StatusCode;
use reqwest::header::LOCATION;
use runtime_db::engine::Error;
use runtime_db::models::{Mood, NewKeyword, UpdateKeyword};
use runtime_db::tables::keywords;
use serde_json::json;

use crate::support::{with_client, with_conn};

#[test]
fn a_key_of_several_types_is_percent_encoded() {
    with_client(async |client| {
        let row =
            json!({ "select": "a/b ü?#%", "order": "2024-02-29", "group": "it's fine", "match": "x", "limit": 5 });
        let created = client.post("/keywords", row.clone()).await;
        assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
        let place = created.headers[LOCATION].to_str().expect("text");
        assert_eq!(place, "/keywords/a%2Fb%20%C3%BC%3F%23%25/2024-02-29/it%27s%20fine");
        assert_eq!(client.get(place).await.body, created.body);
        let changed = client.patch(place, json!({ "type": 7, "match": null })).await;
        assert_eq!((&changed.body["type"], &changed.body["match"]), (&json!(7), &json!(null)));
        assert_eq!(client.post("/keywords", row).await.status, StatusCode::CONFLICT);
        assert_eq!(client.delete(place).await.status, StatusCode::NO_CONTENT);
        assert_eq!(client.get(place).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_column_named_as_a_parameter_has_no_filter() {
    with_client(async |client| {
        for (select, limit) in [("a", 1), ("b", 2)] {
            let row = json!({ "select": select, "order": "2024-02-29", "group": "Zen", "limit": limit });
            client.post("/keywords", row).await;
        }
        let page = client.query("/keywords", &[("limit", "1"), ("order", "order,limit.desc")]).await;
        assert_eq!(page.body["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(page.body["items"][0]["select"], "b");
        let selected =
            client.query("/keywords", &[("and", "(select.eq.a)"), ("group", "eq.Zen"), ("type", "eq.0")]).await;
        assert_eq!(selected.body["items"][0]["limit"], 1);
    });
}

#[test]
fn the_typed_queries_take_the_key_in_order() {
    with_conn(async |conn| {
        let order = "2024-02-29".parse().expect("a date");
        let new =
            NewKeyword { select: "s".to_owned(), order, group: Mood::Ngstlich, type_: None, match_: None, limit: None };
        let row = keywords::insert(conn, new).await.expect("a row");
        assert_eq!((row.type_, row.limit), (0, 0));
        assert_eq!(keywords::find(conn, "s".to_owned(), order, Mood::Ngstlich).await.expect("the row"), row);
        let change = UpdateKeyword { match_: Some(Some("m".to_owned())), ..UpdateKeyword::default() };
        let changed = keywords::update(conn, "s".to_owned(), order, Mood::Ngstlich, change).await.expect("the change");
        assert_eq!(changed.match_.as_deref(), Some("m"));
        keywords::delete(conn, "s".to_owned(), order, Mood::Ngstlich).await.expect("the deletion");
        assert!(matches!(keywords::find(conn, "s".to_owned(), order, Mood::Ngstlich).await, Err(Error::NotFound)));
    });
}
