//! Pages: by offset, by the cursors of the rows that they come after and before, or by all of them.

use crate::engine::{Edges, Filter, Order, Row, Table, Value, Window};

use super::{Problem, cursor};

/// Which part of the rows is asked for.
#[derive(Clone, Debug)]
pub(super) struct Page(Window);

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
            Some(limit) => parse_number("limit", limit, 1, table.pages.most.into())?,
            None => table.pages.usual.into(),
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
        // An empty cursor is the one before the first row, or behind the last.
        let values = |name: &str, text: Option<&str>| {
            text.filter(|text| !text.is_empty()).map_or(Ok(Vec::new()), |text| cursor(name, text))
        };
        let after = values("after", parameters.after)?;
        let before = values("before", parameters.before)?;
        let offset = parameters.offset.map_or(Ok(0), |offset| parse_number("offset", offset, 0, i64::MAX))?;
        let backwards = parameters.before.is_some() && parameters.after.is_none();
        Ok(Self(Window { table, order, limit, offset, after, before, backwards }))
    }

    /// Returns the condition that keeps the rows out that are beyond its cursors.
    pub(super) fn filter(&self) -> Filter {
        self.0.filter()
    }

    /// Returns what the rows are read by: a page that is counted from its end is read from there.
    pub(super) fn read_order(&self) -> Vec<Order> {
        self.0.read_order()
    }

    /// Returns the columns that cursors are made of.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.0.order.iter().filter_map(Order::column)
    }

    /// Returns how many rows the page has at most.
    pub(super) fn limit(&self) -> i64 {
        self.0.limit
    }

    /// Returns how many rows to read: one more than the page has, to learn whether there are more.
    pub(super) fn read_limit(&self) -> i64 {
        self.0.read_limit()
    }

    /// Returns how many rows to pass over.
    pub(super) fn offset(&self) -> Option<i64> {
        Some(self.0.offset).filter(|&offset| offset > 0)
    }

    /// Takes the rows that were read for those of the page, and returns the cursors around it.
    pub(super) fn cut(&self, rows: &mut Vec<Row>) -> Around {
        let Window { table, order, .. } = &self.0;
        let Edges { next, previous } = self.0.cut(rows);
        let cursor = |values: Vec<Value>| cursor::is_possible(table, order).then(|| cursor::encode(table, order, &values));
        Around { next: next.and_then(cursor), previous: previous.and_then(cursor) }
    }
}

fn parse_number(name: &str, value: &str, least: i64, most: i64) -> Result<i64, Problem> {
    let number = value.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| {
        Problem::parameter(name, format!("{name}: expected a whole number from {least} to {most}, got {value:?}."))
    })
}
