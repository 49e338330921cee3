//! Columns of words, and languages.

use db::tables::articles;
use postgres_runtime_db as db;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::forms::with_client;

#[test]
fn words_are_looked_up_in_vectors_by_languages() {
    with_client(async |client, pool| {
        for (title, body, other) in [
            ("Houses", "Die alten Häuser am Fluss", json!("'maison':1")),
            ("Mice", "The old houses by the river", Value::Null),
        ] {
            let answer = client.post("/articles", json!({ "title": title, "body": body, "other": other })).await;
            assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        }
        for (name, condition, found) in [
            ("words", "plfts.house", vec![1, 2]),
            ("words", "fts.house:A", vec![1]),
            ("words", "fts(simple).houses", vec![]),
            ("words", "plfts(german).Haus", vec![]),
            ("words", "not.wfts.mouse", vec![1, 2]),
            ("body", "plfts.haus", vec![1]),
            ("body", "wfts(german).\"alte häuser\"", vec![1]),
            ("other", "plfts(simple).maison", vec![1]),
            ("other", "is.null", vec![2]),
        ] {
            let answer = client.query("/articles", &[(name, condition), ("order", "id")]).await;
            assert_eq!(answer.status, StatusCode::OK, "{name}={condition}: {answer:?}");
            let keys: Vec<Value> =
                answer.body["items"].as_array().expect("rows").iter().map(|row| row["id"].clone()).collect();
            assert_eq!(keys, found, "{name}={condition}");
        }
        for (name, condition) in
            [("words", "fts(klingon).a"), ("body", "fts(english).a"), ("words", "fts.a b"), ("words", "eq.a")]
        {
            let answer = client.query("/articles", &[(name, condition)]).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}={condition}: {answer:?}");
        }

        let mut conn = pool.get().await.expect("a connection");
        let german = articles::OTHER_SEARCH.in_language("simple").words("maison");
        let found = articles::query().filter(german).count(&mut conn).await.expect("a number");
        assert_eq!(found, 1);
    });
}
