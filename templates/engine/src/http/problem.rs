use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use crate::engine::{ConstraintViolation, Error, FieldError};

use super::body::Write;

/// An answer that says what went wrong: `application/problem+json` (RFC 9457).
///
/// `type` is `urn:problem-type:` and a stable word; SQL, values of others and the text of panics are never in it.
#[derive(Clone, Debug)]
pub struct Problem {
    status: StatusCode,
    word: &'static str,
    title: &'static str,
    detail: Option<String>,
    members: Map<String, Value>,
    /// What the body is for, where it had a media type that it may not have.
    unsupported: Option<Write>,
    /// Whether another transaction stood in the way, so that the same again may succeed.
    pub(super) is_contention: bool,
}

impl Problem {
    fn new(status: StatusCode, word: &'static str, title: &'static str, detail: Option<String>) -> Self {
        Self { status, word, title, detail, members: Map::new(), unsupported: None, is_contention: false }
    }

    /// 400: the request cannot be read.
    pub fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed-request", "The request cannot be read", Some(detail.into()))
    }

    /// 400: a parameter of the query is not what it should be.
    pub fn parameter(name: &str, detail: impl Into<String>) -> Self {
        let title = "A query parameter is not valid";
        let problem = Self::new(StatusCode::BAD_REQUEST, "invalid-parameter", title, Some(detail.into()));
        problem.with("parameter", name.into())
    }

    /// 404
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "Not found", Some(detail.into()))
    }

    /// 401: the request does not say who makes it, or not so that it can be believed.
    pub fn unauthorized(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "Sign in first", Some(detail.into()))
    }

    /// 403: who makes the request may not do so.
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "This is not allowed", Some(detail.into()))
    }

    /// 405
    pub fn method_not_allowed(detail: impl Into<String>) -> Self {
        let title = "The method is not allowed here";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", title, Some(detail.into()))
    }

    /// 406
    pub fn not_acceptable(detail: impl Into<String>) -> Self {
        let title = "There is no answer of a type that is accepted";
        Self::new(StatusCode::NOT_ACCEPTABLE, "not-acceptable", title, Some(detail.into()))
    }

    /// 409: the state of what there is stands against it.
    pub fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "conflict", "What there is stands against it", Some(detail.into()))
    }

    /// 412: the row is not the version that the request is meant for.
    pub fn precondition_failed(detail: impl Into<String>) -> Self {
        let title = "The row was changed by someone else";
        Self::new(StatusCode::PRECONDITION_FAILED, "precondition-failed", title, Some(detail.into()))
    }

    /// 413
    pub fn too_large(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The body is too large", Some(detail.into()))
    }

    /// 415
    pub fn unsupported_media_type(detail: impl Into<String>) -> Self {
        let title = "The body's media type is not supported";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", title, Some(detail.into()))
    }

    /// 415 that says in a header what may be sent instead (RFC 9110, section 15.5.16; RFC 5789, section 2.2).
    pub(super) fn unsupported(write: Write) -> Self {
        let problem = Self::unsupported_media_type(format!("Expected {}.", write.media_types().join(" or ")));
        Self { unsupported: Some(write), ..problem }
    }

    /// 428: the request does not say which version of the row it is meant for.
    pub fn precondition_required(detail: impl Into<String>) -> Self {
        let title = "Say which version of the row is meant";
        Self::new(StatusCode::PRECONDITION_REQUIRED, "precondition-required", title, Some(detail.into()))
    }

    /// 429: the client asks more often than it may.
    pub fn too_many_requests(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", "Too many requests", Some(detail.into()))
    }

    /// 409: a request with the same `Idempotency-Key` is being worked on.
    pub fn in_progress() -> Self {
        let title = "The same request is being worked on";
        Self::new(StatusCode::CONFLICT, "in-progress", title, None)
    }

    /// 422: the `Idempotency-Key` stands for another request.
    pub fn key_reused() -> Self {
        let title = "The Idempotency-Key was used for another request";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key-reused", title, None)
    }

    /// 422: every member of the body that is not valid.
    pub fn invalid(errors: &[FieldError]) -> Self {
        let problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-values", INVALID, None);
        let error = |error: &FieldError| field(&error.column, error.code, &error.message);
        problem.with("errors", errors.iter().map(error).collect())
    }

    /// 500: what happened is in the log only.
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Something went wrong on the server", None)
    }

    /// 503
    pub fn unavailable() -> Self {
        let title = "The server cannot answer at the moment";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", title, None)
    }

    /// 422: every member of the body that is not valid, by its pointer (RFC 6901).
    pub(super) fn faults(faults: Vec<Fault>) -> Self {
        let problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-values", INVALID, None);
        let error = |fault: Fault| entry(&fault.pointer, fault.code, &fault.message);
        problem.with("errors", faults.into_iter().map(error).collect())
    }

    /// Says that what it speaks of stands there in the body, not at its top.
    pub(super) fn under(mut self, prefix: &str) -> Self {
        let errors = self.members.get_mut("errors").and_then(Value::as_array_mut);
        for pointer in errors.into_iter().flatten().filter_map(|error| error.get_mut("pointer")) {
            *pointer = format!("{prefix}{}", pointer.as_str().unwrap_or_default()).into();
        }
        self
    }

    /// Adds a member.
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.members.insert(name.to_owned(), value);
        self
    }

    fn violation(
        status: StatusCode,
        word: &'static str,
        title: &'static str,
        violation: &ConstraintViolation,
        message: &str,
    ) -> Self {
        let is_known = !violation.columns.is_empty() || violation.constraint.is_some();
        let detail = is_known.then(|| format!("{message}: {violation}."));
        let problem = Self::new(status, word, title, detail);
        match violation.columns.as_slice() {
            [] => problem,
            columns => {
                let errors = columns.iter().map(|column| field(column, word, message)).collect();
                problem.with("errors", errors)
            }
        }
    }
}

