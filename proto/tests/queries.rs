//! The typed queries, against the database that the crate is compiled for.

mod support;

use blog_db::engine::{Conn, Error};
use blog_db::models::{
    NewComment, NewPost, NewPostTag, NewSample, NewTag, NewUser, PostStatus, UpdatePost, UpdateSample, UpdateUser,
    User, UserRole,
};
use blog_db::schema;
use blog_db::tables::{comments, post_tags, posts, samples, tags, users};
use blog_db::types::{DateTime, Decimal, Json, Uuid};
use chrono::{NaiveDate, NaiveTime};
use diesel::{ExpressionMethods, QueryDsl, SelectableHelper};
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::json;
use support::{pool, unique};

fn new_user(name: &str) -> NewUser {
    NewUser {
        username: name.to_owned(),
        email: format!("{name}@example.org"),
        role: None,
        bio: None,
        password_hash: "secret".to_owned(),
        created_at: None,
        updated_at: None,
    }
}

fn new_post(author: &User, slug: &str) -> NewPost {
    NewPost {
        id: None,
        author_id: author.id,
        status: None,
        title: format!("On {slug}"),
        slug: slug.to_owned(),
        body: "…".to_owned(),
        price: None,
        meta: None,
        published_at: None,
        deleted_at: None,
        created_at: None,
        updated_at: None,
    }
}

async fn add_user(conn: &mut Conn, stem: &str) -> User {
    users::insert(conn, new_user(&unique(stem))).await.expect("a user")
}

#[tokio::test]
async fn an_insert_gives_back_the_defaults() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let user = add_user(conn, "ann").await;
    assert_eq!(user.role, UserRole::Member);
    assert_eq!(user.bio, None);
    assert_eq!(user.created_at, user.updated_at);
    assert_eq!(users::find(conn, user.id).await.expect("the user"), user);

    let post = posts::insert(conn, new_post(&user, "defaults")).await.expect("a post");
    assert_eq!(post.status, PostStatus::Draft);
    assert_eq!(post.price.to_string(), "0.00");
    assert_eq!(post.id.get_version_num(), 4);
}

#[tokio::test]
async fn an_update_touches_and_leaves_the_rest() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let user = add_user(conn, "bea").await;
    let change = UpdateUser { bio: Some(Some("likes §".to_owned())), ..UpdateUser::default() };
    let changed = users::update(conn, user.id, change).await.expect("the change");
    assert_eq!(changed.bio.as_deref(), Some("likes §"));
    assert!(changed.updated_at > user.updated_at);
    assert_eq!(changed.username, user.username);

    let change = UpdateUser { bio: Some(None), ..UpdateUser::default() };
    assert_eq!(users::update(conn, user.id, change).await.expect("the change").bio, None);
    let missing = users::update(conn, -1, UpdateUser { bio: Some(None), ..UpdateUser::default() }).await;
    assert!(matches!(missing, Err(Error::NotFound)));
}

