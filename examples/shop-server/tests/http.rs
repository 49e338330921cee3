//! The routes of every table: a real server on a real port, whose answers are held to the OpenAPI document.

use diesel_async::RunQueryDsl;
use reqwest::header::{CONTENT_TYPE, LOCATION};
use reqwest::{Method, StatusCode};
use serde_json::{Map, Value, json};
use shop_db::engine::{Conn, Pool, PoolSettings};
use shop_db::http::OPENAPI;
use shop_db::schema;
use test_harness::{Answer, Client};

use crate::support::{with_client, with_pool};

/// What a table's routes are tried with.
struct Case {
    path: &'static str,
    create: Value,
    /// A change, for the tables that take one.
    update: Option<Value>,
}

/// Returns a case for each table, those first that others refer to; the rows that a case refers to have the identity 1.
fn cases() -> Vec<Case> {
    let case = |path, create, update| Case { path, create, update };
    vec![
        case(
            "/users",
            json!({ "username": "ann", "email": "ann@example.org", "role": "author", "born_on": "2000-02-29" }),
            Some(json!({ "bio": "…", "newsletter": true, "born_on": null })),
        ),
        case(
            "/addresses",
            json!({
                "user_id": 1, "recipient": "Ann", "street": "Kerkstraat 1", "postal_code": "1017 GA",
                "city": "Amsterdam", "country": "NL",
            }),
            Some(json!({ "kind": "work" })),
        ),
        case(
            "/categories",
            json!({ "name": "Tea", "slug": "tea" }),
            Some(json!({ "name": "Teas", "parent_id": null })),
        ),
        case(
            "/products",
            json!({
                "category_id": 1, "sku": "T-1", "name": "Tea", "price": "4.2", "weight_kg": 0.125,
                "attributes": { "leaf": ["whole", 1, null] },
            }),
            Some(json!({ "stock": 3, "attributes": null, "price": "4" })),
        ),
        case(
            "/reviews",
            json!({ "product_id": 1, "author_id": 1, "rating": 5, "title": null }),
            Some(json!({ "rating": 4 })),
        ),
        case(
            "/orders",
            json!({ "customer_id": 1, "number": "2024-1", "shipping_address_id": 1, "billing_address_id": 1 }),
            Some(json!({ "status": "placed", "placed_at": "2024-02-29T12:00:00.5+02:00" })),
        ),
        case(
            "/order-lines",
            json!({ "order_id": 1, "line_number": 1, "product_id": 1, "unit_price": "4.20" }),
            Some(json!({ "quantity": 2 })),
        ),
        case("/payments", json!({ "order_id": 1, "method": "card", "amount": "8.40", "reference": "ü/1" }), None),
        case(
            "/posts",
            json!({ "author_id": 1, "title": "Tea", "slug": "tea", "body": "…", "metadata": [true] }),
            Some(json!({ "status": "archived", "metadata": {} })),
        ),
        case("/comments", json!({ "post_id": 1, "author_id": 1, "body": "!" }), Some(json!({ "author_id": null }))),
        case("/tags", json!({ "name": "tea" }), Some(json!({ "name": "Tea" }))),
        case("/post_tags", json!({ "post_id": 1, "tag_id": 1 }), None),
    ]
}

fn location(answer: &Answer) -> String {
    answer.headers[LOCATION].to_str().expect("text").to_owned()
}

/// Returns the object with the members of `change`, and the time of an update where it has one.
fn merged(object: &Value, change: &Value, after: &Value) -> Value {
    let mut merged: Map<String, Value> = object.as_object().expect("an object").clone();
    merged.extend(change.as_object().expect("an object").clone());
    if let Some(moment) = after.get("updated_at") {
        merged.insert("updated_at".to_owned(), moment.clone());
    }
    Value::Object(merged)
}

#[test]
fn every_table_creates_reads_changes_and_deletes() {
    with_pool(async |pool| {
        let client = Client::serve(shop_server::app(pool.clone()), OPENAPI).await;
        let mut rows = Vec::new();
        for Case { path, create, update } in cases() {
            let created = client.post(path, create.clone()).await;
            assert_eq!(created.status, StatusCode::CREATED, "{path}: {created:?}");
            let place = location(&created);
            assert!(place.starts_with(&format!("{path}/")), "{place}");
            assert_eq!(client.get(&place).await.body, created.body);
            let list = client.query(path, &[("count", "exact")]).await;
            assert_eq!(list.body, json!({ "items": [created.body], "total": 1 }));

            let mut row = created.body;
            if let Some(change) = update {
                let changed = client.patch(&place, change.clone()).await;
                assert_eq!(changed.status, StatusCode::OK, "{path}: {changed:?}");
                let mut expected = merged(&row, &change, &changed.body);
                // What is given in another form comes back in the one that the document promises.
                for (member, value) in [("price", "4.00"), ("placed_at", "2024-02-29T10:00:00.500Z")] {
                    if change.get(member).is_some() {
                        expected[member] = value.into();
                    }
                }
                assert_eq!(changed.body, expected);
                assert_eq!(client.get(&place).await.body, expected);
                row = changed.body;
            }
            rows.push((path, place, row));
        }

        for (path, place, row) in rows.into_iter().rev() {
            assert_eq!(client.get(&place).await.body, row, "the deletions of others leave it alone");
            if path == "/payments" {
                let refused = client.delete(&place).await;
                assert_eq!(refused.status, StatusCode::METHOD_NOT_ALLOWED);
                delete_kept(&mut pool.get().await.expect("a connection")).await;
                continue;
            }
            assert_eq!(client.delete(&place).await.status, StatusCode::NO_CONTENT, "{place}");
            assert_eq!(client.get(&place).await.status, StatusCode::NOT_FOUND);
            assert_eq!(client.delete(&place).await.status, StatusCode::NOT_FOUND);
            assert_eq!(client.get(path).await.body, json!({ "items": [] }));
        }
    });
}

