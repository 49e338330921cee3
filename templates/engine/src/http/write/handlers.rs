use axum::extract::{OriginalUri, RawQuery, Request, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Response};

use crate::engine::{Operation, Table};

use super::super::{Problem, accept};
use super::super::body::{self, Write, parse_changes, parse_rows};
use super::super::handlers::{Key, parse_row_key};
use super::super::server::Server;
use super::job::{Action, Job};
use super::{condition, idempotency, upsert};

/// `POST /path`
pub(in super::super) async fn create(
    table: &'static Table,
    State(server): State<Server>,
    OriginalUri(uri): OriginalUri,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<Response, Problem> {
    accept::check(request.headers())?;
    let query = query.unwrap_or_default();
    let unique = upsert::parse(table, &query)?;
    let (parts, body) = request.into_parts();
    let document = body::read(Write::Create, &server, &parts.headers, body).await?;
    let once = idempotency::read(&server, table, &parts.headers, &parts.extensions, (&query, &document))?;
    let mut rows = parse_rows(&server, table, document)?;
    rows.own(table, &parts.extensions);
    let collection = uri.path().trim_end_matches('/').to_owned();
    let action = match unique {
        Some(unique) => Action::Upsert { rows, collection, unique },
        None => Action::Create { rows, collection },
    };
    Ok(Job { server, table, action, once, request: parts.extensions }.run().await?.into_response())
}

/// `PATCH /path/{key}`
pub(in super::super) async fn update(
    table: &'static Table,
    State(server): State<Server>,
    key: Key,
    request: Request,
) -> Result<Response, Problem> {
    change(table, server, key, request, Write::Update).await
}

/// `PUT /path/{key}`
pub(in super::super) async fn replace(
    table: &'static Table,
    State(server): State<Server>,
    key: Key,
    request: Request,
) -> Result<Response, Problem> {
    change(table, server, key, request, Write::Replace).await
}

async fn change(
    table: &'static Table,
    server: Server,
    key: Key,
    request: Request,
    write: Write,
) -> Result<Response, Problem> {
    accept::check(request.headers())?;
    let key = parse_row_key(table, key)?;
    no_parameters(request.uri())?;
    let condition = condition::read(table, request.headers())?;
    let operation = if write == Write::Replace { Operation::Replace } else { Operation::Update };
    let (parts, body) = request.into_parts();
    let document = body::read(write, &server, &parts.headers, body).await?;
    let changes = parse_changes(&server, table, write, document)?;
    let action = Action::Change { key, changes, operation, condition };
    Ok(Job { server, table, action, once: None, request: parts.extensions }.run().await?.into_response())
}

/// `DELETE /path/{key}`
pub(in super::super) async fn delete(
    table: &'static Table,
    State(server): State<Server>,
    key: Key,
    request: Request,
) -> Result<Response, Problem> {
    accept::check(request.headers())?;
    let key = parse_row_key(table, key)?;
    no_parameters(request.uri())?;
    let condition = condition::read(table, request.headers())?;
    let (parts, _) = request.into_parts();
    let action = Action::Delete { key, condition };
    Ok(Job { server, table, action, once: None, request: parts.extensions }.run().await?.into_response())
}

/// Checks that a request has no query: a condition there, were it passed over, would leave the client with another idea of
/// what is written.
///
/// # Errors
///
/// 400 that names the first parameter.
pub(super) fn no_parameters(uri: &Uri) -> Result<(), Problem> {
    match form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).next() {
        Some((name, _)) => Err(Problem::parameter(&name, format!("{name}: expected no parameter."))),
        None => Ok(()),
    }
}