#[tokio::test]
async fn queries_filter_sort_and_page() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let stem = unique("q");
    let names = ["b_x", "A_x", "a%x", "c_x"].map(|name| format!("{stem}{name}"));
    let mut new: Vec<_> = names.iter().map(|name| new_user(name)).collect();
    new[0].role = Some(UserRole::Admin);
    new[1].role = Some(UserRole::Editor);
    new[2].bio = Some("bio".to_owned());
    let added = users::insert_many(conn, new).await.expect("users");
    assert_eq!(added.iter().map(|user| &user.username).collect::<Vec<_>>(), names.iter().collect::<Vec<_>>());

    let mine = || users::query().filter(users::USERNAME.like(format!("{}%", stem.replace('_', r"\_"))));
    assert_eq!(mine().count(conn).await.expect("a count"), 4);
    let by_role = mine().order_by(users::ROLE.desc()).order_by(users::USERNAME.asc()).load(conn).await.expect("users");
    let roles: Vec<_> = by_role.iter().map(|user| user.role).collect();
    assert_eq!(roles, [UserRole::Admin, UserRole::Editor, UserRole::Member, UserRole::Member]);

    let above = mine().filter(users::ROLE.gt(UserRole::Member)).count(conn).await.expect("a count");
    assert_eq!(above, 2);
    let page = mine().order_by(users::ID.asc()).limit(2).offset(1).load(conn).await.expect("users");
    assert_eq!(page, added[1..3]);
    let rest = mine().order_by(users::ID.asc()).offset(3).load(conn).await.expect("users");
    assert_eq!(rest, added[3..]);

    let literal = mine().filter(users::USERNAME.like(r"%a\%x")).load(conn).await.expect("users");
    assert_eq!(literal, added[2..3]);
    let cased = mine().filter(users::USERNAME.like("%A_x")).count(conn).await.expect("a count");
    assert_eq!(cased, 1);
    let uncased = mine().filter(users::USERNAME.ilike("%A_X")).count(conn).await.expect("a count");
    assert_eq!(uncased, 2);

    let or = mine().filter(users::BIO.is_not_null() | users::ROLE.eq(UserRole::Admin));
    assert_eq!(or.count(conn).await.expect("a count"), 2);
    let not = mine().filter(!users::ID.is_in(added[..3].iter().map(|user| user.id)));
    assert_eq!(not.first(conn).await.expect("a user").as_ref(), added.get(3));
    let none = mine().filter(users::ID.is_in(Vec::<i64>::new()));
    assert_eq!(none.count(conn).await.expect("a count"), 0);

    let nulls_last = mine().order_by(users::BIO.asc()).first(conn).await.expect("a user");
    assert_eq!(nulls_last.as_ref(), added.get(2));
    let nulls_first = mine().order_by(users::BIO.desc()).load(conn).await.expect("users");
    assert_eq!(nulls_first.last(), added.get(2));
}

#[tokio::test]
async fn relations_lead_both_ways() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let author = add_user(conn, "cleo").await;
    let post = posts::insert(conn, new_post(&author, "relations")).await.expect("a post");
    assert_eq!(post.author().first(conn).await.expect("the author").as_ref(), Some(&author));
    assert_eq!(author.posts().load(conn).await.expect("posts"), std::slice::from_ref(&post));

    let tag = tags::insert(conn, NewTag { name: unique("tag") }).await.expect("a tag");
    let other = tags::insert(conn, NewTag { name: unique("tag") }).await.expect("a tag");
    for tag in [&tag, &other] {
        let link = post_tags::insert(conn, NewPostTag { post_id: post.id, tag_id: tag.id }).await.expect("a link");
        assert_eq!(post_tags::find(conn, post.id, tag.id).await.expect("the link"), link);
    }
    let tagged = post.tags().order_by(tags::ID.asc()).load(conn).await.expect("tags");
    assert_eq!(tagged, [tag.clone(), other]);
    assert_eq!(tag.posts().load(conn).await.expect("posts"), std::slice::from_ref(&post));

    let new =
        |parent_id| NewComment { post_id: post.id, author_id: None, parent_id, body: "!".to_owned(), created_at: None };
    let root = comments::insert(conn, new(None)).await.expect("a comment");
    let reply = comments::insert(conn, new(Some(root.id))).await.expect("a comment");
    assert_eq!(reply.parent().first(conn).await.expect("the parent").as_ref(), Some(&root));
    assert_eq!(root.comments().load(conn).await.expect("replies"), [reply]);
    assert_eq!(root.author().first(conn).await.expect("no author"), None);
}

#[tokio::test]
async fn a_soft_deleted_row_is_gone_but_kept() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let author = add_user(conn, "dora").await;
    let post = posts::insert(conn, new_post(&author, "gone")).await.expect("a post");
    posts::delete(conn, post.id).await.expect("the deletion");
    assert!(matches!(posts::find(conn, post.id).await, Err(Error::NotFound)));
    assert!(matches!(posts::delete(conn, post.id).await, Err(Error::NotFound)));
    let change = UpdatePost { title: Some("new".to_owned()), ..UpdatePost::default() };
    assert!(matches!(posts::update(conn, post.id, change).await, Err(Error::NotFound)));
    assert_eq!(author.posts().count(conn).await.expect("a count"), 0);
    let kept = author.posts().with_deleted().first(conn).await.expect("the row").expect("the row");
    assert!(kept.deleted_at.is_some() && kept.updated_at > post.updated_at);

    users::delete(conn, author.id).await.expect("the deletion, which cascades");
    assert_eq!(author.posts().with_deleted().count(conn).await.expect("a count"), 0);
}

