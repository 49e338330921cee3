//! The client notices when an answer is not what the document says.

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::routing::{get, post};
use serde_json::json;
use test_harness::Client;

const DOCUMENT: &str = r##"{
    "openapi": "3.1.0",
    "paths": {
        "/things": {
            "post": {
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                "responses": { "201": { "headers": { "Location": { "required": true } }, "description": "It was created." } }
            }
        },
        "/things/{id}": {
            "get": {
                "responses": {
                    "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } }
                }
            }
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["day"],
                "properties": { "day": { "type": "string", "format": "date" } },
                "additionalProperties": false
            }
        }
    }
}"##;

/// Returns a client of a server whose answers to the paths of the document are right or wrong as their names say.
async fn client() -> Client {
    let thing = |status: StatusCode, media_type: &'static str, body: &'static str| {
        get(move || async move { (status, [(CONTENT_TYPE, media_type)], body) })
    };
    let routes = Router::new()
        .route("/things/right", thing(StatusCode::OK, "application/json", r#"{"day": "2024-02-29"}"#))
        .route("/things/status", thing(StatusCode::ACCEPTED, "application/json", r#"{"day": "2024-02-29"}"#))
        .route("/things/media-type", thing(StatusCode::OK, "text/plain", r#"{"day": "2024-02-29"}"#))
        .route("/things/format", thing(StatusCode::OK, "application/json", r#"{"day": "2024-02-30"}"#))
        .route("/things/member", thing(StatusCode::OK, "application/json", r#"{"day": "2024-02-29", "more": 1}"#))
        .route("/things", post(|| async { (StatusCode::CREATED, [(LOCATION, "/things/1")]) }));
    Client::serve(routes, DOCUMENT).await
}

#[tokio::test]
async fn what_the_document_says_passes() {
    let client = client().await;
    assert_eq!(client.get("/things/right").await.body, json!({ "day": "2024-02-29" }));
    assert_eq!(client.post("/things", json!({ "day": "2024-02-29" })).await.status, StatusCode::CREATED);
}

#[tokio::test]
#[should_panic(expected = "no such answer in the document")]
async fn another_status_is_noticed() {
    client().await.get("/things/status").await;
}

#[tokio::test]
#[should_panic(expected = "text/plain")]
async fn another_media_type_is_noticed() {
    client().await.get("/things/media-type").await;
}

#[tokio::test]
#[should_panic(expected = "not as the document says")]
async fn a_value_of_another_form_is_noticed() {
    client().await.get("/things/format").await;
}

#[tokio::test]
#[should_panic(expected = "not as the document says")]
async fn a_member_too_many_is_noticed() {
    client().await.get("/things/member").await;
}

#[tokio::test]
#[should_panic(expected = "the server accepted")]
async fn a_body_that_should_not_have_been_accepted_is_noticed() {
    client().await.post("/things", json!({})).await;
}
