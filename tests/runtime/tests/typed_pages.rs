//! Pages of the typed queries, which the lists over HTTP are pages of as well.

use axum::response::IntoResponse;
use reqwest::StatusCode;
use runtime_db::engine::{Conn, Error, Page};
use runtime_db::http::{Api, OPENAPI};
use runtime_db::models::{NewTag, Tag};
use runtime_db::tables::{comments, posts, tags};
use test_harness::Client;

use crate::support::{with_conn, with_pool};
use crate::typed::library;

fn names(page: &Page<Tag>) -> Vec<&str> {
    page.items.iter().map(|tag| tag.name.as_str()).collect()
}

async fn add_tags(conn: &mut Conn, names: &[&str]) {
    for name in names {
        tags::insert(conn, NewTag::new((*name).to_owned())).await.expect("a tag");
    }
}

#[test]
fn pages_lead_through_all_rows_both_ways_while_others_come_and_go() {
    with_conn(async |conn| {
        add_tags(conn, &["a", "b", "c", "d", "e"]).await;
        let query = || tags::query().order_by(tags::NAME.asc());
        let first = query().page(2).load(conn).await.expect("a page");
        assert_eq!((names(&first), first.previous.is_none()), (vec!["a", "b"], true));
        // The row that the cursor stands for goes, one comes before it and one behind.
        let gone = first.items[1].id;
        tags::delete(conn, gone).await.expect("deleted");
        add_tags(conn, &["aa", "bb"]).await;
        let second = query().page(2).after(first.next.expect("rows follow")).load(conn).await.expect("a page");
        assert_eq!(names(&second), ["bb", "c"]);
        let third = query().page(2).after(second.next.expect("rows follow")).load(conn).await.expect("a page");
        assert_eq!((names(&third), third.next.is_none()), (vec!["d", "e"], true));
        let back = query().page(9).before(second.previous.expect("rows before")).load(conn).await.expect("a page");
        assert_eq!((names(&back), back.previous.is_none(), back.next.is_some()), (vec!["a", "aa"], true, true));
    });
}

#[test]
fn a_page_has_what_is_included_in_its_rows() {
    with_conn(async |conn| {
        library(conn, 5).await;
        let query = || posts::query().order_by(posts::TITLE.desc()).include(posts::COMMENTS).page(2);
        let first = query().load(conn).await.expect("a page");
        let second = query().after(first.next.expect("rows follow")).load(conn).await.expect("a page");
        let shown: Vec<_> = second.items.iter().map(|(post, comments)| (post.title.as_str(), comments.len())).collect();
        assert_eq!(shown, [("post2", 2), ("post1", 2)]);
    });
}

#[test]
fn a_cursor_is_good_for_its_own_table_and_order() {
    with_conn(async |conn| {
        library(conn, 3).await;
        let first = posts::query().order_by(posts::TITLE.asc()).page(1).load(conn).await.expect("a page");
        let cursor = first.next.expect("rows follow");
        let other_order = posts::query().order_by(posts::TITLE.desc()).page(1).after(cursor.clone()).load(conn).await;
        assert!(matches!(other_order, Err(Error::Database(_))), "{other_order:?}");
        let other_table = comments::query().page(1).after(cursor).load(conn).await;
        assert!(matches!(other_table, Err(Error::Database(_))), "{other_table:?}");
        let related = comments::query().order_by(comments::POST.column(posts::TITLE).asc()).page(1).load(conn).await;
        assert!(matches!(related, Err(Error::Database(_))), "{related:?}");
    });
}

#[test]
fn a_cursor_is_the_same_text_in_rust_and_over_http() {
    with_pool(async |pool| {
        let client = Client::serve(Api::new(pool.clone()).into_router(), OPENAPI).await;
        let mut conn = pool.get().await.expect("a connection");
        add_tags(&mut conn, &["a", "b", "c"]).await;
        let query = || tags::query().order_by(tags::NAME.asc()).page(2);
        let page = query().load(&mut conn).await.expect("a page");
        let listed = client.query("/tags", &[("order", "name"), ("limit", "2")]).await;
        let text = page.next.expect("rows follow").to_text().expect("visible columns");
        assert_eq!(listed.body["next"], text);
        let cursor = query().cursor("after", &text).expect("a cursor");
        assert_eq!(names(&query().after(cursor).load(&mut conn).await.expect("a page")), ["c"]);
        let problem = query().cursor("after", "nonsense").expect_err("no cursor");
        assert_eq!(problem.into_response().status(), StatusCode::BAD_REQUEST);
    });
}
