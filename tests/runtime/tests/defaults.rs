//! What a column that is left out gets.

use chrono::Utc;
use reqwest::StatusCode;
use runtime_db::engine::{Changes, insert_row};
use runtime_db::tables::strict_samples::TABLE;
use serde_json::{Value, json};

use crate::support::{with_client, with_conn};

/// Returns the defaults of `strict_samples` but for those that differ from row to row.
fn defaults() -> Value {
    json!({
        "id": 1, "flag": true, "small": -32768, "int": -2147483648_i64, "big": 9223372036854775807_i64,
        "single": 0.5, "double": -1.25, "amount": "9999999999.99", "note": "it's \"ünï\" \\ %", "code": "日本",
        "fixed": "ab", "day": "2024-02-29", "at_time": "23:59:59", "local": "2024-02-29T23:59:59",
        "doc": { "a": [1, null] }, "type": "archived", "mood": "it's fine",
    })
}

#[test]
fn a_row_of_nothing_gets_every_default() {
    with_client(async |client| {
        let before = Utc::now();
        let created = client.post("/strict_samples", json!({})).await;
        assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
        let mut row = created.body;
        let row = row.as_object_mut().expect("an object");
        let moment = row.remove("moment").expect("a moment");
        let moment: chrono::DateTime<Utc> = moment.as_str().expect("text").parse().expect("RFC 3339");
        assert!((moment - before).num_seconds().abs() <= 1, "{moment}");
        let token = row.remove("token").expect("a UUID");
        assert_eq!(token.as_str().and_then(|token| token.chars().nth(14)), Some('4'), "version 4");
        assert_eq!(Value::Object(row.clone()), defaults());
    });
}

#[test]
fn many_rows_of_nothing_are_many() {
    with_conn(async |conn| {
        let mut tokens = Vec::new();
        for _ in 0..3 {
            let row = insert_row(conn, &TABLE, Changes::default()).await.expect("a row");
            let token = TABLE.position("token").expect("the column");
            tokens.push(row.value(token).clone());
        }
        assert!(tokens[0] != tokens[1] && tokens[1] != tokens[2] && tokens[0] != tokens[2]);
    });
}

#[test]
fn null_is_no_default() {
    with_client(async |client| {
        for column in defaults().as_object().expect("an object").keys().filter(|column| *column != "id") {
            let answer = client.post("/strict_samples", json!({ column: null })).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{column}: {answer:?}");
            assert_eq!(answer.body["errors"][0]["code"], "null", "{column}");
        }
    });
}
