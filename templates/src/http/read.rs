//! The handlers that read.

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};

use crate::engine::statement::{Scope, Select};
use crate::engine::{
    Conn, Error, Filter, Loaded, Relation, Result as EngineResult, Table, aggregate_rows, count_rows, estimate_rows,
    find_row, include_in, select_rows, select_with,
};

use super::aggregate::{AggregateRequest, Groups};
use super::handlers::{Key, Server, parse_key};
use super::json::{Listing, ShownRow};
use super::list::{Counting, ListRequest, View};
use super::{Limits, Problem};

/// `GET /path`
pub(super) async fn list(
    table: &'static Table,
    State(server): State<Server>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let request = ListRequest::parse(table, query.as_deref().unwrap_or_default(), &server.limits)?;
    answer(&mut *server.pool.get().await?, &request, &server.limits).await
}

/// `GET /path/{key}/relation`: the rows that a relation leads to from one row.
pub(super) async fn related(
    (table, relation): (&'static Table, &'static Relation),
    State(server): State<Server>,
    RawQuery(query): RawQuery,
    key: Key,
) -> Result<Response, Problem> {
    let key = parse_key(table, key)?;
    let mut request = ListRequest::parse(relation.target, query.as_deref().unwrap_or_default(), &server.limits)?;
    let mut conn = server.pool.get().await?;
    let row = find_row(&mut conn, table, key).await?;
    let values = relation.from.iter().map(|&place| row.value(place).clone()).collect();
    request.filter = request.filter.and(Filter::Related { relation, values });
    answer(&mut conn, &request, &server.limits).await
}

/// `GET /path/{key}`
pub(super) async fn get(
    table: &'static Table,
    State(server): State<Server>,
    RawQuery(query): RawQuery,
    key: Key,
) -> Result<Response, Problem> {
    let key = parse_key(table, key)?;
    let view = View::parse(table, query.as_deref().unwrap_or_default(), &server.limits)?;
    let select = Select { columns: view.shape.columns(), ..Select::new(Scope::key(table, key)) };
    let mut conn = server.pool.get().await?;
    let most = Some(server.limits.included_rows.into());
    let loaded = within(select_with(&mut conn, select, &view.shape.includes(), most).await, &server.limits)?;
    if loaded.rows.is_empty() {
        return Err(Error::NotFound.into());
    }
    Ok(view.answer(&ShownRow { shape: &view.shape, loaded: &loaded, place: 0 }))
}

/// `GET /aggregate/path`
pub(super) async fn aggregate(
    table: &'static Table,
    State(server): State<Server>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let request = AggregateRequest::parse(table, query.as_deref().unwrap_or_default(), &server.limits)?;
    let rows = aggregate_rows(&mut *server.pool.get().await?, request.statement()).await;
    match rows {
        Err(Error::Overflow) => Err(Problem::parameter("select", "select: a result is larger than its type can hold.")),
        rows => Ok(Json(Groups { request: &request, rows: &rows? }).into_response()),
    }
}

async fn answer(conn: &mut Conn, request: &ListRequest, limits: &Limits) -> Result<Response, Problem> {
    let (shape, scope) = (&request.view.shape, || Scope::new(request.view.shape.table, request.filter.clone()));
    let total = match request.count {
        Some(Counting::Exact) => Some(count_rows(conn, scope()).await?),
        Some(Counting::Estimated) => Some(estimate_rows(conn, scope()).await?),
        None => None,
    };
    let mut rows = select_rows(conn, request.select()).await?;
    let around = request.page.cut(&mut rows);
    let loaded = include_in(conn, rows, &shape.includes(), Some(limits.included_rows.into())).await;
    let loaded = within(loaded, limits)?;
    Ok(request.view.answer(&Listing { shape, loaded: &loaded, around, total }))
}

fn within(loaded: EngineResult<Loaded>, limits: &Limits) -> Result<Loaded, Problem> {
    match loaded {
        Err(Error::TooMany) => {
            let most = limits.included_rows;
            Err(Problem::parameter("include", format!("include: more than {most} rows would be included.")))
        }
        loaded => Ok(loaded?),
    }
}
