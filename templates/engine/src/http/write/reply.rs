use axum::http::StatusCode;
use axum::http::header::{ETAG, HeaderValue, LOCATION};
use axum::response::{IntoResponse, Response};

use crate::engine::{Error, Row, Table};

use super::super::json::{JsonRow, json_response};
use super::super::{etag, text};
use super::failure::Failure;

/// The answer to a write, made inside of its transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) location: Option<String>,
    pub(super) etag: Option<String>,
    /// JSON, unless there is none.
    pub(super) body: Option<String>,
}

impl Reply {
    /// The row as it is now.
    pub(super) fn row(table: &'static Table, row: &Row, status: StatusCode) -> Result<Self, Failure> {
        let body = print(&JsonRow { table, row })?;
        Ok(Self { status, location: None, etag: Some(etag::of(body.as_bytes())), body: Some(body) })
    }

    /// The rows as they are now.
    pub(super) fn rows(table: &'static Table, rows: &[Row], status: StatusCode) -> Result<Self, Failure> {
        let rows: Vec<_> = rows.iter().map(|row| JsonRow { table, row }).collect();
        Ok(Self { status, location: None, etag: None, body: Some(print(&rows)?) })
    }

    /// It is done, and there is nothing to show.
    pub(super) fn done() -> Self {
        Self { status: StatusCode::NO_CONTENT, location: None, etag: None, body: None }
    }

    /// The row is found below that path, where a key tells it from others.
    pub(super) fn at(self, collection: &str, table: &'static Table, row: &Row) -> Self {
        let path = || {
            let mut path = collection.to_owned();
            text::push_key(table.key.iter().map(|&place| row.value(place)), &mut path);
            path
        };
        Self { location: (!table.key.is_empty()).then(path), ..self }
    }
}

fn print(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Error::decode(error).into())
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = match self.body {
            None if self.status == StatusCode::NO_CONTENT => Response::default(),
            body => json_response("application/json", body.unwrap_or_default()),
        };
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        for (name, value) in [(LOCATION, self.location), (ETAG, self.etag)] {
            // Neither has a character that a header has not.
            if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
                headers.insert(name, value);
            }
        }
        response
    }
}
