use mysql_async::consts::ColumnType;
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts, OptsBuilder};
use serde_json::Value;

use super::{DriverError, Row};

/// A connection to a MySQL or MariaDB server.
#[derive(Debug)]
pub(super) struct Session(Conn);

impl Session {
    pub(super) async fn open(url: &str) -> Result<Self, DriverError> {
        // The client's socket would need the address of a server on this machine to be left, for nothing that matters here.
        let options = OptsBuilder::from_opts(Opts::from_url(url)?).prefer_socket(false);
        Ok(Self(Conn::new(options).await?))
    }

    pub(super) async fn execute(&mut self, sql: &str) -> Result<(), DriverError> {
        Ok(self.0.query_drop(sql).await?)
    }

    pub(super) async fn rows(&mut self, query: &str) -> Result<Vec<Row>, DriverError> {
        let rows: Vec<mysql_async::Row> = self.0.query(query).await?;
        Ok(rows.into_iter().map(cells).collect())
    }

    /// Returns the first row of each of several queries, which are asked in one go.
    pub(super) async fn first_rows(&mut self, queries: &str) -> Result<Vec<Option<Row>>, DriverError> {
        let mut answers = self.0.query_iter(queries).await?;
        let mut rows = Vec::new();
        while !answers.is_empty() {
            rows.push(answers.collect::<mysql_async::Row>().await?.into_iter().next().map(cells));
        }
        Ok(rows)
    }
}

fn cells(row: mysql_async::Row) -> Row {
    let columns = row.columns();
    let values = row.unwrap();
    let named = columns
        .iter()
        .zip(values)
        .map(|(column, value)| (column.name_str().into_owned(), value_of(value, column.column_type())));
    named.collect()
}

/// Returns a value of the text protocol, in which numbers come as digits.
fn value_of(value: mysql_async::Value, ty: ColumnType) -> Value {
    let text = match value {
        mysql_async::Value::NULL => return Value::Null,
        mysql_async::Value::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        other => other.as_sql(true),
    };
    let number = match ty {
        ColumnType::MYSQL_TYPE_TINY
        | ColumnType::MYSQL_TYPE_SHORT
        | ColumnType::MYSQL_TYPE_INT24
        | ColumnType::MYSQL_TYPE_LONG
        | ColumnType::MYSQL_TYPE_LONGLONG
        | ColumnType::MYSQL_TYPE_NEWDECIMAL
        | ColumnType::MYSQL_TYPE_FLOAT
        | ColumnType::MYSQL_TYPE_DOUBLE => serde_json::from_str(&text).ok(),
        _ => None,
    };
    number.map_or(Value::String(text), Value::Number)
}
