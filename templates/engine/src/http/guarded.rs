use std::any::Any;
use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::extract::{DefaultBodyLimit, Request};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use tokio::time::timeout;
use tower_service::Service;

use super::{Limits, Problem};

/// What a service of ours gives.
pub(super) type Answer = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

/// Ends each request in time, and answers those whose handlers panic.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guarded<S> {
    /// What answers.
    pub(super) inner: S,
    /// What a request may cost.
    pub(super) limits: Limits,
}

impl<S> Service<Request> for Guarded<S>
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
        let most = self.limits.timeout;
        DefaultBodyLimit::max(self.limits.body).apply(&mut request);
        let begun = catch_unwind(AssertUnwindSafe(|| self.inner.call(request)));
        Box::pin(async move {
            let ended = match begun {
                Ok(answer) => AssertUnwindSafe(timeout(most, answer)).catch_unwind().await,
                Err(panic) => Err(panic),
            };
            match ended {
                Ok(Ok(answer)) => answer,
                Ok(Err(_)) => Ok(Problem::unavailable().into_response()),
                Err(panic) => Ok(panicked(panic.as_ref())),
            }
        })
    }
}

fn panicked(payload: &(dyn Any + Send)) -> Response {
    let message = payload.downcast_ref::<&str>().copied();
    let message = message.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    tracing::error!(panic = message.unwrap_or("of an unknown type"), "a handler panicked");
    Problem::internal().into_response()
}
