use std::fmt;
use std::marker::PhantomData;

use super::operations::fetch_named;
use super::statement::{Raw, Statement};
use super::{Conn, Entity, Result, Value};

/// A query in SQL of one's own whose rows are read as `E`, by the names of its columns.
///
/// `{}` stands for a bind parameter; everything else goes to the database as it is, so that no value of a client may
/// stand in it.
pub struct RawQuery<E> {
    raw: Raw,
    entity: PhantomData<fn() -> E>,
}

impl<E: Entity> RawQuery<E> {
    /// Takes the statement.
    pub fn new(sql: &str) -> Self {
        let pieces = sql.split("{}").map(str::to_owned).collect();
        Self { raw: Raw { pieces, values: Vec::new() }, entity: PhantomData }
    }

    /// Binds the value of the next `{}`.
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.raw.values.push(value.into());
        self
    }

    /// Reads the rows.
    ///
    /// # Errors
    ///
    /// [`super::Error::Database`] when the statement fails, a column of `E` is not in its result, or not every `{}` has a
    /// value; [`super::Error::Unavailable`].
    pub async fn load(self, conn: &mut Conn) -> Result<Vec<E>> {
        let rows = fetch_named(conn, Statement::Raw(self.raw), E::table()).await?;
        rows.into_iter().map(E::from_row).collect()
    }
}

impl<E> fmt::Debug for RawQuery<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.fmt(f)
    }
}
