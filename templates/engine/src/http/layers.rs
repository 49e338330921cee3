//! What every request goes through before its handler.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::map_response;
use axum::routing::Route;
use axum::routing::future::RouteFuture;
use futures_util::future::Either;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_layer::layer_fn;

use super::etag;
use super::guarded::{Begin, Guard, Guarded};
use super::tracked::Tracked;

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

impl Layers {
    /// Whether there are none but those that every server needs.
    fn is_plain(&self) -> bool {
        !self.compression && self.origins == Origins::Own
    }
}

/// The routes with the layers around all of them at once.
pub(super) type Layered = Tracked<Within>;

/// What is within the outermost layer.
#[derive(Clone, Debug)]
pub(super) enum Within {
    /// What every server needs: two services of our own, because each layer that is put around the routes by itself has axum
    /// clone a box and make another one for every request, and those of tower-http put the answer's body into one more.
    Plain(Guarded<Router>),
    /// The layers that are asked for stand between the two, so that they see every answer and nothing of theirs is missing in
    /// the log.
    More(Router),
}

impl Begin for Within {
    type Answer = Either<Guard<RouteFuture<Infallible>>, RouteFuture<Infallible>>;

    fn begin(&mut self, request: Request) -> Self::Answer {
        match self {
            Self::Plain(guarded) => Either::Left(guarded.begin(request)),
            Self::More(router) => Either::Right(router.begin(request)),
        }
    }
}

/// Puts the layers around all routes at once.
pub(super) fn around(router: Router, timeout: Duration, layers: Layers) -> Layered {
    let inner = match layers.is_plain() {
        true => Within::Plain(guarded(timeout)(router)),
        false => Within::More(with_more(router, timeout, layers)),
    };
    Tracked { inner, ids: Arc::default() }
}

/// Puts the layers around each of the routes, so that they stay routes.
pub(super) fn around_each(router: Router, timeout: Duration, layers: Layers) -> Router {
    let ids = Arc::default();
    if layers.is_plain() {
        let guarded = guarded(timeout);
        return router.layer(layer_fn(move |inner: Route| Tracked { inner: guarded(inner), ids: Arc::clone(&ids) }));
    }
    let router = with_more(router, timeout, layers);
    router.layer(layer_fn(move |inner: Route| Tracked { inner, ids: Arc::clone(&ids) }))
}

/// Returns the innermost layer.
fn guarded<S>(timeout: Duration) -> impl Fn(S) -> Guarded<S> + Clone {
    let deadlines = Arc::default();
    move |inner| Guarded { inner, timeout, deadlines: Arc::clone(&deadlines) }
}

/// Puts all layers but the outermost around the routes.
fn with_more(router: Router, timeout: Duration, layers: Layers) -> Router {
    let router = router.layer(layer_fn(guarded::<Route>(timeout)));
    let router = match layers.compression {
        true => router.layer(CompressionLayer::new()).layer(map_response(etag::of_compressed)),
        false => router,
    };
    match cors(layers.origins) {
        Some(cors) => router.layer(cors),
        None => router,
    }
}

/// How long a browser may go by what it was told of a path, instead of asking before every write.
const PREFLIGHT: Duration = Duration::from_secs(60 * 60);

fn cors(origins: Origins) -> Option<CorsLayer> {
    const METHODS: [Method; 5] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
    const REQUEST: [HeaderName; 6] = [
        header::AUTHORIZATION,
        header::CONTENT_TYPE,
        header::IF_MATCH,
        header::IF_NONE_MATCH,
        HeaderName::from_static("idempotency-key"),
        HeaderName::from_static("x-request-id"),
    ];
    const ANSWER: [HeaderName; 4] =
        [header::ETAG, header::LOCATION, header::RETRY_AFTER, HeaderName::from_static("x-request-id")];
    let (origins, with_cookies) = match origins {
        Origins::Own => return None,
        Origins::Any => (AllowOrigin::any(), false),
        Origins::Some(origins) => (AllowOrigin::list(origins), true),
    };
    let layer = CorsLayer::new().allow_origin(origins).allow_credentials(with_cookies);
    Some(layer.allow_methods(METHODS).allow_headers(REQUEST).expose_headers(ANSWER).max_age(PREFLIGHT))
}
