use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use crate::engine::{ConstraintViolation, Error, FieldError};

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
}

impl Problem {
    fn new(status: StatusCode, word: &'static str, title: &'static str, detail: Option<String>) -> Self {
        Self { status, word, title, detail, members: Map::new() }
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

    /// 405
    pub fn method_not_allowed(detail: impl Into<String>) -> Self {
        let title = "The method is not allowed here";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", title, Some(detail.into()))
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

    /// 422: every member of the body that is not valid.
    pub fn invalid(errors: &[FieldError]) -> Self {
        let title = "The values are not valid";
        let problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-values", title, None);
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
        let problem = Self::new(status, word, title, Some(format!("{message}: {violation}.")));
        match violation.columns.as_slice() {
            [] => problem,
            columns => {
                let errors = columns.iter().map(|column| field(column, word, message)).collect();
                problem.with("errors", errors)
            }
        }
    }
}

fn field(column: &str, code: &str, message: &str) -> Value {
    // An empty name stands for the whole body; "~" and "/" are escaped as RFC 6901 says.
    let pointer = match column {
        "" => String::new(),
        column => format!("/{}", column.replace('~', "~0").replace('/', "~1")),
    };
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
            Error::ForeignKey(violation) => {
                let title = "A row that is referred to is missing or in use";
                let message = "a row that is referred to is missing or still in use";
                Self::violation(Status::CONFLICT, "foreign-key", title, violation, message)
            }
            Error::Check(violation) => {
                let title = "The values do not meet a check";
                Self::violation(Status::UNPROCESSABLE_ENTITY, "check", title, violation, "the check is not met")
            }
            Error::NotNull(violation) => {
                let title = "A value is missing";
                Self::violation(Status::UNPROCESSABLE_ENTITY, "required", title, violation, "a value is required")
            }
            Error::TooMany => Self::malformed("More rows would be read than the server allows."),
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
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
