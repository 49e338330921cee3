//! Pages: by offset, or by the cursor of the row that they come after or before.

use crate::engine::{Filter, Order, Row, Table, Value, rows_after};

use super::{Problem, cursor};

/// Which part of the rows is asked for.
#[derive(Clone, Debug)]
pub(super) struct Page {
    table: &'static Table,
    order: Vec<Order>,
    limit: i64,
    start: Start,
}

/// Where a page begins.
#[derive(Clone, Debug, PartialEq)]
enum Start {
    /// After so many rows.
    Offset(i64),
    /// After the row that has those values.
    After(Vec<Value>),
    /// It ends before the row that has those values.
    Before(Vec<Value>),
}

/// The parameters of a query that choose a page.
#[derive(Debug, Default)]
pub(super) struct PageParameters<'a> {
    /// How many rows.
    pub(super) limit: Option<&'a str>,
    /// How many to pass over.
    pub(super) offset: Option<&'a str>,
    /// The cursor of the row before the page.
    pub(super) after: Option<&'a str>,
    /// The cursor of the row behind the page.
    pub(super) before: Option<&'a str>,
}

/// The cursors of the pages around one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// `after` for the page that follows, if there is one.
    pub(super) next: Option<String>,
    /// `before` for the page that this one follows, if there is one.
    pub(super) previous: Option<String>,
}

/// How many rows a page has unless the client says.
const DEFAULT_LIMIT: i64 = 20;
/// How many rows a page has at most.
const MAX_LIMIT: i64 = 100;

impl Page {
    /// Reads which page is asked for, in an order that tells any two rows apart.
    ///
    /// # Errors
    ///
    /// 400 that names the parameter and what was expected.
    pub(super) fn parse(
        table: &'static Table,
        order: Vec<Order>,
        parameters: &PageParameters<'_>,
    ) -> Result<Self, Problem> {
        let limit = match parameters.limit {
            Some(limit) => parse_number("limit", limit, 1, MAX_LIMIT)?,
            None => DEFAULT_LIMIT,
        };
        let cursor = |name: &str, cursor: &str| {
            let detail = match cursor::is_possible(table, &order) {
                true => "expected a cursor that an answer to the same order gave.",
                false => "this order has no cursors; use offset.",
            };
            let values = Some(cursor).filter(|_| cursor::is_possible(table, &order));
            let values = values.and_then(|cursor| cursor::decode(table, &order, cursor));
            values.ok_or_else(|| Problem::parameter(name, format!("{name}: {detail}")))
        };
        let start = match (parameters.offset, parameters.after, parameters.before) {
            // An empty cursor is the one before the first row, or behind the last.
            (None, None | Some(""), None) => Start::Offset(0),
            (Some(offset), None, None) => Start::Offset(parse_number("offset", offset, 0, i64::MAX)?),
            (None, Some(after), None) => Start::After(cursor("after", after)?),
            (None, None, Some("")) => Start::Before(Vec::new()),
            (None, None, Some(before)) => Start::Before(cursor("before", before)?),
            _ => {
                let name = if parameters.before.is_some() { "before" } else { "after" };
                return Err(Problem::parameter(name, "offset, after and before exclude each other."));
            }
        };
        Ok(Self { table, order, limit, start })
    }

    /// Returns the condition that keeps what comes before the page out.
    pub(super) fn filter(&self) -> Filter {
        match &self.start {
            Start::Offset(_) => Filter::all(),
            Start::Before(values) if values.is_empty() => Filter::all(),
            Start::After(values) | Start::Before(values) => rows_after(self.table, &self.read_order(), values),
        }
    }

    /// Returns what the rows are read by: a page that ends somewhere is read from its end.
    pub(super) fn read_order(&self) -> Vec<Order> {
        match self.start {
            Start::Before(_) => self.order.iter().cloned().map(Order::reversed).collect(),
            Start::Offset(_) | Start::After(_) => self.order.clone(),
        }
    }

    /// Returns the columns that cursors are made of.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.order.iter().filter(|order| order.path.is_empty()).map(|order| order.place)
    }

    /// Returns how many rows the page has at most.
    pub(super) fn limit(&self) -> i64 {
        self.limit
    }

    /// Returns how many rows to read: one more than the page has, to learn whether there are more.
    pub(super) fn read_limit(&self) -> i64 {
        self.limit + 1
    }

    /// Returns how many rows to pass over.
    pub(super) fn offset(&self) -> Option<i64> {
        match self.start {
            Start::Offset(0) | Start::After(_) | Start::Before(_) => None,
            Start::Offset(offset) => Some(offset),
        }
    }

    /// Takes the rows that were read for those of the page, and returns the cursors around it.
    pub(super) fn cut(&self, rows: &mut Vec<Row>) -> Around {
        let more = rows.len() as i64 > self.limit;
        rows.truncate(self.limit as usize);
        let backwards = matches!(self.start, Start::Before(_));
        if backwards {
            rows.reverse();
        }
        if !cursor::is_possible(self.table, &self.order) {
            return Around::default();
        }
        let (has_next, has_previous) = match &self.start {
            Start::Offset(offset) => (more, *offset > 0),
            Start::After(_) => (more, true),
            Start::Before(values) => (!values.is_empty(), more),
        };
        let cursor = |row: &Row| cursor::encode(self.table, &self.order, row);
        Around {
            next: rows.last().filter(|_| has_next).map(cursor),
            previous: rows.first().filter(|_| has_previous).map(cursor),
        }
    }
}

fn parse_number(name: &str, value: &str, least: i64, most: i64) -> Result<i64, Problem> {
    let number = value.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| {
        Problem::parameter(name, format!("{name}: expected a whole number from {least} to {most}, got {value:?}."))
    })
}
