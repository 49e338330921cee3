//! The REST API, against the database that the crate is compiled for.

mod support;

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderMap, Request, StatusCode};
use blog_db::engine::{Pool, PoolSettings};
use blog_db::http::router;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use support::{pool, unique};
use tower::ServiceExt;

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Value,
}

impl Answer {
    fn header(&self, name: impl axum::http::header::AsHeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// (pointer, code) of each error.
    fn errors(&self) -> Vec<(&str, &str)> {
        let errors = self.body["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        errors.iter().map(|error| (text(&error["pointer"]), text(&error["code"]))).collect()
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

struct Client(Router);

impl Client {
    async fn new() -> Self {
        Self(router(pool().await))
    }

    async fn send(&self, method: &str, path: &str, media_type: &str, body: impl Into<Body>) -> Answer {
        let request = Request::builder().method(method).uri(path).header(CONTENT_TYPE, media_type);
        let request = request.body(body.into()).expect("a request");
        let response = self.0.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let body = if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).expect("JSON") };
        let answer = Answer { status: parts.status, headers: parts.headers, body };
        if answer.status.is_client_error() || answer.status.is_server_error() {
            assert_eq!(answer.header(CONTENT_TYPE), "application/problem+json", "{method} {path}");
            assert_eq!(answer.body["status"], answer.status.as_u16());
        }
        answer
    }

    async fn json(&self, method: &str, path: &str, body: Value) -> Answer {
        self.send(method, path, "application/json", body.to_string()).await
    }

    async fn get(&self, path: &str) -> Answer {
        let path = path.replace('"', "%22").replace('\\', "%5C");
        self.send("GET", &path, "", Body::empty()).await
    }

    async fn add_user(&self) -> Value {
        let name = unique("u");
        let body = json!({ "username": name, "email": format!("{name}@example.org"), "password_hash": "x" });
        let answer = self.json("POST", "/users", body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body
    }
}

#[tokio::test]
async fn a_row_is_created_read_changed_and_deleted() {
    let client = Client::new().await;
    let user = client.add_user().await;
    assert_eq!(user["role"], "member");
    assert_eq!(user["bio"], Value::Null);
    assert!(user.get("password_hash").is_none(), "write-only");

    let body = json!({ "author_id": user["id"], "title": "T", "slug": "a b/c", "body": "", "price": "12.5" });
    let created = client.json("POST", "/posts", body).await;
    assert_eq!(created.status, StatusCode::CREATED);
    assert_eq!(created.body["price"], "12.50");
    assert_eq!(created.body["status"], "draft");
    let path = created.header(LOCATION).to_owned();
    assert_eq!(path, format!("/posts/{}", text(&created.body["id"])));
    assert_eq!(client.get(&path).await.body, created.body);

    let patch = json!({ "meta": { "k": 1.0 }, "published_at": "2024-02-29T13:00:00.25+01:00" });
    let patched = client.send("PATCH", &path, "application/merge-patch+json; charset=utf-8", patch.to_string()).await;
    assert_eq!(patched.status, StatusCode::OK);
    assert_eq!(patched.body["published_at"], "2024-02-29T12:00:00.250Z");
    assert_eq!(patched.body["title"], "T");
    assert!(text(&patched.body["updated_at"]) > text(&created.body["updated_at"]));
    let cleared = client.json("PATCH", &path, json!({ "meta": null })).await;
    assert_eq!(cleared.body["meta"], Value::Null);
    let same = client.json("PATCH", &path, json!({})).await;
    assert_eq!(same.body, cleared.body);

    assert_eq!(client.send("DELETE", &path, "", Body::empty()).await.status, StatusCode::NO_CONTENT);
    for (method, status) in [("DELETE", StatusCode::NOT_FOUND), ("GET", StatusCode::NOT_FOUND)] {
        assert_eq!(client.send(method, &path, "", Body::empty()).await.status, status);
    }
    assert_eq!(client.json("PATCH", &path, json!({ "title": "U" })).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_composite_key_is_a_segment_a_column() {
    let client = Client::new().await;
    let user = client.add_user().await;
    let post = json!({ "author_id": user["id"], "title": "T", "slug": "t", "body": "" });
    let post = client.json("POST", "/posts", post).await.body;
    let tag = client.json("POST", "/tags", json!({ "name": unique("tag") })).await.body;
    let link = json!({ "post_id": post["id"], "tag_id": tag["id"] });
    let created = client.json("POST", "/post_tags", link.clone()).await;
    assert_eq!(created.status, StatusCode::CREATED);
    let path = format!("/post_tags/{}/{}", text(&post["id"]), tag["id"]);
    assert_eq!(created.header(LOCATION), path);
    assert_eq!(client.get(&path).await.body, link);
    let again = client.json("POST", "/post_tags", link).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(again.errors(), [("/post_id", "unique"), ("/tag_id", "unique")]);
    let patch = client.json("PATCH", &path, json!({})).await;
    assert_eq!((patch.status, patch.header(ALLOW)), (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD,DELETE"));
    assert_eq!(client.send("DELETE", &path, "", Body::empty()).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn lists_filter_sort_page_and_count() {
    let client = Client::new().await;
    let stem = unique("n");
    for (suffix, role) in [("a,b", "admin"), ("A*_", "member"), ("c\\\"", "editor")] {
        let body = json!({
            "username": format!("{stem}{suffix}"), "email": format!("{stem}{}@x", role), "role": role, "password_hash": "",
        });
        assert_eq!(client.json("POST", "/users", body).await.status, StatusCode::CREATED);
    }
    let names = async |query: &str| {
        let answer = client.get(&format!("/users?username=like.{stem}*&{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
        let items = answer.body["items"].as_array().cloned().unwrap_or_default();
        items.iter().map(|item| text(&item["username"])[stem.len()..].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("").await, ["a,b", "A*_", "c\\\""]);
    assert_eq!(names("order=role.desc").await, ["a,b", "c\\\"", "A*_"]);
    assert_eq!(names("order=bio,role.asc.nullsfirst").await, ["A*_", "c\\\"", "a,b"]);
    assert_eq!(names("limit=1&offset=1").await, ["A*_"]);
    assert_eq!(names("offset=9223372036854775807").await, [""; 0]);
    assert_eq!(names("role=gte.editor").await, ["a,b", "c\\\""]);
    assert_eq!(names("role=not.in.(admin,editor)").await, ["A*_"]);
    assert_eq!(names("bio=not.is.null").await, [""; 0]);
    assert_eq!(names(&format!("username=in.(\"{stem}a,b\",\"{stem}c\\\\\\\"\")")).await, ["a,b", "c\\\""]);
    assert_eq!(names(&format!("username=like.{stem}A**_")).await, ["A*_"]);
    assert_eq!(names(&format!("username=ilike.{}a*", stem.to_uppercase())).await, ["a,b", "A*_"]);
    assert_eq!(names("username=ne.x&username=not.like.*b&created_at=gt.2000-01-01T00:00:00Z").await.len(), 2);

    let counted = client.get(&format!("/users?username=like.{stem}*&count=exact&limit=1")).await;
    assert_eq!(counted.body["total"], 3);
    assert_eq!(counted.body["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_bad_parameter_is_named() {
    let client = Client::new().await;
    for (query, parameter) in [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("limit=1&limit=2", "limit"),
        ("offset=-1", "offset"),
        ("offset=9223372036854775808", "offset"),
        ("count=planned", "count"),
        ("order=nothing", "order"),
        ("order=meta", "order"),
        ("order=title.up", "order"),
        ("order=", "order"),
        ("tittle=eq.x", "tittle"),
        ("title=x", "title"),
        ("title=near.x", "title"),
        ("title=eq.%00", "title"),
        ("author_id=eq.x", "author_id"),
        ("author_id=eq.99999999999999999999", "author_id"),
        ("author_id=like.1*", "author_id"),
        ("author_id=in.1,2", "author_id"),
        ("author_id=in.(1,)", "author_id"),
        ("title=in.(\"a)", "title"),
        ("price=gt.1e9", "price"),
        ("status=eq.lost", "status"),
        ("published_at=lt.yesterday", "published_at"),
        ("published_at=is.true", "published_at"),
        ("meta=eq.1", "meta"),
        ("id=eq.67e5504410b1426f9247bb680e5fe0c8", "id"),
    ] {
        let answer = client.get(&format!("/posts?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(answer.body["parameter"], parameter, "{query}");
    }
    let answer = client.get("/posts?tittle=eq.x").await;
    assert_eq!(answer.body["detail"], "posts has no column \"tittle\". Did you mean title?");
    let hidden = client.get("/users?password_hash=eq.x").await;
    assert_eq!(hidden.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn every_failing_field_is_told() {
    let client = Client::new().await;
    let body = json!({
        "id": 1, "username": "x".repeat(51), "email": 7, "role": "boss", "created_at": "2024-13-01T00:00:00Z",
        "nick~/name": true, "bio": "a\0b",
    });
    let answer = client.json("POST", "/users", body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut errors = answer.errors();
    errors.sort_unstable();
    let expected = [
        ("/bio", "format"),
        ("/created_at", "format"),
        ("/email", "type"),
        ("/id", "read_only"),
        ("/nick~0~1name", "unknown"),
        ("/password_hash", "required"),
        ("/role", "format"),
        ("/username", "length"),
    ];
    assert_eq!(errors, expected);

    let null = client.json("PATCH", "/users/1", json!({ "email": null })).await;
    assert_eq!((null.status, null.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec![("/email", "null")]));
    let list = client.json("POST", "/users", json!([])).await;
    assert_eq!((list.status, list.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec![("", "type")]));

    for (member, value) in [
        ("small", json!(32_768)),
        ("int", json!(1.5)),
        ("big", json!(9_223_372_036_854_775_808_u64)),
        ("single", json!(1e39)),
        ("amount", json!(1)),
        ("amount", json!("1e3")),
        ("amount", json!("0.001")),
        ("amount", json!("12345678901")),
        ("code", json!("12345678901")),
        ("fixed", json!("12345")),
        ("data", json!("not base64!")),
        ("day", json!("2024-02-30")),
        ("day", json!("0000-01-01")),
        ("at_time", json!("24:00:00")),
        ("at_time", json!("23:59:60")),
        ("local", json!("2024-01-01 00:00:00")),
        ("moment", json!("2024-01-01T00:00:00")),
        ("token", json!("{67e55044-10b1-426f-9247-bb680e5fe0c8}")),
        ("doc", json!({ "a\u{0}": 1 })),
        ("flag", json!("true")),
        ("type", json!("Draft")),
    ] {
        let answer = client.json("POST", "/samples", json!({ member: value })).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{member}: {value}: {}", answer.body);
        assert_eq!(answer.errors().first().map(|(pointer, _)| *pointer), Some(format!("/{member}").as_str()));
    }
}

#[tokio::test]
async fn every_type_has_one_form() {
    let client = Client::new().await;
    let body = json!({
        "flag": false, "small": -32_768, "int": 1.0, "big": i64::MIN, "single": 0.1, "double": -1e-300,
        "amount": "-0.10", "note": "\u{1F600} ' \\ \" %", "code": "äöüäöüäöüß", "fixed": "ab  ", "data": "AP8n",
        "day": "9999-12-31", "at_time": "00:00:00.5", "local": "0001-01-01T00:00:00", "moment": "2024-12-31T23:59:59.999999-01:00",
        "token": "67E55044-10B1-426F-9247-BB680E5FE0C8", "doc": [null, {"a": "b"}], "type": "archived",
    });
    let mut expected = body.clone();
    for (member, value) in [
        ("int", json!(1)),
        ("fixed", json!("ab")),
        ("at_time", json!("00:00:00.500")),
        ("moment", json!("2025-01-01T00:59:59.999999Z")),
        ("token", json!("67e55044-10b1-426f-9247-bb680e5fe0c8")),
    ] {
        expected[member] = value;
    }
    let created = client.json("POST", "/samples", body).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);
    expected["id"] = created.body["id"].clone();
    assert_eq!(created.body, expected);
    for (column, value) in [
        ("flag", "is.false"),
        ("small", "eq.-32768"),
        ("big", "lte.-9223372036854775808"),
        ("single", "eq.0.1"),
        ("amount", "gte.-0.1"),
        ("amount", "lt.0"),
        ("code", "eq.%C3%A4%C3%B6%C3%BC%C3%A4%C3%B6%C3%BC%C3%A4%C3%B6%C3%BC%C3%9F"),
        ("fixed", "eq.ab%20%20"),
        ("data", "eq.AP8n"),
        ("day", "gt.9999-12-30"),
        ("at_time", "lt.00:00:00.6"),
        ("local", "eq.0001-01-01T00:00:00"),
        ("moment", "eq.2025-01-01T00:59:59.999999Z"),
        ("token", "in.(67e55044-10b1-426f-9247-bb680e5fe0c8)"),
        ("doc", "not.is.null"),
        ("type", "gt.published"),
    ] {
        let found = client.get(&format!("/samples?id=eq.{}&{column}={value}", created.body["id"])).await;
        assert_eq!(found.body["items"], json!([expected]), "{column}={value}");
    }
}

#[tokio::test]
async fn conflicts_name_the_field() {
    let client = Client::new().await;
    let user = client.add_user().await;
    let body = json!({ "username": user["username"], "email": "z@z", "password_hash": "" });
    let answer = client.json("POST", "/users", body).await;
    assert_eq!((answer.status, answer.errors()), (StatusCode::CONFLICT, vec![("/username", "unique")]));
    let orphan = json!({ "author_id": -5, "title": "T", "slug": "t", "body": "" });
    let answer = client.json("POST", "/posts", orphan).await;
    assert_eq!((answer.status, answer.errors()), (StatusCode::CONFLICT, vec![("/author_id", "foreign-key")]));
    let checked = json!({ "email": "no-at" });
    let answer = client.json("PATCH", &format!("/users/{}", user["id"]), checked).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.body["type"], "urn:problem-type:check");
}

#[tokio::test]
async fn what_is_no_request_for_a_table_is_a_problem_too() {
    let client = Client::new().await;
    let json = "application/json";
    for (method, path, media_type, body, status) in [
        ("GET", "/nothing", "", "", StatusCode::NOT_FOUND),
        ("GET", "/users/x", "", "", StatusCode::NOT_FOUND),
        ("GET", "/users/99999999999999999999", "", "", StatusCode::NOT_FOUND),
        ("GET", "/users/%ff", "", "", StatusCode::NOT_FOUND),
        ("GET", "/users/1/2", "", "", StatusCode::NOT_FOUND),
        ("PUT", "/users/1", json, "{}", StatusCode::METHOD_NOT_ALLOWED),
        ("POST", "/users", "text/plain", "{}", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("POST", "/users", "", "{}", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("POST", "/users", "application/merge-patch+json", "{}", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("POST", "/users", json, "{", StatusCode::BAD_REQUEST),
        ("POST", "/users", json, "", StatusCode::BAD_REQUEST),
        ("POST", "/users", json, "{\"username\":\"\\ud800\"}", StatusCode::BAD_REQUEST),
    ] {
        let answer = client.send(method, path, media_type, body).await;
        assert_eq!(answer.status, status, "{method} {path} {media_type} {body}");
    }
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(client.send("POST", "/users", json, deep).await.status, StatusCode::BAD_REQUEST);
    let large = format!("\"{}\"", "x".repeat(2 << 20));
    assert_eq!(client.send("POST", "/users", json, large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let many = "id=eq.1&".repeat(65);
    assert_eq!(client.get(&format!("/users?{many}")).await.status, StatusCode::BAD_REQUEST);
    let health = client.get("/healthz").await;
    assert_eq!((health.status, health.body), (StatusCode::OK, json!({ "status": "ok" })));
    assert_eq!(client.get("/readyz").await.status, StatusCode::OK);
    assert_eq!(client.get("/openapi.json").await.body["openapi"], "3.1.0");
    assert!(!health.headers["x-request-id"].is_empty());
}

#[tokio::test]
async fn a_database_that_is_away_is_503() {
    let settings = PoolSettings { max_size: 1, wait: Duration::from_millis(20) };
    let nowhere =
        Pool::new(if cfg!(feature = "sqlite") { "/nowhere/at/all.db" } else { "x://127.0.0.1:1/x" }, settings);
    let client = Client(router(nowhere.expect("a pool")));
    for path in ["/readyz", "/users", "/users/1"] {
        let answer = client.get(path).await;
        assert_eq!((answer.status, answer.header(RETRY_AFTER)), (StatusCode::SERVICE_UNAVAILABLE, "1"), "{path}");
    }
    assert_eq!(client.get("/healthz").await.status, StatusCode::OK);
}
