//! Pages: so many rows from an offset, or from the rows that they come after or before.

use std::ptr;

use super::relation::decode_with;
use super::{
    Conn, Entity, Error, Filter, Includes, Order, Query, QueryWith, Result, Row, Table, Value, include_in, rows_after,
    select_rows, then_by,
};

/// Which part of the rows of a table is read, in an order that tells any two of them apart.
#[derive(Clone, Debug)]
pub struct Window {
    /// The table.
    pub table: &'static Table,
    /// What its rows are sorted by.
    pub order: Vec<Order>,
    /// How many rows at most.
    pub limit: i64,
    /// How many to pass over, from where it starts.
    pub offset: i64,
    /// The values of the row that it comes after; without any, it may start at the first row.
    pub after: Vec<Value>,
    /// The values of the row that it comes before; without any, it may reach the last row.
    pub before: Vec<Value>,
    /// Whether it is counted from its end.
    pub backwards: bool,
}

/// The rows at the sides of a window behind which there are more.
#[derive(Clone, Debug, Default)]
pub struct Edges {
    /// The values of the last row, in the columns of the order, if rows follow.
    pub next: Option<Vec<Value>>,
    /// The values of the first row, if there are rows before it.
    pub previous: Option<Vec<Value>>,
}

impl Window {
    /// Returns the condition that keeps the rows out that are beyond its sides.
    pub fn filter(&self) -> Filter {
        let mut filter = Filter::all();
        if !self.after.is_empty() {
            filter = filter.and(rows_after(self.table, &self.order, &self.after));
        }
        if !self.before.is_empty() {
            filter = filter.and(rows_after(self.table, &self.reversed(), &self.before));
        }
        filter
    }

    /// Returns what the rows are read by: those that are counted from the end are read from there.
    pub fn read_order(&self) -> Vec<Order> {
        if self.backwards { self.reversed() } else { self.order.clone() }
    }

    /// Returns how many rows to read: one more than there are in it, to learn whether there are more.
    pub fn read_limit(&self) -> i64 {
        self.limit.saturating_add(1)
    }

    /// Takes the rows that were read for those in the window, and returns what is at its sides; nothing in an order by anything
    /// but columns of the table.
    pub fn cut(&self, rows: &mut Vec<Row>) -> Edges {
        let more = rows.len() as i64 > self.limit;
        rows.truncate(self.limit as usize);
        if self.backwards {
            rows.reverse();
        }
        // It has passed rows over, where it was counted from.
        let passed = |side: &[Value]| self.offset > 0 || !side.is_empty();
        let (has_next, has_previous) =
            if self.backwards { (passed(&self.before), more) } else { (more, passed(&self.after)) };
        let values = |row: &Row| {
            let value = |order: &Order| Some(row.value(order.column()?).clone());
            self.order.iter().map(value).collect::<Option<Vec<_>>>()
        };
        Edges {
            next: rows.last().filter(|_| has_next).and_then(values),
            previous: rows.first().filter(|_| has_previous).and_then(values),
        }
    }

    fn reversed(&self) -> Vec<Order> {
        self.order.iter().cloned().map(Order::reversed).collect()
    }
}

/// Where a page begins or ends: the row that it comes after or before, by its values in what the rows are sorted by.
#[derive(Clone, Debug)]
pub struct Cursor {
    pub(crate) table: &'static Table,
    pub(crate) order: Vec<Order>,
    pub(crate) values: Vec<Value>,
}

/// A page of rows, in the order of the query.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// For [`PageOf::after`], if there are more rows behind.
    pub next: Option<Cursor>,
    /// For [`PageOf::before`], if there are rows before.
    pub previous: Option<Cursor>,
}

/// What pages are read of.
pub trait Paged {
    /// Returns the table.
    fn table(&self) -> &'static Table;

    /// Returns what its rows are sorted by.
    fn order(&self) -> &[Order];
}

impl<E: Entity> Paged for Query<E> {
    fn table(&self) -> &'static Table {
        E::table()
    }

    fn order(&self) -> &[Order] {
        &self.order
    }
}

