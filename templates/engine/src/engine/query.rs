use std::fmt;
use std::marker::PhantomData;

use super::relation::decode_with;
use super::statement::{Scope, Select};
use super::{
    Aggregates, Batches, Condition, Conn, Entity, Filter, GroupKeys, Groups, Includes, Measures, Order, Ordering, PageOf,
    Relation, Result, Value, Window, count_rows, estimate_rows, select_rows, select_with,
};

/// A query of the rows of the table of `E`: which, in what order, how many.
pub struct Query<E> {
    filter: Filter,
    pub(super) order: Vec<Order>,
    limit: Option<i64>,
    offset: Option<i64>,
    with_deleted: bool,
    entity: PhantomData<fn() -> E>,
}

impl<E: Entity> Query<E> {
    /// All rows.
    pub fn new() -> Self {
        Self {
            filter: Filter::All(Vec::new()),
            order: Vec::new(),
            limit: None,
            offset: None,
            with_deleted: false,
            entity: PhantomData,
        }
    }

    /// The rows that the relation leads to from a row with those values in the relation's `from` columns.
    pub fn related(relation: &'static Relation, values: Vec<Value>) -> Self {
        Self::new().filter(Filter::Related { relation, values }.into())
    }

    /// Only the rows that meet the condition too.
    pub fn filter(mut self, condition: Condition<E>) -> Self {
        self.filter = self.filter.and(condition.into_filter());
        self
    }

    /// Sorts by that, where what was given before is equal.
    pub fn order_by(mut self, ordering: Ordering<E>) -> Self {
        self.order.push(ordering.into_order());
        self
    }

    /// At most so many rows.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit.into());
        self
    }

    /// Without so many rows at the front.
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset.into());
        self
    }

    /// Soft-deleted rows too.
    pub fn with_deleted(mut self) -> Self {
        self.with_deleted = true;
        self
    }

    /// Reads the rows.
    ///
    /// # Errors
    ///
    /// As [`select_rows`].
    pub async fn load(self, conn: &mut Conn) -> Result<Vec<E>> {
        select_rows(conn, self.into_select()).await?.into_iter().map(E::from_row).collect()
    }

    /// Reads the first row, if there is one.
    ///
    /// # Errors
    ///
    /// As [`select_rows`].
    pub async fn first(self, conn: &mut Conn) -> Result<Option<E>> {
        Ok(self.limit(1).load(conn).await?.pop())
    }

    /// Reads further rows with each row: one statement more for each relation.
    pub fn include<I: Includes<E>>(self, includes: I) -> QueryWith<E, I> {
        QueryWith { query: self, includes }
    }

    /// Reads the rows a batch of so many at a time, whatever the limit and the offset.
    pub fn batches(self, size: u32) -> Batches<E> {
        Batches::new(self.filter, self.order, self.with_deleted, size)
    }

    /// Reads a page of so many rows, whatever the limit and the offset; its cursors lead to those around it, and through all rows
    /// once however many come and go meanwhile.
    pub fn page(self, rows: u32) -> PageOf<Self> {
        PageOf::new(self, rows)
    }

    /// Counts the rows, whatever the limit and the offset.
    ///
    /// # Errors
    ///
    /// As [`count_rows`].
    pub async fn count(self, conn: &mut Conn) -> Result<i64> {
        count_rows(conn, self.scope()).await
    }

    /// Returns how many rows the database's planner expects, whatever the limit and the offset; where there is none to ask, or
    /// the rows are few, they are counted.
    ///
    /// # Errors
    ///
    /// As [`estimate_rows`].
    pub async fn estimate(self, conn: &mut Conn) -> Result<i64> {
        estimate_rows(conn, self.scope()).await
    }

    /// Computes something of all rows together, whatever the order, the limit and the offset.
    pub fn aggregate<M: Measures<E>>(self, measures: M) -> Aggregates<E, M> {
        Aggregates::new(self.scope(), measures)
    }

    /// Puts the rows that agree on columns into a group, to compute something of each, whatever the order, the limit and the
    /// offset.
    pub fn group_by<K: GroupKeys<E>>(self, keys: K) -> Groups<E, K> {
        Groups::new(self.scope(), keys)
    }

    fn into_select(self) -> Select {
        let (order, limit, offset) = (self.order.clone(), self.limit, self.offset);
        Select { order, limit, offset, ..Select::new(self.scope()) }
    }

    pub(super) fn into_window(mut self, window: &Window) -> Select {
        self.filter = self.filter.and(window.filter());
        let (order, limit) = (window.read_order(), Some(window.read_limit()));
        Select { order, limit, ..Select::new(self.scope()) }
    }

    fn scope(self) -> Scope {
        Scope::new(E::table(), self.filter).with_deleted(self.with_deleted)
    }
}

/// A query of rows of the table of `E` with those that belong to them.
pub struct QueryWith<E, I> {
    pub(super) query: Query<E>,
    pub(super) includes: I,
}

impl<E: Entity, I: Includes<E>> QueryWith<E, I> {
    /// Reads the rows, each with those that belong to it.
    ///
    /// # Errors
    ///
    /// As [`select_with`].
    pub async fn load(self, conn: &mut Conn) -> Result<Vec<(E, I::Output)>> {
        let mut includes = Vec::new();
        self.includes.add_to(&mut includes);
        let loaded = select_with(conn, self.query.into_select(), &includes, None).await?;
        (0..loaded.rows.len()).map(|place| decode_with::<E, I>(&loaded, place)).collect()
    }

    /// Reads a page of so many rows, as [`Query::page`].
    pub fn page(self, rows: u32) -> PageOf<Self> {
        PageOf::new(self, rows)
    }

    /// Reads the first row with those that belong to it, if there is one.
    ///
    /// # Errors
    ///
    /// As [`select_with`].
    pub async fn first(mut self, conn: &mut Conn) -> Result<Option<(E, I::Output)>> {
        self.query = self.query.limit(1);
        Ok(self.load(conn).await?.pop())
    }
}

impl<E, I> fmt::Debug for QueryWith<E, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.query.fmt(f)
    }
}

impl<E: Entity> Default for Query<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> fmt::Debug for Query<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Query")
            .field("filter", &self.filter)
            .field("order", &self.order)
            .field("limit", &self.limit)
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}
