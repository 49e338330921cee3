//! Rows that are added, or changed where there are such already, by the typed functions.

use diesel_async::AsyncConnection;
use runtime_db::engine::{Conn, Error};
use runtime_db::models::{NewAccount, NewPost, NewUser};
use runtime_db::tables::{accounts, posts, users};

use crate::support::{with_conn, with_pool};

fn user(name: &str, email: &str) -> NewUser {
    NewUser::new(name.to_owned(), email.to_owned(), "secret".to_owned())
}

#[test]
fn a_row_is_added_or_changed() {
    with_conn(async |conn| {
        let added = users::upsert(conn, users::EMAIL, user("ann", "ann@example.org")).await.expect("a user");
        let bio = Some("writes".to_owned());
        let again = NewUser { bio: bio.clone(), ..user("anna", "ann@example.org") };
        let changed = users::upsert(conn, users::EMAIL, again).await.expect("a user");
        assert_eq!((changed.id, &*changed.username, &changed.bio), (added.id, "anna", &bio));
        let kept = users::upsert(conn, users::USERNAME, user("anna", "other@example.org")).await.expect("a user");
        assert_eq!((kept.id, kept.bio), (added.id, bio), "what is not given stays");
        let taken = users::insert(conn, user("bob", "bob@example.org")).await.expect("a user");
        let refused = users::upsert(conn, users::USERNAME, user("anna", &taken.email)).await;
        assert!(matches!(&refused, Err(Error::Unique(broken)) if broken.columns == ["email"]), "{refused:?}");
        assert_eq!(users::query().count(conn).await.expect("a number"), 2);
    });
}

#[test]
fn several_columns_make_one_constraint_in_any_order() {
    with_conn(async |conn| {
        let author = users::insert(conn, user("ann", "ann@example.org")).await.expect("a user");
        let new = |title: &str| NewPost::new(author.id, title.to_owned(), "tea".to_owned(), "…".to_owned());
        let added = posts::upsert(conn, (posts::AUTHOR_ID, posts::SLUG), new("Tea")).await.expect("a post");
        let changed = posts::upsert(conn, (posts::SLUG, posts::AUTHOR_ID), new("Green tea")).await.expect("a post");
        assert_eq!((changed.id, &*changed.title), (added.id, "Green tea"));
        for refused in
            [posts::upsert(conn, posts::SLUG, new("Tea")).await, posts::upsert(conn, posts::TITLE, new("Tea")).await]
        {
            assert!(matches!(refused, Err(Error::Database(_))), "{refused:?}");
        }
    });
}

/// Each change is counted, one of another count refused, and so is what the rules rule out.
#[test]
fn the_rules_of_other_writes_hold() {
    with_conn(async |conn| {
        let new = |level| NewAccount { level: Some(level), ..NewAccount::new("ann".to_owned()) };
        let added = accounts::upsert(conn, accounts::HANDLE, new(1)).await.expect("an account");
        let changed = accounts::upsert(conn, accounts::HANDLE, new(2)).await.expect("an account");
        assert_eq!((changed.id, changed.level, changed.version), (added.id, 2, added.version + 1));
        let stale = NewAccount { version: Some(0), ..new(3) };
        let stale = accounts::upsert(conn, accounts::HANDLE, stale).await;
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        let invalid = accounts::upsert(conn, accounts::HANDLE, new(6)).await;
        assert!(matches!(invalid, Err(Error::Invalid(_))), "{invalid:?}");
    });
}

#[test]
fn those_who_add_the_same_at_once_add_it_once() {
    with_pool(async |pool| {
        let upsert = |number: usize| {
            let pool = pool.clone();
            tokio::spawn(async move {
                let conn = &mut *pool.get().await?;
                users::upsert(conn, users::EMAIL, user(&format!("user{number}"), "ann@example.org")).await
            })
        };
        let all: Vec<_> = (0..8).map(upsert).collect();
        let mut ids = Vec::new();
        for one in all {
            ids.push(one.await.expect("no panic").expect("a user").id);
        }
        ids.dedup();
        assert_eq!(ids.len(), 1);
    });
}

/// An insert that is refused ends a transaction on PostgreSQL, but for a savepoint.
#[test]
fn a_transaction_goes_on_behind_one_that_was_refused() {
    with_conn(async |conn| {
        let done: Result<_, Error> = conn
            .transaction(async |conn: &mut Conn| {
                users::upsert(conn, users::EMAIL, user("ann", "ann@example.org")).await?;
                let refused = users::upsert(conn, users::EMAIL, user("ann", "other@example.org")).await;
                assert!(matches!(refused, Err(Error::Unique(_))), "{refused:?}");
                users::upsert(conn, users::EMAIL, user("anna", "ann@example.org")).await
            })
            .await;
        assert_eq!(done.expect("a user").username, "anna");
    });
}
