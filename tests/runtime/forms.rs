//! What goes in as JSON comes out as the OpenAPI document says, is found by its text, and is the same to the models.
//!
//! The same file for every crate that tests a schema with a column of each type: its root names the generated crate `db`,
//! and its `values` are what is sent.

use std::collections::BTreeSet;

use diesel::{QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use reqwest::header::{ETAG, IF_MATCH};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use test_harness::{Client, with_database};

use crate::db::engine::{Pool, PoolSettings, migrate};
use crate::db::http::{OPENAPI, router};
use crate::db::models::Sample;
use crate::db::{schema, tables};
use crate::values::{UNORDERED, as_the_engine_has_it, no_values, to_insert, values};

/// Runs a test with a client of a server on a migrated database of its own, and with the pool of its connections.
pub(crate) fn with_client(test: impl AsyncFnOnce(Client, Pool)) {
    with_database(async |url| {
        migrate(&url).await.expect("the migrations run");
        let pool = Pool::new(&url, PoolSettings::default()).expect("a pool");
        test(Client::serve(router(pool.clone()), OPENAPI).await, pool).await;
    });
}

#[test]
fn every_value_has_one_form() {
    with_client(async |client, pool| {
        for (column, given, form) in values() {
            let created = client.post("/samples", json!({ column: given })).await;
            assert_eq!(created.status, StatusCode::CREATED, "{column}: {given}: {created:?}");
            assert_eq!(created.body[column], form, "{column}: {given}");
            let path = format!("/samples/{}", created.body["id"]);
            assert_eq!(client.get(&path).await.body, created.body, "{column}: {given}");
            let version = &created.headers[ETAG];
            let change = json!({ column: form });
            let patched =
                client.send(Method::PATCH, &path, |request| request.header(IF_MATCH, version).json(&change)).await;
            assert_eq!(patched.body, created.body, "its own form is a value, too");

            let id = format!("eq.{}", created.body["id"]);
            let text = form.as_str().map_or_else(|| form.to_string(), str::to_owned);
            let condition = if UNORDERED.contains(&column) { "not.is.null".to_owned() } else { format!("eq.{text}") };
            let found = client.query("/samples", &[(column, &condition), ("id", &id)]).await;
            assert_eq!(found.body["items"], json!([created.body]), "{column}={condition}: {found:?}");
        }
        let mut conn = pool.get().await.expect("a connection");
        let typed = tables::samples::query().order_by(tables::samples::ID.asc()).load(&mut conn).await.expect("rows");
        let by_diesel: Vec<Sample> = schema::samples::table
            .order(schema::samples::id)
            .select(Sample::as_select())
            .load(&mut *conn)
            .await
            .expect("rows");
        assert_eq!(typed, by_diesel.into_iter().map(as_the_engine_has_it).collect::<Vec<_>>());
        assert_eq!(typed.len(), values().len());
        for (sample, (column, _, form)) in typed.into_iter().zip(values()) {
            let json = serde_json::to_string(&sample).expect("JSON");
            // Through text, since a value of serde_json makes an f64 of each f32.
            let json: Value = serde_json::from_str(&json).expect("JSON");
            assert_eq!(json[column], form, "{column}");
            let copy = tables::samples::insert(&mut conn, to_insert(sample.clone())).await.expect("a copy");
            assert_eq!(Sample { id: sample.id, ..copy }, sample, "{column}");
        }
    });
}

#[test]
fn null_is_a_value_of_each_column() {
    with_client(async |client, _| {
        let empty = client.post("/samples", json!({})).await;
        let columns = empty.body.as_object().expect("a row");
        for (column, value) in columns.iter().filter(|(column, _)| *column != "id") {
            assert_eq!(*value, Value::Null, "{column}");
            let found = client.query("/samples", &[(column, "is.null")]).await;
            assert_eq!(found.body["items"], json!([empty.body]), "{column}: {found:?}");
        }
        let columns: BTreeSet<&str> = columns.keys().map(String::as_str).filter(|column| *column != "id").collect();
        let tested: BTreeSet<&str> = values().iter().map(|(column, ..)| *column).collect();
        assert_eq!(tested, columns, "each column has values");
    });
}

#[test]
fn what_is_no_value_is_refused() {
    with_client(async |client, _| {
        for (column, given) in no_values() {
            let answer = client.post("/samples", json!({ column: given })).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{column}: {given}: {answer:?}");
            // PostgreSQL does not tell of which column it does not know the value.
            let pointer = answer.body["errors"][0]["pointer"].as_str().expect("a pointer");
            assert!(pointer.is_empty() || pointer == format!("/{column}"), "{column}: {given}: {answer:?}");
        }
    });
}
