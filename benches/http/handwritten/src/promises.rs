//! What the generated server does for each request beside answering it, by the layers that there are for it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tower::ServiceBuilder;
use tower_http::ServiceBuilderExt;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::MakeRequestUuid;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::problem::Problem;

/// Gives each request an id that its log and its answer have, ends it in time, answers it when its handler panics, and tells
/// the version of what it answers.
pub fn around(router: Router) -> Router {
    let layers = ServiceBuilder::new()
        .set_x_request_id(MakeRequestUuid)
        .layer(TraceLayer::new_for_http())
        .propagate_x_request_id()
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(CatchPanicLayer::new());
    router.layer(from_fn(tagged)).layer(layers)
}

async fn tagged(request: Request, next: Next) -> Result<Response, Problem> {
    let known = request.headers().get(IF_NONE_MATCH).cloned();
    let (mut parts, body) = next.run(request).await.into_parts();
    let body = to_bytes(body, usize::MAX).await.map_err(|_| Problem::Internal)?;
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let tag = HeaderValue::try_from(format!("\"{:016x}\"", hasher.finish())).map_err(|_| Problem::Internal)?;
    if known.is_some_and(|known| known == tag) {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    parts.headers.insert(ETAG, tag);
    Ok(Response::from_parts(parts, Body::from(body)))
}
