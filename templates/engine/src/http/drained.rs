use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Error;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header::EXPECT;
use http_body::{Frame, SizeHint};
use tokio::runtime::Handle;
use tokio::time::timeout;

/// The most bytes that are read of a body that nobody wants.
const MOST: usize = 16 * 1024 * 1024;
/// How long they may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Sees to it that what a handler leaves of the body is read.
///
/// A connection that is closed while its client still sends is reset, and the client may never see the answer that says why
/// (RFC 9112, section 9.6): a request that is refused by its headers would fail like a server that is not there. A client that
/// asks first whether to send (`Expect`) needs none of this.
pub(super) fn drained(request: Request) -> Request {
    match request.body().is_end_stream() || request.headers().contains_key(EXPECT) {
        true => request,
        false => request.map(|body| Body::new(Drained { body: Some(body), is_awaited: false })),
    }
}

/// A body.
struct Drained {
    /// There until its end.
    body: Option<Body>,
    /// Whether the client was waited for: one that was given up in the middle of its body would not send the rest now.
    is_awaited: bool,
}

impl HttpBody for Drained {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let Some(body) = &mut self.body else { return Poll::Ready(None) };
        let frame = Pin::new(body).poll_frame(context);
        self.is_awaited = frame.is_pending();
        if matches!(frame, Poll::Ready(None | Some(Err(_)))) {
            self.body = None;
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(HttpBody::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map_or_else(|| SizeHint::with_exact(0), HttpBody::size_hint)
    }
}

impl Drop for Drained {
    fn drop(&mut self) {
        let unread = self.body.take().filter(|body| !self.is_awaited && !body.is_end_stream());
        if let (Some(body), Ok(runtime)) = (unread, Handle::try_current()) {
            runtime.spawn(timeout(PATIENCE, drain(body)));
        }
    }
}

async fn drain(mut body: Body) {
    let mut read = 0;
    while let Some(Ok(frame)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        read += frame.data_ref().map_or(0, Bytes::len);
        if read > MOST {
            return;
        }
    }
}
