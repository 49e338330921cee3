use super::backend::this as backend;
use super::operations::{count_to, fetch};
use super::statement::{Estimate, Scope, Statement};
use super::{Conn, Error, Kind, Result, Value, count_rows};

/// Up to so many rows are counted, because the planner knows least of small tables.
const COUNTED: i64 = 1_000;

/// Counts rows as the database's planner guesses it; where there is none to ask, or the rows are few, one by one.
///
/// # Errors
///
/// [`Error::Unavailable`] or [`Error::Database`].
pub async fn estimate_rows(conn: &mut Conn, scope: Scope) -> Result<i64> {
    if !backend::ESTIMATES {
        return count_rows(conn, scope).await;
    }
    let counted = count_to(conn, scope.clone(), COUNTED + 1).await?;
    if counted <= COUNTED {
        return Ok(counted);
    }
    let table = scope.table;
    let rows = fetch(conn, Statement::Estimate(Estimate { scope }), table, &[Kind::Text(None)]).await?;
    let plan = match rows.first().map(Vec::as_slice) {
        Some([Value::Text(plan)]) => serde_json::from_str::<serde_json::Value>(plan).ok(),
        _ => None,
    };
    let guess = plan.and_then(|plan| plan[0]["Plan"]["Plan Rows"].as_i64());
    Ok(guess.ok_or_else(|| Error::decode("a plan without a number of rows"))?.max(counted))
}
