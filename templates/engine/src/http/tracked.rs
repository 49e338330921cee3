use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use tower_service::Service;
use tracing::{Instrument, Span, debug, error, info_span};

use super::guarded::Answer;

const ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives each request an id unless its client has, tells the log of it, and puts the id into the answer.
#[derive(Clone, Debug)]
pub(super) struct Tracked<S> {
    /// What answers.
    pub(super) inner: S,
    /// Where the ids are from.
    pub(super) ids: Arc<Ids>,
}

/// Makes ids that no other request has: random ones of which the next follows from a count, because to ask the system for
/// random bytes each time would cost more than all else about them.
#[derive(Debug, Default)]
pub(super) struct Ids {
    count: AtomicU64,
    secrets: [RandomState; 2],
}

impl Ids {
    fn next(&self) -> HeaderValue {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let [high, low] = &self.secrets;
        let bits = u128::from(high.hash_one(count)) << 64 | u128::from(low.hash_one(count));
        let id = uuid::Builder::from_random_bytes(bits.to_be_bytes()).into_uuid();
        let mut text = uuid::Uuid::encode_buffer();
        let text = id.hyphenated().encode_lower(&mut text);
        HeaderValue::from_str(text).expect("a UUID is ASCII")
    }
}

impl<S> Service<Request> for Tracked<S>
where
    S: Service<Request, Response = Response, Error = Infallible, Future: Send + 'static>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Answer;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request) -> Answer {
        let id = request.headers_mut().entry(ID).or_insert_with(|| self.ids.next()).clone();
        let span = span(&id, &request);
        let start = Instant::now();
        let answer = span.in_scope(|| self.inner.call(request));
        let tracked = async move {
            let mut response = answer.await?;
            let (status, elapsed) = (response.status(), start.elapsed());
            match status.is_server_error() {
                true => error!(target: "http", status = status.as_u16(), ?elapsed, "the request failed"),
                false => debug!(target: "http", status = status.as_u16(), ?elapsed, "the request was answered"),
            }
            response.headers_mut().entry(ID).or_insert(id);
            Ok(response)
        };
        Box::pin(tracked.instrument(span))
    }
}

fn span(id: &HeaderValue, request: &Request) -> Span {
    info_span!("request", id = id.to_str().ok(), method = %request.method(), path = request.uri().path())
}
