//! The query of a list or of one row: which rows, in what order, which page, and what is shown of them.

use std::mem;

use axum::http::Extensions;
use axum::response::Response;
use serde::Serialize;

use crate::engine::statement::{Scope, Select};
use crate::engine::{Filter, Operation, Table, sources};

use super::access::Grant;
use super::filter::{Conditions, Unread};
use super::json::json_response;
use super::page::{Page, PageParameters};
use super::shape::Shape;
use super::touched::Touched;
use super::{Limits, Problem, order, sight};

/// The media type of rows of which the client chose the columns.
const SELECTED: &str = "application/x.selected+json";

/// The parameters that may be given once.
const OPTIONS: [&str; 8] = ["limit", "offset", "after", "before", "order", "count", "select", "include"];

/// What `GET /path?…` asks for.
#[derive(Clone, Debug)]
pub(super) struct ListRequest {
    /// Which rows.
    pub(super) filter: Filter,
    /// How to count them, if at all.
    pub(super) count: Option<Counting>,
    /// What is shown of them.
    pub(super) view: View,
    /// Which part of them.
    pub(super) page: Page,
}

/// How rows are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// One by one.
    Exact,
    /// As the database guesses, where it does.
    Estimated,
}

/// What is shown of rows.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// What is shown of each.
    pub(super) shape: Shape,
    /// Whether the client chose the columns, so that an answer may lack some.
    pub(super) selected: bool,
    /// Texts to search for, among all of the request's conditions.
    pub(super) unread: Unread,
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

    fn view(self, table: &'static Table, mut conditions: Conditions<'_>, limits: &Limits) -> Result<View, Problem> {
        let mut shape = match self.select {
            Some(value) => Shape::select(table, value, limits)?,
            None => Shape::whole(table),
        };
        if let Some(value) = self.include {
            shape = shape.add_includes(value, limits)?;
        }
        for option in self.of_includes {
            shape.set_option(option, &mut conditions, limits)?;
        }
        Ok(View { shape, selected: self.select.is_some(), unread: conditions.into_unread() })
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
        let mut page = PageParameters::default();
        let (mut filter, mut count, mut order) = (Filter::all(), None, Vec::new());
        for (name, value) in &parameters {
            if options.take(name, value) {
                continue;
            }
            match name.as_str() {
                "limit" => page.limit = Some(value),
                "offset" => page.offset = Some(value),
                "after" => page.after = Some(value),
                "before" => page.before = Some(value),
                "order" => order = order::parse(table, name, value, limits)?,
                "count" => count = Some(parse_count(value)?),
                _ => filter = filter.and(conditions.parameter(table, name, value)?),
            }
        }
        let view = options.view(table, conditions, limits)?;
        let order = order::append_key(table, order::compare(order, &filter));
        let page = Page::parse(table, order, &page)?;
        Ok(Self { filter, count, view, page })
    }

    /// Leaves the rows alone that the request may not see, of the table itself and of all others that are looked at.
    ///
    /// # Errors
    ///
    /// 401 or 403 where it may see none.
    pub(super) fn narrow(&mut self, request: &Extensions) -> Result<(), Problem> {
        let own = Grant::of(self.view.shape.table, Operation::List, request)?.filter();
        self.filter = sight::narrowed(sight::filter(mem::replace(&mut self.filter, Filter::all()), request)?, own);
        sight::order(&self.page.read_order(), request)?;
        sight::shape(&mut self.view.shape, request)
    }

    /// Returns the other tables that are looked at.
    pub(super) fn touched(&self) -> Touched {
        Touched::default().filter(&self.filter).order(&self.page.read_order()).shape(&self.view.shape)
    }

    /// Returns the statement that reads the page.
    pub(super) fn select(&self) -> Select {
        let (table, includes) = (self.view.shape.table, self.view.shape.includes());
        let filter = self.filter.clone().and(self.page.filter());
        Select {
            columns: self.view.shape.columns.clone().with(table, self.page.columns()).with(table, sources(&includes)),
            order: self.page.read_order(),
            limit: Some(self.page.read_limit()),
            offset: self.page.offset(),
            ..Select::new(Scope::new(table, filter))
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
        options.view(table, Conditions::new(limits), limits)
    }
}

impl View {
    /// Returns an answer of that body. Where columns may be missing, its media type is another, so that the document can
    /// say exactly what each answer has.
    ///
    /// # Errors
    ///
    /// 500 when the body has no form in JSON.
    pub(super) fn answer(&self, body: &impl Serialize) -> Result<Response, Problem> {
        let media_type = if self.selected { SELECTED } else { "application/json" };
        let body = serde_json::to_vec(body).map_err(|_| Problem::internal())?;
        Ok(json_response(media_type, body))
    }
}

/// Reads the parameters of a query; only conditions may be given twice.
pub(super) fn parameters(query: &str, limits: &Limits) -> Result<Vec<(String, String)>, Problem> {
    let parameters: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    if parameters.len() > limits.conditions {
        return Err(Problem::malformed(format!("At most {} query parameters.", limits.conditions)));
    }
    for (position, (name, _)) in parameters.iter().enumerate() {
        if (OPTIONS.contains(&name.as_str()) || name.starts_with("include."))
            && parameters[..position].iter().any(|(earlier, _)| earlier == name)
        {
            return Err(Problem::parameter(name, format!("{name} is given twice.")));
        }
    }
    Ok(parameters)
}

fn parse_count(value: &str) -> Result<Counting, Problem> {
    match value {
        "exact" => Ok(Counting::Exact),
        "estimated" => Ok(Counting::Estimated),
        _ => Err(Problem::parameter("count", format!("count: expected exact or estimated, got {value:?}."))),
    }
}