#[tokio::test]
async fn errors_name_the_constraint() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let user = add_user(conn, "eve").await;
    let again = NewUser { email: "other@example.org".to_owned(), ..new_user(&user.username) };
    match users::insert(conn, again).await {
        Err(Error::Unique(violation)) => {
            assert_eq!(violation.constraint.as_deref(), Some("users_username_key"));
            assert_eq!(violation.columns, ["username"]);
        }
        other => panic!("{other:?}"),
    }
    posts::insert(conn, new_post(&user, "slug")).await.expect("a post");
    match posts::insert(conn, new_post(&user, "slug")).await {
        Err(Error::Unique(violation)) => assert_eq!(violation.columns, ["author_id", "slug"]),
        other => panic!("{other:?}"),
    }
    match posts::insert(conn, NewPost { author_id: -1, ..new_post(&user, "orphan") }).await {
        Err(Error::ForeignKey(violation)) => {
            assert_eq!(violation.constraint.as_deref(), Some("posts_author_id_fkey"));
            assert_eq!(violation.columns, ["author_id"]);
        }
        other => panic!("{other:?}"),
    }
    match users::insert(conn, NewUser { email: "nowhere".to_owned(), ..new_user(&unique("eve")) }).await {
        Err(Error::Check(violation)) => assert_eq!(violation.constraint.as_deref(), Some("users_email_has_at")),
        other => panic!("{other:?}"),
    }
    let tag = tags::insert(conn, NewTag { name: unique("tag") }).await.expect("a tag");
    let post = posts::insert(conn, new_post(&user, "twice")).await.expect("a post");
    let link = NewPostTag { post_id: post.id, tag_id: tag.id };
    post_tags::insert(conn, link.clone()).await.expect("a link");
    match post_tags::insert(conn, link).await {
        Err(Error::Unique(violation)) => assert_eq!(violation.columns, ["post_id", "tag_id"]),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn values_that_do_not_fit_are_refused_together() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let user = add_user(conn, "fay").await;
    let post = NewPost {
        title: "x".repeat(201),
        body: "\0".to_owned(),
        price: Some("12345678901.00".parse().expect("a number")),
        meta: Some(Json(json!({ "a": ["\0"] }))),
        ..new_post(&user, "unfit")
    };
    match posts::insert(conn, post).await {
        Err(Error::Invalid(errors)) => {
            let named: Vec<_> = errors.iter().map(|error| (error.column.as_str(), error.code)).collect();
            assert_eq!(named, [("title", "length"), ("body", "format"), ("price", "range"), ("meta", "format")]);
        }
        other => panic!("{other:?}"),
    }
}

fn full_sample() -> NewSample {
    let day = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a date");
    let time = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).expect("a time");
    NewSample {
        flag: Some(true),
        small: Some(i16::MIN),
        int: Some(i32::MAX),
        big: Some(i64::MIN),
        single: Some(1.5e-10),
        double: Some(f64::MIN_POSITIVE),
        amount: Some("-9999999999.99".parse().expect("a number")),
        note: Some("ünï\u{1F600}'\"\\%_ ".to_owned()),
        code: Some("日本語テキスト七八九".to_owned()),
        fixed: Some("ab".to_owned()),
        data: Some(vec![0, 255, b'\'', b'\\']),
        day: Some(day),
        at_time: Some(time),
        local: Some(day.and_time(time)),
        moment: Some(DateTime::from_utc(day.and_time(time))),
        token: Some(Uuid::random()),
        doc: Some(Json(json!({ "k": [1, 2.5, "x", null, true], "": {} }))),
        type_: Some(PostStatus::Archived),
    }
}

