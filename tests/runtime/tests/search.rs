//! Full text: on PostgreSQL and MySQL the same words find the same rows; SQLite says that it has none.

use reqwest::StatusCode;
#[cfg(not(feature = "sqlite"))]
use runtime_db::engine::{Error, TermsForm};
#[cfg(not(feature = "sqlite"))]
use runtime_db::http::{Api, OPENAPI};
#[cfg(not(feature = "sqlite"))]
use runtime_db::tables::articles;
use serde_json::{Value, json};
use test_harness::{Answer, Client};

use super::support::with_client;
#[cfg(not(feature = "sqlite"))]
use super::support::with_pool;

/// Adds the articles that are looked for, whose keys are 1 to 4.
async fn add_articles(client: &Client) {
    for (title, body) in [
        ("Crabs", json!("Rust is fast; the web server answers in microseconds")),
        ("Gophers", json!("A web of lies about crabs")),
        ("Servers", json!("The crab wrote a web-server, not in Rust")),
        ("Rust", Value::Null),
    ] {
        let answer = client.post("/articles", json!({ "title": title, "body": body, "remarks": "secret" })).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
    }
}

async fn find(client: &Client, name: &str, condition: &str) -> Answer {
    client.query("/articles", &[(name, condition), ("order", "id")]).await
}

#[cfg(not(feature = "sqlite"))]
fn keys(answer: &Answer) -> Vec<i64> {
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    let items = answer.body["items"].as_array().expect("rows");
    items.iter().map(|row| row["id"].as_i64().expect("a key")).collect()
}

#[cfg(not(feature = "sqlite"))]
#[test]
fn words_phrases_and_what_people_write_find_rows() {
    with_client(async |client| {
        add_articles(&client).await;
        for (name, condition, found) in [
            ("body", "plfts.rust web", vec![1, 3]),
            ("body", "plfts.the RUST!", vec![1, 3]),
            ("body", "plfts.", vec![]),
            ("body", "plfts.@#\"'()*:&|<>%-+~\\", vec![]),
            ("body", "phfts.web server", vec![1, 3]),
            ("body", "phfts.server web", vec![]),
            ("body", "wfts.\"web server\" -fast", vec![3]),
            ("body", "wfts.lies or microseconds", vec![1, 2]),
            ("body", "wfts.web rust or lies", vec![1, 2, 3]),
            ("body", "fts.lies", vec![2]),
            ("title_body", "plfts.rust", vec![1, 3, 4]),
            ("title_body", "plfts.crabs web", vec![1, 2]),
            ("and", "(body.plfts.rust,body.not.plfts.fast)", vec![3]),
            ("or", "(body.wfts.\"lies, about\",title_body.fts.gophers)", vec![2]),
        ] {
            // English stems: crab is crabs on PostgreSQL alone.
            let found =
                if cfg!(feature = "postgres") && condition == "plfts.crabs web" { vec![1, 2, 3] } else { found };
            assert_eq!(keys(&find(&client, name, condition).await), found, "{name}={condition}");
        }
        let groups = client.query("/aggregate/articles", &[("select", "count()"), ("body", "plfts.rust")]).await;
        assert_eq!(groups.body, json!({ "items": [{ "count()": 2 }] }));
        let total = client.query("/articles", &[("count", "exact"), ("body", "plfts.rust"), ("limit", "1")]).await;
        assert_eq!(total.body["total"], 2);
    });
}

#[cfg(not(feature = "sqlite"))]
#[test]
fn the_best_matches_come_first() {
    with_pool(async |pool| {
        let client = Client::serve(Api::new(pool.clone()).into_router(), OPENAPI).await;
        for (title, body) in
            [("a", "tea"), ("b", "tea tea tea tea"), ("tea", "tea tea"), ("d", "milk"), ("e", "milk tea")]
        {
            client.post("/articles", json!({ "title": title, "body": body })).await;
        }
        for (query, found) in [
            (vec![("body", "plfts.tea"), ("order", "body.relevance")], vec![2, 3, 1, 5]),
            (vec![("body", "plfts.tea"), ("order", "body.relevance.desc,id.desc")], vec![2, 3, 5, 1]),
            (vec![("body", "plfts.tea"), ("order", "body.relevance.nullslast,id.desc")], vec![2, 3, 5, 1]),
            (vec![("body", "plfts.tea"), ("order", "body.relevance.asc,id.desc")], vec![5, 1, 3, 2]),
            (vec![("title_body", "wfts.tea"), ("order", "title_body.relevance"), ("limit", "2")], vec![2, 3]),
            (vec![("or", "(body.plfts.milk,body.plfts.tea)"), ("order", "body.relevance"), ("limit", "1")], vec![5]),
            // Nothing is said to be looked for.
            (vec![("body", "not.plfts.milk"), ("order", "body.relevance")], vec![1, 2, 3]),
            (vec![("order", "body.relevance,id.desc"), ("limit", "2")], vec![5, 4]),
        ] {
            let answer = client.query("/articles", &query).await;
            assert_eq!(keys(&answer), found, "{query:?}");
            assert_eq!(answer.body.get("next"), None, "such an order has no cursors");
        }
        for (order, detail) in [
            ("title.relevance", "no words to look up in title"),
            ("post.title.relevance", "no words to look up in post.title"),
            ("remarks.relevance", "no column or relation"),
            ("body.relevanc", "expected body, .asc or .desc"),
        ] {
            let refused = client.query("/articles", &[("body", "plfts.tea"), ("order", order)]).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{order}: {refused:?}");
            assert!(refused.body["detail"].as_str().expect("a detail").contains(detail), "{order}: {refused:?}");
        }

        let mut conn = pool.get().await.expect("a connection");
        let best = articles::query().order_by(articles::BODY_SEARCH.relevance(TermsForm::Words, "tea"));
        assert_eq!(best.first(&mut conn).await.expect("rows").expect("a row").title, "b");
        let mut batches =
            articles::query().order_by(articles::BODY_SEARCH.relevance(TermsForm::Words, "tea")).batches(2);
        assert!(matches!(batches.next(&mut conn).await, Err(Error::Database(_))), "there is nothing to go on behind");
    });
}

