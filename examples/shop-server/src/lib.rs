//! A server of one's own on top of the generated crate `shop-db`.
//!
//! The generated routes and the tables come from the schema; what stands here is written by hand, and building the
//! schema anew leaves it alone.

mod best_sellers;
mod shop_page;
mod sign_up;

use axum::Router;
use axum::routing::{get, post};
use shop_db::engine::Pool;

/// Returns the generated routes and those of this crate.
pub fn app(pool: Pool) -> Router {
    let own = Router::new()
        .route("/best-sellers", get(best_sellers::list))
        .route("/sign-up", post(sign_up::create))
        .route("/shop", get(shop_page::show))
        .with_state(pool.clone());
    shop_db::http::router(pool).merge(own)
}
