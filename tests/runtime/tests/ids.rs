//! Ids with types of their own, in queries and in Diesel's; that they do not mix stands in the documentation of this crate.

use diesel::{BelongingToDsl, ExpressionMethods, QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use runtime_db::engine::RawQuery;
use runtime_db::models::{NewComment, NewPost, NewUser, Post, PostId, User, UserId};
use runtime_db::schema;
use runtime_db::tables::{comments, posts, users};

use crate::support::with_conn;

#[test]
fn ids_are_of_types_of_their_own() {
    with_conn(async |conn| {
        let new = |name: &str| NewUser::new(name.to_owned(), format!("{name}@example.org"), "secret".to_owned());
        users::insert(conn, new("idle")).await.expect("a user");
        let author = users::insert(conn, new("ann")).await.expect("a user");
        let post = NewPost::new(author.id, "Tea".to_owned(), "tea".to_owned(), "…".to_owned());
        let post = posts::insert(conn, post).await.expect("a post");
        let new = NewComment { author_id: Some(author.id), ..NewComment::new(post.id, "Fine.".to_owned()) };
        comments::insert(conn, new).await.expect("a comment");
        let id: UserId = author.id;
        assert_eq!(users::find(conn, id).await.expect("the user"), author);
        assert_eq!(id.to_string().parse(), Ok(id));
        let number: i64 = id.into();
        assert_eq!(serde_json::to_value(&author).expect("JSON")["id"], number);
        let raw: Vec<User> =
            RawQuery::new("SELECT * FROM users WHERE id = {}").bind(id.0).load(conn).await.expect("the rows");
        assert_eq!(raw, std::slice::from_ref(&author));

        let written: Vec<Post> =
            Post::belonging_to(&author).select(Post::as_select()).load(conn).await.expect("Diesel's rows");
        assert_eq!(written.iter().map(|post| post.author_id).collect::<Vec<_>>(), [id]);
        let post: PostId = written[0].id;
        let comments: Vec<Option<UserId>> = schema::comments::table
            .filter(schema::comments::post_id.eq(post))
            .select(schema::comments::author_id)
            .load(conn)
            .await
            .expect("Diesel's values");
        assert_eq!(comments, [Some(id)]);
    });
}
