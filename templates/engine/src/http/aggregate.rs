//! `GET /aggregate/path?select=count(),sum(price)&group_by=status&having=count().gte.3&order=count().desc`

use std::mem;

use axum::http::Extensions;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::engine::statement::{Aggregate, Scope};
use crate::engine::{
    Filter, Function, GroupColumn, GroupKey, GroupOrder, Having, Measure, Operation, Relation, Table, Value,
};

use super::access::Grant;
use super::filter::{Conditions, Unread};
use super::json::JsonValue;
use super::list::parameters;
use super::list_text::{split, unquote};
use super::page::{Page, PageParameters};
use super::path::End;
use super::touched::Touched;
use super::{Limits, Problem, condition, order, path, sight, text};

/// What is asked of the groups of a table's rows.
#[derive(Clone, Debug)]
pub(super) struct AggregateRequest {
    table: &'static Table,
    filter: Filter,
    groups: Vec<NamedGroup>,
    measures: Vec<Measure>,
    having: Having,
    order: Vec<GroupOrder>,
    page: Page,
    /// Texts to search for, among the conditions.
    pub(super) unread: Unread,
}

/// What rows are grouped by, and what it is called in the query and the answer.
#[derive(Clone, Debug)]
struct NamedGroup {
    name: String,
    column: GroupColumn,
}

impl AggregateRequest {
    /// Reads the query of a request.
    ///
    /// # Errors
    ///
    /// 400 that names the parameter and what was expected.
    pub(super) fn parse(table: &'static Table, query: &str, limits: &Limits) -> Result<Self, Problem> {
        let parameters = parameters(query, limits)?;
        let given = |wanted: &str| parameters.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let groups =
            given("group_by").map_or_else(|| Ok(Vec::new()), |value| parse_groups(table, value, limits.depth))?;
        let select = given("select").ok_or_else(|| {
            Problem::parameter("select", "select: expected what to compute, like count(),sum(column).")
        })?;
        let mut conditions = Conditions::new(limits);
        let mut page = PageParameters::default();
        let (mut filter, mut having, mut order) = (Filter::all(), Having::all(), Vec::new());
        for (name, value) in &parameters {
            match name.as_str() {
                "select" | "group_by" => {}
                "limit" => page.limit = Some(value),
                "offset" => page.offset = Some(value),
                "having" => having = parse_having(table, value, limits)?,
                "order" => order = parse_order(table, &groups, value, limits)?,
                _ => filter = filter.and(conditions.parameter(table, name, value)?),
            }
        }
        let measures = parse_measures(table, select, limits)?;
        let page = Page::parse(table, Vec::new(), &page)?;
        Ok(Self { table, filter, groups, measures, having, order, page, unread: conditions.into_unread() })
    }

    /// Leaves the rows alone that the request may not see.
    ///
    /// # Errors
    ///
    /// 401 or 403 where it may see none.
    pub(super) fn narrow(&mut self, request: &Extensions) -> Result<(), Problem> {
        let own = Grant::of(self.table, Operation::List, request)?.filter();
        self.filter = sight::narrowed(sight::filter(mem::replace(&mut self.filter, Filter::all()), request)?, own);
        // A value for those that may not be seen would tell of them.
        sight::whole(self.relations(), request)
    }

    /// The relations to the columns of the groups.
    fn relations(&self) -> impl Iterator<Item = &&'static Relation> {
        self.groups.iter().flat_map(|named| &named.column.path)
    }

    /// Returns the other tables that are looked at.
    pub(super) fn touched(&self) -> Touched {
        Touched::default().filter(&self.filter).relations(self.relations())
    }

    /// Returns the statement that computes it.
    pub(super) fn statement(&self) -> Aggregate {
        Aggregate {
            scope: Scope::new(self.table, self.filter.clone()),
            groups: self.groups.iter().map(|named| named.column.clone()).collect(),
            measures: self.measures.clone(),
            having: self.having.clone(),
            order: self.order.clone(),
            limit: Some(self.page.limit()),
            offset: self.page.offset(),
        }
    }
}

fn invalid(name: &str, detail: impl std::fmt::Display) -> Problem {
    Problem::parameter(name, format!("{name}: {detail}"))
}

fn parse_groups(table: &'static Table, value: &str, depth: usize) -> Result<Vec<NamedGroup>, Problem> {
    let mut groups: Vec<NamedGroup> = Vec::new();
    for name in value.split(',') {
        let column = parse_group(table, name, depth).map_err(|detail| invalid("group_by", detail))?;
        if !groups.iter().any(|other| other.name == name) {
            groups.push(NamedGroup { name: name.to_owned(), column });
        }
    }
    Ok(groups)
}

/// Reads a column of the table, or of the single rows that relations lead to.
fn parse_group(table: &'static Table, name: &str, depth: usize) -> Result<GroupColumn, String> {
    let found = path::parse(table, name, depth)?;
    if let Some(relation) = found.relations.iter().find(|relation| relation.many) {
        return Err(format!("{} leads to many rows, which have no one value.", relation.name));
    }
    match found.end {
        End::Column(place) if found.table.columns[place].kind.is_ordered() => {
            Ok(GroupColumn { path: found.relations, place })
        }
        _ => Err(format!("{name} has no order.")),
    }
}

