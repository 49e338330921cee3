//! The handlers that read, and the keys in paths.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};

use crate::engine::statement::{Scope, Select};
use crate::engine::{
    Column, Error, Filter, Loaded, Operation, PooledConn, Relation, Result as EngineResult, Table, Value, aggregate_rows,
    count_rows, estimate_rows, find_row, include_in, select_rows, select_with,
};

use super::access::Grant;
use super::aggregate::{AggregateRequest, Groups};
use super::etag::{self, Condition};
use super::json::{Listing, ShownRow, json_response};
use super::list::{Counting, ListRequest, View};
use super::server::Server;
use super::touched::Touched;
use super::{Limits, Problem, accept, sight, text};

/// The segments of a path that name a row, one for each column of its key.
pub(super) type Key = Result<Path<Vec<String>>, PathRejection>;

/// `GET /path`
pub(super) async fn list(
    table: &'static Table,
    State(server): State<Server>,
    request: Request,
) -> Result<Response, Problem> {
    accept::check(request.headers())?;
    let (mut parts, _) = request.into_parts();
    let mut request = ListRequest::parse(table, parts.uri.query().unwrap_or_default(), &server.limits)?;
    request.touched().ask(&server, &mut parts).await?;
    request.narrow(&parts.extensions)?;
    answer(server.pool.get().await?, &request, &server.limits).await
}

/// `GET /path/{key}/relation`: the rows that a relation leads to from one row.
pub(super) async fn related(
    (table, relation): (&'static Table, &'static Relation),
    State(server): State<Server>,
    key: Key,
    request: Request,
) -> Result<Response, Problem> {
    accept::check(request.headers())?;
    let key = parse_row_key(table, key)?;
    let (mut parts, _) = request.into_parts();
    let mut request = ListRequest::parse(relation.target, parts.uri.query().unwrap_or_default(), &server.limits)?;
    request.touched().ask(&server, &mut parts).await?;
    request.narrow(&parts.extensions)?;
    Grant::to_see(relation, &parts.extensions)?;
    let mut conn = server.pool.get().await?;
    let row = find_row(&mut conn, table, key).await?;
    if !Grant::of(table, Operation::Get, &parts.extensions)?.has(&row) {
        return Err(Error::NotFound.into());
    }
    let values = relation.from.iter().map(|&place| row.value(place).clone()).collect();
    request.filter = request.filter.and(Filter::Related { relation, values });
    answer(conn, &request, &server.limits).await
}

/// `GET /path/{key}`
pub(super) async fn get(
    table: &'static Table,
    State(server): State<Server>,
    key: Key,
    request: Request,
) -> Result<Response, Problem> {
    accept::check(request.headers())?;
    let key = parse_row_key(table, key)?;
    let (mut parts, _) = request.into_parts();
    let mut view = View::parse(table, parts.uri.query().unwrap_or_default(), &server.limits)?;
    let condition = Condition::if_none_match(&parts.headers)?;
    Touched::default().shape(&view.shape).ask(&server, &mut parts).await?;
    sight::shape(&mut view.shape, &parts.extensions)?;
    let own = Grant::of(table, Operation::Get, &parts.extensions)?.filter();
    let scope = Scope::new(table, sight::narrowed(Filter::equal(table.key, key), own));
    let select = Select { columns: view.shape.columns.clone(), ..Select::new(scope) };
    let mut conn = server.pool.get().await?;
    let most = Some(server.limits.included_rows.into());
    let loaded = select_with(&mut conn, select, &view.shape.includes(), most).await;
    // Others wait for it, while the answer is written.
    drop(conn);
    let loaded = within(loaded, &view, &server.limits)?;
    if loaded.rows.is_empty() {
        return Err(Error::NotFound.into());
    }
    let row = ShownRow { shape: &view.shape, loaded: &loaded, place: 0 };
    // What shows other rows, or less than the row, is no version of the row.
    if view.selected || !view.shape.related.is_empty() {
        return view.answer(&row);
    }
    let body = serde_json::to_vec(&row).map_err(|_| Problem::internal())?;
    let tag = etag::of(&body);
    let mut response = match condition.names(&tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => json_response("application/json", body),
    };
    response.headers_mut().insert(ETAG, etag::header(tag));
    Ok(response)
}

/// `GET /aggregate/path`
pub(super) async fn aggregate(
    table: &'static Table,
    State(server): State<Server>,
    request: Request,
) -> Result<Response, Problem> {
    accept::check(request.headers())?;
    let (mut parts, _) = request.into_parts();
    let mut request = AggregateRequest::parse(table, parts.uri.query().unwrap_or_default(), &server.limits)?;
    request.touched().ask(&server, &mut parts).await?;
    request.narrow(&parts.extensions)?;
    let rows = aggregate_rows(&mut *server.pool.get().await?, request.statement()).await;
    match rows {
        Err(Error::Overflow) => Err(Problem::parameter("select", "select: a result is larger than its type can hold.")),
        rows => Ok(Json(Groups { request: &request, rows: &request.unread.name(rows)? }).into_response()),
    }
}

async fn answer(mut conn: PooledConn, request: &ListRequest, limits: &Limits) -> Result<Response, Problem> {
    let (view, scope) = (&request.view, || Scope::new(request.view.shape.table, request.filter.clone()));
    let total = match request.count {
        Some(Counting::Exact) => Some(view.unread.name(count_rows(&mut conn, scope()).await)?),
        Some(Counting::Estimated) => Some(view.unread.name(estimate_rows(&mut conn, scope()).await)?),
        None => None,
    };
    let mut rows = view.unread.name(select_rows(&mut conn, request.select()).await)?;
    let around = request.page.cut(&mut rows);
    let loaded = include_in(&mut conn, rows, &view.shape.includes(), Some(limits.included_rows.into())).await;
    drop(conn);
    let loaded = within(loaded, view, limits)?;
    view.answer(&Listing { shape: &view.shape, loaded: &loaded, around, total })
}

fn within(loaded: EngineResult<Loaded>, view: &View, limits: &Limits) -> Result<Loaded, Problem> {
    match loaded {
        Err(Error::TooMany) => {
            let most = limits.included_rows;
            Err(Problem::parameter("include", format!("include: more than {most} rows would be included.")))
        }
        loaded => view.unread.name(loaded),
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