impl<E: Entity, I> Paged for QueryWith<E, I> {
    fn table(&self) -> &'static Table {
        E::table()
    }

    fn order(&self) -> &[Order] {
        self.query.order()
    }
}

/// A query of one page.
#[derive(Debug)]
pub struct PageOf<Q> {
    query: Q,
    limit: u32,
    after: Option<Cursor>,
    before: Option<Cursor>,
}

impl<Q: Paged> PageOf<Q> {
    pub(super) fn new(query: Q, limit: u32) -> Self {
        Self { query, limit, after: None, before: None }
    }

    /// The page behind that row, whether it is there still or not.
    pub fn after(mut self, cursor: Cursor) -> Self {
        self.after = Some(cursor);
        self
    }

    /// The page that ends before that row.
    pub fn before(mut self, cursor: Cursor) -> Self {
        self.before = Some(cursor);
        self
    }

    /// Returns what the rows are sorted by, the key last: rows that are equal in all else would move from page to page.
    pub(crate) fn order(&self) -> Vec<Order> {
        then_by(self.query.order().to_vec(), self.query.table().key.iter().copied())
    }

    pub(crate) fn table(&self) -> &'static Table {
        self.query.table()
    }

    fn window(&self) -> Result<Window> {
        let (table, order) = (self.table(), self.order());
        if table.key.is_empty() || order.iter().any(|order| order.column().is_none()) {
            return Err(Error::decode("pages need a table with a key, and an order by its own columns"));
        }
        let values = |cursor: &Option<Cursor>| match cursor {
            None => Ok(Vec::new()),
            Some(cursor) if cursor.is_of(table, &order) => Ok(cursor.values.clone()),
            Some(_) => Err(Error::decode("a cursor of another table or order")),
        };
        let (after, before) = (values(&self.after)?, values(&self.before)?);
        let backwards = self.before.is_some() && self.after.is_none();
        Ok(Window { table, limit: self.limit.max(1).into(), offset: 0, after, before, backwards, order })
    }
}

impl<E: Entity> PageOf<Query<E>> {
    /// Reads the page.
    ///
    /// # Errors
    ///
    /// As [`select_rows`], and [`Error::Database`] for a table without a key, for an order by relevance or by columns of related
    /// rows, which have no cursors, and for a cursor of another table or order.
    pub async fn load(self, conn: &mut Conn) -> Result<Page<E>> {
        let window = self.window()?;
        let mut rows = select_rows(conn, self.query.into_window(&window)).await?;
        let edges = window.cut(&mut rows);
        Ok(Page::new(window, edges, rows.into_iter().map(E::from_row).collect::<Result<_>>()?))
    }
}

impl<E: Entity, I: Includes<E>> PageOf<QueryWith<E, I>> {
    /// Reads the page, each row with those that belong to it.
    ///
    /// # Errors
    ///
    /// As for a page without them.
    pub async fn load(self, conn: &mut Conn) -> Result<Page<(E, I::Output)>> {
        let window = self.window()?;
        let QueryWith { query, includes: wanted } = self.query;
        let mut includes = Vec::new();
        wanted.add_to(&mut includes);
        let mut rows = select_rows(conn, query.into_window(&window)).await?;
        let edges = window.cut(&mut rows);
        let loaded = include_in(conn, rows, &includes, None).await?;
        let items = (0..loaded.rows.len()).map(|place| decode_with::<E, I>(&loaded, place)).collect::<Result<_>>()?;
        Ok(Page::new(window, edges, items))
    }
}

impl<T> Page<T> {
    fn new(window: Window, edges: Edges, items: Vec<T>) -> Self {
        let Window { table, order, .. } = window;
        let cursor = |values: Vec<Value>| Cursor { table, order: order.clone(), values };
        Self { items, next: edges.next.map(cursor), previous: edges.previous.map(cursor) }
    }
}

impl Cursor {
    fn is_of(&self, table: &'static Table, order: &[Order]) -> bool {
        let term = |order: &Order| (order.column(), order.descending, order.nulls);
        ptr::eq(self.table, table) && self.order.iter().map(term).eq(order.iter().map(term))
    }
}
