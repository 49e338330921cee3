//! The query of a list: which rows, in what order, which page.

use crate::engine::statement::{Scope, Select};
use crate::engine::{Column, Filter, Nulls, Order, Table};

use super::{Problem, filter};

/// How many rows a page has unless the client says.
const DEFAULT_LIMIT: i64 = 20;
/// How many rows a page has at most.
const MAX_LIMIT: i64 = 100;
/// How many parameters a query has at most; each is a condition for the database to check on each row.
const MAX_PARAMETERS: usize = 64;

/// What `GET /path?…` asks for.
#[derive(Clone, Debug)]
pub(super) struct ListRequest {
    /// Which rows.
    pub(super) filter: Filter,
    /// Whether to count them.
    pub(super) count: bool,
    order: Vec<Order>,
    limit: i64,
    offset: Option<i64>,
}

impl ListRequest {
    /// Reads the query of a request.
    ///
    /// # Errors
    ///
    /// 400 that names the parameter and what was expected.
    pub(super) fn parse(table: &'static Table, query: &str) -> Result<Self, Problem> {
        let parameters: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        if parameters.len() > MAX_PARAMETERS {
            return Err(Problem::malformed(format!("At most {MAX_PARAMETERS} query parameters.")));
        }
        let mut request = Self {
            filter: Filter::All(Vec::new()),
            count: false,
            order: Vec::new(),
            limit: DEFAULT_LIMIT,
            offset: None,
        };
        for (position, (name, value)) in parameters.iter().enumerate() {
            let is_condition = !matches!(name.as_ref(), "limit" | "offset" | "order" | "count");
            if is_condition {
                request.filter = request.filter.and(filter::parse(table, name, value)?);
                continue;
            }
            if parameters[..position].iter().any(|(earlier, _)| earlier == name) {
                return Err(Problem::parameter(name, format!("{name} is given twice.")));
            }
            match name.as_ref() {
                "limit" => request.limit = parse_number(name, value, 1, MAX_LIMIT)?,
                "offset" => request.offset = Some(parse_number(name, value, 0, i64::MAX)?),
                "order" => request.order = parse_order(table, value)?,
                _ => request.count = parse_count(value)?,
            }
        }
        request.append_key(table);
        Ok(request)
    }

    /// Returns the statement that reads the page.
    pub(super) fn into_select(self, table: &'static Table) -> Select {
        let scope = Scope::new(table, self.filter);
        Select { scope, order: self.order, limit: Some(self.limit), offset: self.offset }
    }

    /// Rows that are equal in the order asked for would else move from page to page.
    fn append_key(&mut self, table: &'static Table) {
        for &place in table.key {
            if !self.order.iter().any(|order| order.place == place) {
                self.order.push(Order { place, descending: false, nulls: Nulls::Last });
            }
        }
    }
}

fn parse_number(name: &str, value: &str, least: i64, most: i64) -> Result<i64, Problem> {
    let number = value.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| {
        Problem::parameter(name, format!("{name}: expected a whole number from {least} to {most}, got {value:?}."))
    })
}

fn parse_count(value: &str) -> Result<bool, Problem> {
    match value {
        "exact" => Ok(true),
        _ => Err(Problem::parameter("count", format!("count: expected exact, got {value:?}."))),
    }
}

fn parse_order(table: &'static Table, value: &str) -> Result<Vec<Order>, Problem> {
    value.split(',').map(|term| parse_term(table, term)).collect()
}

/// Reads `column[.asc|.desc][.nullsfirst|.nullslast]`.
fn parse_term(table: &'static Table, term: &str) -> Result<Order, Problem> {
    let invalid = |detail: String| Problem::parameter("order", format!("order: {detail}"));
    let (rest, nulls) = match term.rsplit_once('.') {
        Some((rest, "nullsfirst")) => (rest, Some(Nulls::First)),
        Some((rest, "nullslast")) => (rest, Some(Nulls::Last)),
        _ => (term, None),
    };
    let (name, descending) = match rest.rsplit_once('.') {
        Some((name, "desc")) => (name, true),
        Some((name, "asc")) => (name, false),
        _ => (rest, false),
    };
    let place = filter::visible(table, name).map_err(invalid)?;
    if !is_sortable(&table.columns[place]) {
        return Err(invalid(format!("{name} has no order.")));
    }
    let nulls = nulls.unwrap_or(if descending { Nulls::First } else { Nulls::Last });
    Ok(Order { place, descending, nulls })
}

fn is_sortable(column: &Column) -> bool {
    column.kind.is_ordered()
}
