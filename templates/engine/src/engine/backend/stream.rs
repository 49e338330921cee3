use std::pin::pin;

use diesel::result::QueryResult;
use diesel_async::AsyncConnectionCore;
use futures_util::TryStreamExt;

use crate::engine::codec::read_row;
use crate::engine::statement::Statement;
use crate::engine::{Kind, Value};

use super::Conn;

/// Runs a statement and reads its rows, whose columns are of those kinds, as they come from the server.
pub(crate) async fn load(conn: &mut Conn, statement: Statement, kinds: &[Kind]) -> QueryResult<Vec<Vec<Value>>> {
    let mut stream = pin!(AsyncConnectionCore::load(conn, statement).await?);
    let mut rows = Vec::new();
    while let Some(row) = stream.try_next().await? {
        rows.push(read_row(&row, kinds)?);
    }
    Ok(rows)
}
