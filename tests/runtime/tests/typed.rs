//! The typed queries: related rows, batches, many rows at once, SQL of one's own, and how many statements it takes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::InstrumentationEvent;
use diesel_async::AsyncConnection;
use runtime_db::engine::{Comparison, Condition, Conn, Error, RawQuery};
use runtime_db::models::{Comment, NewComment, NewPost, NewPostTag, NewTag, NewUser, Post, Tag, User};
use runtime_db::tables::{comments, post_tags, posts, tags, users};
use runtime_db::types::Json;

use crate::support::{with_conn, with_pool};

async fn add_user(conn: &mut Conn, name: &str) -> User {
    let new = NewUser::new(name.to_owned(), format!("{name}@example.org"), "secret".to_owned());
    users::insert(conn, new).await.expect("a user")
}

async fn add_post(conn: &mut Conn, author: &User, title: &str) -> Post {
    let new = NewPost::new(author.id, title.to_owned(), title.to_owned(), "…".to_owned());
    posts::insert(conn, new).await.expect("a post")
}

pub(crate) async fn library(conn: &mut Conn, size: usize) {
    let tag = tags::insert(conn, NewTag::new("tea".to_owned())).await.expect("a tag");
    for number in 0..size {
        let author = add_user(conn, &format!("user{number}")).await;
        let post = add_post(conn, &author, &format!("post{number}")).await;
        for body in ["first", "second"] {
            comments::insert(conn, NewComment::new(post.id, body.to_owned())).await.expect("a comment");
        }
        post_tags::insert(conn, NewPostTag::new(post.id, tag.id)).await.expect("a link");
    }
    add_user(conn, "idle").await;
}

/// The author, tags and comments of a post.
type WithIts = (Option<User>, Vec<Tag>, Vec<Comment>);

#[test]
fn rows_are_read_with_those_that_belong_to_them() {
    with_conn(async |conn| {
        library(conn, 3).await;
        let found: Vec<(Post, WithIts)> = posts::query()
            .filter(posts::AUTHOR.is(users::USERNAME.ne("user0")))
            .order_by(posts::TITLE.desc())
            .include((posts::AUTHOR, posts::TAGS, posts::COMMENTS))
            .load(conn)
            .await
            .expect("the rows");
        let (post, (author, tags, comments)) = &found[0];
        assert_eq!((found.len(), &*post.title), (2, "post2"));
        assert_eq!(author.as_ref().map(|author| &*author.username), Some("user2"));
        assert_eq!((tags.len(), comments.len()), (1, 2));
        let nested = users::query()
            .order_by(users::ID.asc())
            .include(users::POSTS.with(posts::TAGS))
            .load(conn)
            .await
            .expect("the rows");
        let titles: Vec<Vec<&str>> =
            nested.iter().map(|(_, posts)| posts.iter().map(|(post, _)| &*post.title).collect()).collect();
        assert_eq!(titles, [vec!["post0"], vec!["post1"], vec!["post2"], vec![]]);
        assert_eq!(nested[0].1[0].1[0].name, "tea");
        let first = posts::query().include(posts::AUTHOR.with(users::COMMENTS)).first(conn).await.expect("a row");
        assert!(matches!(first, Some((_, Some((_, comments)))) if comments.is_empty()));
    });
}

type WithComments = (Post, Vec<Comment>);

/// Some of the rows that belong to each: by a condition, the last ones first, so many for each.
#[test]
fn some_of_the_rows_that_belong_to_others_are_read() {
    with_conn(async |conn| {
        library(conn, 2).await;
        let last = posts::COMMENTS.order_by(comments::BODY.desc()).limit(1);
        let bodies = |found: Vec<WithComments>| -> Vec<Vec<String>> {
            found.into_iter().map(|(_, comments)| comments.into_iter().map(|it| it.body).collect()).collect()
        };
        let by_title = || posts::query().order_by(posts::TITLE.asc());
        let found = by_title().include(last.clone()).load(conn).await.expect("the rows");
        assert_eq!(bodies(found), [["second"], ["second"]], "one for each");
        let first = posts::COMMENTS.filter(comments::BODY.like("f%"));
        let found = by_title().include(first.filter(comments::POST.is(posts::TITLE.eq("post1")))).load(conn).await;
        assert_eq!(bodies(found.expect("the rows")), [vec![], vec!["first"]]);
        let nested: Vec<(User, Vec<WithComments>)> = users::query()
            .filter(users::POSTS.exists())
            .include(users::POSTS.filter(posts::TITLE.ne("post0")).with(last))
            .load(conn)
            .await
            .expect("the rows");
        let numbers: Vec<usize> = nested.iter().map(|(_, posts)| posts.len()).collect();
        assert_eq!(numbers, [0, 1], "the one without posts is left out");
        assert_eq!(nested[1].1[0].1[0].body, "second");
    });
}

