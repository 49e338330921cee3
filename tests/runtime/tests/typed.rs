//! The typed queries: related rows, batches, many rows at once, SQL of one's own, and how many statements it takes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::InstrumentationEvent;
use diesel_async::AsyncConnection;
use runtime_db::engine::{Comparison, Conn, Error, Filter, RawQuery};
use runtime_db::models::{Comment, NewComment, NewPost, NewPostTag, NewTag, NewUser, Post, Tag, User};
use runtime_db::tables::{comments, post_tags, posts, tags, users};

use crate::support::with_conn;

async fn add_user(conn: &mut Conn, name: &str) -> User {
    let new = NewUser::new(name.to_owned(), format!("{name}@example.org"), "secret".to_owned());
    users::insert(conn, new).await.expect("a user")
}

async fn add_post(conn: &mut Conn, author: &User, title: &str) -> Post {
    let new = NewPost::new(author.id, title.to_owned(), title.to_owned(), "…".to_owned());
    posts::insert(conn, new).await.expect("a post")
}

async fn library(conn: &mut Conn, size: usize) {
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

#[test]
fn conditions_ask_of_related_rows_and_how_many_there_are() {
    with_conn(async |conn| {
        library(conn, 3).await;
        let all = Filter::all;
        let idle = users::query().filter(users::POSTS.count(all().into(), Comparison::Equal, 0)).load(conn).await;
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
        let found: Vec<User> =
            RawQuery::new(sql).bind("post1".to_owned()).bind(0_i64).load(conn).await.expect("the rows");
        assert_eq!(found[0].username, "user1");
        let missing = RawQuery::<User>::new("SELECT id FROM users").load(conn).await;
        assert!(matches!(missing, Err(Error::Database(_))), "{missing:?}");
        let unbound = RawQuery::<User>::new("SELECT * FROM users WHERE id = {}").load(conn).await;
        assert!(matches!(unbound, Err(Error::Database(_))), "{unbound:?}");
    });
}
