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

/// Values at the edges of the types, as JSON.
const EDGES: [(&str, &[&str]); 14] = [
    ("small", &["-32769", "-32768", "-0", "32767", "32768"]),
    ("int", &["-2147483649", "-2147483648", "2147483647", "2147483648"]),
    ("big", &["-9223372036854775809", "-9223372036854775808", "9223372036854775807", "9223372036854775808"]),
    ("word", &["-1", "0", "65535", "65536"]),
    ("count", &["-1", "0", "4294967295", "4294967296"]),
    ("double", &["-1.7976931348623157e308", "5e-324", "0.1"]),
    ("amount", &["\"9999999999.99\"", "\"10000000000.00\"", "\"-0.00\"", "\"-10000000000\"", "\"1,5\"", "\"\""]),
    // Characters are counted, neither bytes nor the units of UTF-16.
    ("code", &["\"\"", "\"éééééééééé\"", "\"ééééééééééé\"", "\"😀😀😀😀😀😀😀😀😀😀\"", "\"😀😀😀😀😀😀😀😀😀😀😀\""]),
    ("fixed", &["\"日本語テ\"", "\"日本語テキ\"", "\"😀😀😀😀\"", "\"😀😀😀😀😀\""]),
    (
        "day",
        &["\"0001-01-01\"", "\"9999-12-31\"", "\"2024-02-29\"", "\"2023-02-29\"", "\"1900-02-29\"", "\"2024-13-01\""],
    ),
    ("at_time", &["\"00:00:00\"", "\"23:59:59.999999\"", "\"23:60:00\"", "\"noon\""]),
    (
        "local",
        &[
            "\"0001-01-01T00:00:00\"",
            "\"9999-12-31T23:59:59.999999\"",
            "\"2023-02-29T00:00:00\"",
            "\"2024-01-01T25:00:00\"",
        ],
    ),
    ("type", &["\"draft\"", "\"archived\"", "\"drafts\"", "\"\""]),
    ("mood", &["\"it's fine\"", "\"ängstlich\"", "\"zen\"", "\"angstlich\""]),
];

/// The columns whose type SQLite holds rows to: by checks. In the others it keeps whatever it is given, and the crate alone
/// says no.
const HELD_BY_SQLITE: [&str; 4] = ["word", "count", "type", "mood"];

#[test]
fn the_server_accepts_the_edges_of_types_that_the_database_accepts() {
    with_pool(async |pool| {
        let client = Client::serve(Api::new(pool.clone()).into_router(), OPENAPI).await;
        for (column, edge) in EDGES.iter().flat_map(|(column, edges)| edges.iter().map(move |edge| (*column, *edge))) {
            let value = serde_json::from_str(edge).expect("JSON");
            // As it is written there, since larger numbers have no form of their own in Rust.
            let literal = if edge.starts_with('"') { literal(&value) } else { edge.to_owned() };
            let statement = format!("INSERT INTO {} ({}) VALUES ({literal})", quoted("samples"), quoted(column));
            let inserted = sql_query(statement).execute(&mut pool.get().await.expect("a connection")).await;
            let answer = client.post("/samples", json!({ column: value })).await;
            let is_accepted = answer.status == StatusCode::CREATED;
            assert!(is_accepted || answer.status == StatusCode::UNPROCESSABLE_ENTITY, "{column}: {edge}: {answer:?}");
            assert!(inserted.is_ok() || !is_accepted, "{column}: {edge}: {inserted:?}");
            if !cfg!(feature = "sqlite") || HELD_BY_SQLITE.contains(&column) {
                assert_eq!(is_accepted, inserted.is_ok(), "{column}: {edge}: {inserted:?}, {answer:?}");
            }
            if is_accepted && !(cfg!(feature = "sqlite") && column == "local") {
                let rows = client.query("/samples", &[("order", "id.desc"), ("limit", "2"), ("select", column)]).await;
                assert_eq!(rows.body["items"][0], rows.body["items"][1], "{column}: {edge} is kept as another value");
            }
        }
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
