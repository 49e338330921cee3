//! Conditions in a query: `column=[not.]operator.value`, and lists of them in brackets.

use crate::engine::{Error, Filter, Result as EngineResult, Table};

use super::list_text::{split, unquote};
use super::path::Place;
use super::{Limits, Problem, condition, path};

/// Reads the conditions of one query, as many and as deep as the limits allow.
#[derive(Debug)]
pub(super) struct Conditions<'a> {
    limits: &'a Limits,
    taken: usize,
    /// The parameter that is read.
    parameter: String,
    /// The parameters whose text to search for only the database can read.
    unread: Vec<String>,
}

impl<'a> Conditions<'a> {
    /// Starts with none.
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self { limits, taken: 0, parameter: String::new(), unread: Vec::new() }
    }

    /// Reads a parameter of the query that is a condition.
    ///
    /// # Errors
    ///
    /// 400 that names the parameter and what was expected.
    pub(super) fn parameter(&mut self, table: &'static Table, name: &str, value: &str) -> Result<Filter, Problem> {
        name.clone_into(&mut self.parameter);
        let invalid = |detail: String| Problem::parameter(name, format!("{name}: {detail}"));
        if let Some(group) = Group::of(name) {
            return self.group(table, group, value, 1).map_err(invalid);
        }
        let place = path::parse(table, name, self.limits.depth).map_err(|detail| Problem::parameter(name, detail))?;
        self.condition(&place, value).map_err(invalid)
    }

    /// Reads a list of conditions in brackets, of which each must hold.
    ///
    /// # Errors
    ///
    /// 400 that names the parameter and what was expected.
    pub(super) fn list(&mut self, table: &'static Table, name: &str, value: &str) -> Result<Filter, Problem> {
        name.clone_into(&mut self.parameter);
        let group = Group { negated: false, any: false };
        self.group(table, group, value, 1).map_err(|detail| Problem::parameter(name, format!("{name}: {detail}")))
    }

    fn group(&mut self, table: &'static Table, group: Group, list: &str, depth: usize) -> Result<Filter, String> {
        if depth > self.limits.depth {
            return Err(format!("brackets go at most {} deep.", self.limits.depth));
        }
        let form = || format!("expected (column.operator.value,…), got {list:?}.");
        let inner = list.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).ok_or_else(form)?;
        let items = split(inner).filter(|items| items.iter().all(|item| !item.is_empty())).ok_or_else(form)?;
        let filters = items.into_iter().map(|item| self.item(table, item, depth)).collect::<Result<_, _>>()?;
        let filter = if group.any { Filter::Any(filters) } else { Filter::All(filters) };
        Ok(if group.negated { Filter::Not(Box::new(filter)) } else { filter })
    }

    fn item(&mut self, table: &'static Table, item: &str, depth: usize) -> Result<Filter, String> {
        if let Some(position) = item.find('(')
            && let Some(group) = Group::of(&item[..position])
        {
            return self.group(table, group, &item[position..], depth + 1);
        }
        let (place, condition) = path::take(table, item, self.limits.depth)?;
        self.condition(&place, &unquote(condition))
    }

    fn condition(&mut self, place: &Place, condition: &str) -> Result<Filter, String> {
        self.taken += 1;
        if self.taken > self.limits.conditions {
            return Err(format!("at most {} conditions.", self.limits.conditions));
        }
        let filter = condition::parse(place, condition, self.limits)?;
        if condition::is_for_the_database(&filter) && !self.unread.contains(&self.parameter) {
            self.unread.push(self.parameter.clone());
        }
        Ok(place.condition(filter))
    }

    /// Returns the parameters whose text to search for only the database can read.
    pub(super) fn into_unread(self) -> Unread {
        Unread(self.unread)
    }
}

/// The parameters whose text to search for only the database can read.
#[derive(Clone, Debug)]
pub(super) struct Unread(Vec<String>);

impl Unread {
    /// Tells of the parameter that was at fault, where the database could not read one.
    pub(super) fn name<T>(&self, result: EngineResult<T>) -> Result<T, Problem> {
        let Err(Error::Unreadable) = result else { return Ok(result?) };
        let names = self.0.join(", ");
        let detail = format!("{names}: expected a text to search for in the database's own language; plfts and wfts take any text.");
        Err(Problem::parameter(self.0.first().map_or("", String::as_str), detail))
    }
}

/// How the conditions of a list are joined.
#[derive(Clone, Copy, Debug)]
struct Group {
    negated: bool,
    any: bool,
}

impl Group {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "and" => Self { negated: false, any: false },
            "or" => Self { negated: false, any: true },
            "not.and" => Self { negated: true, any: false },
            "not.or" => Self { negated: true, any: true },
            _ => return None,
        })
    }
}
