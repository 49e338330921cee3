//! What an answer shows of each row: which columns, and the rows that relations lead to.

use std::collections::BTreeSet;

use crate::engine::{Columns, Filter, Include, Order, Relation, Table};

use super::filter::Conditions;
use super::list_text::split;
use super::order::{self, append_key};
use super::{Limits, Problem, path};

/// How many rows of a relation to many belong to one row at most.
const MAX_RELATED: i64 = 100;

/// What an answer shows of the rows of a table.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The table.
    pub(super) table: &'static Table,
    /// The columns.
    pub(super) columns: Columns,
    /// The rows that belong to each row.
    pub(super) related: Vec<Related>,
}

/// What an answer shows of the rows that a relation leads to.
#[derive(Clone, Debug)]
pub(super) struct Related {
    /// The relation, which has the name of the member.
    pub(super) relation: &'static Relation,
    /// What is shown of each.
    pub(super) shape: Shape,
    /// Which of them.
    pub(super) filter: Filter,
    order: Vec<Order>,
    limit: i64,
}

impl Related {
    /// Returns the condition that the rows meet.
    pub(super) fn filter(&self) -> &Filter {
        &self.filter
    }
}

impl Shape {
    /// Every column that clients may see.
    pub(super) fn whole(table: &'static Table) -> Self {
        let is_open = table.columns.iter().all(|column| column.access.read);
        Self { table, columns: if is_open { Columns::All } else { Columns::Visible }, related: Vec::new() }
    }

    /// Reads `select=column,relation(column,…)`; `*` stands for every column.
    ///
    /// # Errors
    ///
    /// 400 that names what was expected.
    pub(super) fn select(table: &'static Table, value: &str, limits: &Limits) -> Result<Self, Problem> {
        let shape = Self::parse(table, value, limits.depth);
        let shape = shape.map_err(|detail| Problem::parameter("select", format!("select: {detail}")))?;
        shape.check_size("select", limits)
    }

    fn parse(table: &'static Table, list: &str, depth: usize) -> Result<Self, String> {
        let items = split(list).ok_or_else(|| format!("expected column,relation(column), got {list:?}."))?;
        let mut columns = BTreeSet::new();
        let mut shape = Self::whole(table);
        for item in items {
            if item == "*" {
                columns.extend(Columns::Visible.places(table));
                continue;
            }
            let Some((name, inner)) = item.strip_suffix(')').and_then(|item| item.split_once('(')) else {
                if path::relation(table, item).is_some() && table.position(item).is_none() {
                    return Err(format!("{item} is a relation: expected {item}(*), or some of its columns."));
                }
                columns.insert(path::visible(table, item)?);
                continue;
            };
            let relation = path::relation(table, name).ok_or_else(|| path::unknown_relation(table, name))?;
            let deeper = depth.checked_sub(1).ok_or("relations go too deep.")?;
            let inner = Self::parse(relation.target, inner, deeper)?;
            let related = shape.include(relation);
            related.shape.columns = inner.columns;
            related.shape.related = inner.related;
        }
        shape.columns = Columns::Only(columns);
        Ok(shape)
    }

    /// Reads `include=relation,relation.relation`: every column of the rows that they lead to.
    ///
    /// # Errors
    ///
    /// 400 that names what was expected.
    pub(super) fn add_includes(mut self, value: &str, limits: &Limits) -> Result<Self, Problem> {
        let invalid = |detail: String| Problem::parameter("include", format!("include: {detail}"));
        for path in value.split(',') {
            let mut shape = &mut self;
            for (depth, name) in path.split('.').enumerate() {
                if depth == limits.depth {
                    return Err(invalid(format!("{path:?} follows more than {depth} relations.")));
                }
                let table = shape.table;
                let relation =
                    path::relation(table, name).ok_or_else(|| invalid(path::unknown_relation(table, name)))?;
                shape = &mut shape.include(relation).shape;
            }
        }
        self.check_size("include", limits)
    }

    /// Reads `include.relation.relation.limit=…`, or `.order=`, or `.where=`, of which `option` is what follows the first
    /// point.
    ///
    /// # Errors
    ///
    /// 400 that names the parameter and what was expected.
    pub(super) fn set_option(
        &mut self,
        (name, option, value): (&str, &str, &str),
        conditions: &mut Conditions<'_>,
        limits: &Limits,
    ) -> Result<(), Problem> {
        let invalid = |detail: String| Problem::parameter(name, format!("{name}: {detail}"));
        let form = || invalid("expected include.relation.limit, .order or .where.".to_owned());
        let (path, word) = option.rsplit_once('.').ok_or_else(form)?;
        let mut names = path.split('.');
        let first = names.next().unwrap_or_default();
        let not_included = |name: &str| invalid(format!("{name:?} is not included."));
        let mut related = self.related_mut(first).ok_or_else(|| not_included(first))?;
        for name in names {
            related = related.shape.related_mut(name).ok_or_else(|| not_included(name))?;
        }
        let target = related.relation.target;
        match word {
            "limit" => {
                let number = value.parse().ok().filter(|number| (1..=MAX_RELATED).contains(number));
                related.limit = number.ok_or_else(|| {
                    invalid(format!("expected a whole number from 1 to {MAX_RELATED}, got {value:?}."))
                })?;
            }
            "order" => related.order = append_key(target, order::parse_own(target, name, value, limits)?),
            "where" => related.filter = conditions.list(target, name, value)?,
            _ => return Err(form()),
        }
        Ok(())
    }

    fn related_mut(&mut self, name: &str) -> Option<&mut Related> {
        self.related.iter_mut().find(|related| related.relation.name == name)
    }

    /// Shows the rows that the relation leads to, with every column unless they are shown already.
    fn include(&mut self, relation: &'static Relation) -> &mut Related {
        let known = self.related.iter().position(|related| related.relation.name == relation.name);
        let position = known.unwrap_or_else(|| {
            self.related.push(Related {
                relation,
                shape: Self::whole(relation.target),
                filter: Filter::all(),
                order: append_key(relation.target, Vec::new()),
                limit: MAX_RELATED,
            });
            self.related.len() - 1
        });
        &mut self.related[position]
    }

    fn check_size(self, parameter: &str, limits: &Limits) -> Result<Self, Problem> {
        match self.size() <= limits.includes {
            true => Ok(self),
            false => {
                let detail = format!("{parameter}: at most {} relations are included.", limits.includes);
                Err(Problem::parameter(parameter, detail))
            }
        }
    }

    /// How many relations are followed in all.
    fn size(&self) -> usize {
        self.related.iter().map(|related| 1 + related.shape.size()).sum()
    }

    /// Returns what the engine has to include.
    pub(super) fn includes(&self) -> Vec<Include> {
        let include = |related: &Related| Include {
            relation: related.relation,
            columns: related.shape.columns.clone(),
            filter: related.filter.clone(),
            order: related.order.clone(),
            limit: Some(related.limit),
            include: related.shape.includes(),
        };
        self.related.iter().map(include).collect()
    }
}
