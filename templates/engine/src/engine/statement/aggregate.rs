use diesel::result::QueryResult;
use diesel::sql_types::BigInt;

use crate::engine::backend::this as backend;
use crate::engine::codec::push_value;
use crate::engine::{Comparison, Function, GroupKey, GroupOrder, Kind, Measure, Table, Value};

use super::{Pass, Scope, push_names, push_table};

/// `SELECT groups, measures FROM table WHERE … GROUP BY groups HAVING … ORDER BY … LIMIT … OFFSET …`
#[derive(Clone, Debug)]
pub struct Aggregate {
    /// Which rows.
    pub scope: Scope,
    /// The places of the columns that they are grouped by; none makes one group of all.
    pub groups: Vec<usize>,
    /// What is computed of each group, each of which its column must have.
    pub measures: Vec<Measure>,
    /// What must hold of a group.
    pub having: Vec<(Measure, Comparison, Value)>,
    /// What the groups are sorted by.
    pub order: Vec<GroupOrder>,
    /// How many groups at most.
    pub limit: i64,
    /// How many groups are left out from the front.
    pub offset: i64,
}

impl Aggregate {
    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        // Which groups and measures is the client's choice, and each choice is a statement.
        out.unsafe_to_cache_prepared();
        let table = self.scope.table;
        out.push_sql("SELECT ");
        push_names(self.groups.iter().map(|&place| &table.columns[place]), &mut out)?;
        for (position, &measure) in self.measures.iter().enumerate() {
            out.push_sql(if position > 0 || !self.groups.is_empty() { ", " } else { "" });
            push_measure(table, measure, &mut out)?;
        }
        out.push_sql(" FROM ");
        push_table(table, &mut out)?;
        self.scope.push_where(&mut out)?;
        if !self.groups.is_empty() {
            out.push_sql(" GROUP BY ");
            push_names(self.groups.iter().map(|&place| &table.columns[place]), &mut out)?;
        }
        for (position, (measure, comparison, value)) in self.having.iter().enumerate() {
            out.push_sql(if position > 0 { " AND " } else { " HAVING " });
            push_measure(table, *measure, &mut out)?;
            out.push_sql(comparison.sql());
            push_value(value, measure.kind(table).unwrap_or(Kind::BigInt), &mut out)?;
        }
        for (position, order) in self.order.iter().enumerate() {
            out.push_sql(if position > 0 { ", " } else { " ORDER BY " });
            push_order(table, order, &mut out)?;
        }
        out.push_sql(" LIMIT ");
        out.push_bind_param::<BigInt, _>(&self.limit)?;
        out.push_sql(" OFFSET ");
        out.push_bind_param::<BigInt, _>(&self.offset)
    }
}

fn push_order(table: &'static Table, order: &GroupOrder, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    let direction = (order.descending, order.nulls);
    match order.by {
        GroupKey::Column(place) => {
            let column = &table.columns[place];
            backend::push_order(column.kind, column.nullable, direction, &|out| out.push_identifier(column.name), out)
        }
        GroupKey::Measure(measure) => {
            backend::push_order(Kind::BigInt, true, direction, &|out| push_measure(table, measure, out), out)
        }
    }
}

fn push_measure(table: &'static Table, measure: Measure, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    let Some(place) = measure.place else {
        out.push_sql("count(*)");
        return Ok(());
    };
    let column = &table.columns[place];
    let integers = matches!(column.kind, Kind::SmallInt | Kind::Integer | Kind::BigInt);
    let exact = integers || matches!(column.kind, Kind::Decimal { .. });
    let (before, after) = match measure.function {
        Function::Count => ("count(", ")"),
        Function::CountDistinct => ("count(DISTINCT ", ")"),
        Function::Sum if integers => backend::SUM_INTEGERS,
        Function::Sum if exact => ("sum(", ")"),
        Function::Sum => ("sum(CAST(", backend::AS_DOUBLE),
        Function::Avg => ("avg(CAST(", backend::AS_DOUBLE),
        Function::Min => ("min(", ")"),
        Function::Max => ("max(", ")"),
    };
    out.push_sql(before);
    out.push_identifier(column.name)?;
    out.push_sql(after);
    Ok(())
}

/// `EXPLAIN (FORMAT JSON) SELECT …`: how many rows PostgreSQL expects there to be.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// Which rows.
    pub scope: Scope,
}

impl Estimate {
    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        out.push_sql("EXPLAIN (FORMAT JSON) SELECT 1 FROM ");
        push_table(self.scope.table, &mut out)?;
        self.scope.push_where(&mut out)
    }
}
