//! What rows are sorted by: `column[.asc|.desc][.nullsfirst|.nullslast]` or `words.relevance`, separated by commas.

use crate::engine::{Column, Filter, Nulls, Order, OrderBy, Table, Terms, can_search, then_by};

use super::condition::search;
use super::path::{self, End};
use super::{Limits, Problem};

/// Reads an order by columns of the table and of the single rows that relations lead to.
///
/// # Errors
///
/// 400 that names the parameter and what was expected.
pub(super) fn parse(table: &'static Table, name: &str, value: &str, limits: &Limits) -> Result<Vec<Order>, Problem> {
    let terms: Vec<&str> = value.split(',').collect();
    let invalid = |detail: String| Problem::parameter(name, format!("{name}: {detail}"));
    if terms.len() > limits.conditions {
        return Err(invalid(format!("at most {} terms.", limits.conditions)));
    }
    terms.into_iter().map(|term| parse_term(table, term, limits.depth).map_err(invalid)).collect()
}

/// Reads an order by columns of the table itself.
///
/// # Errors
///
/// 400 that names the parameter and what was expected.
pub(super) fn parse_own(
    table: &'static Table,
    name: &str,
    value: &str,
    limits: &Limits,
) -> Result<Vec<Order>, Problem> {
    let orders = parse(table, name, value, limits)?;
    match orders.iter().all(|order| order.column().is_some()) {
        true => Ok(orders),
        false => Err(Problem::parameter(name, format!("{name}: expected columns of {} itself.", table.name))),
    }
}

/// Appends the key, or all columns where there is none: rows that are equal in the order asked for would else move from page
/// to page.
pub(super) fn append_key(table: &'static Table, orders: Vec<Order>) -> Vec<Order> {
    let all = (0..table.columns.len()).filter(|&place| is_sortable(&table.columns[place]));
    if table.key.is_empty() { then_by(orders, all) } else { then_by(orders, table.key.iter().copied()) }
}

fn parse_term(table: &'static Table, term: &str, depth: usize) -> Result<Order, String> {
    let (name, descending, nulls) = split_direction(term);
    if let Some(search) = relevance(table, name, depth)? {
        // The best come first, and what cannot be compared last, unless the client says otherwise.
        let said = &term[name.len()..];
        let nulls = if said.ends_with(".nullsfirst") { Nulls::First } else { Nulls::Last };
        let order = Order::relevance(search, Vec::new());
        return Ok(Order { descending: !said.starts_with(".asc"), nulls, ..order });
    }
    let place = path::parse(table, name, depth).map_err(|detail| {
        let is_column = |name: &str| path::visible(table, name).is_ok();
        match name.split_once('.') {
            Some((name, _)) if is_column(name) => {
                format!("expected {name}, .asc or .desc, and .nullsfirst or .nullslast, got {term:?}.")
            }
            _ => detail,
        }
    })?;
    if let Some(relation) = place.relations.iter().find(|relation| relation.many) {
        return Err(format!("{} leads to many rows, which have no one value.", relation.name));
    }
    match place.end {
        End::Column(column) if is_sortable(&place.table.columns[column]) => {
            Ok(Order { path: place.relations, by: OrderBy::Column(column), descending, nulls })
        }
        _ => Err(format!("{name} has no order.")),
    }
}

/// Reads `name.relevance`, where `name` is something to look words up in and the table has nothing else of that name; returns
/// the place of the search.
fn relevance(table: &'static Table, name: &str, depth: usize) -> Result<Option<usize>, String> {
    let Some(searched) = name.strip_suffix(".relevance").filter(|_| path::parse(table, name, depth).is_err()) else {
        return Ok(None);
    };
    let place = path::parse(table, searched, depth)?;
    match search(&place).filter(|_| place.relations.is_empty()) {
        Some(search) if can_search(table, search) => Ok(Some(search)),
        Some(_) => Err(format!("this database has no full text of {searched}.")),
        None => Err(format!("there are no words to look up in {searched}.")),
    }
}

/// Takes the texts that the words are compared with from the conditions that rows have to meet; without any, all rows match
/// alike.
pub(super) fn compare(orders: Vec<Order>, filter: &Filter) -> Vec<Order> {
    let compare = |order: Order| match order.by {
        OrderBy::Relevance { search, .. } => {
            let mut terms = Vec::new();
            add_terms(filter, search, &mut terms);
            let by = Order::relevance(search, terms).by;
            Order { by, ..order }
        }
        OrderBy::Column(_) => order,
    };
    orders.into_iter().map(compare).collect()
}

fn add_terms(filter: &Filter, search: usize, found: &mut Vec<Terms>) {
    match filter {
        Filter::All(filters) | Filter::Any(filters) => {
            filters.iter().for_each(|filter| add_terms(filter, search, found));
        }
        Filter::Matches { search: other, terms } if *other == search => found.push(terms.clone()),
        _ => {}
    }
}

/// Reads the direction behind a term; returns the term without it, whether it descends, and where NULL goes.
pub(super) fn split_direction(term: &str) -> (&str, bool, Nulls) {
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
    (name, descending, nulls.unwrap_or(if descending { Nulls::First } else { Nulls::Last }))
}

fn is_sortable(column: &Column) -> bool {
    column.kind.is_ordered()
}
