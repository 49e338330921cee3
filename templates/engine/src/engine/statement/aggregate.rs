use diesel::result::QueryResult;

use crate::engine::backend::this as backend;
use crate::engine::codec::push_value;
use crate::engine::aggregate::is_integer;
use crate::engine::{Function, GroupColumn, GroupKey, GroupOrder, Having, Kind, Measure, Table};

use super::order::{push_order_of_related, push_related};
use super::{Pass, Scope, push_joined, push_table, select::push_window};

/// `SELECT groups, measures FROM table WHERE … GROUP BY groups HAVING … ORDER BY … LIMIT … OFFSET …`
///
/// Where they are grouped by columns of related rows, the table is a subquery that has these as well: not every database knows an
/// expression of GROUP BY again.
#[derive(Clone, Debug)]
pub struct Aggregate {
    /// Which rows.
    pub scope: Scope,
    /// What they are grouped by; nothing makes one group of all.
    pub groups: Vec<GroupColumn>,
    /// What is computed of each group, each of which its column must have.
    pub measures: Vec<Measure>,
    /// What must hold of a group.
    pub having: Having,
    /// What the groups are sorted by.
    pub order: Vec<GroupOrder>,
    /// How many groups at most.
    pub limit: Option<i64>,
    /// How many groups are left out from the front.
    pub offset: Option<i64>,
}

impl Aggregate {
    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        // Which groups and measures is the client's choice, and each choice is a statement.
        out.unsafe_to_cache_prepared();
        let table = self.scope.table;
        out.push_sql("SELECT ");
        self.push_groups(&mut out)?;
        for (position, &measure) in self.measures.iter().enumerate() {
            out.push_sql(if position > 0 || !self.groups.is_empty() { ", " } else { "" });
            push_measure(table, measure, &mut out)?;
        }
        self.push_from(&mut out)?;
        if !self.groups.is_empty() {
            out.push_sql(" GROUP BY ");
            self.push_groups(&mut out)?;
        }
        if !self.having.is_all() {
            out.push_sql(" HAVING ");
            push_having(table, &self.having, &mut out)?;
        }
        for (position, order) in self.order.iter().enumerate() {
            out.push_sql(if position > 0 { ", " } else { " ORDER BY " });
            self.push_order(order, &mut out)?;
        }
        push_window(&self.limit, &self.offset, &mut out)
    }

    /// Writes where the rows come from, and which of them.
    fn push_from<'b>(&'b self, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
        let table = self.scope.table;
        out.push_sql(" FROM ");
        let related = || self.groups.iter().enumerate().filter(|(_, group)| !group.path.is_empty());
        if related().next().is_none() {
            push_table(table, out)?;
            return self.scope.push_where(out);
        }
        out.push_sql("(SELECT *");
        for (position, group) in related() {
            out.push_sql(", ");
            push_related(table, &group.path, group.column(table), out)?;
            out.push_sql(" AS ");
            out.push_identifier(&alias(position))?;
        }
        out.push_sql(" FROM ");
        push_table(table, out)?;
        self.scope.push_where(out)?;
        out.push_sql(") AS ");
        out.push_identifier("~rows")
    }

    fn push_groups(&self, out: &mut Pass<'_, '_>) -> QueryResult<()> {
        for position in 0..self.groups.len() {
            out.push_sql(if position > 0 { ", " } else { "" });
            self.push_group(position, out)?;
        }
        Ok(())
    }

    fn push_group(&self, position: usize, out: &mut Pass<'_, '_>) -> QueryResult<()> {
        match &self.groups[position] {
            group if group.path.is_empty() => out.push_identifier(group.column(self.scope.table).name),
            _ => out.push_identifier(&alias(position)),
        }
    }

    fn push_order(&self, order: &GroupOrder, out: &mut Pass<'_, '_>) -> QueryResult<()> {
        let (table, direction) = (self.scope.table, (order.descending, order.nulls));
        match order.by {
            GroupKey::Group(position) => {
                let group = &self.groups[position];
                let column = group.column(table);
                let operand = |out: &mut Pass<'_, '_>| self.push_group(position, out);
                match group.path.is_empty() {
                    true => backend::push_order(column.kind, column.nullable, direction, &operand, out),
                    false => push_order_of_related(column.kind, direction, &operand, out),
                }
            }
            GroupKey::Measure(measure) => {
                backend::push_order(Kind::BigInt, true, direction, &|out| push_measure(table, measure, out), out)
            }
        }
    }
}

/// Returns what the subquery calls a column of related rows.
fn alias(position: usize) -> String {
    format!("~group{position}")
}

/// Writes a condition on groups as one operand of AND.
fn push_having<'b>(table: &'static Table, having: &'b Having, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    match having {
        Having::All(conditions) => push_joined(conditions, " AND ", "1 = 1", &|it, out| push_having(table, it, out), out),
        Having::Any(conditions) => push_joined(conditions, " OR ", "1 = 0", &|it, out| push_having(table, it, out), out),
        Having::Not(condition) => {
            out.push_sql("NOT (");
            push_having(table, condition, out)?;
            out.push_sql(")");
            Ok(())
        }
        Having::Compare { measure, comparison, value } => {
            push_measure(table, *measure, out)?;
            out.push_sql(comparison.sql());
            push_value(value, measure.kind(table).unwrap_or(Kind::BigInt), out)
        }
        Having::IsNull(measure) => {
            push_measure(table, *measure, out)?;
            out.push_sql(" IS NULL");
            Ok(())
        }
    }
}

fn push_measure(table: &'static Table, measure: Measure, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    let Some(place) = measure.place else {
        out.push_sql("count(*)");
        return Ok(());
    };
    let column = &table.columns[place];
    let integers = is_integer(column.kind);
    let exact = integers || matches!(column.kind, Kind::Decimal { .. } | Kind::Numeric);
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
