use std::iter::repeat_n;

use diesel::result::QueryResult;
use diesel::sql_types::BigInt;

use crate::engine::backend::this as backend;
use crate::engine::codec::push_value;
use crate::engine::{Columns, Order, Relation, Table, Value};

use super::condition::push_not_deleted;
use super::order::push_order_by;
use super::related::push_tuple;
use super::{Pass, Scope, mark_choice, push_column, push_names, push_selected, push_table};

/// Reads the rows that a relation leads to from many rows at once: `SELECT columns, source columns FROM target WHERE
/// source columns IN (…) …`, at most so many for each of the rows they belong to.
#[derive(Clone, Debug)]
pub struct SelectRelated {
    /// The relation.
    pub relation: &'static Relation,
    /// What the rows to start from hold in the relation's `from` columns; never empty.
    pub sources: Vec<Vec<Value>>,
    /// Which rows of the target.
    pub scope: Scope,
    /// Which of their columns; those of the relation stand after them.
    pub columns: Columns,
    /// What the rows of each source are sorted by, by columns of the target itself.
    pub order: Vec<Order>,
    /// How many rows a source has at most.
    pub limit: Option<i64>,
    /// How many rows there are at most in all.
    pub most: Option<i64>,
}

/// The most sources of a cached statement.
const CACHED_SOURCES: usize = 128;
/// The name of a row's rank among those of its source; no column of a generated table starts so.
const RANK: &str = "~rank";
/// The name of the join table's rows.
const LINK: &str = "~link";

impl SelectRelated {
    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        if self.sources.len() > CACHED_SOURCES {
            out.unsafe_to_cache_prepared();
        }
        mark_choice(&self.columns, &self.order, &mut out);
        match &self.limit {
            None => {
                self.push_select(None, &mut out)?;
                push_order_by(self.relation.target, &self.order, &mut out)?;
            }
            Some(limit) => {
                out.push_sql("SELECT ");
                push_selected(self.relation.target, &self.columns, &mut out);
                self.push_sources(", ", &mut out)?;
                out.push_sql(" FROM (");
                self.push_select(Some(RANK), &mut out)?;
                out.push_sql(") AS ");
                out.push_identifier("~ranked")?;
                out.push_sql(" WHERE ");
                out.push_identifier(RANK)?;
                out.push_sql(" <= ");
                out.push_bind_param::<BigInt, _>(limit)?;
                out.push_sql(" ORDER BY ");
                out.push_identifier(RANK)?;
            }
        }
        if let Some(most) = &self.most {
            out.push_sql(" LIMIT ");
            out.push_bind_param::<BigInt, _>(most)?;
        }
        Ok(())
    }

    fn push_select<'b>(&'b self, rank: Option<&str>, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
        let target = self.relation.target;
        out.push_sql("SELECT ");
        push_selected(target, &self.columns, out);
        self.push_source_columns(out)?;
        if let Some(rank) = rank {
            out.push_sql(", row_number() OVER (PARTITION BY ");
            self.push_partition(out)?;
            push_order_by(target, &self.order, out)?;
            out.push_sql(") AS ");
            out.push_identifier(rank)?;
        }
        out.push_sql(" FROM ");
        push_table(target, out)?;
        if self.relation.through.is_some() {
            self.push_link(out)?;
        }
        out.push_sql(" WHERE ");
        if self.relation.through.is_none() {
            push_in_sources(target, self.relation.to, &self.sources, out)?;
            out.push_sql(" AND ");
        }
        self.scope.push_condition(out)
    }

    /// Writes the columns that tell which source a row belongs to, each under the name that [`source`] gives it.
    fn push_source_columns(&self, out: &mut Pass<'_, '_>) -> QueryResult<()> {
        if self.relation.through.is_some() {
            return self.push_sources(", ", out);
        }
        for (position, &place) in self.relation.to.iter().enumerate() {
            out.push_sql(", ");
            let column = &self.relation.target.columns[place];
            push_column(column, out)?;
            out.push_sql(backend::printed(column.kind));
            out.push_sql(" AS ");
            out.push_identifier(&source(position))?;
        }
        Ok(())
    }

    fn push_partition(&self, out: &mut Pass<'_, '_>) -> QueryResult<()> {
        match &self.relation.through {
            Some(_) => self.push_sources("", out),
            None => push_names(self.relation.to.iter().map(|&place| &self.relation.target.columns[place]), out),
        }
    }

    fn push_sources(&self, before: &str, out: &mut Pass<'_, '_>) -> QueryResult<()> {
        let columns = self.relation.through_or_target().columns;
        for (position, &place) in self.relation.to.iter().enumerate() {
            out.push_sql(if position > 0 { ", " } else { before });
            out.push_identifier(&source(position))?;
            out.push_sql(backend::printed(columns[place].kind));
        }
        Ok(())
    }

    /// Writes the join with the join table, each pair of which counts once.
    fn push_link<'b>(&'b self, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
        let Some(through) = &self.relation.through else {
            return Ok(());
        };
        out.push_sql(" JOIN (SELECT DISTINCT ");
        for (position, &place) in self.relation.to.iter().enumerate() {
            out.push_sql(if position > 0 { ", " } else { "" });
            push_renamed(through.table, place, &source(position), out)?;
        }
        for (position, &place) in through.from.iter().enumerate() {
            out.push_sql(", ");
            push_renamed(through.table, place, &onward(position), out)?;
        }
        out.push_sql(" FROM ");
        push_table(through.table, out)?;
        out.push_sql(" WHERE ");
        push_not_deleted(through.table, out)?;
        push_in_sources(through.table, self.relation.to, &self.sources, out)?;
        out.push_sql(") AS ");
        out.push_identifier(LINK)?;
        for (position, &place) in through.to.iter().enumerate() {
            out.push_sql(if position > 0 { " AND " } else { " ON " });
            out.push_identifier(&onward(position))?;
            out.push_sql(" = ");
            out.push_identifier(self.relation.target.columns[place].name)?;
        }
        Ok(())
    }
}

fn source(position: usize) -> String {
    format!("~source{position}")
}

fn onward(position: usize) -> String {
    format!("~onward{position}")
}

fn push_renamed(table: &'static Table, place: usize, name: &str, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    out.push_identifier(table.columns[place].name)?;
    out.push_sql(" AS ");
    out.push_identifier(name)
}

/// Each number of sources is a statement of its own to prepare. So that few are, the last source is repeated up to the next
/// power of two.
fn padded(sources: &[Vec<Value>]) -> impl Iterator<Item = &Vec<Value>> {
    let number = match sources.len() {
        few if few <= CACHED_SOURCES => few.next_power_of_two(),
        many => many,
    };
    sources.iter().chain(repeat_n(sources.last(), number - sources.len()).flatten())
}

/// Writes that the columns hold one of those tuples of values.
fn push_in_sources<'b>(
    table: &'static Table,
    places: &[usize],
    sources: &'b [Vec<Value>],
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    let several = places.len() > 1;
    push_tuple(table, places, out)?;
    out.push_sql(if several { backend::IN_TUPLES } else { " IN (" });
    for (position, values) in padded(sources).enumerate() {
        out.push_sql(if position > 0 { ", " } else { "" });
        out.push_sql(if several { "(" } else { "" });
        for (position, (&place, value)) in places.iter().zip(values).enumerate() {
            out.push_sql(if position > 0 { ", " } else { "" });
            push_value(value, table.columns[place].kind, out)?;
        }
        out.push_sql(if several { ")" } else { "" });
    }
    out.push_sql(")");
    Ok(())
}
