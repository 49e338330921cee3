//! Writes that are meant for a version of a row.

use axum::http::HeaderMap;

use crate::engine::{Row, Table};

use super::super::Problem;
use super::super::etag::{self, Condition};
use super::super::json::JsonRow;
use super::failure::Failure;

/// Reads for which versions of the row the request is meant.
///
/// # Errors
///
/// 400 when it is not readable; 428 when the table wants to know and the request does not say.
pub(super) fn read(table: &Table, headers: &HeaderMap) -> Result<Condition, Problem> {
    let condition = Condition::if_match(headers)?;
    if table.writes.needs_match && condition == Condition::None {
        return Err(Problem::precondition_required("Send the row's ETag as If-Match."));
    }
    Ok(condition)
}

/// Checks that the row is one of those versions.
///
/// # Errors
///
/// 412 when it is another version.
pub(super) fn check(table: &'static Table, row: &Row, condition: &Condition) -> Result<(), Failure> {
    let is_meant = match condition {
        Condition::None | Condition::Any => true,
        condition => {
            let body = serde_json::to_vec(&JsonRow { table, row }).map_err(crate::engine::Error::decode)?;
            condition.has(&etag::of(&body))
        }
    };
    match is_meant {
        true => Ok(()),
        false => Err(Problem::precondition_failed("Its ETag is not the one of If-Match.").into()),
    }
}
