use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::engine::statement::{Scope, Select};
use crate::engine::{Column, Conn, Error, Loaded, Table, Value, count_rows, select_with};

use super::etag::{self, Condition};
use super::json::{Listing, ShownRow};
use super::list::{ListRequest, View};
use super::server::Server;
use super::{Limits, Problem, text};

/// The segments of a path that name a row, one for each column of its key.
pub(super) type Key = Result<Path<Vec<String>>, PathRejection>;

/// `GET /path`
pub(super) async fn list(
    table: &'static Table,
    State(server): State<Server>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let request = ListRequest::parse(table, query.as_deref().unwrap_or_default(), &server.limits)?;
    let mut conn = server.pool.get().await?;
    let total = match request.count {
        true => Some(count_rows(&mut conn, Scope::new(table, request.filter.clone())).await?),
        false => None,
    };
    let view = &request.view;
    let loaded = load(&mut conn, request.select(), view, &server.limits).await?;
    Ok(view.answer(&Listing { shape: &view.shape, loaded: &loaded, total }))
}

/// `GET /path/{key}`
pub(super) async fn get(
    table: &'static Table,
    State(server): State<Server>,
    RawQuery(query): RawQuery,
    key: Key,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let key = parse_row_key(table, key)?;
    let view = View::parse(table, query.as_deref().unwrap_or_default(), &server.limits)?;
    let select = Select { columns: view.shape.columns(), ..Select::new(Scope::key(table, key)) };
    let loaded = load(&mut *server.pool.get().await?, select, &view, &server.limits).await?;
    if loaded.rows.is_empty() {
        return Err(Error::NotFound.into());
    }
    let row = ShownRow { shape: &view.shape, loaded: &loaded, place: 0 };
    // What shows other rows, or less than the row, is no version of the row.
    if view.selected || !view.shape.related.is_empty() {
        return Ok(view.answer(&row));
    }
    let body = serde_json::to_vec(&row).map_err(|_| Problem::internal())?;
    let tag = etag::of(&body);
    if Condition::if_none_match(&headers).names(&tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    Ok(([(ETAG, tag.as_str()), (CONTENT_TYPE, "application/json")], body).into_response())
}

async fn load(conn: &mut Conn, select: Select, view: &View, limits: &Limits) -> Result<Loaded, Problem> {
    match select_with(conn, select, &view.shape.includes(), Some(limits.included_rows.into())).await {
        Err(Error::TooMany) => {
            let most = limits.included_rows;
            Err(Problem::parameter("include", format!("include: more than {most} rows would be included.")))
        }
        loaded => Ok(loaded?),
    }
}

/// Reads the key of a row of the table.
///
/// # Errors
///
/// As [`parse_key`].
pub(super) fn parse_row_key(table: &'static Table, key: Key) -> Result<Vec<Value>, Problem> {
    Ok(parse_key(key, table.key_columns(), table.key.len())?.0)
}

/// Reads keys of those columns, and cuts them in two after so many.
///
/// # Errors
///
/// 404: what is no value of its column names no row, so that it is not found like any other missing key.
pub(super) fn parse_key(
    key: Key,
    columns: impl Iterator<Item = &'static Column>,
    first: usize,
) -> Result<(Vec<Value>, Vec<Value>), Problem> {
    let Path(segments) = key.map_err(|rejection| Problem::not_found(rejection.body_text()))?;
    let parse = |(column, segment): (&'static Column, &String)| {
        let not_found = |expected| Problem::not_found(format!("{}: expected {expected}.", column.name));
        text::parse(column.kind, segment).map_err(not_found)
    };
    let mut values = columns.zip(&segments).map(parse).collect::<Result<Vec<_>, _>>()?;
    let rest = values.split_off(first.min(values.len()));
    Ok((values, rest))
}
