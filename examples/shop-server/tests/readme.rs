//! The Rust of the README's section for those who come from SQLAlchemy, compiled, run, and held to the README's text.

use std::slice::from_ref;

use shop_db::engine::{Changes, Conn, Error, Operation, Pool, count};
use shop_db::http::{Api, Event, Hooks, OPENAPI, Problem};
use shop_db::models::{NewCategory, NewPostTag, NewProduct, NewReview, NewTag, UpdateTag};
use shop_db::tables::{categories, post_tags, posts, products, reviews, tags};
use shop_db::types::Decimal;
use test_harness::Client;

use crate::support::{add_post, add_user, with_pool};

const README: &str = include_str!("../../../README.md");
const SECTION: &str = "## Coming from SQLAlchemy";

/// Returns the code blocks of the section in that language.
fn blocks(language: &str) -> Vec<&'static str> {
    let (_, section) = README.split_once(SECTION).expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let fence = format!("```{language}\n");
    section.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// Returns the lines without their indentation and what a comment at their end says.
fn code(text: &str) -> Vec<&str> {
    text.lines().map(|line| line.split(" // ").next().unwrap_or_default().trim()).collect()
}

#[test]
fn the_readme_shows_what_is_run_here() {
    let here = code(include_str!("readme.rs"));
    let blocks = blocks("rust");
    assert_eq!(blocks.len(), 5);
    for block in blocks {
        let lines = code(block);
        assert!(here.windows(lines.len()).any(|window| window == lines), "not run here:\n{block}");
    }
}

#[test]
fn the_readme_shows_the_page_that_is_served() {
    assert!(include_str!("../src/shop.html").contains(blocks("html")[0]));
}

/// Adds what the snippets read: a product and a post with a tag.
async fn seed(conn: &mut Conn) {
    let shelf = NewCategory { parent_id: None, name: "Tea".to_owned(), slug: "tea".to_owned() };
    let shelf = categories::insert(conn, shelf).await.expect("a category");
    let new: Vec<NewProduct> = (1..=80)
        .map(|number| NewProduct {
            category_id: shelf.id,
            sku: number.to_string(),
            name: format!("Tea {number}"),
            description: None,
            price: format!("{}.{:02}", number / 4, number % 4 * 25).parse().expect("a price"),
            stock: None,
            weight_kg: None,
            attributes: None,
            active: Some(number % 2 == 0),
            created_at: None,
            updated_at: None,
        })
        .collect();
    products::insert_many(conn, new).await.expect("products");
    let author = add_user(conn, "ann").await;
    let post = add_post(conn, &author, "tea").await;
    let tag = tags::insert(conn, NewTag { name: "tea".to_owned() }).await.expect("a tag");
    post_tags::insert(conn, NewPostTag { post_id: post.id, tag_id: tag.id }).await.expect("a link");
}

#[test]
fn create_read_update_delete() {
    async fn snippet(pool: &Pool) -> Result<(), Error> {
        let mut conn = pool.get().await?;
        let tag = tags::insert(&mut conn, NewTag { name: "rust".to_owned() }).await?;
        let tag = tags::find(&mut conn, tag.id).await?;
        let tag = tags::update(&mut conn, tag.id, UpdateTag { name: Some("Rust".to_owned()) }).await?;
        tags::delete(&mut conn, tag.id).await?;
        assert_eq!(tag.name, "Rust");
        assert!(matches!(tags::find(&mut conn, tag.id).await, Err(Error::NotFound)));
        Ok(())
    }
    with_pool(async |pool| snippet(&pool).await.expect("the snippet runs"));
}

#[test]
fn filters_joins_pages() {
    async fn snippet(pool: &Pool) -> Result<(), Error> {
        let mut conn = pool.get().await?;
        let post = posts::query().first(&mut conn).await?.ok_or(Error::NotFound)?;
        let cheap = products::query()
            .filter(products::PRICE.le(Decimal::from(20)) & products::ACTIVE.eq(true))
            .order_by(products::PRICE.desc())
            .limit(10)
            .offset(20)
            .load(&mut conn)
            .await?;
        let active = products::query().filter(products::ACTIVE.eq(true)).count(&mut conn).await?;
        let shelves = products::query()
            .group_by(products::CATEGORY_ID)
            .aggregate((count(), products::PRICE.max()))
            .having(count().ge(3))
            .load(&mut conn)
            .await?;
        let tags = post.tags().order_by(tags::NAME.asc()).load(&mut conn).await?;
        assert_eq!(
            cheap.iter().map(|tea| tea.sku.as_str()).collect::<Vec<_>>(),
            ["40", "38", "36", "34", "32", "30", "28", "26", "24", "22"]
        );
        assert_eq!(active, 40);
        assert_eq!(shelves, [(1, (80, Some(Decimal::from(20))))]);
        assert_eq!(tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["tea"]);
        Ok(())
    }
    with_pool(async |pool| {
        seed(&mut pool.get().await.expect("a connection")).await;
        snippet(&pool).await.expect("the snippet runs");
    });
}

#[test]
fn relations_follow_from_the_foreign_keys() {
    for relation in ["review.product()", "review.author()", "product.reviews()", "user.reviews()"] {
        assert!(README.contains(&format!("`{relation}`")), "{relation}");
    }
    with_pool(async |pool| {
        let conn = &mut *pool.get().await.expect("a connection");
        seed(conn).await;
        let (product_id, author_id) = (1, 1);
        let review =
            NewReview { product_id, author_id, rating: 5, title: None, body: None, created_at: None, updated_at: None };
        let review = reviews::insert(conn, review).await.expect("a review");
        let product = review.product().first(conn).await.expect("an answer").expect("a product");
        let user = review.author().first(conn).await.expect("an answer").expect("a user");
        assert_eq!(product.reviews().load(conn).await.expect("reviews"), from_ref(&review));
        assert_eq!(user.reviews().load(conn).await.expect("reviews"), [review]);
    });
}

#[test]
fn json_endpoints() {
    with_pool(async |pool| {
        seed(&mut pool.get().await.expect("a connection")).await;
        let app = shop_db::http::router(pool);
        let client = Client::serve(app, shop_db::http::OPENAPI).await;
        let query = "price=lte.20&active=is.true&order=price.desc&limit=10&count=exact";
        assert!(README.contains(&format!("curl 'localhost:3000/products?{query}'")));
        let answer = client.get(&format!("/products?{query}")).await;
        assert_eq!(answer.body["total"], 40);
        assert_eq!(answer.body["items"][0]["price"], "20.00");
    });
}

/// A mark of requests that a guard would leave.
#[derive(Clone)]
struct Guest;

struct Suggestions;

impl Hooks for Suggestions {
    async fn before(&self, _: &mut Conn, event: &Event<'_>, changes: &mut Changes) -> Result<(), Problem> {
        if event.is(Operation::Create, &tags::TABLE) && event.request.get::<Guest>().is_some() {
            changes.set(tags::NAME, "suggested".to_owned());
        }
        Ok(())
    }
}

#[test]
fn a_hook_stands_around_the_writes() {
    with_pool(async |pool| {
        let app = Api::new(pool.clone()).hooks(Suggestions).into_router();
        let client = Client::serve(app.layer(axum::Extension(Guest)), OPENAPI).await;
        let answer = client.post("/tags", serde_json::json!({ "name": "Rust" })).await;
        assert_eq!(answer.body["name"], "suggested");
    });
}
