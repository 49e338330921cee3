//! The query of a list or of one row: which rows, in what order, which page, and what is shown of them.

use axum::Json;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::engine::statement::{Scope, Select};
use crate::engine::{Filter, Order, Table};

use super::filter::{Conditions, is_group};
use super::shape::Shape;
use super::{Limits, Problem, order};

/// How many rows a page has unless the client says.
const DEFAULT_LIMIT: i64 = 20;
/// How many rows a page has at most.
const MAX_LIMIT: i64 = 100;

/// The media type of rows of which the client chose the columns.
const SELECTED: &str = "application/x.selected+json";

/// What `GET /path?…` asks for.
#[derive(Clone, Debug)]
pub(super) struct ListRequest {
    /// Which rows.
    pub(super) filter: Filter,
    /// Whether to count them.
    pub(super) count: bool,
    /// What is shown of them.
    pub(super) view: View,
    order: Vec<Order>,
    limit: i64,
    offset: Option<i64>,
}

/// What is shown of rows.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// What is shown of each.
    pub(super) shape: Shape,
    /// Whether the client chose the columns, so that an answer may lack some.
    pub(super) selected: bool,
}

/// The parameters that are about rows, not conditions on them.
#[derive(Debug, Default)]
struct Options<'a> {
    select: Option<&'a str>,
    include: Option<&'a str>,
    /// (whole name, what follows `include.`, value)
    of_includes: Vec<(&'a str, &'a str, &'a str)>,
}

impl<'a> Options<'a> {
    /// Takes a parameter, if it is one of these.
    fn take(&mut self, name: &'a str, value: &'a str) -> bool {
        match (name, name.strip_prefix("include.")) {
            ("select", _) => self.select = Some(value),
            ("include", _) => self.include = Some(value),
            (_, Some(option)) => self.of_includes.push((name, option, value)),
            _ => return false,
        }
        true
    }

    fn view(self, table: &'static Table, conditions: &mut Conditions<'_>, limits: &Limits) -> Result<View, Problem> {
        let mut shape = match self.select {
            Some(value) => Shape::select(table, value, limits)?,
            None => Shape::whole(table),
        };
        if let Some(value) = self.include {
            shape = shape.add_includes(value, limits)?;
        }
        for option in self.of_includes {
            shape.set_option(option, conditions, limits)?;
        }
        Ok(View { shape, selected: self.select.is_some() })
    }
}

impl ListRequest {
    /// Reads the query of a request.
    ///
    /// # Errors
    ///
    /// 400 that names the parameter and what was expected.
    pub(super) fn parse(table: &'static Table, query: &str, limits: &Limits) -> Result<Self, Problem> {
        let parameters = parameters(query, limits)?;
        let mut conditions = Conditions::new(limits);
        let mut options = Options::default();
        let mut request = Self {
            filter: Filter::all(),
            count: false,
            view: View { shape: Shape::whole(table), selected: false },
            order: Vec::new(),
            limit: DEFAULT_LIMIT,
            offset: None,
        };
        for (name, value) in &parameters {
            if options.take(name, value) {
                continue;
            }
            match name.as_str() {
                "limit" => request.limit = parse_number(name, value, 1, MAX_LIMIT)?,
                "offset" => request.offset = Some(parse_number(name, value, 0, i64::MAX)?),
                "order" => request.order = order::parse(table, name, value, limits)?,
                "count" => request.count = parse_count(value)?,
                _ => request.filter = request.filter.and(conditions.parameter(table, name, value)?),
            }
        }
        request.view = options.view(table, &mut conditions, limits)?;
        request.order = order::append_key(table, request.order);
        Ok(request)
    }

    /// Returns the statement that reads the page.
    pub(super) fn select(&self) -> Select {
        Select {
            columns: self.view.shape.columns(),
            order: self.order.clone(),
            limit: Some(self.limit),
            offset: self.offset,
            ..Select::new(Scope::new(self.view.shape.table, self.filter.clone()))
        }
    }
}

impl View {
    /// Reads the query of a request for one row.
    ///
    /// # Errors
    ///
    /// 400 that names the parameter and what was expected.
    pub(super) fn parse(table: &'static Table, query: &str, limits: &Limits) -> Result<Self, Problem> {
        let parameters = parameters(query, limits)?;
        let mut options = Options::default();
        for (name, value) in &parameters {
            if !options.take(name, value) {
                return Err(Problem::parameter(name, format!("{name}: expected select or include.")));
            }
        }
        options.view(table, &mut Conditions::new(limits), limits)
    }
}

impl View {
    /// Returns an answer of that body. Where columns may be missing, its media type is another, so that the document can
    /// say exactly what each answer has.
    pub(super) fn answer(&self, body: &impl Serialize) -> Response {
        let mut response = Json(body).into_response();
        if self.selected {
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(SELECTED));
        }
        response
    }
}

/// Reads the parameters of a query; only conditions may be given twice.
fn parameters(query: &str, limits: &Limits) -> Result<Vec<(String, String)>, Problem> {
    let parameters: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    if parameters.len() > limits.conditions {
        return Err(Problem::malformed(format!("At most {} query parameters.", limits.conditions)));
    }
    for (position, (name, _)) in parameters.iter().enumerate() {
        let once = matches!(name.as_str(), "limit" | "offset" | "order" | "count" | "select" | "include")
            || name.starts_with("include.");
        if once && !is_group(name) && parameters[..position].iter().any(|(earlier, _)| earlier == name) {
            return Err(Problem::parameter(name, format!("{name} is given twice.")));
        }
    }
    Ok(parameters)
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
