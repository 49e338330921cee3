//! What is computed of rows and of groups of them, by the typed queries.

use runtime_db::engine::{Conn, Error, count};
use runtime_db::models::{NewComment, NewPost, NewSample, NewUser, PostStatus, User, UserId, UserRole};
use runtime_db::tables::{comments, posts, samples, users};
use runtime_db::types::{DateTime, Decimal};

use crate::support::{empty_sample, with_conn};

/// Ann and Bob, with three posts of hers, one of them deleted, one of his, and comments on some.
async fn library(conn: &mut Conn) -> Vec<User> {
    let mut found = Vec::new();
    for (name, role) in [("ann", UserRole::Admin), ("bob", UserRole::Member)] {
        let new = NewUser::new(name.to_owned(), format!("{name}@example.org"), "secret".to_owned());
        let new = NewUser { role: Some(role), bio: (name == "bob").then(|| "writes".to_owned()), ..new };
        found.push(users::insert(conn, new).await.expect("a user"));
    }
    for (author, title, price, status) in [
        (0, "Tea", "4.50", PostStatus::Published),
        (0, "Coffee", "9.00", PostStatus::Draft),
        (0, "Gone", "2.00", PostStatus::Published),
        (1, "Milk", "1.25", PostStatus::Published),
    ] {
        let new = NewPost::new(found[author].id, title.to_owned(), title.to_owned(), "…".to_owned());
        let new = NewPost { price: Some(price.parse().expect("a number")), status: Some(status), ..new };
        let post = posts::insert(conn, new).await.expect("a post");
        if title == "Gone" {
            posts::delete(conn, post.id).await.expect("a deleted post");
            continue;
        }
        for author_id in [Some(found[1].id), None] {
            let comment = NewComment { author_id, ..NewComment::new(post.id, "…".to_owned()) };
            comments::insert(conn, comment).await.expect("a comment");
        }
    }
    found
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

#[test]
fn all_rows_are_computed_together() {
    with_conn(async |conn| {
        let authors = library(conn).await;
        let measures = (count(), posts::PRICE.sum(), posts::PRICE.avg(), posts::TITLE.min(), posts::PRICE.max());
        let found: (i64, Option<Decimal>, Option<f64>, Option<String>, Option<Decimal>) =
            posts::query().aggregate(measures).load(conn).await.expect("the results");
        let first = Some("Coffee".to_owned());
        let expected = (3, Some(decimal("14.75")), Some(14.75 / 3.0), first, Some(decimal("9.00")));
        assert_eq!(found, expected, "the deleted post is left out");
        let all = posts::query().with_deleted().aggregate(count()).load(conn).await;
        assert_eq!(all.expect("a number"), 4);
        let hers = posts::AUTHOR.is(users::USERNAME.eq("ann"));
        let statuses = posts::STATUS.count_distinct();
        assert_eq!(posts::query().filter(hers).aggregate(statuses).load(conn).await.expect("a number"), 2);
        let bios = users::query().aggregate((users::BIO.count(), users::ID.max())).load(conn).await;
        let last: Option<UserId> = Some(authors[1].id);
        assert_eq!(
            bios.expect("the results"),
            (1, last),
            "NULL does not count, and the greatest key has the type of one"
        );
        let none = posts::query().filter(posts::TITLE.eq("none"));
        let of_none = none.aggregate((count(), posts::PRICE.sum(), posts::TITLE.max())).load(conn).await;
        assert_eq!(of_none.expect("the results"), (0, None, None));
    });
}

#[test]
fn rows_are_put_into_groups_of_those_that_agree() {
    with_conn(async |conn| {
        let authors = library(conn).await;
        let (ann, bob) = (authors[0].id, authors[1].id);
        let by_author: Vec<(UserId, (i64, Option<Decimal>))> = posts::query()
            .group_by(posts::AUTHOR_ID)
            .aggregate((count(), posts::PRICE.sum()))
            .order_by(posts::PRICE.sum().desc())
            .load(conn)
            .await
            .expect("the groups");
        assert_eq!(by_author, [(ann, (2, Some(decimal("13.50")))), (bob, (1, Some(decimal("1.25"))))]);
        let by_both = posts::query()
            .group_by((posts::STATUS, posts::AUTHOR.column(users::ROLE)))
            .aggregate(count())
            .order_by(posts::STATUS.desc())
            .load(conn)
            .await;
        let published = |role| ((PostStatus::Published, Some(role)), 1);
        let draft = ((PostStatus::Draft, Some(UserRole::Admin)), 1);
        let expected = [published(UserRole::Member), published(UserRole::Admin), draft];
        assert_eq!(by_both.expect("the groups"), expected, "by the status as asked, then by the role as declared");
        let roles = comments::POST.column(posts::AUTHOR.column(users::USERNAME));
        let by_way = comments::query().group_by(roles).aggregate(count()).load(conn).await.expect("the groups");
        assert_eq!(by_way, [(Some("ann".to_owned()), 4), (Some("bob".to_owned()), 2)]);
        let by_null = comments::query()
            .group_by(comments::AUTHOR_ID)
            .aggregate(count())
            .order_by(comments::AUTHOR_ID.asc().nulls_first());
        let by_null: Vec<(Option<UserId>, i64)> = by_null.load(conn).await.expect("the groups");
        assert_eq!(by_null, [(None, 3), (Some(bob), 3)]);
        let moments = posts::query().group_by(posts::PUBLISHED_AT).aggregate(posts::CREATED_AT.min()).load(conn).await;
        let moments: Vec<(Option<DateTime>, Option<DateTime>)> = moments.expect("the groups");
        assert!(matches!(moments[..], [(None, Some(_))]), "{moments:?}");
    });
}

#[test]
fn groups_are_chosen_and_come_in_pages() {
    with_conn(async |conn| {
        let authors = library(conn).await;
        let (ann, bob) = (authors[0].id, authors[1].id);
        let by_author = || posts::query().group_by(posts::AUTHOR_ID).aggregate(count());
        let several = count().gt(1) | posts::PRICE.sum().lt(decimal("1"));
        assert_eq!(by_author().having(several.clone()).load(conn).await.expect("the groups"), [(ann, 2)]);
        assert_eq!(by_author().having(!several).load(conn).await.expect("the groups"), [(bob, 1)]);
        let cheap = posts::PRICE.avg().lt(2.0) & posts::TITLE.min().eq("Milk") & !posts::PRICE.sum().is_null();
        assert_eq!(by_author().having(cheap).load(conn).await.expect("the groups"), [(bob, 1)]);
        let both = by_author().having(count().ge(1)).having(posts::TITLE.max().ne("Milk")).load(conn).await;
        assert_eq!(both.expect("the groups"), [(ann, 2)]);
        let first = by_author().order_by(count().asc()).first(conn).await;
        assert_eq!(first.expect("a group"), Some((bob, 1)));
        let second = by_author().order_by(count().asc()).limit(5).offset(1).load(conn).await;
        assert_eq!(second.expect("the groups"), [(ann, 2)]);
        let rest = by_author().offset(1).load(conn).await;
        assert_eq!(rest.expect("the groups"), [(bob, 1)], "without a limit");
    });
}

/// Posts by their authors' names, which the same columns of related rows are for.
#[test]
fn rows_are_sorted_by_columns_of_related_rows() {
    with_conn(async |conn| {
        library(conn).await;
        let by_name = posts::AUTHOR.column(users::USERNAME).desc();
        let found = posts::query().order_by(by_name).order_by(posts::TITLE.asc()).load(conn).await.expect("the rows");
        assert_eq!(found.iter().map(|post| &*post.title).collect::<Vec<_>>(), ["Milk", "Coffee", "Tea"]);
        // In the order that their type declares, on MySQL too, where a subquery gives a text.
        let by_role = posts::AUTHOR.column(users::ROLE).asc();
        let found = posts::query().order_by(by_role).order_by(posts::TITLE.asc()).load(conn).await.expect("the rows");
        assert_eq!(found.iter().map(|post| &*post.title).collect::<Vec<_>>(), ["Milk", "Coffee", "Tea"]);
        let by_author = comments::AUTHOR.column(users::USERNAME).asc().nulls_first();
        let first = comments::query().order_by(by_author.clone()).first(conn).await.expect("a row");
        assert_eq!(first.expect("a comment").author_id, None);
        let refused = comments::query().order_by(by_author).batches(10).next(conn).await;
        assert!(matches!(refused, Err(Error::Database(_))), "{refused:?}");
    });
}

#[test]
fn what_is_no_aggregate_is_an_error() {
    with_conn(async |conn| {
        let by_json = posts::query().group_by(posts::META).aggregate(count()).load(conn).await;
        assert!(matches!(by_json, Err(Error::Database(_))), "{by_json:?}");
        let by_another = posts::query().group_by(posts::STATUS).aggregate(count()).order_by(posts::TITLE.asc());
        let by_another = by_another.load(conn).await;
        assert!(matches!(by_another, Err(Error::Database(_))), "{by_another:?}");
        let distinct = posts::query().aggregate(posts::META.count_distinct()).load(conn).await;
        assert!(matches!(distinct, Err(Error::Database(_))), "{distinct:?}");
        for big in [i64::MAX, 1] {
            samples::insert(conn, NewSample { big: Some(big), ..empty_sample() }).await.expect("a sample");
        }
        let too_large = samples::query().aggregate(samples::BIG.sum()).load(conn).await;
        assert!(matches!(too_large, Err(Error::Overflow)), "{too_large:?}");
    });
}

/// Sums and extremes of numbers without a sign, and of every width, are of the types that the queries say.
#[test]
fn numbers_of_every_width_are_added_up() {
    with_conn(async |conn| {
        for (word, number) in [(u16::MAX, u32::MAX), (1, 2)] {
            let sample = NewSample { word: Some(word), count: Some(number), small: Some(-3), ..empty_sample() };
            samples::insert(conn, sample).await.expect("a sample");
        }
        let sums = (samples::WORD.sum(), samples::COUNT.sum(), samples::SMALL.sum(), samples::COUNT.avg());
        let found: (Option<i64>, Option<i64>, Option<i64>, Option<f64>) =
            samples::query().aggregate(sums).load(conn).await.expect("the sums");
        assert_eq!(found, (Some(65_536), Some(4_294_967_297), Some(-6), Some(2_147_483_648.5)));
        let extremes = (samples::WORD.min(), samples::COUNT.max(), samples::SMALL.max());
        let found: (Option<u16>, Option<u32>, Option<i16>) =
            samples::query().aggregate(extremes).load(conn).await.expect("the extremes");
        assert_eq!(found, (Some(1), Some(u32::MAX), Some(-3)));
    });
}
