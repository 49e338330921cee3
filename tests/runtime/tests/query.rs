//! What a list is asked for over HTTP, on a small library of rows whose answers can be read off.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use test_harness::Client;

use crate::support::with_client;
use runtime_db::http::OPENAPI;

/// Three users, four posts (one of them deleted), three tags, four comments.
pub(crate) async fn library(client: &Client) -> Vec<Value> {
    for (username, bio) in [("ann", Value::Null), ("bob", json!("writes")), ("cid", Value::Null)] {
        let email = format!("{username}@example.org");
        create(
            client,
            "/users",
            json!({ "username": username, "email": email, "bio": bio, "password_hash": "secret" }),
        )
        .await;
    }
    let mut posts = Vec::new();
    for (author, title, price, meta) in [
        (1, "Tea", "4.50", json!({ "a": { "b": "x" }, "n": 5, "on": true, "list": [1, "two"] })),
        (1, "Coffee", "9.00", json!({ "a": { "b": "y" }, "n": 7.5, "on": false })),
        (2, "Milk, cold", "1.25", Value::Null),
        (2, "Gone", "2.00", json!({ "a": { "b": "x" } })),
    ] {
        let slug = title.to_lowercase();
        let post =
            json!({ "author_id": author, "title": title, "slug": slug, "body": "…", "price": price, "meta": meta });
        posts.push(create(client, "/posts", post).await["id"].clone());
    }
    for name in ["hot", "cold", "black"] {
        create(client, "/tags", json!({ "name": name })).await;
    }
    for (post, tag) in [(0, 1), (0, 3), (1, 1), (1, 3), (2, 2), (3, 2)] {
        create(client, "/post_tags", json!({ "post_id": posts[post], "tag_id": tag })).await;
    }
    for (post, author, parent, body) in [
        (0, Some(2), None, "first"),
        (0, None, Some(1), "reply"),
        (0, Some(1), Some(1), "third"),
        (2, Some(1), None, "alone"),
    ] {
        let comment = json!({ "post_id": posts[post], "author_id": author, "parent_id": parent, "body": body });
        create(client, "/comments", comment).await;
    }
    let gone = posts[3].as_str().expect("a uuid");
    assert_eq!(client.delete(&format!("/posts/{gone}")).await.status, StatusCode::NO_CONTENT);
    posts
}

async fn create(client: &Client, path: &str, row: Value) -> Value {
    let created = client.post(path, row).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    created.body
}

/// Asks for a list; returns one member of each item.
async fn members(client: &Client, path: &str, query: &[(&str, &str)], member: &str) -> Vec<Value> {
    let answer = client.query(path, query).await;
    assert_eq!(answer.status, StatusCode::OK, "{query:?}: {answer:?}");
    let items = answer.body["items"].as_array().unwrap_or_else(|| panic!("no items: {answer:?}")).clone();
    items.into_iter().map(|item| item[member].clone()).collect()
}

async fn expect(client: &Client, path: &str, query: &[(&str, &str)], member: &str, expected: &[&str]) {
    let found = members(client, path, query, member).await;
    assert_eq!(found, expected.iter().map(|text| json!(text)).collect::<Vec<_>>(), "{path} {query:?}");
}

