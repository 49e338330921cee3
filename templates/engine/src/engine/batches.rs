use std::fmt;
use std::marker::PhantomData;

use super::statement::{Scope, Select};
use super::{Conn, Entity, Error, Filter, Order, Result, Value, rows_after, select_rows, then_by};

/// The rows of a query, read a batch at a time: each statement goes on behind the last row of the one before, so that
/// neither the memory nor the connection is held for all of them, and rows that come and go meanwhile do no harm.
pub struct Batches<E> {
    filter: Filter,
    order: Vec<Order>,
    with_deleted: bool,
    size: i64,
    state: State,
    entity: PhantomData<fn() -> E>,
}

#[derive(Debug)]
enum State {
    Start,
    /// Behind the row with those values in the columns of the order.
    After(Vec<Value>),
    End,
}

impl<E: Entity> Batches<E> {
    pub(super) fn new(filter: Filter, order: Vec<Order>, with_deleted: bool, size: u32) -> Self {
        let order = then_by(order, E::table().key.iter().copied());
        Self { filter, order, with_deleted, size: size.max(1).into(), state: State::Start, entity: PhantomData }
    }

    /// Reads the next rows; none when there are no more.
    ///
    /// # Errors
    ///
    /// As [`select_rows`], and [`Error::Database`] for a table without a key, whose rows nothing tells apart, and for an order by
    /// relevance or by columns of related rows, which give no values to go on behind.
    pub async fn next(&mut self, conn: &mut Conn) -> Result<Option<Vec<E>>> {
        let table = E::table();
        let Some(columns) = self.order.iter().map(Order::column).collect::<Option<Vec<_>>>() else {
            return Err(Error::decode("rows sorted by relevance or by related rows cannot be read in batches"));
        };
        if table.key.is_empty() {
            return Err(Error::decode("a table without a key cannot be read in batches"));
        }
        let filter = match &self.state {
            State::Start => self.filter.clone(),
            State::After(values) => self.filter.clone().and(rows_after(table, &self.order, values)),
            State::End => return Ok(None),
        };
        let scope = Scope::new(table, filter).with_deleted(self.with_deleted);
        let select = Select { order: self.order.clone(), limit: Some(self.size), ..Select::new(scope) };
        let rows = select_rows(conn, select).await?;
        self.state = match rows.last() {
            Some(last) if rows.len() as i64 == self.size => {
                State::After(columns.into_iter().map(|place| last.value(place).clone()).collect())
            }
            _ => State::End,
        };
        let rows: Vec<E> = rows.into_iter().map(E::from_row).collect::<Result<_>>()?;
        Ok(Some(rows).filter(|rows| !rows.is_empty()))
    }
}

impl<E> fmt::Debug for Batches<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batches").field("size", &self.size).field("state", &self.state).finish_non_exhaustive()
    }
}
