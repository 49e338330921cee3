//! Rows that are added, or changed where there are such already.

use std::ptr;

use axum::http::StatusCode;

use crate::engine::{Changes, Conn, Constraint, ConstraintKind, Operation, Row, Table, lock_agreeing};

use super::super::Problem;
use super::super::body::{NewRow, NewRows};
use super::create;
use super::failure::Failure;
use super::job::Job;
use super::reply::Reply;

/// Reads the query of a create: `on_conflict`, if anything.
///
/// # Errors
///
/// 400 that names the parameter and what was expected.
pub(super) fn parse(table: &'static Table, query: &str) -> Result<Option<&'static Constraint>, Problem> {
    let mut unique = None;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match (&*name, unique) {
            ("on_conflict", None) => unique = Some(constraint(table, &value)?),
            ("on_conflict", Some(_)) => return Err(Problem::parameter(&name, "on_conflict is given twice.".to_owned())),
            _ => return Err(Problem::parameter(&name, format!("{name}: expected on_conflict, or no parameter."))),
        }
    }
    Ok(unique)
}

/// Finds the constraint that `on_conflict` names.
fn constraint(table: &'static Table, name: &str) -> Result<&'static Constraint, Problem> {
    let known = || table.constraints.iter().filter(|constraint| is_taken(table, constraint));
    known().find(|constraint| constraint.name == name).ok_or_else(|| {
        let names: Vec<_> = known().map(|constraint| constraint.name).collect();
        let expected = if names.is_empty() { "nothing, there is none".to_owned() } else { names.join(" or ") };
        Problem::parameter("on_conflict", format!("on_conflict: expected {expected}, got {name:?}."))
    })
}

/// Returns whether rows can be found by the constraint from what a client gives.
fn is_taken(table: &Table, constraint: &Constraint) -> bool {
    constraint.kind == ConstraintKind::Unique
        && !constraint.is_partial
        && constraint.columns.iter().all(|&place| table.columns[place].access.create)
}

/// Adds or changes the rows; the answer has their order.
///
/// The row is looked for first, because MySQL's own way takes any unique constraint for the one that is meant. When
/// another adds it between the look and the insert, all is done again, and then finds it.
pub(super) async fn all(
    job: &Job,
    conn: &mut Conn,
    unique: &'static Constraint,
    rows: &NewRows,
    collection: &str,
) -> Result<Reply, Failure> {
    let table = job.table;
    match rows {
        NewRows::One(row) => {
            let (row, status) = one(job, conn, unique, row).await?;
            Ok(Reply::row(table, &row, status)?.at(collection, table, &row))
        }
        NewRows::Many(rows) => {
            let mut written: Vec<Option<Row>> = vec![None; rows.len()];
            let mut status = StatusCode::OK;
            for position in in_turn(table, unique, rows) {
                let done = one(job, conn, unique, &rows[position]).await;
                let (row, one_status) = done.map_err(|failure| failure.under(&format!("/{position}")))?;
                if one_status == StatusCode::CREATED {
                    status = one_status;
                }
                written[position] = Some(row);
            }
            let written: Vec<Row> = written.into_iter().flatten().collect();
            Reply::rows(table, &written, status)
        }
    }
}

/// Returns the places of the rows in an order that is the same for everyone: of two that write the same rows the second waits at
/// the first of them, instead of holding the last one while it waits, which is a deadlock.
///
/// Rows of a table that refers to itself stay in theirs, because one may refer to another.
fn in_turn(table: &Table, unique: &Constraint, rows: &[NewRow]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..rows.len()).collect();
    if !table.relations.iter().any(|relation| ptr::eq(relation.target, table) && relation.through.is_none()) {
        // In lower case, because to the database two that differ in case only may be the same row.
        let values = |&place: &usize| {
            let values: Vec<_> = unique.columns.iter().map(|&column| rows[place].changes.get(column)).collect();
            format!("{values:?}").to_lowercase()
        };
        places.sort_by_cached_key(values);
    }
    places
}

async fn one(
    job: &Job,
    conn: &mut Conn,
    unique: &'static Constraint,
    new: &NewRow,
) -> Result<(Row, StatusCode), Failure> {
    let table = job.table;
    let found = lock_agreeing(conn, table, unique, &new.changes).await?;
    let is_others = found.as_ref().is_some_and(|row| job.permit(table, Operation::Update, row).is_err());
    if let Some(found) = found.filter(|_| !is_others) {
        let key: Vec<_> = table.key.iter().map(|&place| found.value(place).clone()).collect();
        let mut changes = Changes::default();
        for (place, value) in new.changes.iter().filter(|(place, _)| table.columns[*place].access.update) {
            if !unique.columns.contains(&place) {
                changes.set_value(place, value.clone());
            }
        }
        return Ok((job.change(conn, &key, changes, Operation::Update).await?, StatusCode::OK));
    }
    let created = create::one(job, conn, table, new).await;
    // A row that the request may not change stands in the way as it does of any other create.
    let again = |failure: Failure| if is_others { failure } else { failure.again_if_unique(unique.name) };
    Ok((created.map_err(again)?, StatusCode::CREATED))
}
