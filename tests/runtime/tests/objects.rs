//! Views, tables without a key, and what the database computes or checks by itself.

use reqwest::StatusCode;
use runtime_db::models::NewStay;
use runtime_db::tables::{long_stays, stays};
use serde_json::json;

use crate::support::{with_client, with_conn};

#[test]
fn a_view_is_listed_and_got_but_not_written() {
    with_client(async |client| {
        for nights in [3, 14] {
            let created = client.post("/stays", json!({ "guest": "Anna", "nights": nights })).await;
            assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
            assert_eq!(created.body["weeks"], nights / 7);
        }
        let list = client.get("/long_stays?count=exact").await;
        assert_eq!(list.body, json!({ "items": [{ "stay_id": 2, "nights": 14 }], "total": 1 }));
        assert_eq!(client.get("/long_stays/2").await.body, json!({ "stay_id": 2, "nights": 14 }));
        assert_eq!(client.get("/long_stays/1").await.status, StatusCode::NOT_FOUND);
        let refused = client.post("/long_stays", json!({ "stay_id": 3, "nights": 8 })).await;
        assert_eq!(refused.status, StatusCode::METHOD_NOT_ALLOWED, "{refused:?}");
    });
}

#[test]
fn a_view_leads_to_the_rows_it_was_made_of() {
    with_conn(async |conn| {
        let stay = stays::insert(conn, NewStay { guest: "Ben".to_owned(), nights: 8 }).await.expect("a stay");
        assert_eq!(stay.weeks, Some(1));
        let long = long_stays::find(conn, stay.id).await.expect("a long stay");
        let found = long.stay().load(conn).await.expect("the stay");
        assert_eq!(found, [stay]);
    });
}

#[test]
fn what_is_computed_is_not_taken() {
    with_client(async |client| {
        let answer = client.post("/stays", json!({ "guest": "Anna", "nights": 7, "weeks": 2 })).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{answer:?}");
    });
}

#[test]
fn a_domain_s_condition_is_held() {
    with_client(async |client| {
        let answer = client.post("/stays", json!({ "guest": "", "nights": 1 })).await;
        assert_eq!(answer.body["type"], "urn:problem-type:check", "{answer:?}");
    });
}

#[test]
fn rows_without_a_key_are_created_and_listed() {
    with_client(async |client| {
        for line in ["one", "two", "two"] {
            let created = client.post("/log_lines", json!({ "line": line })).await;
            assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
            assert_eq!(created.body, json!({ "line": line, "level": 1, "note": null, "flavour": null }));
        }
        let pages = client.get("/log_lines?order=line.desc&limit=2").await;
        let lines: Vec<_> = pages.body["items"].as_array().expect("items").iter().map(|row| &row["line"]).collect();
        assert_eq!(lines, ["two", "two"]);
    });
}
