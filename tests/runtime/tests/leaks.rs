//! What a client may not see stays unseen, whichever way it asks.

use axum::http::request::Parts;
use reqwest::StatusCode;
use runtime_db::engine::{Operation, Table};
use runtime_db::http::{Api, Hooks, Limits, Problem};
use serde_json::json;

use crate::query::library;
use crate::support::{with_api, with_client};

#[test]
fn a_hidden_column_is_reached_by_no_parameter() {
    with_client(async |client| {
        library(&client).await;
        for (path, name, value) in [
            ("/users", "password_hash", "eq.secret"),
            ("/users", "order", "password_hash"),
            ("/users", "select", "password_hash"),
            ("/users", "or", "(password_hash.eq.secret)"),
            ("/users/1", "select", "password_hash"),
            ("/posts", "author.password_hash", "eq.secret"),
            ("/posts", "and", "(author.password_hash.like.s*)"),
            ("/posts", "order", "author.password_hash"),
            ("/posts", "select", "author(password_hash)"),
            ("/tags/1/posts", "author.password_hash", "eq.secret"),
            ("/aggregate/users", "select", "max(password_hash)"),
            ("/aggregate/users", "group_by", "password_hash"),
            ("/aggregate/posts", "group_by", "author.password_hash"),
            ("/aggregate/users", "having", "min(password_hash).gt.a"),
            ("/aggregate/users", "order", "count(password_hash)"),
            ("/aggregate/posts", "author.password_hash", "eq.secret"),
        ] {
            let answer = client.query(path, &[(name, value)]).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}?{name}={value}: {answer:?}");
        }
        let options = [("include", "author"), ("include.author.where", "(password_hash.eq.secret)")];
        assert_eq!(client.query("/posts", &options).await.status, StatusCode::BAD_REQUEST);
        let options = [("include", "author.posts.author"), ("select", "*,author(*),comments(author(*))")];
        let everything = client.query("/posts", &options).await;
        assert!(!everything.body.to_string().contains("secret"), "{everything:?}");
    });
}

#[test]
fn a_deleted_row_is_reached_by_no_relation() {
    with_client(async |client| {
        let posts = library(&client).await;
        let gone = posts[3].as_str().expect("a uuid");
        for (path, query, what, expected) in [
            ("/posts", vec![("id", format!("eq.{gone}"))], "items", json!([])),
            ("/users", vec![("posts.title", "eq.Gone".to_owned())], "items", json!([])),
            ("/tags", vec![("posts.title", "eq.Gone".to_owned())], "items", json!([])),
            ("/users/2/posts", vec![("title", "eq.Gone".to_owned())], "items", json!([])),
            ("/aggregate/posts", vec![("select", "count()".to_owned())], "items", json!([{ "count()": 3 }])),
            (
                "/users",
                vec![("posts.count", "eq.2".to_owned()), ("select", "id".to_owned())],
                "items",
                json!([{ "id": 1 }]),
            ),
        ] {
            let answer = client.send(reqwest::Method::GET, path, |request| request.query(&query)).await;
            assert_eq!(answer.body[what], expected, "{path} {query:?}: {answer:?}");
        }
        let query = [("include", "posts,comments.post"), ("order", "id")];
        let users = client.query("/users", &query).await;
        let tags = client.query("/tags", &[("select", "posts(title)")]).await;
        let links = client.query("/post_tags", &[("include", "post"), ("tag_id", "eq.2")]).await;
        for answer in [&users, &tags, &links] {
            assert_eq!(answer.status, StatusCode::OK);
            assert!(!answer.body.to_string().contains("Gone"), "{answer:?}");
        }
        let sorted = client.query("/post_tags", &[("order", "post.title.desc.nullslast"), ("tag_id", "eq.2")]).await;
        assert_eq!(sorted.body["items"][1]["post_id"], gone, "it sorts as if there were none: {sorted:?}");
    });
}

/// Lets nobody look at users.
struct NoUsers;

impl Hooks for NoUsers {
    async fn guard(&self, _: &mut Parts, table: &'static Table, operation: Operation) -> Result<(), Problem> {
        match (table.name, operation) {
            ("users", Operation::List | Operation::Get) => Err(Problem::forbidden("Not for you.")),
            _ => Ok(()),
        }
    }
}

#[test]
fn a_guard_is_asked_for_every_table_that_a_query_looks_at() {
    with_api(
        |api: Api| api.hooks(NoUsers),
        async |client| {
            let posts = library(&client).await;
            let post = format!("/posts/{}", posts[0].as_str().expect("a uuid"));
            for (path, name, value) in [
                ("/users", "id", "eq.1"),
                ("/users/1/posts", "title", "eq.Tea"),
                ("/aggregate/users", "select", "count()"),
                ("/posts", "include", "author"),
                ("/posts", "select", "title,comments(author(id))"),
                ("/posts", "author.username", "eq.ann"),
                ("/posts", "or", "(title.eq.x,comments.author.id.eq.1)"),
                ("/posts", "order", "author.username"),
                ("/aggregate/posts", "author.username", "eq.ann"),
                (&*post, "include", "author"),
            ] {
                let mut query = vec![(name, value)];
                if path.starts_with("/aggregate") && name != "select" {
                    query.push(("select", "count()"));
                }
                let answer = client.query(path, &query).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}?{name}={value}: {answer:?}");
            }
            assert_eq!(client.query(&post, &[("include", "tags")]).await.status, StatusCode::OK);
        },
    );
}

#[test]
fn a_program_sets_its_own_limits() {
    let limits =
        Limits { conditions: 2, depth: 1, values: 1, pattern: 2, includes: 1, included_rows: 1, ..Limits::default() };
    with_api(
        move |api: Api| api.limits(limits),
        async |client| {
            library(&client).await;
            for (name, value) in [
                ("or", "(id.is.null,id.is.null,id.is.null)"),
                ("or", "(and(id.is.null))"),
                ("comments.author.id", "eq.1"),
                ("title", "in.(a,b)"),
                ("title", "like.abc"),
                ("include", "author,tags"),
                ("include", "comments"),
            ] {
                let refused = client.query("/posts", &[(name, value)]).await;
                assert_eq!(
                    (refused.status, &refused.body["parameter"]),
                    (StatusCode::BAD_REQUEST, &json!(name)),
                    "{value}"
                );
            }
        },
    );
}
