use std::any::Any;
use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::Route;
use axum::routing::future::RouteFuture;
use futures_util::future::{Either, Ready, ready};
use tower_service::Service;

use crate::engine::deadlines::{Deadline, Deadlines};

use super::Problem;

/// What a service of ours gives.
pub(super) type Answer = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

/// What answers requests, and may do so as a part of something else, without a box of its own.
pub(super) trait Begin {
    /// The answer, which is worked on.
    type Answer: Future<Output = Result<Response, Infallible>> + Send + Unpin + 'static;

    /// Begins to answer.
    fn begin(&mut self, request: Request) -> Self::Answer;
}

impl Begin for Route {
    type Answer = RouteFuture<Infallible>;

    fn begin(&mut self, request: Request) -> RouteFuture<Infallible> {
        self.call(request)
    }
}

impl Begin for Router {
    type Answer = RouteFuture<Infallible>;

    fn begin(&mut self, request: Request) -> RouteFuture<Infallible> {
        self.call(request)
    }
}

/// Ends each request in time, and answers those whose handlers panic.
#[derive(Clone, Debug)]
pub(super) struct Guarded<S> {
    /// What answers.
    pub(super) inner: S,
    /// How long an answer may take.
    pub(super) timeout: Duration,
    /// What tells that the time is up.
    pub(super) deadlines: Arc<Deadlines>,
}

/// An answer that is worked on. No `async` block, which would have room for all that it moves twice.
pub(super) struct Guard<A> {
    answer: Either<A, Ready<Result<Response, Infallible>>>,
    deadline: Deadline,
}

impl<S: Begin> Begin for Guarded<S> {
    type Answer = Guard<S::Answer>;

    fn begin(&mut self, request: Request) -> Guard<S::Answer> {
        let answer = match catch_unwind(AssertUnwindSafe(|| self.inner.begin(request))) {
            Ok(answer) => Either::Left(answer),
            Err(panic) => Either::Right(ready(Ok(panicked(panic.as_ref())))),
        };
        Guard { answer, deadline: self.deadlines.after(self.timeout) }
    }
}

impl<A: Future<Output = Result<Response, Infallible>> + Unpin> Future for Guard<A> {
    type Output = Result<Response, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match catch_unwind(AssertUnwindSafe(|| Pin::new(&mut self.answer).poll(context))) {
            Ok(Poll::Ready(answer)) => Poll::Ready(answer),
            Ok(Poll::Pending) => self.deadline.poll(context).map(|()| Ok(too_late())),
            Err(panic) => Poll::Ready(Ok(panicked(panic.as_ref()))),
        }
    }
}

impl<S: Begin> Service<Request> for Guarded<S> {
    type Response = Response;
    type Error = Infallible;
    type Future = Answer;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Answer {
        Box::pin(self.begin(request))
    }
}

fn too_late() -> Response {
    tracing::warn!("the time for the answer is over");
    Problem::unavailable().into_response()
}

fn panicked(payload: &(dyn Any + Send)) -> Response {
    let message = payload.downcast_ref::<&str>().copied();
    let message = message.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    tracing::error!(panic = message.unwrap_or("of an unknown type"), "a handler panicked");
    Problem::internal().into_response()
}
