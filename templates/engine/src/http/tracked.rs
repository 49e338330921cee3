use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use tower_service::Service;
use tracing::{Span, debug, error, info_span};

use super::drained::drained;
use super::guarded::{Answer, Begin};

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

impl<S: Begin> Service<Request> for Tracked<S> {
    type Response = Response;
    type Error = Infallible;
    type Future = Answer;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request) -> Answer {
        let id = request.headers_mut().entry(ID).or_insert_with(|| self.ids.next()).clone();
        let span = span(&id, &request);
        let request = drained(request);
        let start = Instant::now();
        let answer = span.in_scope(|| self.inner.begin(request));
        Box::pin(Track { answer, id: Some(id), start, span })
    }
}

/// An answer that is worked on.
struct Track<A> {
    answer: A,
    /// There until it is answered.
    id: Option<HeaderValue>,
    start: Instant,
    span: Span,
}

impl<A: Future<Output = Result<Response, Infallible>> + Unpin> Future for Track<A> {
    type Output = Result<Response, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Self { answer, id, start, span } = &mut *self;
        let _within = span.enter();
        let mut response = ready!(Pin::new(answer).poll(context))?;
        let (status, elapsed) = (response.status(), start.elapsed());
        match status.is_server_error() {
            true => error!(target: "http", status = status.as_u16(), ?elapsed, "the request failed"),
            false => debug!(target: "http", status = status.as_u16(), ?elapsed, "the request was answered"),
        }
        if let Some(id) = id.take() {
            response.headers_mut().entry(ID).or_insert(id);
        }
        Poll::Ready(Ok(response))
    }
}

fn span(id: &HeaderValue, request: &Request) -> Span {
    info_span!("request", id = id.to_str().ok(), method = %request.method(), path = request.uri().path())
}
