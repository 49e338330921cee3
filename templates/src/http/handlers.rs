use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{OriginalUri, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};

use crate::engine::{Pool, Row, Table, Value, delete_row, insert_row, update_row};

use super::body::{Write, read_changes};
use super::json::JsonRow;
use super::{Limits, Problem, text};

/// What the handlers share.
#[derive(Clone, Debug)]
pub(super) struct Server {
    /// The connections.
    pub(super) pool: Pool,
    /// What a request may cost.
    pub(super) limits: Limits,
}

/// The segments of a path that name a row, one for each column of its key.
pub(super) type Key = Result<Path<Vec<String>>, PathRejection>;

/// `POST /path`
pub(super) async fn create(
    table: &'static Table,
    State(server): State<Server>,
    OriginalUri(uri): OriginalUri,
    request: Request,
) -> Result<Response, Problem> {
    let changes = read_changes(table, Write::Create, request).await?;
    let row = insert_row(&mut *server.pool.get().await?, table, changes).await?;
    let key = text::format_key(table.key.iter().map(|&place| row.value(place)));
    let location = format!("{}/{key}", uri.path().trim_end_matches('/'));
    Ok((StatusCode::CREATED, [(LOCATION, location)], answer(table, &row)).into_response())
}

/// `PATCH /path/{key}`
pub(super) async fn update(
    table: &'static Table,
    State(server): State<Server>,
    key: Key,
    request: Request,
) -> Result<Response, Problem> {
    let key = parse_key(table, key)?;
    let changes = read_changes(table, Write::Update, request).await?;
    let row = update_row(&mut *server.pool.get().await?, table, key, changes).await?;
    Ok(answer(table, &row))
}

/// `DELETE /path/{key}`
pub(super) async fn delete(
    table: &'static Table,
    State(server): State<Server>,
    key: Key,
) -> Result<StatusCode, Problem> {
    let key = parse_key(table, key)?;
    delete_row(&mut *server.pool.get().await?, table, key).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn answer(table: &'static Table, row: &Row) -> Response {
    Json(JsonRow { table, row }).into_response()
}

/// Reads a key; what is no value of its column names no row, so that it is not found like any other missing key.
pub(super) fn parse_key(table: &'static Table, key: Key) -> Result<Vec<Value>, Problem> {
    let Path(segments) = key.map_err(|rejection| Problem::not_found(rejection.body_text()))?;
    let parse = |(column, segment): (&crate::engine::Column, &String)| {
        let not_found = |expected| Problem::not_found(format!("{}: expected {expected}.", column.name));
        text::parse(column.kind, segment).map_err(not_found)
    };
    table.key_columns().zip(&segments).map(parse).collect()
}
