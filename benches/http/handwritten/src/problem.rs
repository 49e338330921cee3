use axum::Json;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use deadpool_postgres::PoolError;
use serde_json::json;
use tokio_postgres::error::SqlState;

/// An answer that is no success.
pub enum Problem {
    NotFound,
    Conflict(String),
    Unavailable,
    Internal,
}

impl From<tokio_postgres::Error> for Problem {
    fn from(error: tokio_postgres::Error) -> Self {
        match error.as_db_error() {
            Some(error) if *error.code() == SqlState::UNIQUE_VIOLATION => Self::Conflict(error.message().to_owned()),
            _ => Self::Internal,
        }
    }
}

impl From<PoolError> for Problem {
    fn from(_: PoolError) -> Self {
        Self::Unavailable
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, detail) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "There is no such row.".to_owned()),
            Self::Conflict(detail) => (StatusCode::CONFLICT, detail),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "The database is busy.".to_owned()),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong.".to_owned()),
        };
        let body = Json(json!({ "status": status.as_u16(), "detail": detail }));
        (status, [(CONTENT_TYPE, "application/problem+json")], body).into_response()
    }
}
