use diesel::result::QueryResult;

use crate::engine::backend::this as backend;
use crate::engine::codec::push_value;
use crate::engine::{Column, Comparison, Filter, Kind, Relation, Table, Value};

use super::{Pass, push_names};

/// The rows that a statement is about: those of a table that meet a condition and are not soft-deleted.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The table.
    pub table: &'static Table,
    filter: Filter,
    with_deleted: bool,
}

impl Scope {
    /// The rows that meet the condition.
    pub fn new(table: &'static Table, filter: Filter) -> Self {
        Self { table, filter: spell(table, filter), with_deleted: false }
    }

    /// The rows whose primary key has those values, in key order.
    pub fn key(table: &'static Table, key: Vec<Value>) -> Self {
        Self::new(table, Filter::equal(table.key, key))
    }

    /// Soft-deleted rows too.
    pub fn with_deleted(mut self, with_deleted: bool) -> Self {
        self.with_deleted = with_deleted;
        self
    }

    /// Writes the WHERE clause.
    pub(super) fn push_where<'b>(&'b self, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
        let mark = self.table.soft_delete.filter(|_| !self.with_deleted);
        if mark.is_none() && matches!(&self.filter, Filter::All(filters) if filters.is_empty()) {
            return Ok(());
        }
        if conditions(&self.filter) > CACHED_CONDITIONS {
            out.unsafe_to_cache_prepared();
        }
        out.push_sql(" WHERE ");
        if let Some(mark) = mark {
            out.push_identifier(self.table.columns[mark].name)?;
            out.push_sql(" IS NULL AND ");
        }
        push_filter(self.table, &self.filter, out)
    }
}

/// The most conditions of a cached statement: clients combine them as they like, and each combination is a statement.
const CACHED_CONDITIONS: usize = 3;

fn conditions(filter: &Filter) -> usize {
    match filter {
        Filter::All(filters) | Filter::Any(filters) => filters.iter().map(conditions).sum(),
        Filter::Not(filter) => conditions(filter),
        _ => 1,
    }
}

/// Rewrites what the database cannot take as it stands: enums are compared as text by some, so that a range of them
/// becomes the list of its labels; patterns get the database's own wildcards.
fn spell(table: &'static Table, filter: Filter) -> Filter {
    match filter {
        Filter::All(filters) => Filter::All(filters.into_iter().map(|filter| spell(table, filter)).collect()),
        Filter::Any(filters) => Filter::Any(filters.into_iter().map(|filter| spell(table, filter)).collect()),
        Filter::Not(filter) => Filter::Not(Box::new(spell(table, *filter))),
        Filter::Compare { place, comparison, value } => spell_comparison(table, place, comparison, value),
        Filter::Like { place, mut pattern, ignore_case } => {
            // A pattern that ends in the escape character is an error on PostgreSQL; here it means itself.
            if pattern.chars().rev().take_while(|character| *character == '\\').count() % 2 == 1 {
                pattern.push('\\');
            }
            Filter::Like { place, pattern: backend::like_pattern(&pattern, ignore_case), ignore_case }
        }
        filter @ (Filter::In { .. } | Filter::IsNull(_) | Filter::Related { .. }) => filter,
    }
}

fn spell_comparison(table: &'static Table, place: usize, comparison: Comparison, value: Value) -> Filter {
    use std::cmp::Ordering::{Equal, Greater, Less};

    let wanted: &[_] = match comparison {
        Comparison::Equal | Comparison::NotEqual => &[],
        Comparison::Greater => &[Greater],
        Comparison::GreaterOrEqual => &[Greater, Equal],
        Comparison::Less => &[Less],
        Comparison::LessOrEqual => &[Less, Equal],
    };
    let (Kind::Enum(labels), Value::Enum(label), [_, ..]) = (table.columns[place].kind, &value, wanted) else {
        return Filter::Compare { place, comparison, value };
    };
    let rank = |label: &str| labels.labels.iter().position(|known| *known == label);
    let limit = rank(label);
    let in_range = labels.labels.iter().filter(|known| wanted.contains(&rank(known).cmp(&limit)));
    Filter::In { place, values: in_range.map(|label| Value::Enum(label)).collect() }
}