/// The database's own languages differ.
#[cfg(not(feature = "sqlite"))]
#[test]
fn what_the_database_cannot_read_is_refused() {
    with_client(async |client| {
        add_articles(&client).await;
        let (good, bad) = match cfg!(feature = "postgres") {
            true => ("fts.rust & !fast", ["fts.rust fast", "fts.(rust", "fts.&", "fts.rust <-"]),
            false => ("fts.+rust -fast", ["fts.+", "fts.(rust", "fts.rust @@", "fts.*"]),
        };
        assert_eq!(keys(&find(&client, "body", good).await), [3]);
        let long = format!("plfts.{}", "x".repeat(1001));
        for condition in
            bad.into_iter().chain([long.as_str(), "fts(french).rust", "fts(.rust", "xfts.rust", "plfts.a\0b"])
        {
            let answer = find(&client, "body", condition).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{condition}: {answer:?}");
        }
        let group = format!("(title.eq.x,body.{})", bad[0]);
        let included = format!("(body.{})", bad[0]);
        for (path, query, parameter) in [
            ("/articles", vec![("body", bad[0]), ("title", "eq.x")], "body"),
            ("/articles", vec![("title_body", bad[0]), ("body", "plfts.rust")], "title_body"),
            ("/articles", vec![("or", &*group)], "or"),
            ("/articles", vec![("count", "estimated"), ("body", bad[0])], "body"),
            ("/aggregate/articles", vec![("select", "count()"), ("body", bad[0])], "body"),
            ("/posts", vec![("include", "articles"), ("include.articles.where", &*included)], "include.articles.where"),
        ] {
            if parameter.starts_with("include") {
                let user = json!({ "username": "ann", "email": "ann@example.org", "password_hash": "x" });
                assert_eq!(client.post("/users", user).await.status, StatusCode::CREATED);
                let post = json!({ "author_id": 1, "title": "a", "slug": "a", "body": "a" });
                assert_eq!(client.post("/posts", post).await.status, StatusCode::CREATED);
            }
            let refused = client.query(path, &query).await;
            assert_eq!(
                (refused.status, &refused.body["parameter"]),
                (StatusCode::BAD_REQUEST, &json!(parameter)),
                "{refused:?}"
            );
        }
    });
}

/// Nobody may look up words in what is not shown, nor words where there is no index.
#[test]
fn what_has_no_full_text_says_so() {
    with_client(async |client| {
        add_articles(&client).await;
        for name in ["remarks", "title", "body_title"] {
            let answer = find(&client, name, "plfts.secret").await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}: {answer:?}");
        }
        if cfg!(feature = "sqlite") {
            for name in ["body", "title_body"] {
                let answer = find(&client, name, "plfts.rust").await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{answer:?}");
                let detail = answer.body["detail"].as_str().expect("a detail");
                assert!(detail.contains("this database has no full text"), "{detail}");
            }
        }
    });
}

#[cfg(not(feature = "sqlite"))]
#[test]
fn rust_has_them_too() {
    with_pool(async |pool| {
        let mut conn = pool.get().await.expect("a connection");
        for (title, body) in [("Crabs", "Rust web fast"), ("Snakes", "not in Rust, not fast")] {
            let new = runtime_db::models::NewArticle {
                body: Some(body.to_owned()),
                ..runtime_db::models::NewArticle::new(title.to_owned())
            };
            articles::insert(&mut conn, new).await.expect("an article");
        }
        let search = articles::BODY_SEARCH;
        for (condition, number) in [
            (search.words("rust fast"), 2),
            (search.phrase("web fast"), 1),
            (search.web("rust -snakes"), 2),
            (search.query("fast"), 2),
            (articles::TITLE_BODY_SEARCH.words("rust snakes") & !search.words("server"), 1),
        ] {
            let found = articles::query().filter(condition).count(&mut conn).await.expect("a number");
            assert_eq!(found, number);
        }
        let unreadable = articles::query().filter(search.query("(")).load(&mut conn).await;
        assert!(matches!(unreadable, Err(Error::Unreadable)), "{unreadable:?}");
    });
}