#[test]
fn conditions_are_joined_in_brackets() {
    with_client(async |client| {
        library(&client).await;
        for (name, value, expected) in [
            ("or", "(title.eq.Tea,price.gt.8)", &["Coffee", "Tea"][..]),
            ("or", "(title.eq.Tea,and(price.gt.1,price.lt.2))", &["Milk, cold", "Tea"]),
            ("not.or", "(title.eq.Tea,price.gt.8)", &["Milk, cold"]),
            ("and", "(price.gt.2,not.or(title.eq.Tea,title.eq.Milk))", &["Coffee"]),
            ("or", r#"(title.eq."Milk, cold",title.in.("Tea","no, no"))"#, &["Milk, cold", "Tea"]),
            ("or", "(title.like.T*,title.ilike.*EE)", &["Coffee", "Tea"]),
            ("and", "(meta.is.null)", &["Milk, cold"]),
            ("or", r#"(title.eq."a\"b\\",title.eq.Tea)"#, &["Tea"]),
            ("or", "(status.not.eq.draft,author.username.eq.bob)", &["Milk, cold"]),
            ("and", "(title.neq.Tea,price.not.neq.9)", &["Coffee"]),
        ] {
            expect(&client, "/posts", &[(name, value), ("order", "title")], "title", expected).await;
        }
    });
}

#[test]
fn rows_are_found_by_what_they_are_related_to() {
    with_client(async |client| {
        library(&client).await;
        for (path, name, value, member, expected) in [
            ("/posts", "author.username", "eq.ann", "title", &["Coffee", "Tea"][..]),
            ("/posts", "tags.name", "eq.black", "title", &["Coffee", "Tea"]),
            ("/posts", "comments.author.username", "eq.ann", "title", &["Milk, cold", "Tea"]),
            ("/posts", "comments.parent.body", "eq.first", "title", &["Tea"]),
            ("/posts", "not.or", "(comments.body.eq.alone)", "title", &["Coffee", "Tea"]),
            ("/posts", "comments.count", "eq.0", "title", &["Coffee"]),
            ("/posts", "comments.count", "gte.1", "title", &["Milk, cold", "Tea"]),
            ("/posts", "comments.count", "lt.3", "title", &["Coffee", "Milk, cold"]),
            ("/posts", "tags.count", "eq.2", "title", &["Coffee", "Tea"]),
            ("/users", "posts.count", "eq.1", "username", &["bob"]),
            ("/users", "posts.tags.count", "gt.1", "username", &["ann"]),
            ("/tags", "posts.title", "ilike.*o*", "name", &["black", "cold", "hot"]),
            ("/tags", "posts.count", "eq.1", "name", &["cold"]),
            ("/comments", "not.or", "(author.username.eq.bob)", "body", &["alone", "reply", "third"]),
            ("/comments", "parent.body", "eq.first", "body", &["reply", "third"]),
        ] {
            expect(&client, path, &[(name, value), ("order", member)], member, expected).await;
        }
    });
}

#[test]
fn rows_are_sorted_by_what_they_are_related_to() {
    with_client(async |client| {
        library(&client).await;
        let order = [("order", "author.username.desc,title")];
        expect(&client, "/posts", &order, "title", &["Milk, cold", "Coffee", "Tea"]).await;
        let order = [("order", "parent.author.username.asc.nullsfirst,body.desc")];
        expect(&client, "/comments", &order, "body", &["first", "alone", "third", "reply"]).await;
        let order = [("order", "author.username,body")];
        expect(&client, "/comments", &order, "body", &["alone", "third", "first", "reply"]).await;
    });
}

#[test]
fn documents_are_filtered_by_path() {
    with_client(async |client| {
        library(&client).await;
        for (name, value, expected) in [
            ("meta->a->>b", "eq.x", &["Tea"][..]),
            ("meta->a->>b", "in.x", &[]),
            ("meta->a->>b", "ne.x", &["Coffee"]),
            ("meta->a->>b", "like.*y*", &["Coffee"]),
            ("meta->a->>b", "is.null", &["Milk, cold"]),
            ("meta->>n", "eq.5", &["Tea"]),
            ("meta->n", "gt.5", &["Coffee"]),
            ("meta->n", "lte.7.5", &["Coffee", "Tea"]),
            ("meta->on", "eq.true", &["Tea"]),
            ("meta->on", "ne.true", &["Coffee"]),
            ("meta->>on", "eq.false", &["Coffee"]),
            ("meta->list->0", "eq.1", &["Tea"]),
            ("meta->list->>1", "eq.two", &["Tea"]),
            ("meta->a", "is.null", &["Milk, cold"]),
            ("or", "(meta->a->>b.eq.x,meta->n.gt.7)", &["Coffee", "Tea"]),
            ("meta->a->>b", r#"in.(x,"a, b")"#, &["Tea"]),
            ("meta->a->>b", "not.in.(x,z)", &["Coffee"]),
            ("meta->a->>b", "in.()", &[]),
            ("meta->n", "in.(1,7.5)", &["Coffee"]),
            ("meta->on", "in.(true,false)", &["Coffee", "Tea"]),
            ("meta->n", "in.x", &[]),
        ] {
            if value == "in.x" {
                let refused = client.query("/posts", &[(name, value)]).await;
                assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{refused:?}");
                continue;
            }
            expect(&client, "/posts", &[(name, value), ("order", "title")], "title", expected).await;
        }
    });
}

#[test]
fn rows_include_what_they_are_related_to() {
    with_client(async |client| {
        let posts = library(&client).await;
        let query = [("include", "author,tags,comments.author"), ("order", "title")];
        let answer = client.query("/posts", &query).await;
        let items = &answer.body["items"];
        assert_eq!(items[2]["author"]["username"], "ann", "{answer:?}");
        assert_eq!(items[2]["author"].get("password_hash"), None);
        assert_eq!(names(&items[2]["tags"], "name"), ["hot", "black"]);
        assert_eq!(names(&items[2]["comments"], "body"), ["first", "reply", "third"]);
        assert_eq!(items[2]["comments"][0]["author"]["username"], "bob");
        assert_eq!(items[2]["comments"][1]["author"], Value::Null);
        assert_eq!(items[0]["comments"], json!([]), "Coffee has none");
        let query = [("include", "posts.tags"), ("order", "id")];
        let answer = client.query("/users", &query).await;
        assert_eq!(names(&answer.body["items"][1]["posts"], "title"), ["Milk, cold"], "the deleted post is not seen");
        assert_eq!(answer.body["items"][2]["posts"], json!([]));

        let options = [
            ("include", "comments,tags"),
            ("include.comments.order", "body.desc"),
            ("include.comments.limit", "2"),
            ("include.comments.where", "(body.ne.third)"),
            ("include.tags.limit", "1"),
            ("include.tags.order", "name"),
        ];
        let one = client.query(&format!("/posts/{}", posts[0].as_str().expect("a uuid")), &options).await;
        assert_eq!(names(&one.body["comments"], "body"), ["reply", "first"], "{one:?}");
        assert_eq!(names(&one.body["tags"], "name"), ["black"]);
    });
}

#[test]
fn a_client_chooses_the_columns() {
    with_client(async |client| {
        library(&client).await;
        let query = [("select", "title,author(username),tags(name,posts(*))"), ("order", "title"), ("limit", "1")];
        let answer = client.query("/posts", &query).await;
        let item = &answer.body["items"][0];
        assert_eq!(item["title"], "Coffee", "{answer:?}");
        assert_eq!(item["author"], json!({ "username": "ann" }));
        assert_eq!(names(&item["tags"], "name"), ["hot", "black"]);
        assert_eq!(names(&item["tags"][0]["posts"], "slug").len(), 2);
        assert_eq!(item.as_object().map(|item| item.len()), Some(3));
        assert_eq!(answer.headers["content-type"], "application/x.selected+json");
        let one = client.query("/users/1", &[("select", "username")]).await;
        assert_eq!(one.body, json!({ "username": "ann" }));
    });
}

fn names(rows: &Value, member: &str) -> Vec<String> {
    let rows = rows.as_array().unwrap_or_else(|| panic!("no array: {rows}"));
    rows.iter().map(|row| row[member].as_str().expect("text").to_owned()).collect()
}

#[test]
fn what_is_not_understood_is_refused_with_the_parameters_name() {
    with_client(async |client| {
        let deep = format!("{}title.eq.x{}", "(and".repeat(9), ")".repeat(9));
        let many = format!("({})", vec!["title.eq.x"; 101].join(","));
        let long = format!("like.{}", "*".repeat(1_001));
        let values = format!("in.({})", vec!["x"; 501].join(","));
        for (name, value, hint) in [
            ("statis", "eq.draft", "Did you mean status?"),
            ("author.usernam", "eq.x", "Did you mean username?"),
            ("author.password_hash", "eq.x", "no column or relation"),
            ("deleted_at", "is.null", "no column or relation"),
            ("status", "eq.drift", "one of draft, published, archived"),
            ("status", "drift", "a point and a value"),
            ("price", "gt.ten", "a decimal number"),
            ("price", "4.5", "For what equals it, put eq. before it."),
            ("title", "Tea", "For what equals it, put eq. before it."),
            ("title", "equals.Tea", "a point and a value, got \"equals.Tea\"."),
            ("title", &long, "at most 1000 characters"),
            ("title", &values, "at most 500 values"),
            ("or", "title.eq.x", "expected (column.operator.value,…)"),
            ("or", "(title.eq.x", "expected (column.operator.value,…)"),
            ("or", "(title.eq.x,)", "expected (column.operator.value,…)"),
            ("or", "(title)", "lacks an operator and a value"),
            ("and", &deep, "at most 4 deep"),
            ("or", &many, "at most 100 conditions"),
            ("comments.parent.parent.parent.parent.body", "eq.x", "more than 4 relations"),
            ("comments.count", "eq.x", "a whole number"),
            ("comments.count", "like.1", "eq, ne, gt, gte, lt or lte"),
            ("title->a", "eq.1", "title is not JSON"),
            ("meta->", "eq.1", "no step into a JSON document"),
            ("meta->a", "eq.x", "a JSON number"),
            ("meta", "eq.1", "is, a point and a value"),
            ("title.x", "eq.1", "goes on after the column title"),
            ("author", "eq.1", "author is a relation"),
            ("order", "titel", "Did you mean title?"),
            ("order", "title.descending", "expected title, .asc or .desc, and .nullsfirst or .nullslast"),
            ("order", "title.desc.asc", "expected title, .asc or .desc"),
            ("order", "tags.name", "leads to many rows"),
            ("order", "author.password_hash", "no column or relation"),
            ("order", "meta", "no order"),
            ("limit", "0", "from 1 to 100"),
            ("limit", "101", "from 1 to 100"),
            ("offset", "-1", "from 0"),
            ("count", "some", "expected exact or estimated"),
            ("select", "titel", "Did you mean title?"),
            ("select", "author", "author is a relation: expected author(*)"),
            ("select", "author(password_hash)", "no column or relation"),
            ("select", "autor(id)", "Did you mean author?"),
            ("select", "author(id", "expected column,relation(column)"),
            ("select", "comments(parent(parent(parent(parent(id)))))", "too deep"),
            ("include", "tag", "Did you mean tags?"),
            ("include", "title", "no relation"),
            ("include", "comments.parent.parent.parent.parent", "more than 4 relations"),
            ("include.tags.limit", "1", "not included"),
            ("include.tags", "1", "expected include.relation.limit"),
        ] {
            let refused = client.query("/posts", &[(name, value)]).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{name}={value}: {refused:?}");
            assert_eq!(refused.body["parameter"], name, "{refused:?}");
            let detail = refused.body["detail"].as_str().expect("a detail");
            assert!(detail.contains(hint), "{name}={value}: {detail}");
        }
        for name in ["order", "limit", "offset", "after", "before", "count", "select", "include", "include.tags.limit"]
        {
            let twice = client.query("/posts", &[(name, "1"), (name, "1")]).await;
            assert_eq!((twice.status, &twice.body["parameter"]), (StatusCode::BAD_REQUEST, &json!(name)));
        }
        let unknown = client.query("/users/1", &[("username", "eq.ann")]).await;
        assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
        let many: Vec<_> = (0..101).map(|_| ("title", "eq.x")).collect();
        assert_eq!(client.query("/posts", &many).await.status, StatusCode::BAD_REQUEST);
        let wide: Vec<String> = (0..5).map(|_| "comments.parent".to_owned()).collect();
        assert_eq!(client.query("/posts", &[("include", &*wide.join(","))]).await.status, StatusCode::OK);
        let wide =
            "author.posts,author.comments,tags.posts,comments.author,comments.post,comments.parent,post_tags.tag";
        assert_eq!(client.query("/posts", &[("include", wide)]).await.status, StatusCode::BAD_REQUEST);
    });
}

/// Binary fractions of 64 bits do not tell these numbers apart.
#[test]
fn large_whole_numbers_in_documents_are_compared_exactly() {
    with_client(async |client| {
        for number in [9_007_199_254_740_992_i64, 9_007_199_254_740_993, i64::MAX - 1, i64::MAX, i64::MIN] {
            create(&client, "/samples", json!({ "doc": { "n": number }, "big": number })).await;
        }
        create(&client, "/samples", json!({ "doc": { "n": 1e300 }, "note": "1e300" })).await;
        for operator in ["eq", "ne", "gt", "gte", "lt", "lte"] {
            for number in [9_007_199_254_740_992_i64, 9_007_199_254_740_993, i64::MAX - 1, i64::MAX, i64::MIN] {
                let condition = format!("{operator}.{number}");
                let by_column = [("big", &*condition), ("order", "id")];
                let mut expected = members(&client, "/samples", &by_column, "big").await;
                if matches!(operator, "ne" | "gt" | "gte") {
                    expected.push(Value::Null);
                }
                let by_path = [("doc->n", &*condition), ("order", "id")];
                assert_eq!(members(&client, "/samples", &by_path, "big").await, expected, "{condition}");
            }
        }
    });
}

/// A client makes `in.()` of an empty array.
#[test]
fn a_list_of_no_values_has_no_row_of_any_type() {
    with_client(async |client| {
        create(&client, "/samples", json!({ "note": "", "int": 1, "flag": true, "mood": "Zen", "day": "2024-02-29" }))
            .await;
        for column in ["note", "int", "flag", "mood", "day", "token", "amount", "moment", "data"] {
            for (condition, found) in [("in.()", 0), ("not.in.()", 1)] {
                let answer = client.query("/samples", &[(column, condition), ("count", "exact")]).await;
                assert_eq!(
                    (answer.status, &answer.body["total"]),
                    (StatusCode::OK, &json!(found)),
                    "{column}: {answer:?}"
                );
            }
        }
        let answer = client.query("/samples", &[("note", r#"in.("")"#), ("count", "exact")]).await;
        assert_eq!(answer.body["total"], 1, "the empty text: {answer:?}");
    });
}

/// Labels of an enum that mean something in a list stand in quotes there, and so says the document.
#[test]
fn labels_with_commas_and_brackets_are_found_as_the_document_says() {
    with_client(async |client| {
        let document: Value = serde_json::from_str(OPENAPI).expect("JSON");
        let schema = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let is_stated = |name: &str, text: &str| test_harness::is_valid(&document, &schema(name), &json!(text));
        let labels = ["plain", "salt, sweet", r#"said "so""#, "a)b(c", r"back\slash"];
        for label in labels {
            create(&client, "/log_lines", json!({ "line": label, "flavour": label })).await;
        }
        for label in labels {
            let quoted = format!("\"{}\"", label.replace('\\', r"\\").replace('"', r#"\""#));
            let in_list = if label == "plain" { label } else { &*quoted };
            for (name, schema, condition) in [
                ("flavour", "where.Flavour", format!("eq.{label}")),
                ("flavour", "where.Flavour", format!("in.({in_list})")),
                ("or", "LogLine.where", format!("(flavour.eq.{in_list},line.eq.-)")),
            ] {
                assert!(is_stated(schema, &condition), "{name}={condition}");
                expect(&client, "/log_lines", &[(name, &condition)], "line", &[label]).await;
            }
        }
        let unquoted = "in.(salt, sweet)";
        assert!(!is_stated("where.Flavour", unquoted));
        let refused = client.query("/log_lines", &[("flavour", unquoted)]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{refused:?}");
        let detail = refused.body["detail"].as_str().expect("a detail");
        assert!(detail.contains(r#"one of plain, "salt, sweet", "said \"so\"", a)b(c"#), "{detail}");
    });
}

#[test]
fn a_write_takes_no_parameter_that_it_would_pass_over() {
    with_client(async |client| {
        library(&client).await;
        let tag = json!({ "name": "green" });
        for (method, path, parameter) in [
            (Method::POST, "/tags?onconflict=tags_name_key", "onconflict"),
            (Method::POST, "/tags?on_conflict=tags_name_key&on_conflict=tags_name_key", "on_conflict"),
            (Method::POST, "/tags?on_conflict=tags_key", "on_conflict"),
            (Method::PATCH, "/tags/1?name=eq.hot", "name"),
            (Method::PUT, "/tags/1?select=id", "select"),
            (Method::DELETE, "/tags/1?name=eq.cold", "name"),
        ] {
            let refused = client.send(method.clone(), path, |request| request.json(&tag)).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{method} {path}: {refused:?}");
            assert_eq!(refused.body["parameter"], parameter, "{method} {path}: {refused:?}");
        }
        let unknown = client.post("/tags", json!({ "nam": "green", "id": 1 })).await;
        let message = |place: usize| unknown.body["errors"][place]["message"].clone();
        assert_eq!([message(1), message(2)], ["the server sets it", "tags has no such member; did you mean name?"]);
        assert_eq!(client.query("/tags", &[("count", "exact")]).await.body["total"], 3, "nothing was written");
    });
}

#[test]
fn a_pattern_finds_stars_and_backslashes_too() {
    with_client(async |client| {
        for name in ["a*b", r"a\b", "axb", "a%b", r"a\*b"] {
            create(&client, "/tags", json!({ "name": name })).await;
        }
        for operator in ["like", "ilike"] {
            for (pattern, found) in [
                (r"a\*b", vec!["a*b"]),
                (r"a\\b", vec![r"a\b"]),
                (r"a\b", vec![r"a\b"]),
                (r"*\**", vec!["a*b", r"a\*b"]),
                (r"a\\\*b", vec![r"a\*b"]),
                ("a%b", vec!["a%b"]),
                ("a*b", vec!["a*b", r"a\b", "axb", "a%b", r"a\*b"]),
            ] {
                let condition = format!("{operator}.{pattern}");
                let names = members(&client, "/tags", &[("name", &condition), ("order", "id")], "name").await;
                assert_eq!(names, found, "{condition}");
            }
        }
    });
}
