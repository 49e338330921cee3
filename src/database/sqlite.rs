use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use super::{DriverError, Row};

/// How long to wait for somebody else's transaction.
const BUSY: Duration = Duration::from_secs(5);

/// A connection to an SQLite file.
#[derive(Debug)]
pub(super) struct Session(Connection);

impl Session {
    pub(super) fn open(path: &str, create: bool) -> Result<Self, DriverError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let flags = if create { flags | OpenFlags::SQLITE_OPEN_CREATE } else { flags };
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY)?;
        connection.execute_batch("PRAGMA foreign_keys = ON")?;
        Ok(Self(connection))
    }

    pub(super) fn execute(&self, sql: &str) -> Result<(), DriverError> {
        Ok(self.0.execute_batch(sql)?)
    }

    pub(super) fn rows(&self, query: &str) -> Result<Vec<Row>, DriverError> {
        let mut statement = self.0.prepare(query)?;
        let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let cells = names.iter().enumerate();
            let cells = cells.map(|(place, name)| Ok((name.clone(), value(row.get_ref(place)?))));
            all.push(cells.collect::<Result<Row, rusqlite::Error>>()?);
        }
        Ok(all)
    }
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into(),
    }
}
