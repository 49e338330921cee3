//! A migrated database for a test, and the rows that the tests start from.

use shop_db::engine::{Conn, Pool, PoolSettings, migrate};
use shop_db::http::OPENAPI;
use shop_db::models::{NewPost, NewUser, Post, User};
use shop_db::tables::{posts, users};
use test_harness::Client;

/// Runs a test with connections to a migrated database of its own.
pub(crate) fn with_pool(test: impl AsyncFnOnce(Pool)) {
    test_harness::with_database(async |url| {
        migrate(&url).await.expect("the migrations run");
        test(Pool::new(&url, PoolSettings::default()).expect("a pool")).await;
    });
}

/// Runs a test with a connection to a migrated database of its own.
pub(crate) fn with_conn(test: impl AsyncFnOnce(&mut Conn)) {
    with_pool(async |pool| test(&mut *pool.get().await.expect("a connection")).await);
}

/// Runs a test with a client of a server on a migrated database of its own.
pub(crate) fn with_client(test: impl AsyncFnOnce(Client)) {
    with_pool(async |pool| test(Client::serve(shop_server::app(pool), OPENAPI).await).await);
}

/// Returns a user to insert.
pub(crate) fn new_user(username: &str) -> NewUser {
    NewUser {
        username: username.to_owned(),
        email: format!("{username}@example.org"),
        password_hash: None,
        role: None,
        bio: None,
        born_on: None,
        newsletter: None,
        referred_by_id: None,
        created_at: None,
        updated_at: None,
    }
}

/// Adds a user.
pub(crate) async fn add_user(conn: &mut Conn, username: &str) -> User {
    users::insert(conn, new_user(username)).await.expect("a user")
}

/// Returns a post to insert.
pub(crate) fn new_post(author: &User, slug: &str) -> NewPost {
    NewPost {
        author_id: author.id,
        status: None,
        title: format!("About {slug}"),
        slug: slug.to_owned(),
        body: "…".to_owned(),
        metadata: None,
        published_at: None,
        deleted_at: None,
        created_at: None,
        updated_at: None,
    }
}

/// Adds a post.
pub(crate) async fn add_post(conn: &mut Conn, author: &User, slug: &str) -> Post {
    posts::insert(conn, new_post(author, slug)).await.expect("a post")
}
