//! Requests that write: several rows, whole rows, versions of rows, links.

use reqwest::header::{ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use test_harness::{Answer, Client};

use crate::support::with_client;

/// Adds a user, a post and a tag.
async fn seed(client: &Client) -> String {
    let user = json!({ "username": "ann", "email": "ann@example.org" });
    assert_eq!(client.post("/users", user).await.status, StatusCode::CREATED);
    let post = client.post("/posts", json!({ "author_id": 1, "title": "t", "slug": "s", "body": "b" })).await;
    assert_eq!(post.status, StatusCode::CREATED);
    assert_eq!(client.post("/tags", json!({ "name": "tea" })).await.status, StatusCode::CREATED);
    format!("/posts/{}", post.body["id"])
}

async fn send(client: &Client, method: Method, path: &str, header: (&str, &str), body: Option<Value>) -> Answer {
    let complete = |request: RequestBuilder| {
        let request = request.header(header.0, header.1);
        body.map_or(request.try_clone().expect("a request without a stream"), |body| request.json(&body))
    };
    client.send(method, path, complete).await
}

fn etag(answer: &Answer) -> String {
    answer.headers[ETAG].to_str().expect("text").to_owned()
}

#[test]
fn a_list_is_created_in_its_order_or_not_at_all() {
    with_client(async |client| {
        let answer = client.post("/tags", json!([{ "name": "tea" }, { "name": "cake" }])).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        assert_eq!(answer.body, json!([{ "id": 1, "name": "tea" }, { "id": 2, "name": "cake" }]));
        assert!(!answer.headers.contains_key(LOCATION));

        let answer = client.post("/tags", json!([{ "name": "milk" }, { "name": 1, "colour": "red" }, {}])).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut pointers: Vec<_> = answer.body["errors"].as_array().expect("errors").iter().collect();
        pointers.sort_by_key(|error| error["pointer"].as_str());
        let pointers: Vec<_> = pointers.iter().map(|error| &error["pointer"]).collect();
        assert_eq!(pointers, ["/1/colour", "/1/name", "/2/name"]);

        let answer = client.post("/tags", json!([{ "name": "milk" }, { "name": "cake" }])).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{answer:?}");
        assert_eq!(answer.body["errors"][0]["pointer"], "/1/name", "the database refuses it, and says which");
        assert_eq!(client.get("/tags?count=exact").await.body["total"], 2);
        assert_eq!(client.post("/tags", json!([])).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let many: Vec<_> = (0..1_001).map(|number| json!({ "name": number.to_string() })).collect();
        assert_eq!(client.post("/tags", json!(many)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(client.post("/tags", json!(many[1..])).await.status, StatusCode::CREATED);
    });
}

#[test]
fn a_put_says_all_that_a_row_is() {
    with_client(async |client| {
        seed(&client).await;
        let changed = client.patch("/users/1", json!({ "bio": "x", "born_on": "2000-01-01" })).await;
        assert_eq!(changed.status, StatusCode::OK);
        let answer = client.put("/users/1", json!({ "username": "bob" })).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{answer:?}");
        let missing: Vec<_> = answer.body["errors"].as_array().expect("errors").iter().collect();
        assert!(missing.iter().all(|error| error["code"] == "required"));
        assert_eq!(missing.len(), 3, "email, role, newsletter: {missing:?}");

        let whole = json!({ "username": "bob", "email": "b@example.org", "role": "author", "newsletter": true });
        let answer = client.put("/users/1", whole).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        assert_eq!([&answer.body["bio"], &answer.body["born_on"]], [&Value::Null, &Value::Null]);
        assert_eq!(answer.body["created_at"], changed.body["created_at"]);
        assert_eq!(client.get("/users/1").await.body, answer.body);
        let whole = json!({ "username": "bob", "email": "b@example.org", "role": "author", "newsletter": true });
        assert_eq!(client.put("/users/9", whole).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn an_upsert_adds_or_changes_by_the_constraint_that_it_names() {
    with_client(async |client| {
        let path = "/users?on_conflict=users_email_key";
        let ann = |bio: &str| json!({ "username": "ann", "email": "ann@example.org", "bio": bio });
        let created = client.post(path, ann("one")).await;
        assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
        let changed = client.post(path, ann("two")).await;
        assert_eq!((changed.status, &changed.headers[LOCATION]), (StatusCode::OK, &created.headers[LOCATION]));
        assert_eq!([&changed.body["id"], &changed.body["bio"]], [&json!(1), &json!("two")]);

        let several = json!([ann("three"), { "username": "bob", "email": "bob@example.org" }]);
        let answer = client.post(path, several).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        assert_eq!([&answer.body[0]["bio"], &answer.body[1]["id"]], [&json!("three"), &json!(2)]);

        let other = json!([{ "username": "cleo", "email": "cleo@example.org" },
            { "username": "ann", "email": "new@example.org" }]);
        let answer = client.post(path, other).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "another constraint: {answer:?}");
        assert_eq!(answer.body["errors"][0]["pointer"], "/1/username");
        let answer = client.post("/users?on_conflict=users_bio_key", ann("four")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.body["detail"].as_str().is_some_and(|detail| detail.contains("users_email_key")));
        assert_eq!(client.get("/users?count=exact").await.body["total"], 2);
    });
}

#[test]
fn a_write_meant_for_another_version_is_412() {
    with_client(async |client| {
        seed(&client).await;
        let before = client.get("/users/1").await;
        let (name, tag) = (IF_MATCH.as_str(), etag(&before));
        let same = send(&client, Method::GET, "/users/1", (IF_NONE_MATCH.as_str(), &tag), None).await;
        assert_eq!((same.status, etag(&same)), (StatusCode::NOT_MODIFIED, tag.clone()));

        let change = || Some(json!({ "bio": "first" }));
        let changed = send(&client, Method::PATCH, "/users/1", (name, &tag), change()).await;
        assert_eq!(changed.status, StatusCode::OK, "{changed:?}");
        assert_eq!(etag(&client.get("/users/1").await), etag(&changed));
        for (method, body) in [(Method::PATCH, change()), (Method::DELETE, None)] {
            let late = send(&client, method, "/users/1", (name, &tag), body).await;
            assert_eq!(late.status, StatusCode::PRECONDITION_FAILED, "{late:?}");
            assert_eq!(late.body["type"], "urn:problem-type:precondition-failed");
        }
        let weak = format!("W/{}", etag(&changed));
        let answer = send(&client, Method::PATCH, "/users/1", (name, &weak), change()).await;
        assert_eq!(answer.status, StatusCode::PRECONDITION_FAILED, "a weak tag equals none");
        let several = format!("\"other\", {}", etag(&changed));
        let answer = send(&client, Method::PATCH, "/users/1", (name, &several), Some(json!({ "bio": "second" }))).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(send(&client, Method::PATCH, "/users/1", (name, "*"), change()).await.status, StatusCode::OK);
        assert_eq!(send(&client, Method::PATCH, "/users/9", (name, "*"), change()).await.status, StatusCode::NOT_FOUND);
        let anew = send(&client, Method::GET, "/users/1", (IF_NONE_MATCH.as_str(), &tag), None).await;
        assert_eq!(anew.status, StatusCode::OK);
    });
}

#[test]
fn rows_are_linked_and_unlinked_by_naming_them() {
    with_client(async |client| {
        let post = seed(&client).await;
        let link = format!("{post}/tags/1");
        for _ in 0..2 {
            let answer = client.send(Method::PUT, &link, |request| request).await;
            assert_eq!(answer.status, StatusCode::NO_CONTENT, "again is no error: {answer:?}");
        }
        assert_eq!(client.get("/post_tags?count=exact").await.body["total"], 1);
        let back = post.replacen("/posts", "/tags/1/posts", 1);
        assert_eq!(client.delete(&back).await.status, StatusCode::NO_CONTENT, "from the other side");
        assert_eq!(client.delete(&link).await.status, StatusCode::NOT_FOUND);
        for path in [format!("{post}/tags/9"), "/tags/9/posts/1".to_owned(), "/tags/1/posts/9".to_owned()] {
            let answer = client.send(Method::PUT, &path, |request| request).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn a_client_that_takes_no_json_is_told_so() {
    with_client(async |client| {
        for (accept, status) in [
            ("text/html", StatusCode::NOT_ACCEPTABLE),
            ("application/json;q=0", StatusCode::NOT_ACCEPTABLE),
            ("application/json;q=0, */*", StatusCode::NOT_ACCEPTABLE),
            ("*/*;q=0", StatusCode::NOT_ACCEPTABLE),
            ("*/*;q=0, application/json;q=0.1", StatusCode::OK),
            ("text/html, */*;q=0.1", StatusCode::OK),
            ("application/*", StatusCode::OK),
            ("Application/JSON; charset=utf-8", StatusCode::OK),
        ] {
            let answer = send(&client, Method::GET, "/tags", ("accept", accept), None).await;
            assert_eq!(answer.status, status, "{accept}");
        }
    });
}
