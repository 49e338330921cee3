use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use diesel::SqliteConnection;
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::pooled_connection::deadpool;
use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub type Conn = SyncConnectionWrapper<SqliteConnection>;
pub type Pool = deadpool::Pool<Conn>;

#[derive(Debug)]
pub enum AppError {
    NotFound,
    Conflict(String),
    BadRequest(String),
    Unavailable,
    Internal,
}

impl From<Error> for AppError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            Error::DatabaseError(
                DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::ForeignKeyViolation,
                information,
            ) => Self::Conflict(information.message().to_owned()),
            _ => Self::Internal,
        }
    }
}

impl From<deadpool::PoolError> for AppError {
    fn from(_: deadpool::PoolError) -> Self {
        Self::Unavailable
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let (status, detail) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "no such row".to_owned()),
            Self::Conflict(detail) => (StatusCode::CONFLICT, detail),
            Self::BadRequest(detail) => (StatusCode::BAD_REQUEST, detail),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "the database is busy".to_owned()),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "something went wrong".to_owned()),
        };
        (status, Json(json!({ "status": status.as_u16(), "detail": detail }))).into_response()
    }
}

#[derive(Debug, Serialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub total: i64,
}

/// Tells a member that is absent (`None`) from one that is null (`Some(None)`).
pub fn nullable<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: serde::Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
