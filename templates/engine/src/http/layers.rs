//! What every request goes through before its handler.

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::{Limits, Problem};

/// From where a browser may ask, beside the pages that the server itself gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origins {
    /// From nowhere else.
    #[default]
    Own,
    /// From everywhere; without cookies and the like.
    Any,
    /// From those, as `https://shop.example.org`; with cookies and the like.
    Some(Vec<HeaderValue>),
}

/// What is put around the routes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layers {
    pub(super) origins: Origins,
    pub(super) compression: bool,
}

/// Puts the layers around the routes.
pub(super) fn layered(router: Router, limits: Limits, layers: Layers) -> Router {
    // Together, the first one outermost: of each that is put around by itself, axum clones a box with every request.
    let router = router.layer((
        CatchPanicLayer::custom(panicked),
        from_fn_with_state(limits.timeout, in_time),
        DefaultBodyLimit::max(limits.body),
    ));
    let router = if layers.compression { router.layer(CompressionLayer::new()) } else { router };
    let router = match cors(layers.origins) {
        Some(cors) => router.layer(cors),
        None => router,
    };
    router.layer((
        SetRequestIdLayer::x_request_id(MakeRequestUuid),
        TraceLayer::new_for_http().make_span_with(span),
        PropagateRequestIdLayer::x_request_id(),
    ))
}

fn cors(origins: Origins) -> Option<CorsLayer> {
    const METHODS: [Method; 5] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
    const REQUEST: [HeaderName; 5] = [
        header::AUTHORIZATION,
        header::CONTENT_TYPE,
        header::IF_MATCH,
        header::IF_NONE_MATCH,
        HeaderName::from_static("idempotency-key"),
    ];
    const ANSWER: [HeaderName; 4] =
        [header::ETAG, header::LOCATION, header::RETRY_AFTER, HeaderName::from_static("x-request-id")];
    let (origins, with_cookies) = match origins {
        Origins::Own => return None,
        Origins::Any => (AllowOrigin::any(), false),
        Origins::Some(origins) => (AllowOrigin::list(origins), true),
    };
    let layer = CorsLayer::new().allow_origin(origins).allow_credentials(with_cookies);
    Some(layer.allow_methods(METHODS).allow_headers(REQUEST).expose_headers(ANSWER))
}

async fn in_time(State(timeout): State<Duration>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::unavailable().into_response(),
    }
}

fn panicked(payload: Box<dyn Any + Send + 'static>) -> Response {
    let message = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let message = message.or_else(|| payload.downcast_ref::<String>().cloned());
    tracing::error!(panic = message.as_deref().unwrap_or("of an unknown type"), "a handler panicked");
    Problem::internal().into_response()
}

fn span(request: &Request) -> Span {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
}
