//! Rows that are added, with those that they bring along.

use std::pin::Pin;

use crate::engine::{Changes, Conn, Operation, Relation, Row, Table, insert_row, insert_rows};

use super::super::Problem;
use super::super::access::Grant;
use super::super::body::NewRow;
use super::super::problem::pointer;
use super::failure::Failure;
use super::job::Job;

/// Adds a row.
pub(super) async fn one(job: &Job, conn: &mut Conn, table: &'static Table, new: &NewRow) -> Result<Row, Failure> {
    let row = insert(job, conn, table, new.changes.clone()).await?;
    if !new.nested.is_empty() {
        nested(job, conn, &row, new).await?;
    }
    Ok(row)
}

/// Adds rows: in as few statements as possible when nothing else is done with each of them. The database does not tell
/// which of several rows it refuses, so that they are then added `one_by_one` to find out.
pub(super) async fn many(
    job: &Job,
    conn: &mut Conn,
    table: &'static Table,
    rows: &[NewRow],
    one_by_one: bool,
) -> Result<Vec<Row>, Failure> {
    let are_plain = job.server.hooks.is_none() && job.grant(table, Operation::Create)? == Grant::All && rows.iter().all(|row| row.nested.is_empty());
    if are_plain && !one_by_one {
        let rows = rows.iter().map(|row| row.changes.clone()).collect();
        return insert_rows(conn, table, rows).await.map_err(|error| Failure::from(error).of_batch());
    }
    let mut inserted = Vec::with_capacity(rows.len());
    for (position, row) in rows.iter().enumerate() {
        let row = one(job, conn, table, row).await.map_err(|failure| failure.under(&format!("/{position}")))?;
        inserted.push(row);
    }
    Ok(inserted)
}

async fn insert(job: &Job, conn: &mut Conn, table: &'static Table, mut changes: Changes) -> Result<Row, Failure> {
    let grant = job.grant(table, Operation::Create)?;
    let event = job.event(table, Operation::Create, None);
    job.before(conn, &event, &mut changes).await?;
    // Before the database is asked, which would tell of the rows of others.
    let others = || Problem::forbidden("The row would be someone else's.");
    if !grant.may_have(&changes) {
        return Err(others().into());
    }
    let row = insert_row(conn, table, changes).await?;
    if !grant.has(&row) {
        return Err(others().into());
    }
    job.after(conn, &event, Some(&row)).await?;
    Ok(row)
}

/// Adds the rows that a row brings along. Boxed, because they may bring along rows themselves.
fn nested<'a>(
    job: &'a Job,
    conn: &'a mut Conn,
    row: &'a Row,
    new: &'a NewRow,
) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + 'a>> {
    Box::pin(async move {
        for (relation, children) in &new.nested {
            for (position, child) in children.iter().enumerate() {
                let place = match relation.many {
                    true => format!("{}/{position}", pointer(relation.name)),
                    false => pointer(relation.name),
                };
                let added = related(job, conn, row, relation, child).await;
                added.map_err(|failure| failure.under(&place))?;
            }
        }
        Ok(())
    })
}

async fn related(
    job: &Job,
    conn: &mut Conn,
    row: &Row,
    relation: &'static Relation,
    child: &NewRow,
) -> Result<(), Failure> {
    let mut changes = child.changes.clone();
    if relation.through.is_none() {
        refer(&mut changes, relation.target, relation.to, row, relation.from);
    }
    let added = insert(job, conn, relation.target, changes).await?;
    nested(job, conn, &added, child).await?;
    if let Some(through) = &relation.through {
        let mut changes = Changes::default();
        refer(&mut changes, through.table, relation.to, row, relation.from);
        refer(&mut changes, through.table, through.from, &added, through.to);
        insert(job, conn, through.table, changes).await?;
    }
    Ok(())
}

/// Sets the columns of a table at those places to what the row holds in the others.
pub(super) fn refer(changes: &mut Changes, table: &Table, places: &[usize], row: &Row, values: &[usize]) {
    for (&place, &value) in places.iter().zip(values) {
        let value = row.value(value);
        changes.set_value(place, value.in_width_of(table.columns[place].kind).unwrap_or_else(|| value.clone()));
    }
}
