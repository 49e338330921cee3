use diesel::result::QueryResult;

use crate::engine::backend::this as backend;
use crate::engine::{Column, EnumType, Kind, Nulls, Order, OrderBy, Relation, Search, Table, Terms};

use super::{Pass, condition::push_not_deleted, push_table};

/// Something that SQL can be sorted by or compared: writes itself.
pub(crate) type Operand<'f, 'b> = &'f dyn Fn(&mut Pass<'_, 'b>) -> QueryResult<()>;

/// Writes what values of that kind are sorted by: themselves, or the ranks of an enum's labels that the database keeps as text.
pub(crate) fn push_sorted<'b>(kind: Kind, operand: Operand<'_, 'b>, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    match kind {
        Kind::Enum(labels) if labels.is_text() => push_rank(labels, operand, out),
        _ => operand(out),
    }
}

/// Writes an ORDER BY term of a column that a subquery gives, of a row that there may not be.
pub(super) fn push_order_of_related<'b>(
    kind: Kind,
    direction: (bool, Nulls),
    operand: Operand<'_, 'b>,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    match kind {
        Kind::Enum(labels) if !labels.is_text() && !backend::SUBQUERIES_GIVE_ENUMS => {
            backend::push_order(Kind::Integer, true, direction, &|out| push_rank(labels, operand, out), out)
        }
        _ => backend::push_order(kind, true, direction, operand, out),
    }
}

fn push_rank<'b>(labels: &EnumType, operand: Operand<'_, 'b>, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_sql("CASE ");
    operand(out)?;
    for (rank, label) in labels.labels.iter().enumerate() {
        let twice = |c: char| std::iter::repeat_n(c, if backend::DOUBLED.contains(c) { 2 } else { 1 });
        let literal: String = label.chars().flat_map(twice).collect();
        out.push_sql(&format!(" WHEN '{literal}' THEN {rank}"));
    }
    out.push_sql(" END");
    Ok(())
}

/// Writes ` ORDER BY …`, or nothing when there is no order.
pub(super) fn push_order_by<'b>(
    table: &'static Table,
    orders: &'b [Order],
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    for (position, order) in orders.iter().enumerate() {
        out.push_sql(if position > 0 { ", " } else { " ORDER BY " });
        let target = order.path.last().map_or(table, |relation| relation.target);
        let direction = (order.descending, order.nulls);
        let column = match &order.by {
            OrderBy::Column(place) => &target.columns[*place],
            OrderBy::Relevance { search, terms } => {
                let relevance = |out: &mut Pass<'_, 'b>| push_relevance(table, &table.searches[*search], terms, out);
                backend::push_order(Kind::Double, true, direction, &relevance, out)?;
                continue;
            }
        };
        match order.path.as_slice() {
            [] => backend::push_order(
                column.kind,
                column.nullable,
                direction,
                &|out| out.push_identifier(column.name),
                out,
            )?,
            path => push_order_of_related(column.kind, direction, &|out| push_related(table, path, column, out), out)?,
        }
    }
    Ok(())
}

/// Writes how well the words match, of several texts as the sum.
fn push_relevance<'b>(
    table: &'static Table,
    search: &'static Search,
    terms: &'b [Terms],
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    // As many statements as there are numbers of texts.
    out.unsafe_to_cache_prepared();
    // A bare number would be the place of a column.
    out.push_sql("(0 + 0");
    for terms in terms {
        out.push_sql(" + ");
        backend::push_relevance(table, search, terms, out)?;
    }
    out.push_sql(")");
    Ok(())
}

/// Writes the column of the row that the relations lead to, as a subquery.
pub(super) fn push_related(
    table: &'static Table,
    path: &[&'static Relation],
    column: &'static Column,
    out: &mut Pass<'_, '_>,
) -> QueryResult<()> {
    // A statement of its own for each way.
    out.unsafe_to_cache_prepared();
    push_step(table, table.name, path, column, out)
}

/// Each step has its own alias, because a table can be related to itself.
fn push_step(
    from: &'static Table,
    alias: &str,
    path: &[&'static Relation],
    column: &'static Column,
    out: &mut Pass<'_, '_>,
) -> QueryResult<()> {
    let Some((relation, rest)) = path.split_first() else {
        out.push_identifier(alias)?;
        out.push_sql(".");
        return out.push_identifier(column.name);
    };
    let target = relation.target;
    let next = format!("~{}", rest.len());
    out.push_sql("(SELECT ");
    push_step(target, &next, rest, column, out)?;
    out.push_sql(" FROM ");
    push_table(target, out)?;
    out.push_sql(" AS ");
    out.push_identifier(&next)?;
    out.push_sql(" WHERE ");
    push_not_deleted(target, out)?;
    for (position, (&here, &there)) in relation.from.iter().zip(relation.to).enumerate() {
        out.push_sql(if position > 0 { " AND " } else { "" });
        out.push_identifier(&next)?;
        out.push_sql(".");
        out.push_identifier(target.columns[there].name)?;
        out.push_sql(" = ");
        out.push_identifier(alias)?;
        out.push_sql(".");
        out.push_identifier(from.columns[here].name)?;
    }
    out.push_sql(")");
    Ok(())
}