#[tokio::test]
async fn every_type_comes_back_as_it_went() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let new = full_sample();
    let sample = samples::insert(conn, new.clone()).await.expect("a sample");
    let read = samples::find(conn, sample.id).await.expect("the sample");
    assert_eq!(read, sample);
    assert_eq!(read.flag, new.flag);
    assert_eq!((read.small, read.int, read.big), (new.small, new.int, new.big));
    assert_eq!((read.single, read.double), (new.single, new.double));
    assert_eq!(read.amount, new.amount);
    assert_eq!((&read.note, &read.code, &read.fixed), (&new.note, &new.code, &new.fixed));
    assert_eq!(read.data, new.data);
    assert_eq!((read.day, read.at_time, read.local, read.moment), (new.day, new.at_time, new.local, new.moment));
    assert_eq!((read.token, &read.doc, read.type_), (new.token, &new.doc, new.type_));

    let by_diesel: blog_db::models::Sample = schema::samples::table
        .filter(schema::samples::token.eq(new.token))
        .filter(schema::samples::type_.eq(PostStatus::Archived))
        .filter(schema::samples::amount.lt(Decimal::from(0)))
        .filter(schema::samples::moment.eq(new.moment))
        .select(blog_db::models::Sample::as_select())
        .first(conn)
        .await
        .expect("the sample by Diesel");
    assert_eq!(by_diesel.doc, read.doc);
    assert_eq!(by_diesel.id, read.id);

    let found = samples::query()
        .filter(samples::ID.eq(read.id))
        .filter(samples::AMOUNT.lt("-9999999999.98".parse::<Decimal>().expect("a number")))
        .filter(samples::MOMENT.le(new.moment.expect("a moment")))
        .filter(samples::LOCAL.eq(new.local.expect("a timestamp")))
        .filter(samples::AT_TIME.ge(new.at_time.expect("a time")))
        .filter(samples::DAY.eq(new.day.expect("a date")))
        .filter(samples::DATA.eq(new.data.clone().expect("bytes")))
        .filter(samples::TOKEN.eq(new.token.expect("a token")))
        .filter(samples::FIXED.eq("ab"))
        .filter(samples::SINGLE.eq(1.5e-10_f32))
        .filter(samples::TYPE_.ge(PostStatus::Archived))
        .count(conn)
        .await
        .expect("a count");
    assert_eq!(found, 1);

    let empty = samples::insert(conn, NewSample::default()).await.expect("a sample");
    assert_eq!(empty.flag, None);
    let nothing = UpdateSample::default();
    assert_eq!(samples::update(conn, empty.id, nothing).await.expect("the same"), empty);
}

#[tokio::test]
async fn rows_are_added_all_or_none() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let stem = unique("gus");
    let new = [format!("{stem}1"), format!("{stem}2"), format!("{stem}1")].map(|name| new_user(&name));
    assert!(matches!(users::insert_many(conn, new.to_vec()).await, Err(Error::Unique(_))));
    let left = users::query().filter(users::USERNAME.like(format!("{}%", stem.replace('_', r"\_"))));
    assert_eq!(left.count(conn).await.expect("a count"), 0);

    let many: Vec<_> = (0..2_000).map(|n| NewSample { int: Some(n), ..NewSample::default() }).collect();
    let added = samples::insert_many(conn, many).await.expect("samples");
    assert_eq!(added.iter().map(|sample| sample.int).collect::<Vec<_>>(), (0..2_000).map(Some).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_transaction_is_undone_by_an_error() {
    let conn = &mut *pool().await.get().await.expect("a connection");
    let name = unique("hal");
    let new = new_user(&name);
    let undone = conn
        .transaction(async |conn| {
            let user = users::insert(conn, new).await?;
            users::delete(conn, user.id).await?;
            users::delete(conn, user.id).await
        })
        .await;
    assert!(matches!(undone, Err(Error::NotFound)));
    let left = users::query().filter(users::USERNAME.eq(name)).count(conn).await.expect("a count");
    assert_eq!(left, 0);
}
