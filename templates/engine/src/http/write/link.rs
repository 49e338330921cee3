//! Rows that a join table relates.

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};

use crate::engine::statement::Scope;
use crate::engine::{
    Changes, Conn, Error, Filter, Operation, Relation, Table, Through, Value, delete_row, find_row, insert_row, lock_rows,
};

use super::super::{Problem, accept};
use super::super::handlers::{Key, parse_key};
use super::super::server::Server;
use super::create::refer;
use super::failure::Failure;
use super::handlers::no_parameters;
use super::job::{Action, Job};
use super::reply::Reply;

/// Returns whether rows can be related by no more than naming them: the join table asks for nothing else, and forgets
/// what is removed.
pub(in super::super) fn is_linkable(relation: &Relation) -> bool {
    let Some(Through { table, from, .. }) = &relation.through else {
        return false;
    };
    let refers = |place: &usize| relation.to.contains(place) || from.contains(place);
    let asks = |place: usize| !refers(&place) && !table.columns[place].is_optional_on_insert();
    let have_keys = !table.key.is_empty() && !relation.target.key.is_empty();
    have_keys && table.soft_delete.is_none() && !(0..table.columns.len()).any(asks)
}

/// `PUT /path/{key}/{relation}/{key}`
pub(in super::super) async fn link(
    table: &'static Table,
    relation: &'static Relation,
    state: State<Server>,
    key: Key,
    request: Request,
) -> Result<Response, Problem> {
    run(table, relation, true, state, key, request).await
}

/// `DELETE /path/{key}/{relation}/{key}`
pub(in super::super) async fn unlink(
    table: &'static Table,
    relation: &'static Relation,
    state: State<Server>,
    key: Key,
    request: Request,
) -> Result<Response, Problem> {
    run(table, relation, false, state, key, request).await
}

async fn run(
    table: &'static Table,
    relation: &'static Relation,
    linked: bool,
    State(server): State<Server>,
    key: Key,
    request: Request,
) -> Result<Response, Problem> {
    accept::check(request.headers())?;
    let (from, to) = parse_key(key, table.key_columns().chain(relation.target.key_columns()), table.key.len())?;
    no_parameters(request.uri())?;
    let action = Action::Link { relation, from, to, linked };
    let (parts, _) = request.into_parts();
    let reply = Job { server, table, action, once: None, request: parts.extensions }.run().await?;
    Ok(reply.into_response())
}

/// Relates two rows, or makes them no longer related.
pub(super) async fn set(
    job: &Job,
    conn: &mut Conn,
    relation: &'static Relation,
    from: &[Value],
    to: &[Value],
    linked: bool,
) -> Result<Reply, Failure> {
    let Some(through) = &relation.through else {
        return Err(Problem::not_found("These rows are not related by a table of their own.").into());
    };
    let join = through.table;
    let source = find_row(conn, job.table, from.to_vec()).await?;
    job.permit(job.table, Operation::Link, &source)?;
    let target = find_row(conn, relation.target, to.to_vec()).await?;
    if !job.sees(relation.target, &target) {
        return Err(Error::NotFound.into());
    }
    let joins = job.grant(join, if linked { Operation::Create } else { Operation::Delete })?;
    let mut changes = Changes::default();
    refer(&mut changes, join, relation.to, &source, relation.from);
    refer(&mut changes, join, through.from, &target, through.to);
    let places: Vec<usize> = changes.iter().map(|(place, _)| place).collect();
    let values = changes.iter().map(|(_, value)| value.clone()).collect();
    let found = lock_rows(conn, Scope::new(join, Filter::equal(&places, values))).await?.pop();
    match (found, linked) {
        (Some(_), true) => {}
        (None, true) => {
            let event = job.event(join, Operation::Link, None);
            job.before(conn, &event, &mut changes).await?;
            // Another may have related them since the look; then they are found.
            let inserted = insert_row(conn, join, changes).await;
            let row = inserted.map_err(|error| Failure::from(error).again_if_any_unique())?;
            if !joins.has(&row) {
                return Err(Problem::forbidden("It would be someone else's.").into());
            }
            job.after(conn, &event, Some(&row)).await?;
        }
        (Some(row), false) => {
            job.permit(join, Operation::Delete, &row)?;
            let key: Vec<_> = join.key.iter().map(|&place| row.value(place).clone()).collect();
            let event = job.event(join, Operation::Link, Some(&key));
            job.before(conn, &event, &mut changes).await?;
            delete_row(conn, join, key.clone()).await?;
            job.after(conn, &event, None).await?;
        }
        (None, false) => return Err(Problem::not_found("The rows are not related.").into()),
    }
    Ok(Reply::done())
}