/// Writes a condition as one operand of AND.
fn push_filter<'b>(table: &'static Table, filter: &'b Filter, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    match filter {
        Filter::All(filters) => push_joined(table, filters, " AND ", "1 = 1", out),
        Filter::Any(filters) => push_joined(table, filters, " OR ", "1 = 0", out),
        Filter::Not(filter) => {
            out.push_sql("NOT (");
            push_filter(table, filter, out)?;
            out.push_sql(")");
            Ok(())
        }
        Filter::Compare { place, comparison, value } => {
            push_comparison(&table.columns[*place], *comparison, value, out)
        }
        Filter::In { place, values } => push_in(&table.columns[*place], values, out),
        Filter::Like { place, pattern, ignore_case } => {
            backend::push_like(&table.columns[*place], pattern, *ignore_case, out)
        }
        Filter::IsNull(place) => {
            out.push_identifier(table.columns[*place].name)?;
            out.push_sql(" IS NULL");
            Ok(())
        }
        Filter::Related { relation, values } => push_related(table, relation, values, out),
    }
}

fn push_joined<'b>(
    table: &'static Table,
    filters: &'b [Filter],
    operator: &str,
    when_empty: &str,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    if filters.is_empty() {
        out.push_sql(when_empty);
        return Ok(());
    }
    out.push_sql("(");
    for (position, filter) in filters.iter().enumerate() {
        if position > 0 {
            out.push_sql(operator);
        }
        push_filter(table, filter, out)?;
    }
    out.push_sql(")");
    Ok(())
}

fn push_comparison<'b>(
    column: &Column,
    comparison: Comparison,
    value: &'b Value,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    out.push_identifier(column.name)?;
    out.push_sql(match comparison {
        Comparison::Equal => " = ",
        Comparison::NotEqual => " <> ",
        Comparison::Greater => " > ",
        Comparison::GreaterOrEqual => " >= ",
        Comparison::Less => " < ",
        Comparison::LessOrEqual => " <= ",
    });
    push_value(value, column.kind, out)
}

fn push_in<'b>(column: &Column, values: &'b [Value], out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    // Each length is a statement of its own, which would fill the cache.
    out.unsafe_to_cache_prepared();
    if values.is_empty() {
        out.push_sql("1 = 0");
        return Ok(());
    }
    out.push_identifier(column.name)?;
    out.push_sql(" IN (");
    for (position, value) in values.iter().enumerate() {
        if position > 0 {
            out.push_sql(", ");
        }
        push_value(value, column.kind, out)?;
    }
    out.push_sql(")");
    Ok(())
}

fn push_related<'b>(
    table: &'static Table,
    relation: &'static Relation,
    values: &'b [Value],
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    let Some(through) = &relation.through else {
        return push_all_equal(table, relation.to, values, out);
    };
    let target_columns = || through.to.iter().map(|&place| &table.columns[place]);
    let many = through.to.len() > 1;
    out.push_sql(if many { "(" } else { "" });
    push_names(target_columns(), out)?;
    out.push_sql(if many { ") IN (SELECT " } else { " IN (SELECT " });
    push_names(through.from.iter().map(|&place| &through.table.columns[place]), out)?;
    out.push_sql(" FROM ");
    out.push_identifier(through.table.name)?;
    out.push_sql(" WHERE ");
    if let Some(mark) = through.table.soft_delete {
        out.push_identifier(through.table.columns[mark].name)?;
        out.push_sql(" IS NULL AND ");
    }
    push_all_equal(through.table, relation.to, values, out)?;
    out.push_sql(")");
    Ok(())
}

fn push_all_equal<'b>(
    table: &'static Table,
    places: &[usize],
    values: &'b [Value],
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    for (position, (&place, value)) in places.iter().zip(values).enumerate() {
        if position > 0 {
            out.push_sql(" AND ");
        }
        push_comparison(&table.columns[place], Comparison::Equal, value, out)?;
    }
    Ok(())
}