/// Removes the rows that the API keeps: payments, and posts that are marked as deleted.
async fn delete_kept(conn: &mut Conn) {
    diesel::delete(schema::payments::table).execute(conn).await.expect("the deletion");
    diesel::delete(schema::posts::table).execute(conn).await.expect("the deletion");
}

/// Adds a row for each of the first cases.
async fn seed(client: &Client, upto: &str) {
    for Case { path, create, .. } in cases() {
        assert_eq!(client.post(path, create).await.status, StatusCode::CREATED);
        if path == upto {
            break;
        }
    }
}

#[test]
fn a_patch_tells_absent_from_null() {
    with_client(async |client| {
        seed(&client, "/users").await;
        client.patch("/users/1", json!({ "bio": "…" })).await;
        let absent = client.patch("/users/1", json!({ "newsletter": true })).await;
        assert_eq!((&absent.body["bio"], &absent.body["newsletter"]), (&json!("…"), &json!(true)));
        let before = client.get("/users/1").await.body;
        assert_eq!(client.patch("/users/1", json!({})).await.body, before);
        let null = client.patch("/users/1", json!({ "bio": null })).await;
        assert_eq!(null.body["bio"], Value::Null);

        let merge = |request: reqwest::RequestBuilder| {
            request.header(CONTENT_TYPE, "application/merge-patch+json; charset=utf-8").body(r#"{"bio": "merged"}"#)
        };
        assert_eq!(client.send(Method::PATCH, "/users/1", merge).await.body["bio"], "merged");
    });
}

#[test]
fn a_composite_key_is_a_segment_for_each_column() {
    with_client(async |client| {
        seed(&client, "/order-lines").await;
        let line = client.get("/order-lines/1/1").await;
        assert_eq!((&line.body["order_id"], &line.body["line_number"]), (&json!(1), &json!(1)));
        for missing in ["/order-lines/1/2", "/order-lines/2/1", "/order-lines/1/x", "/order-lines/1/99999"] {
            assert_eq!(client.get(missing).await.status, StatusCode::NOT_FOUND, "{missing}");
        }
        let key = client.patch("/order-lines/1/1", json!({ "line_number": 2 })).await;
        assert_eq!(key.status, StatusCode::UNPROCESSABLE_ENTITY, "a key stays as it is");
    });
}

#[test]
fn hidden_columns_never_appear() {
    with_client(async |client| {
        seed(&client, "/posts").await;
        for (list, hidden) in [("/users", "password_hash"), ("/payments", "response"), ("/posts", "deleted_at")] {
            let row = &client.get(list).await.body["items"][0];
            assert!(row.is_object() && row.get(hidden).is_none(), "{row}");
            for (name, value) in [(hidden, "is.null"), ("order", hidden)] {
                let answer = client.query(list, &[(name, value)]).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{list}?{name}={value}");
                let detail = answer.body["detail"].as_str().expect("a detail");
                assert!(detail.contains("no column"), "{detail}");
            }
        }
        let body = json!({ "username": "eve", "email": "eve@example.org", "password_hash": "x" });
        let answer = client.post("/users", body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.body["errors"][0]["code"], "unknown");
    });
}

#[test]
fn a_soft_deleted_row_is_not_found() {
    with_client(async |client| {
        seed(&client, "/posts").await;
        assert_eq!(client.delete("/posts/1").await.status, StatusCode::NO_CONTENT);
        assert_eq!(client.get("/posts/1").await.status, StatusCode::NOT_FOUND);
        assert_eq!(client.patch("/posts/1", json!({ "title": "x" })).await.status, StatusCode::NOT_FOUND);
        assert_eq!(client.delete("/posts/1").await.status, StatusCode::NOT_FOUND);
        assert_eq!(client.query("/posts", &[("count", "exact")]).await.body, json!({ "items": [], "total": 0 }));
    });
}

#[test]
fn the_server_tells_of_itself() {
    with_client(async |client| {
        assert_eq!(client.get("/healthz").await.body, json!({ "status": "ok" }));
        assert_eq!(client.get("/readyz").await.body, json!({ "status": "ok" }));
        let document = client.get("/openapi.json").await;
        assert_eq!(document.headers[CONTENT_TYPE], "application/json");
        let expected: Value = serde_json::from_str(OPENAPI).expect("JSON");
        assert_eq!(document.body, expected);
        assert!(document.headers.contains_key("x-request-id"));
    });
}

#[test]
fn a_server_without_a_database_says_so() {
    with_client(async |_| {
        let nowhere = match () {
            #[cfg(feature = "sqlite")]
            () => "/nowhere/shop.db",
            #[cfg(feature = "postgres")]
            () => "postgres://codegen@127.0.0.1:1/shop",
            #[cfg(feature = "mysql")]
            () => "mysql://codegen@127.0.0.1:1/shop",
        };
        let pool = Pool::new(nowhere, PoolSettings::default()).expect("a pool");
        let client = Client::serve(shop_server::app(pool), OPENAPI).await;
        assert_eq!(client.get("/healthz").await.status, StatusCode::OK);
        for path in ["/readyz", "/users"] {
            let answer = client.get(path).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{answer:?}");
            assert!(answer.headers.contains_key("retry-after"));
        }
    });
}
