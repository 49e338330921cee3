//! What every request goes through before its handler.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::routing::Route;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_layer::layer_fn;

use super::guarded::Guarded;
use super::tracked::{Ids, Tracked};

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
///
/// What every server needs is two services of our own: with each layer that is put around by itself axum clones a box for every
/// request, and those of tower-http put the answer's body into one more.
pub(super) fn layered(router: Router, timeout: Duration, layers: Layers) -> Router {
    let (ids, deadlines) = (Arc::new(Ids::default()), Arc::default());
    let guarded = move |inner: Route| Guarded { inner, timeout, deadlines: Arc::clone(&deadlines) };
    let cors = cors(layers.origins);
    if !layers.compression && cors.is_none() {
        let around = move |inner: Route| Tracked { inner: guarded(inner), ids: Arc::clone(&ids) };
        return router.layer(layer_fn(around));
    }
    // Between the two, so that they see every answer and nothing of theirs is missing in the log.
    let router = router.layer(layer_fn(guarded));
    let router = if layers.compression { router.layer(CompressionLayer::new()) } else { router };
    let router = match cors {
        Some(cors) => router.layer(cors),
        None => router,
    };
    router.layer(layer_fn(move |inner: Route| Tracked { inner, ids: Arc::clone(&ids) }))
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
