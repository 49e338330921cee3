//! A server of one's own on top of the generated crate `shop-db`.
//!
//! The generated routes and the tables come from the schema; what stands here is written by hand, and building the
//! schema anew leaves it alone.

mod best_sellers;
mod hooks;
mod shop_page;
mod sign_up;

use axum::Router;
use axum::routing::{get, post};
use hooks::ShopRules;
use shop_db::engine::Pool;
use shop_db::http::Api;

/// Returns the generated routes, with the rules of the shop around them, and those of this crate.
pub fn app(pool: Pool) -> Router {
    serve(pool, ShopRules { keeper: None })
}

/// As [`app`], for a shop that someone keeps: who says so by the secret.
pub fn kept_app(pool: Pool, secret: &str) -> Router {
    serve(pool, ShopRules { keeper: Some(secret.to_owned()) })
}

fn serve(pool: Pool, rules: ShopRules) -> Router {
    let own = Router::new()
        .route("/best-sellers", get(best_sellers::list))
        .route("/sign-up", post(sign_up::create))
        .route("/shop", get(shop_page::show))
        .with_state(pool.clone());
    Api::new(pool).hooks(rules).routes(own).into_router()
}
