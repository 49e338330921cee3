//! What goes wrong, and how the server says so (RFC 9457).

use reqwest::header::{ALLOW, CONTENT_TYPE};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use test_harness::{Answer, Client};

use crate::support::with_client;

/// Checks that the answer is a problem of that status and kind.
fn assert_problem(answer: &Answer, status: StatusCode, kind: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(answer.headers[CONTENT_TYPE], "application/problem+json", "{answer:?}");
    assert_eq!(answer.body["type"], format!("urn:problem-type:{kind}"), "{answer:?}");
    assert_eq!(answer.body["status"], status.as_u16(), "{answer:?}");
    assert!(answer.body["title"].is_string(), "{answer:?}");
}

/// Returns the pointer and code of each error of a problem.
fn errors(answer: &Answer) -> Vec<(&str, &str)> {
    let text = |error: &'_ Value, member| error[member].as_str().map(str::len).unwrap_or_default();
    let errors = answer.body["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    assert!(errors.iter().all(|error| text(error, "message") > 0), "{answer:?}");
    errors.iter().filter_map(|error| Some((error["pointer"].as_str()?, error["code"].as_str()?))).collect()
}

async fn send_text(client: &Client, method: Method, path: &str, media_type: &str, body: &str) -> Answer {
    let complete = |request: RequestBuilder| request.header(CONTENT_TYPE, media_type).body(body.to_owned());
    client.send(method, path, complete).await
}

#[test]
fn what_is_not_there_is_404() {
    with_client(async |client| {
        for path in ["/nothing", "/", "/users/1/more", "/users/99", "/users/x", "/users/99999999999999999999"] {
            assert_problem(&client.get(path).await, StatusCode::NOT_FOUND, "not-found");
        }
        let id = "/payments/67e55044-10b1-426f-9247-bb680e5fe0c8";
        assert_problem(&client.get(id).await, StatusCode::NOT_FOUND, "not-found");
        assert_problem(&client.get("/payments/1").await, StatusCode::NOT_FOUND, "not-found");
        let change = client.patch("/users/99", json!({ "bio": null })).await;
        assert_problem(&change, StatusCode::NOT_FOUND, "not-found");
        assert_problem(&client.delete("/users/99").await, StatusCode::NOT_FOUND, "not-found");
    });
}

#[test]
fn a_method_that_is_not_served_is_405_and_names_those_that_are() {
    with_client(async |client| {
        for (method, path, allowed) in [
            (Method::POST, "/users/1", "DELETE,GET,HEAD,PATCH,PUT"),
            (Method::PUT, "/payments", "GET,HEAD,POST"),
            (Method::DELETE, "/users", "GET,HEAD,POST"),
            (Method::PATCH, "/payments/1", "GET,HEAD"),
            (Method::DELETE, "/payments/1", "GET,HEAD"),
            (Method::POST, "/healthz", "GET,HEAD"),
        ] {
            let answer = client.send(method.clone(), path, |request| request).await;
            assert_problem(&answer, StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed");
            let allow = answer.headers[ALLOW].to_str().expect("text");
            let mut methods: Vec<&str> = allow.split(',').map(str::trim).collect();
            methods.sort_unstable();
            assert_eq!(methods.join(","), allowed, "{method} {path}");
            let options = client.send(Method::OPTIONS, path, |request| request).await;
            assert_eq!((options.status, &options.headers[ALLOW]), (StatusCode::NO_CONTENT, &answer.headers[ALLOW]));
        }
    });
}

#[test]
fn a_body_that_is_no_json_is_400_or_415() {
    with_client(async |client| {
        for body in ["", "{", "{\"name\": }", "{\"name\": \"x\"} more"] {
            let answer = send_text(&client, Method::POST, "/tags", "application/json", body).await;
            assert_problem(&answer, StatusCode::BAD_REQUEST, "malformed-request");
        }
        let (json, patches) = ("application/json", "application/json, application/merge-patch+json");
        for (method, path, media_type, header, expected) in [
            (Method::POST, "/tags", "text/plain", "accept", json),
            (Method::POST, "/tags", "application/merge-patch+json", "accept", json),
            (Method::POST, "/tags", "application/x-www-form-urlencoded", "accept", json),
            (Method::PUT, "/tags/1", "application/merge-patch+json", "accept", json),
            (Method::PATCH, "/tags/1", "application/json-patch+json", "accept-patch", patches),
        ] {
            let answer = send_text(&client, method, path, media_type, "{\"name\": \"x\"}").await;
            assert_problem(&answer, StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
            assert_eq!(answer.headers[header], expected);
        }
        let plain = |request: RequestBuilder| request.body("{\"name\": \"x\"}");
        let answer = client.send(Method::POST, "/tags", plain).await;
        assert_problem(&answer, StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
    });
}

#[test]
fn a_body_that_is_too_large_is_413() {
    with_client(async |client| {
        let body = json!({ "name": "x".repeat(1024 * 1024) });
        let answer = client.post("/tags", body).await;
        assert_problem(&answer, StatusCode::PAYLOAD_TOO_LARGE, "too-large");
    });
}

#[test]
fn values_that_are_not_valid_are_422_with_every_field() {
    with_client(async |client| {
        let answer = client
            .post(
                "/products",
                json!({
                    "id": 1, "category_id": "1", "sku": "x".repeat(41), "price": 4.2, "stock": 2147483648_i64,
                    "weight_kg": "1", "active": null, "attributes": "\0", "colour": "red", "created_at": null,
                }),
            )
            .await;
        assert_problem(&answer, StatusCode::UNPROCESSABLE_ENTITY, "invalid-values");
        let expected = [
            ("/active", "null"),
            ("/attributes", "format"),
            ("/category_id", "type"),
            ("/colour", "unknown"),
            ("/created_at", "read_only"),
            ("/id", "read_only"),
            ("/name", "required"),
            ("/price", "type"),
            ("/sku", "length"),
            ("/stock", "range"),
            ("/weight_kg", "type"),
        ];
        let mut found = errors(&answer);
        found.sort_unstable();
        assert_eq!(found, expected);

        for body in [json!("x"), json!(null), json!(1)] {
            let answer = client.post("/tags", body).await;
            assert_problem(&answer, StatusCode::UNPROCESSABLE_ENTITY, "invalid-values");
            assert_eq!(errors(&answer), [("", "type")]);
        }
        client.post("/tags", json!({ "name": "tea" })).await;
        let answer = client.patch("/tags/1", json!({ "name": null })).await;
        assert_eq!(errors(&answer), [("/name", "null")]);
        let answer = client.patch("/tags/1", json!({ "a/b~c": 1 })).await;
        assert_eq!(errors(&answer), [("/a~1b~0c", "unknown")]);
    });
}

#[test]
fn what_the_database_refuses_is_409_or_422_and_names_the_columns() {
    with_client(async |client| {
        let ann = json!({ "username": "ann", "email": "ann@example.org" });
        client.post("/users", ann.clone()).await;
        let answer = client.post("/users", json!({ "username": "ann", "email": "other@example.org" })).await;
        assert_problem(&answer, StatusCode::CONFLICT, "unique");
        assert_eq!(errors(&answer), [("/username", "unique")]);

        let answer = client.post("/users", json!({ "username": "bob", "email": "nowhere" })).await;
        assert_problem(&answer, StatusCode::UNPROCESSABLE_ENTITY, "invalid-values");
        assert_eq!(errors(&answer), [("/email", "format")], "the check is understood, as is the rule");

        let post = json!({ "author_id": 1, "title": "t", "slug": "s", "body": "b" });
        client.post("/posts", post.clone()).await;
        let answer = client.post("/posts", post).await;
        assert_problem(&answer, StatusCode::CONFLICT, "unique");
        assert_eq!(errors(&answer), [("/author_id", "unique"), ("/slug", "unique")]);

        let answer = client.post("/comments", json!({ "post_id": 99, "body": "b" })).await;
        assert_problem(&answer, StatusCode::CONFLICT, "missing-reference");
        assert_eq!(errors(&answer), [("/post_id", "missing-reference")]);
        let answer = client.delete("/users/1").await;
        assert_problem(&answer, StatusCode::CONFLICT, "in-use");
        assert_eq!(errors(&answer), [("/id", "in-use")]);
        assert_eq!(answer.body["detail"], "other rows refer to it by posts_author_id_fkey.");

        let answer = client.patch("/users/1", json!({ "referred_by_id": 99 })).await;
        assert_problem(&answer, StatusCode::CONFLICT, "missing-reference");
        assert_eq!(errors(&answer), [("/referred_by_id", "missing-reference")]);
    });
}

#[test]
fn what_refers_to_a_row_is_named_also_behind_rows_that_a_deletion_takes_along() {
    with_client(async |client| {
        for name in ["anna", "bob"] {
            client.post("/users", json!({ "username": name, "email": format!("{name}@example.org") })).await;
        }
        let address = json!({ "user_id": 2, "recipient": "Bob", "street": "Teeweg 1", "postal_code": "1000",
            "city": "Delft", "country": "NL" });
        client.post("/addresses", address).await;
        let order = json!({ "customer_id": 1, "number": "A-1", "shipping_address_id": 1, "billing_address_id": 1 });
        assert_eq!(client.post("/orders", order).await.status, StatusCode::CREATED);
        let answer = client.delete("/users/2").await;
        assert_problem(&answer, StatusCode::CONFLICT, "in-use");
        let by =
            ["shipping", "billing"].map(|kind| format!("other rows refer to it by orders_{kind}_address_id_fkey."));
        assert!(by.iter().any(|by| answer.body["detail"] == **by), "{answer:?}");
        assert_eq!(errors(&answer), [], "they are columns of another table");
        assert_eq!(client.get("/addresses/1").await.status, StatusCode::OK);
    });
}
