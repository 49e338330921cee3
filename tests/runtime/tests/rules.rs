//! Rules for values: those of `validate`, and those that the checks come to.

use diesel::sql_query;
use diesel_async::RunQueryDsl;
use reqwest::StatusCode;
use runtime_db::engine::{Error, Value as EngineValue};
use runtime_db::http::{Api, Hooks, OPENAPI};
use runtime_db::models::NewMeasure;
use runtime_db::tables::measures;
use serde_json::{Value, json};
use test_harness::Client;

use crate::support::{with_client, with_conn, with_pool};

#[test]
fn each_rule_tells_good_values_from_bad_ones() {
    with_client(async |client| {
        let mut number = 0;
        for (column, value, code) in [
            ("handle", json!("ab"), "length"),
            ("handle", json!("1abc"), "pattern"),
            ("site", json!("ftp://example.org"), "format"),
            ("site", json!("https://exa mple.org"), "format"),
            ("site", json!("https://example.org/?q=1#x"), ""),
            ("mail", json!("ann@example.org"), ""),
            ("mail", json!("ann.lee+x@example.org"), ""),
            ("mail", json!(".ann@example.org"), "format"),
            ("mail", json!("ann@"), "format"),
            ("mail", json!("an n@example.org"), "format"),
            ("host", json!("a-b.example"), ""),
            ("host", json!("-a.example"), "format"),
            ("level", json!(0), "range"),
            ("level", json!(5), ""),
            ("level", json!(6), "range"),
            ("share", json!("0.01"), ""),
            ("share", json!("0"), "range"),
            ("share", json!("-1"), "range"),
            ("ratio", json!(0), ""),
            ("ratio", json!(0.999), ""),
            ("ratio", json!(1), "range"),
            ("currency", json!("USD"), ""),
            ("currency", json!("usd"), "one_of"),
            ("version", json!(1), "read_only"),
            ("site", Value::Null, ""),
        ] {
            number += 1;
            let mut account = json!({ "handle": format!("account{number}") });
            account[column] = value.clone();
            let answer = client.post("/accounts", account).await;
            let expected = if code.is_empty() { StatusCode::CREATED } else { StatusCode::UNPROCESSABLE_ENTITY };
            assert_eq!(answer.status, expected, "{column}: {value}: {answer:?}");
            if !code.is_empty() {
                let errors = json!([{ "pointer": format!("/{column}"), "code": code,
                    "message": answer.body["errors"][0]["message"] }]);
                assert_eq!(answer.body["errors"], errors);
            }
        }
    });
}

struct Isbns;

impl Hooks for Isbns {
    fn validate(&self, rule: &str, value: &EngineValue) -> Result<(), String> {
        match (rule, value) {
            ("isbn", EngineValue::Text(text)) if text.len() == 13 => Ok(()),
            _ => Err("13 digits".to_owned()),
        }
    }
}

#[test]
fn a_rule_of_one_s_own_is_checked_by_a_hook() {
    with_pool(async |pool| {
        let book = |isbn: &str| json!({ "isbn": isbn });
        let client = Client::serve(Api::new(pool.clone()).hooks(Isbns).into_router(), OPENAPI).await;
        assert_eq!(client.post("/books", book("9783161484100")).await.status, StatusCode::CREATED);
        let answer = client.post("/books", book("978")).await;
        assert_eq!(answer.body["errors"], json!([{ "pointer": "/isbn", "code": "custom", "message": "13 digits" }]));
        let without = Client::serve(Api::new(pool).into_router(), OPENAPI).await;
        let answer = without.post("/books", book("9783161484100")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "a rule that no one knows is not met");
        assert_eq!(without.post("/books", json!({})).await.status, StatusCode::CREATED);
    });
}

/// A value as SQL has it, or nothing where JSON has none for it.
fn literal(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::String(text) => format!("'{}'", text.replace('\'', "''")),
        other => other.to_string(),
    }
}

#[test]
fn the_server_accepts_exactly_what_the_database_accepts() {
    with_pool(async |pool| {
        let client = Client::serve(Api::new(pool.clone()).into_router(), OPENAPI).await;
        let values: [(&str, &[Value]); 5] = [
            ("count", &[json!(-6), json!(-5), json!(0), json!(5), json!(6), Value::Null]),
            ("amount", &[json!("-0.01"), json!("0"), json!("0.01"), json!("100.5"), json!("100.51"), Value::Null]),
            ("weight", &[json!(-1.6), json!(-1.5), json!(1.999), json!(2), json!(3), Value::Null]),
            ("unit", &[json!("g"), json!("G"), json!("µg"), json!(""), json!("kg "), Value::Null]),
            ("note", &[json!(""), json!("-"), json!("-a"), json!("a-b-"), json!("a\nb-c"), Value::Null]),
        ];
        // So many of all the combinations: BODIES=5000 cargo test --package runtime-tests … exactly_what
        let bodies = std::env::var("BODIES").map_or(300, |number| number.parse().expect("a number of bodies"));
        // A linear congruential generator: the same bodies on each run.
        let mut state = 7_u32;
        let mut next = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % below
        };
        let mut accepted = 0;
        for _ in 0..bodies {
            // All five good at once is rare among any values, so that half of them are NULL.
            let body: serde_json::Map<String, Value> = values
                .iter()
                .map(|(name, values)| {
                    let value = values.get(next(2 * values.len())).unwrap_or(&Value::Null);
                    ((*name).to_owned(), value.clone())
                })
                .collect();
            let names: Vec<String> = body.keys().map(|name| quoted(name)).collect();
            let literals: Vec<String> = body.values().map(literal).collect();
            let statement =
                format!("INSERT INTO {} ({}) VALUES ({})", quoted("measures"), names.join(", "), literals.join(", "));
            let inserted = sql_query(statement).execute(&mut pool.get().await.expect("a connection")).await;
            let answer = client.post("/measures", json!(body)).await;
            let refused = [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT];
            assert!(answer.status == StatusCode::CREATED || refused.contains(&answer.status), "{answer:?}");
            assert_eq!(answer.status == StatusCode::CREATED, inserted.is_ok(), "{body:?}: {inserted:?}, {answer:?}");
            accepted += usize::from(inserted.is_ok());
        }
        assert!((bodies / 30..bodies - bodies / 30).contains(&accepted), "both happen: {accepted} of {bodies}");
    });
}

#[cfg(feature = "mysql")]
fn quoted(name: &str) -> String {
    format!("`{name}`")
}

#[cfg(not(feature = "mysql"))]
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

#[test]
fn typed_writes_meet_the_rules_too() {
    with_conn(async |conn| {
        let measure = NewMeasure { count: Some(6), amount: None, weight: None, unit: None, note: None };
        match measures::insert(conn, measure).await {
            Err(Error::Invalid(errors)) => assert_eq!((errors[0].column.as_str(), errors[0].code), ("count", "range")),
            other => panic!("{other:?}"),
        }
    });
}