fn parse_measures(table: &'static Table, value: &str, limits: &Limits) -> Result<Vec<Measure>, Problem> {
    let mut measures = Vec::new();
    for item in value.split(',') {
        let measure = parse_measure(table, item).map_err(|detail| invalid("select", detail))?;
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    match measures.len() <= limits.conditions {
        true => Ok(measures),
        false => Err(invalid("select", format_args!("at most {} results.", limits.conditions))),
    }
}

/// Reads `function(column)` or `count()`.
fn parse_measure(table: &'static Table, text: &str) -> Result<Measure, String> {
    let form = || {
        let forms = "count(), count(column), count_distinct, sum, avg, min or max (column)";
        format!("expected {forms}, got {text:?}.")
    };
    let (function, column) = text.strip_suffix(')').and_then(|text| text.split_once('(')).ok_or_else(form)?;
    let function = match function {
        "count" => Function::Count,
        "count_distinct" => Function::CountDistinct,
        "sum" => Function::Sum,
        "avg" => Function::Avg,
        "min" => Function::Min,
        "max" => Function::Max,
        _ => return Err(form()),
    };
    // What SQL calls `count(*)` is `count()`.
    if column == "*" {
        return Err(form());
    }
    let place = if column.is_empty() { None } else { Some(path::visible(table, column)?) };
    let measure = Measure { function, place };
    measure.kind(table).map(|_| measure).ok_or_else(|| match place {
        Some(_) => format!("{text:?} cannot be computed of that type."),
        None => form(),
    })
}

/// Reads `function(column).operator.value`, separated by commas.
fn parse_having(table: &'static Table, value: &str, limits: &Limits) -> Result<Having, Problem> {
    let form = || invalid("having", format_args!("expected function(column).operator.value, got {value:?}."));
    let items = split(value).filter(|items| items.len() <= limits.conditions).ok_or_else(form)?;
    let parse = |item: &str| {
        let (measure, condition) = item.split_once(").").ok_or_else(form)?;
        let measure = parse_measure(table, &format!("{measure})")).map_err(|detail| invalid("having", detail))?;
        let condition = unquote(condition);
        let (operator, operand) = condition.split_once('.').ok_or_else(form)?;
        let comparison = condition::parse_comparison(operator)
            .ok_or_else(|| invalid("having", format_args!("expected eq, ne, gt, gte, lt or lte, got {operator:?}.")))?;
        let value = measure.kind(table).map_or_else(|| Err(String::new()), |kind| text::parse(kind, operand));
        let value =
            value.map_err(|expected| invalid("having", format_args!("expected {expected}, got {operand:?}.")))?;
        Ok(Having::Compare { measure, comparison, value })
    };
    items.into_iter().map(parse).collect::<Result<_, _>>().map(Having::All)
}

/// Reads the columns of the groups or what is computed of them, each with a direction.
fn parse_order(
    table: &'static Table,
    groups: &[NamedGroup],
    value: &str,
    limits: &Limits,
) -> Result<Vec<GroupOrder>, Problem> {
    let terms: Vec<&str> = value.split(',').collect();
    if terms.len() > limits.conditions {
        return Err(invalid("order", format_args!("at most {} terms.", limits.conditions)));
    }
    let parse = |term: &str| -> Result<GroupOrder, String> {
        let (name, descending, nulls) = order::split_direction(term);
        let by = if name.ends_with(')') {
            GroupKey::Measure(parse_measure(table, name)?)
        } else {
            let position = groups.iter().position(|named| named.name == name);
            GroupKey::Group(position.ok_or_else(|| format!("{name} is not in group_by."))?)
        };
        Ok(GroupOrder { by, descending, nulls })
    };
    terms.into_iter().map(|term| parse(term).map_err(|detail| invalid("order", detail))).collect()
}

/// The groups as an answer: a member for each column that they are grouped by and for each result, named as it was
/// asked for.
#[derive(Debug)]
pub(super) struct Groups<'a> {
    /// What was asked.
    pub(super) request: &'a AggregateRequest,
    /// The groups' values.
    pub(super) rows: &'a [Vec<Value>],
}

impl Serialize for Groups<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        let rows: Vec<Group<'_>> = self.rows.iter().map(|row| Group { request: self.request, row }).collect();
        object.serialize_entry("items", &rows)?;
        object.end()
    }
}

struct Group<'a> {
    request: &'a AggregateRequest,
    row: &'a [Value],
}

impl Serialize for Group<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        let table = self.request.table;
        let columns = self.request.groups.iter().map(|named| named.name.clone());
        let measures = self.request.measures.iter().map(|measure| measure_name(table, *measure));
        for (name, value) in columns.chain(measures).zip(self.row) {
            object.serialize_entry(&name, &JsonValue(value))?;
        }
        object.end()
    }
}

fn measure_name(table: &'static Table, measure: Measure) -> String {
    let function = match measure.function {
        Function::Count => "count",
        Function::CountDistinct => "count_distinct",
        Function::Sum => "sum",
        Function::Avg => "avg",
        Function::Min => "min",
        Function::Max => "max",
    };
    format!("{function}({})", measure.place.map_or("", |place| table.columns[place].name))
}
