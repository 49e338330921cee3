//! A server that says who asks, for the rules of the schema in `examples/club`.

mod sessions;

use axum::Router;
use club_db::engine::Pool;
use club_db::http::Api;

use sessions::Sessions;
pub use sessions::sign_in;

/// Returns the generated routes, for whoever the schema says.
pub fn app(pool: Pool) -> Router {
    Api::new(pool.clone()).authenticator(Sessions { pool }).into_router()
}