#[test]
fn conditions_ask_what_documents_hold() {
    with_conn(async |conn| {
        let author = add_user(conn, "ann").await;
        for (title, meta) in [
            ("Tea", serde_json::json!({ "kind": "drink", "hot": true, "sizes": [2, 5] })),
            ("Cake", serde_json::json!({ "kind": "food", "hot": false, "sizes": [7] })),
            ("Plain", serde_json::json!({ "kind": null })),
        ] {
            let new = NewPost::new(author.id, title.to_owned(), title.to_owned(), "…".to_owned());
            posts::insert(conn, NewPost { meta: Some(Json(meta)), ..new }).await.expect("a post");
        }
        for (condition, titles) in [
            (posts::META.at("kind").eq("drink"), vec!["Tea"]),
            (posts::META.at("kind").ne("drink"), vec!["Cake"]),
            (posts::META.at("kind").like("%oo%") | posts::META.at("kind").ilike("DR%"), vec!["Cake", "Tea"]),
            (posts::META.at("kind").is_null(), vec!["Plain"]),
            (posts::META.at("hot").is(false), vec!["Cake"]),
            (posts::META.at("sizes").at(0).gt(2.5), vec!["Cake"]),
            (posts::META.at("sizes").at(1).le(5), vec!["Tea"]),
            (!posts::META.at("sizes").at(1).is_null(), vec!["Tea"]),
        ] {
            let found = posts::query().filter(condition.clone()).order_by(posts::TITLE.asc()).load(conn).await;
            let found: Vec<String> = found.expect("the rows").into_iter().map(|post| post.title).collect();
            assert_eq!(found, titles, "{condition:?}");
        }
    });
}

/// What is lent by a pool is a connection in each place, and work in a transaction runs on any thread.
#[test]
fn transactions_are_done_on_lent_connections() {
    with_pool(async |pool| {
        let mut lent = pool.get().await.expect("a connection");
        let conn = &mut *lent;
        let undone: Result<(), Error> = conn
            .transaction(async |conn: &mut Conn| {
                tags::insert(conn, NewTag::new("tea".to_owned())).await?;
                let inner: Result<(), Error> = conn
                    .transaction(async |conn: &mut Conn| {
                        tags::insert(conn, NewTag::new("milk".to_owned())).await?;
                        Err(Error::NotFound)
                    })
                    .await;
                assert!(matches!(inner, Err(Error::NotFound)));
                assert_eq!(tags::query().count(conn).await?, 1, "what was done inside is undone");
                Err(Error::NotFound)
            })
            .await;
        assert!(undone.is_err());
        assert_eq!(tags::query().estimate(conn).await.expect("a number"), 0);
        let plain = lent.transaction(async |conn| tags::insert(conn, NewTag::new("tea".to_owned())).await).await;
        plain.expect("a tag");
        let spawned = tokio::spawn(async move {
            let name = String::from("milk");
            pool.transaction(async |conn| tags::insert(conn, NewTag::new(name.clone())).await).await
        });
        assert_eq!(spawned.await.expect("no panic").expect("a tag").name, "milk");
    });
}

#[test]
fn conditions_ask_of_related_rows_and_how_many_there_are() {
    with_conn(async |conn| {
        library(conn, 3).await;
        let idle = users::query().filter(users::POSTS.count(Condition::all(), Comparison::Equal, 0)).load(conn).await;
        assert_eq!(idle.expect("the rows")[0].username, "idle");
        let named = users::POSTS.any(posts::TAGS.any(tags::NAME.eq("tea")) & posts::TITLE.like("%1"));
        assert_eq!(users::query().filter(named).count(conn).await.expect("a number"), 1);
    });
}