const ACCEPT_PATCH: HeaderName = HeaderName::from_static("accept-patch");

const INVALID: &str = "The values are not valid";

/// A member of a body that is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where it stands (RFC 6901).
    pub(super) pointer: String,
    /// What is wrong, as a stable word.
    pub(super) code: &'static str,
    /// What is wrong, in words.
    pub(super) message: String,
}

/// Returns the pointer to a member of that name, as RFC 6901 escapes it; an empty name stands for the whole.
pub(super) fn pointer(name: &str) -> String {
    match name {
        "" => String::new(),
        name if !name.contains(['~', '/']) => format!("/{name}"),
        name => format!("/{}", name.replace('~', "~0").replace('/', "~1")),
    }
}

fn field(column: &str, code: &str, message: &str) -> Value {
    entry(&pointer(column), code, message)
}

fn entry(pointer: &str, code: &str, message: &str) -> Value {
    json!({ "pointer": pointer, "code": code, "message": message })
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        use StatusCode as Status;

        match &error {
            Error::NotFound => Self::not_found("There is no such row."),
            Error::Invalid(errors) => Self::invalid(errors),
            Error::Unique(violation) => {
                let title = "Another row has the same values";
                Self::violation(Status::CONFLICT, "unique", title, violation, "another row has the same value")
            }
            Error::Missing(violation) => {
                let title = "A row that is referred to does not exist";
                Self::violation(Status::CONFLICT, "missing-reference", title, violation, "there is no such row")
            }
            Error::InUse(violation) => {
                let title = "Other rows refer to the row";
                let by = violation.constraint.as_ref().map_or(String::new(), |name| format!(" by {name}"));
                let message = format!("other rows refer to it{by}");
                let problem = Self::violation(Status::CONFLICT, "in-use", title, violation, &message);
                Self { detail: Some(format!("{message}.")), ..problem }
            }
            Error::Check(violation) => {
                let title = "The row does not meet a check";
                Self::violation(Status::CONFLICT, "check", title, violation, "the check is not met")
            }
            Error::Stale => Self::precondition_failed("It is not what the request says it is."),
            Error::Contention(source) => {
                tracing::warn!(error = %source, "another transaction stood in the way");
                Self { is_contention: true, ..Self::unavailable() }
            }
            Error::NotNull(violation) => {
                let title = "A value is missing";
                Self::violation(Status::UNPROCESSABLE_ENTITY, "required", title, violation, "a value is required")
            }
            Error::TooMany => Self::malformed("More rows would be read than the server allows."),
            Error::Unreadable => Self::malformed("A text to search for is none that the database can read."),
            Error::Overflow => Self::malformed("A result is larger than its type can hold."),
            Error::Unavailable(source) => {
                tracing::warn!(error = %source, "the database is not available");
                Self::unavailable()
            }
            Error::Database(source) => {
                tracing::error!(error = %source, "the database reported an error");
                Self::internal()
            }
        }
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("type", &format_args!("urn:problem-type:{}", self.word))?;
        object.serialize_entry("title", self.title)?;
        object.serialize_entry("status", &self.status.as_u16())?;
        if let Some(detail) = &self.detail {
            object.serialize_entry("detail", detail)?;
        }
        for (name, value) in &self.members {
            object.serialize_entry(name, value)?;
        }
        object.end()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let may_pass = matches!(self.status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS);
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(write) = self.unsupported {
            let header = if write == Write::Update { ACCEPT_PATCH } else { ACCEPT };
            headers.extend(HeaderValue::try_from(write.media_types().join(", ")).ok().map(|value| (header, value)));
        }
        if may_pass || self.word == "in-progress" {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
