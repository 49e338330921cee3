//! Code of one's own around the generated handlers.

use axum::routing::delete;
use reqwest::{Method, StatusCode};
use serde_json::json;
use shop_db::engine::{Changes, Conn, Operation};
use shop_db::http::{Api, Event, Hooks, OPENAPI, Problem};
use shop_db::tables::tags;
use test_harness::Client;

use crate::support::with_pool;

/// Adds a user with an address, and a product of which there are five.
async fn seed(client: &Client) {
    let address = json!({ "street": "Kerkstraat 1", "postal_code": "1017 GA", "city": "Amsterdam", "country": "NL" });
    let ann = json!({ "username": "ann", "email": "ann@example.org", "password": "x", "address": address });
    assert_eq!(client.post("/sign-up", ann).await.status, StatusCode::CREATED);
    client.post("/categories", json!({ "name": "Tea", "slug": "tea" })).await;
    let product = json!({ "category_id": 1, "sku": "G", "name": "Green tea", "price": "4.2", "stock": 5 });
    assert_eq!(client.post("/products", product).await.status, StatusCode::CREATED);
}

fn order(number: &str, quantity: i32) -> serde_json::Value {
    json!({
        "customer_id": 1, "number": number, "status": "paid", "placed_at": "2024-02-29T12:00:00Z",
        "shipping_address_id": 1, "billing_address_id": 1,
        "lines": [{ "line_number": 1, "product_id": 1, "quantity": quantity, "unit_price": "4.20" }],
    })
}

#[test]
fn a_hook_changes_what_is_written_and_undoes_what_must_not_be() {
    with_pool(async |pool| {
        let client = Client::serve(shop_server::kept_app(pool, "secret"), OPENAPI).await;
        seed(&client).await;
        let created = client.post("/orders", order("1", 2)).await;
        assert_eq!((created.status, &created.body["status"]), (StatusCode::CREATED, &json!("cart")), "{created:?}");
        assert_eq!(client.get("/products/1").await.body["stock"], 3);

        let refused = client.post("/orders", order("2", 4)).await;
        assert_eq!(
            (refused.status, &refused.body["type"]),
            (StatusCode::CONFLICT, &json!("urn:problem-type:conflict"))
        );
        assert_eq!(client.get("/orders?count=exact").await.body["total"], 1, "the order is undone with its line");
        assert_eq!(client.get("/products/1").await.body["stock"], 3);
    });
}

#[test]
fn a_guard_turns_requests_away_and_tells_the_hooks_who_asks() {
    with_pool(async |pool| {
        let client = Client::serve(shop_server::kept_app(pool, "secret"), OPENAPI).await;
        seed(&client).await;
        assert_eq!(client.delete("/users/1").await.status, StatusCode::FORBIDDEN);
        let keeper = |request: reqwest::RequestBuilder| request.header("authorization", "Bearer secret");
        let paid = client.send(Method::POST, "/orders", |request| keeper(request).json(&order("1", 1))).await;
        assert_eq!((paid.status, &paid.body["status"]), (StatusCode::CREATED, &json!("paid")), "{paid:?}");
        let answer = client.send(Method::DELETE, "/users/1", keeper).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "past the guard, orders refer to the user: {answer:?}");
    });
}

/// Panics before each write.
struct Broken;

impl Hooks for Broken {
    async fn before(&self, _: &mut Conn, _: &Event<'_>, _: &mut Changes) -> Result<(), Problem> {
        panic!("the secret of the hook")
    }
}

#[test]
fn a_hook_that_panics_is_a_500_and_the_server_lives_on() {
    with_pool(async |pool| {
        let client = Client::serve(Api::new(pool).hooks(Broken).into_router(), OPENAPI).await;
        for _ in 0..20 {
            let answer = client.post("/tags", json!({ "name": "tea" })).await;
            assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
            assert!(!answer.body.to_string().contains("secret"), "{answer:?}");
        }
        assert_eq!(client.get("/tags?count=exact").await.body["total"], 0);
    });
}

#[test]
fn an_operation_can_be_served_by_a_handler_of_one_s_own() {
    with_pool(async |pool| {
        let keep = delete(async || Problem::forbidden("Tags stay."));
        let app = Api::new(pool).replace(&tags::TABLE, Operation::Delete, keep).into_router();
        let client = Client::serve(app, OPENAPI).await;
        assert_eq!(client.post("/tags", json!({ "name": "tea" })).await.status, StatusCode::CREATED);
        assert_eq!(client.delete("/tags/1").await.body["detail"], "Tags stay.");
        assert_eq!(client.get("/tags/1").await.status, StatusCode::OK, "the other operations are the generated ones");
    });
}

#[test]
fn a_browser_may_ask_from_the_origins_that_are_named() {
    use axum::http::HeaderValue;
    use shop_db::http::Origins;

    with_pool(async |pool| {
        let origins = Origins::Some(vec![HeaderValue::from_static("https://shop.example")]);
        let app = Api::new(pool).origins(origins).compression().into_router();
        let client = Client::serve(app, OPENAPI).await;
        for (origin, allowed) in [("https://shop.example", true), ("https://evil.example", false)] {
            let ask = |request: reqwest::RequestBuilder| {
                request.header("origin", origin).header("access-control-request-method", "PATCH")
            };
            let answer = client.send(Method::OPTIONS, "/tags/1", ask).await;
            assert_eq!(answer.headers.contains_key("access-control-allow-origin"), allowed, "{answer:?}");
        }
        let ask = |request: reqwest::RequestBuilder| request.header("accept-encoding", "gzip");
        let answer = client.send(Method::GET, "/openapi.json", ask).await;
        assert_eq!(answer.headers["content-encoding"], "gzip");
    });
}
