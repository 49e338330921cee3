use diesel::result::QueryResult;

use crate::engine::backend::this as backend;
use crate::engine::codec::push_value;
use crate::engine::{Column, Comparison, Filter, JsonPath, JsonTest, Kind, Relation, Table, Value};

use super::{Pass, push_joined, push_names, push_table, related};

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
        if self.is_everything() {
            return Ok(());
        }
        out.push_sql(" WHERE ");
        self.push_condition(out)
    }

    /// Writes the condition as one operand of AND.
    pub(super) fn push_condition<'b>(&'b self, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
        if conditions(&self.filter) > CACHED_CONDITIONS {
            out.unsafe_to_cache_prepared();
        }
        if !self.with_deleted {
            push_not_deleted(self.table, out)?;
        }
        push_filter(self.table, &self.filter, out)
    }

    /// Returns whether every row of the table is meant.
    pub(super) fn is_everything(&self) -> bool {
        (self.with_deleted || self.table.soft_delete.is_none()) && is_all(&self.filter)
    }
}

/// Writes that a row is not soft-deleted, to be followed by another operand of AND.
pub(super) fn push_not_deleted(table: &Table, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    if let Some(mark) = table.soft_delete {
        out.push_identifier(table.columns[mark].name)?;
        out.push_sql(" IS NULL AND ");
    }
    Ok(())
}

fn is_all(filter: &Filter) -> bool {
    matches!(filter, Filter::All(filters) if filters.is_empty())
}

/// The most conditions of a cached statement: clients combine them as they like, and each combination is a statement.
const CACHED_CONDITIONS: usize = 3;

fn conditions(filter: &Filter) -> usize {
    match filter {
        Filter::All(filters) | Filter::Any(filters) => filters.iter().map(conditions).sum(),
        Filter::Not(filter) => conditions(filter),
        // Each way through the relations and each JSON path is a statement of its own.
        Filter::Exists { .. } | Filter::Count { .. } | Filter::Json { .. } => CACHED_CONDITIONS + 1,
        Filter::Compare { .. }
        | Filter::In { .. }
        | Filter::Like { .. }
        | Filter::Matches { .. }
        | Filter::IsNull(_)
        | Filter::Related { .. } => 1,
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
        Filter::Like { place, pattern, ignore_case } => {
            Filter::Like { place, pattern: spell_pattern(pattern, ignore_case), ignore_case }
        }
        Filter::Matches { search, terms } => Filter::Matches { search, terms: backend::spell_terms(terms) },
        Filter::Json { place, path, test: JsonTest::Like(pattern, ignore_case) } => {
            Filter::Json { place, path, test: JsonTest::Like(spell_pattern(pattern, ignore_case), ignore_case) }
        }
        Filter::Exists { relation, filter } => {
            Filter::Exists { relation, filter: Box::new(spell(relation.target, *filter)) }
        }
        Filter::Count { relation, filter, comparison, count } => {
            Filter::Count { relation, filter: Box::new(spell(relation.target, *filter)), comparison, count }
        }
        filter @ (Filter::In { .. } | Filter::IsNull(_) | Filter::Related { .. } | Filter::Json { .. }) => filter,
    }
}

fn spell_pattern(mut pattern: String, ignore_case: bool) -> String {
    // A pattern that ends in the escape character is an error on PostgreSQL; here it means itself.
    if pattern.chars().rev().take_while(|character| *character == '\\').count() % 2 == 1 {
        pattern.push('\\');
    }
    backend::like_pattern(&pattern, ignore_case)
}

fn spell_comparison(table: &'static Table, place: usize, comparison: Comparison, value: Value) -> Filter {
    let is_range = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    let (Kind::Enum(labels), Value::Enum(label), true) = (table.columns[place].kind, &value, is_range) else {
        return Filter::Compare { place, comparison, value };
    };
    let rank = |label: &str| labels.labels.iter().position(|known| *known == label);
    let limit = rank(label);
    let in_range = labels.labels.iter().filter(|known| comparison.holds(rank(known).cmp(&limit)));
    Filter::In { place, values: in_range.map(|label| Value::Enum(label)).collect() }
}

/// Writes a condition as one operand of AND.
pub(super) fn push_filter<'b>(table: &'static Table, filter: &'b Filter, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    match filter {
        Filter::All(filters) => push_joined(filters, " AND ", "1 = 1", &|filter, out| push_filter(table, filter, out), out),
        Filter::Any(filters) => push_joined(filters, " OR ", "1 = 0", &|filter, out| push_filter(table, filter, out), out),
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
            let column = &table.columns[*place];
            backend::push_like(&|out| out.push_identifier(column.name), pattern, *ignore_case, out)
        }
        Filter::Matches { search, terms } => backend::push_search(table, &table.searches[*search], terms, out),
        Filter::IsNull(place) => {
            out.push_identifier(table.columns[*place].name)?;
            out.push_sql(" IS NULL");
            Ok(())
        }
        Filter::Related { relation, values } => push_related(table, relation, values, out),
        Filter::Exists { relation, filter } => related::push_exists(table, relation, filter, out),
        Filter::Count { relation, filter, comparison, count } => {
            related::push_count(table, relation, filter, (*comparison, count), out)
        }
        Filter::Json { place, path, test } => push_json(&table.columns[*place], path, test, out),
    }
}

fn push_comparison<'b>(
    column: &Column,
    comparison: Comparison,
    value: &'b Value,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    out.push_identifier(column.name)?;
    out.push_sql(comparison.sql());
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
    related::push_tuple(table, through.to, out)?;
    out.push_sql(" IN (SELECT ");
    push_names(through.from.iter().map(|&place| &through.table.columns[place]), out)?;
    out.push_sql(" FROM ");
    push_table(through.table, out)?;
    out.push_sql(" WHERE ");
    push_not_deleted(through.table, out)?;
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

fn push_json<'b>(column: &Column, path: &'b JsonPath, test: &'b JsonTest, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    use diesel::sql_types::{BigInt, Double, Text};

    match test {
        JsonTest::IsNull => backend::push_json_is_null(column, path, out),
        JsonTest::Text(comparison, text) => {
            backend::push_json(column, path, JsonType::Scalar, out)?;
            out.push_sql(comparison.sql());
            out.push_bind_param::<Text, _>(text)
        }
        JsonTest::Like(pattern, ignore_case) => {
            let operand = |out: &mut Pass<'_, 'b>| backend::push_json(column, path, JsonType::Scalar, out);
            backend::push_like(&operand, pattern, *ignore_case, out)
        }
        JsonTest::Number(comparison, number) => {
            backend::push_json(column, path, JsonType::Number, out)?;
            out.push_sql(comparison.sql());
            out.push_bind_param::<Double, _>(number)
        }
        JsonTest::Whole(comparison, number) => {
            backend::push_json(column, path, JsonType::Whole, out)?;
            out.push_sql(comparison.sql());
            out.push_bind_param::<BigInt, _>(number)
        }
        JsonTest::Boolean(value) => {
            backend::push_json(column, path, JsonType::Boolean, out)?;
            out.push_sql(if *value { " = 'true'" } else { " = 'false'" });
            Ok(())
        }
    }
}

/// What a place in a JSON document is read as; what is not of that type is NULL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonType {
    /// A string, a number, true or false, as text.
    Scalar,
    /// A number.
    Number,
    /// A number that is compared to a whole one of 64 bits, exactly.
    Whole,
    /// True or false, as text.
    Boolean,
}