/// However many rows there are, a relation is one statement more.
#[test]
fn the_number_of_statements_depends_on_the_relations_alone() {
    with_conn(async |conn| {
        let statements = Arc::new(AtomicUsize::new(0));
        let mut numbers = Vec::new();
        for size in [1, 30] {
            library_named(conn, size).await;
            let counter = Arc::clone(&statements);
            statements.store(0, Ordering::Relaxed);
            conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                    counter.fetch_add(1, Ordering::Relaxed);
                }
            });
            let includes = (posts::AUTHOR.with(users::COMMENTS), posts::TAGS.with(tags::POSTS), posts::COMMENTS);
            let found = posts::query().include(includes).load(conn).await.expect("the rows");
            assert!(found.len() >= size);
            numbers.push(statements.load(Ordering::Relaxed));
            conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
        }
        assert_eq!(numbers, [6, 6], "the rows, and five relations");
    });
}

/// What is asked again is not prepared again, though the rows that belong to others are asked for by how many those are.
#[test]
fn statements_are_prepared_once() {
    with_conn(async |conn| {
        let prepared = Arc::new(AtomicUsize::new(0));
        let mut numbers = Vec::new();
        for more in [9, 3, 1] {
            library_named(conn, more).await;
            let counter = Arc::clone(&prepared);
            conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if matches!(event, InstrumentationEvent::CacheQuery { .. }) {
                    counter.fetch_add(1, Ordering::Relaxed);
                }
            });
            let includes = (posts::AUTHOR.with(users::COMMENTS), posts::COMMENTS);
            posts::query().include(includes).load(conn).await.expect("the rows");
            numbers.push(prepared.swap(0, Ordering::Relaxed));
            conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
        }
        assert_eq!(numbers, [4, 0, 0], "the rows, and three relations");
    });
}

async fn library_named(conn: &mut Conn, size: usize) {
    let tag = tags::insert(conn, NewTag::new(format!("tag{size}"))).await.expect("a tag");
    for number in 0..size {
        let author = add_user(conn, &format!("user{size}x{number}")).await;
        let post = add_post(conn, &author, &format!("post{number}")).await;
        comments::insert(conn, NewComment::new(post.id, "text".to_owned())).await.expect("a comment");
        post_tags::insert(conn, NewPostTag::new(post.id, tag.id)).await.expect("a link");
    }
}

#[test]
fn many_rows_are_added_in_few_statements_and_read_in_batches() {
    with_conn(async |conn| {
        let rows = || (0..5_000).map(|number| NewTag::new(format!("tag {number:05}"))).collect::<Vec<_>>();
        assert_eq!(tags::insert_bulk(conn, rows()).await.expect("the rows"), 5_000);
        let refused = tags::insert_bulk(conn, rows()).await;
        assert!(matches!(refused, Err(Error::Unique(_))), "{refused:?}");
        let mut batches = tags::query().order_by(tags::NAME.desc()).batches(700);
        let mut names = Vec::new();
        while let Some(batch) = batches.next(conn).await.expect("a batch") {
            assert!(batch.len() <= 700);
            names.extend(batch.into_iter().map(|tag| tag.name));
        }
        assert_eq!(names.len(), 5_000);
        assert!(names.windows(2).all(|pair| pair[0] > pair[1]), "in order, each once");
    });
}

#[test]
fn sql_of_ones_own_is_read_as_the_models() {
    with_conn(async |conn| {
        library(conn, 2).await;
        let sql = "SELECT u.* FROM users u JOIN posts p ON p.author_id = u.id WHERE p.title = {} AND u.id > {}";
        let found: Vec<User> = RawQuery::new(sql).bind("post1").bind(0_i64).load(conn).await.expect("the rows");
        assert_eq!(found[0].username, "user1");
        let missing = RawQuery::<User>::new("SELECT id FROM users").load(conn).await;
        assert!(matches!(missing, Err(Error::Database(_))), "{missing:?}");
        let unbound = RawQuery::<User>::new("SELECT * FROM users WHERE id = {}").load(conn).await;
        assert!(matches!(unbound, Err(Error::Database(_))), "{unbound:?}");
    });
}
