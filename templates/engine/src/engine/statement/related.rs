//! Conditions on the rows that relations lead to.
//!
//! They are subqueries that name no column of the query around them, so that a table can be related to itself without
//! an alias, and every database can run them once instead of once a row.

use diesel::result::QueryResult;
use diesel::sql_types::BigInt;

use crate::engine::{Comparison, Filter, Relation, Table, Through};

use super::condition::{push_filter, push_not_deleted};
use super::{Pass, push_names, push_table};

/// Writes that one of the rows that the relation leads to meets the condition.
pub(super) fn push_exists<'b>(
    table: &'static Table,
    relation: &'static Relation,
    filter: &'b Filter,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    push_in_start(table, relation, out)?;
    push_names(relation.to.iter().map(|&place| &relation.through_or_target().columns[place]), out)?;
    push_related_rows(relation, filter, out)?;
    out.push_sql("))");
    Ok(())
}

/// Writes that the number of rows that the relation leads to and that meet the condition compares so.
///
/// Rows without any related row are in no group, so that where none is enough, the rows of the other groups are ruled out.
pub(super) fn push_count<'b>(
    table: &'static Table,
    relation: &'static Relation,
    filter: &'b Filter,
    (comparison, count): (Comparison, &'b i64),
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    let none_is_enough = comparison.holds(0.cmp(count));
    out.push_sql(if none_is_enough { "NOT " } else { "" });
    push_in_start(table, relation, out)?;
    let key = || relation.to.iter().map(|&place| &relation.through_or_target().columns[place]);
    push_names(key(), out)?;
    match &relation.through {
        None => push_related_rows(relation, filter, out)?,
        Some(through) => {
            // Rows that a join table ties together twice are counted once.
            out.push_sql(" FROM (SELECT DISTINCT ");
            push_names(key().chain(other_columns(relation, through)), out)?;
            push_related_rows(relation, filter, out)?;
            out.push_sql(") AS ");
            out.push_identifier("~related")?;
        }
    }
    out.push_sql(" GROUP BY ");
    push_names(key(), out)?;
    out.push_sql(" HAVING count(*)");
    out.push_sql(if none_is_enough { comparison.negated() } else { comparison }.sql());
    out.push_bind_param::<BigInt, _>(count)?;
    out.push_sql("))");
    Ok(())
}

/// The columns of the join table that lead on to the target, but for those that it is grouped by.
fn other_columns(
    relation: &'static Relation,
    through: &'static Through,
) -> impl Iterator<Item = &'static crate::engine::Column> {
    let onward = through.from.iter().filter(|place| !relation.to.contains(place));
    onward.map(|&place| &through.table.columns[place])
}

/// Writes `(key IS NOT NULL AND key IN (SELECT `.
fn push_in_start(table: &'static Table, relation: &'static Relation, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    out.push_sql("(");
    push_not_null(table, relation.from, out)?;
    push_tuple(table, relation.from, out)?;
    out.push_sql(" IN (SELECT ");
    Ok(())
}

/// Writes the FROM and WHERE clauses of the rows that the relation leads to, or of those of the join table that lead there.
fn push_related_rows<'b>(relation: &'static Relation, filter: &'b Filter, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    let near = relation.through_or_target();
    out.push_sql(" FROM ");
    push_table(near, out)?;
    out.push_sql(" WHERE ");
    push_not_deleted(near, out)?;
    push_not_null(near, relation.to, out)?;
    let Some(through) = &relation.through else {
        return push_filter(near, filter, out);
    };
    push_not_null(near, through.from, out)?;
    push_tuple(near, through.from, out)?;
    out.push_sql(" IN (SELECT ");
    push_names(through.to.iter().map(|&place| &relation.target.columns[place]), out)?;
    out.push_sql(" FROM ");
    push_table(relation.target, out)?;
    out.push_sql(" WHERE ");
    push_not_deleted(relation.target, out)?;
    push_filter(relation.target, filter, out)?;
    out.push_sql(")");
    Ok(())
}

/// Writes `column IS NOT NULL AND ` for the columns that can be NULL: IN is else neither true nor false.
fn push_not_null(table: &Table, places: &[usize], out: &mut Pass<'_, '_>) -> QueryResult<()> {
    for &place in places.iter().filter(|&&place| table.columns[place].nullable) {
        out.push_identifier(table.columns[place].name)?;
        out.push_sql(" IS NOT NULL AND ");
    }
    Ok(())
}

/// Writes the columns as one operand of IN.
pub(super) fn push_tuple(table: &'static Table, places: &[usize], out: &mut Pass<'_, '_>) -> QueryResult<()> {
    let several = places.len() > 1;
    out.push_sql(if several { "(" } else { "" });
    push_names(places.iter().map(|&place| &table.columns[place]), out)?;
    out.push_sql(if several { ")" } else { "" });
    Ok(())
}
