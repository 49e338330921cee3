//! The routes that are written by hand, beside the generated ones.

use std::process::Command;
use std::time::Duration;

use argon2::{Argon2, PasswordHash, PasswordVerifier};
use axum::Router;
use axum::routing::{get, post};
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, LOCATION};
use serde_json::{Value, json};
use shop_db::http::{Api, Limits, OPENAPI};
use shop_db::tables::{addresses, users};
use test_harness::Client;
use tokio::task::spawn_blocking;

use crate::support::{with_client, with_pool};

fn sign_up(username: &str, country: &str) -> Value {
    json!({
        "username": username,
        "email": format!("{username}@example.org"),
        "password": "correct horse",
        "address": { "street": "Kerkstraat 1", "postal_code": "1017 GA", "city": "Amsterdam", "country": country },
    })
}

#[test]
fn signing_up_adds_a_user_and_their_address() {
    with_pool(async |pool| {
        let client = Client::serve(shop_server::app(pool.clone()), OPENAPI).await;
        let answer = client.post("/sign-up", sign_up("ann", "NL")).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        assert_eq!(answer.headers[LOCATION], "/users/1");
        assert_eq!(client.get("/users/1").await.body, answer.body);
        assert_eq!(answer.body.get("password_hash"), None);

        let conn = &mut *pool.get().await.expect("a connection");
        let user = users::find(conn, 1).await.expect("the user");
        let hash = user.password_hash.as_deref().expect("a hash");
        let hash = PasswordHash::new(hash).expect("a hash as PHC strings are");
        Argon2::default().verify_password(b"correct horse", &hash).expect("the password");
        let address = user.addresses().first(conn).await.expect("an address").expect("the address");
        assert_eq!((address.recipient.as_str(), address.country.as_str()), ("ann", "NL"));
    });
}

#[test]
fn signing_up_adds_both_or_none() {
    with_pool(async |pool| {
        let client = Client::serve(shop_server::app(pool.clone()), OPENAPI).await;
        let answer = client.post("/sign-up", sign_up("ann", "Netherlands")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{answer:?}");
        assert_eq!(answer.body["errors"][0]["pointer"], "/country");
        assert_eq!(users::query().count(&mut pool.get().await.expect("a connection")).await.expect("a count"), 0);

        assert_eq!(client.post("/sign-up", sign_up("ann", "NL")).await.status, StatusCode::CREATED);
        let answer = client.post("/sign-up", sign_up("ann", "NL")).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{answer:?}");
        assert_eq!(addresses::query().count(&mut pool.get().await.expect("a connection")).await.expect("a count"), 1);

        let mut incomplete = sign_up("bob", "NL");
        incomplete["address"] = json!({});
        let answer = client.post("/sign-up", incomplete).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.headers[CONTENT_TYPE], "application/problem+json");
    });
}

/// Adds two products, one of them sold, and one that cannot be ordered any more.
async fn seed(client: &Client) {
    client.post("/sign-up", sign_up("ann", "NL")).await;
    client.post("/categories", json!({ "name": "Tea", "slug": "tea" })).await;
    for (sku, name, active) in [("G", "Green tea", true), ("B", "Black <tea>", true), ("W", "White tea", false)] {
        let product = json!({ "category_id": 1, "sku": sku, "name": name, "price": "4.2", "active": active });
        assert_eq!(client.post("/products", product).await.status, StatusCode::CREATED);
    }
}

#[test]
fn best_sellers_are_counted_over_all_orders() {
    with_client(async |client| {
        seed(&client).await;
        assert_eq!(client.get("/best-sellers").await.body, json!([]));
        let placed = json!("2024-02-29T12:00:00Z");
        for (number, status, lines) in [
            (1, "paid", vec![(1, 2), (2, 3)]),
            (2, "shipped", vec![(1, 2)]),
            (3, "cart", vec![(2, 100)]),
            (4, "cancelled", vec![(2, 100)]),
        ] {
            let order = json!({
                "customer_id": 1, "number": number.to_string(), "status": status, "placed_at": placed,
                "shipping_address_id": 1, "billing_address_id": 1,
            });
            assert_eq!(client.post("/orders", order).await.status, StatusCode::CREATED);
            for (product, quantity) in lines {
                let line = json!({
                    "order_id": number, "line_number": product, "product_id": product, "quantity": quantity,
                    "unit_price": "4.20",
                });
                assert_eq!(client.post("/order-lines", line).await.status, StatusCode::CREATED);
            }
        }
        let expected = json!([
            { "product_id": 1, "name": "Green tea", "pieces": 4, "orders": 2 },
            { "product_id": 2, "name": "Black <tea>", "pieces": 3, "orders": 1 },
        ]);
        assert_eq!(client.get("/best-sellers").await.body, expected);
    });
}

#[test]
fn a_browser_shows_the_products() {
    with_client(async |client| {
        seed(&client).await;
        let url = client.url("/shop");
        let browser = spawn_blocking(move || {
            let profile = tempfile::tempdir().expect("a folder");
            Command::new("chromium")
                .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=10000", "--dump-dom"])
                .arg(format!("--user-data-dir={}", profile.path().display()))
                .arg(url)
                .output()
                .expect("the Debian package chromium; run tests/run")
        });
        let output = browser.await.expect("the browser ends");
        let page = String::from_utf8_lossy(&output.stdout);
        let list = r#"<ul id="products"><li>Black &lt;tea&gt;: 4.20</li><li>Green tea: 4.20</li></ul>"#;
        assert!(page.contains(list), "{page}\n{}", String::from_utf8_lossy(&output.stderr));
    });
}

#[test]
fn an_answer_that_takes_too_long_is_503_and_those_after_it_have_their_time() {
    with_pool(async |pool| {
        let pause = |milliseconds| get(async move || tokio::time::sleep(Duration::from_millis(milliseconds)).await);
        let own = Router::new().route("/short", pause(100)).route("/long", pause(60_000));
        let limits = Limits { timeout: Duration::from_millis(400), ..Limits::default() };
        let client = Client::serve(Api::new(pool).limits(limits).routes(own).into_router(), OPENAPI).await;
        for _ in 0..3 {
            let late = client.get("/long").await;
            assert_eq!(late.status, StatusCode::SERVICE_UNAVAILABLE, "{late:?}");
            assert_eq!(late.body["type"], "urn:problem-type:unavailable");
            // All but what the first of them takes of it would be too long.
            for _ in 0..5 {
                assert_eq!(client.get("/short").await.status, StatusCode::OK);
            }
            assert_eq!(client.get("/tags").await.status, StatusCode::OK);
        }
    });
}

#[test]
fn a_body_is_limited_for_handlers_of_one_s_own_too() {
    with_pool(async |pool| {
        let own = Router::new().route("/echo", post(async |body: String| body));
        let limits = Limits { body: 100, ..Limits::default() };
        let client = Client::serve(Api::new(pool).limits(limits).routes(own).into_router(), OPENAPI).await;
        for path in ["/echo", "/tags"] {
            let (fits, large) = (json!({ "name": "x" }), json!({ "name": "x".repeat(100) }));
            assert!(client.post(path, fits).await.status.is_success());
            assert_eq!(client.post(path, large).await.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        }
    });
}
