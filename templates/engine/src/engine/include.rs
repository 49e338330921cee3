//! Rows together with those that relations lead to: one statement for each relation, however many rows there are.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::backend::this as backend;
use super::operations::fetch;
use super::statement::{Scope, Select, SelectRelated, Statement};
use super::{Columns, Conn, Error, Filter, Kind, Order, Pending, Relation, Result, Row, Table, Value};

/// The rows to read together with those that they are included in.
#[derive(Clone, Debug)]
pub struct Include {
    /// The relation that leads to them.
    pub relation: &'static Relation,
    /// Which of their columns.
    pub columns: Columns,
    /// Which of them.
    pub filter: Filter,
    /// What the rows that belong to one row are sorted by: columns of their own.
    pub order: Vec<Order>,
    /// How many of them belong to one row at most.
    pub limit: Option<i64>,
    /// What is included in them.
    pub include: Vec<Include>,
}

impl Include {
    /// Every column of every row that the relation leads to, sorted by their key.
    pub fn new(relation: &'static Relation) -> Self {
        let order = relation.target.key.iter().map(|&place| Order::ascending(place)).collect();
        Self { relation, columns: Columns::All, filter: Filter::all(), order, limit: None, include: Vec::new() }
    }
}

/// Rows with what is included in them.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The rows.
    pub rows: Vec<Row>,
    /// What is included in them, in the order in which it was asked for.
    pub included: Vec<Included>,
}

/// The rows that a relation leads to from each of many rows.
#[derive(Clone, Debug)]
pub struct Included {
    /// The relation.
    pub relation: &'static Relation,
    /// All rows that it leads to, each once.
    pub loaded: Loaded,
    /// For each row that it leads from, the places in `loaded` of those that belong to it.
    pub places: Vec<Vec<usize>>,
}

/// How many rows may be included in all: `None` is no limit.
type Budget = Option<i64>;

/// Reads rows and what is included in them, at most `most` included rows in all.
///
/// # Errors
///
/// [`Error::TooMany`] when there are more; [`Error::Unavailable`] or [`Error::Database`].
pub async fn select_with(conn: &mut Conn, mut select: Select, include: &[Include], most: Budget) -> Result<Loaded> {
    select.columns = select.columns.with(select.scope.table, sources(include));
    let rows = super::select_rows(conn, select).await?;
    include_in(conn, rows, include, most).await
}

/// Reads what is included in rows, which must have been read with the columns that the relations start from.
///
/// # Errors
///
/// As [`select_with`].
pub async fn include_in(conn: &mut Conn, rows: Vec<Row>, include: &[Include], most: Budget) -> Result<Loaded> {
    if include.is_empty() {
        return Ok(Loaded { rows, included: Vec::new() });
    }
    let mut budget = most;
    load(conn, rows, include, &mut budget).await
}

/// Returns the columns that the relations start from.
pub fn sources(include: &[Include]) -> impl Iterator<Item = usize> {
    include.iter().flat_map(|include| include.relation.from).copied()
}

/// Boxed, because it calls itself.
fn load<'a>(conn: &'a mut Conn, rows: Vec<Row>, include: &'a [Include], budget: &'a mut Budget) -> Pending<'a, Loaded> {
    Box::pin(async move {
        let mut included = Vec::with_capacity(include.len());
        for one in include {
            let (found, places) = related(conn, &rows, one, budget).await?;
            let loaded = load(conn, found, &one.include, budget).await?;
            included.push(Included { relation: one.relation, loaded, places });
        }
        Ok(Loaded { rows, included })
    })
}

/// Reads the rows that one relation leads to, and tells which of them belong to which row.
async fn related(
    conn: &mut Conn,
    rows: &[Row],
    include: &Include,
    budget: &mut Budget,
) -> Result<(Vec<Row>, Vec<Vec<usize>>)> {
    let relation = include.relation;
    let target = relation.target;
    let source = |row: &Row| -> Option<Vec<Value>> {
        let values = relation.from.iter().map(|&place| row.value(place).clone());
        values.map(|value| Some(value).filter(|value| !value.is_null())).collect()
    };
    let mut distinct = Sources::default();
    let numbers: Vec<Option<usize>> =
        rows.iter().map(|row| source(row).map(|values| distinct.number(values))).collect();
    let mut found = Vec::new();
    let mut of_source: Vec<Vec<usize>> = vec![Vec::new(); distinct.values.len()];
    // Half of the parameters are left to the conditions.
    let chunk = (backend::BIND_LIMIT / 2 / relation.from.len()).max(1);
    for values in distinct.values.chunks(chunk) {
        let statement = SelectRelated {
            relation,
            sources: values.to_vec(),
            scope: Scope::new(target, include.filter.clone()),
            columns: include.columns.clone().with(target, target.key.iter().copied().chain(sources(&include.include))),
            order: include.order.clone(),
            limit: include.limit.filter(|_| relation.many),
            most: budget.map(|budget| budget + 1),
        };
        for (row, source) in fetch_related(conn, statement).await? {
            if let Some(number) = distinct.find(&source) {
                of_source[number].push(found.len());
            }
            found.push(row);
        }
    }
    if let Some(budget) = budget {
        *budget -= found.len() as i64;
        if *budget < 0 {
            return Err(Error::TooMany);
        }
    }
    let places = numbers.into_iter().map(|number| number.map_or_else(Vec::new, |number| of_source[number].clone()));
    Ok((found, places.collect()))
}

/// Returns the rows with the values of the source that each belongs to.
async fn fetch_related(conn: &mut Conn, statement: SelectRelated) -> Result<Vec<(Row, Vec<Value>)>> {
    let target = statement.relation.target;
    let near = statement.relation.through_or_target();
    let columns = statement.columns.clone();
    let of_source = statement.relation.to.iter().map(|&place| near.columns[place].kind);
    let kinds: Vec<Kind> = columns.of(target).map(|column| column.kind).chain(of_source).collect();
    let rows = fetch(conn, Statement::SelectRelated(statement), target, &kinds).await?;
    let read = columns.places(target).count();
    let split = |mut values: Vec<Value>| {
        let source = values.split_off(read);
        (spread(target, &columns, values), source)
    };
    Ok(rows.into_iter().map(split).collect())
}

/// Puts the values of some columns in their places; the others, which were not read, are NULL.
pub(super) fn spread(table: &'static Table, columns: &Columns, values: Vec<Value>) -> Row {
    if matches!(columns, Columns::All) {
        return Row::new(values);
    }
    let mut row = vec![Value::Null; table.columns.len()];
    for (place, value) in columns.places(table).zip(values) {
        row[place] = value;
    }
    Row::new(row)
}

/// The distinct tuples of values that rows start from.
#[derive(Default)]
struct Sources {
    values: Vec<Vec<Value>>,
    numbers: HashMap<String, usize>,
}

impl Sources {
    fn number(&mut self, values: Vec<Value>) -> usize {
        let next = self.values.len();
        *self.numbers.entry(identity(&values)).or_insert_with(|| {
            self.values.push(values);
            next
        })
    }

    fn find(&self, values: &[Value]) -> Option<usize> {
        self.numbers.get(&identity(values)).copied()
    }
}

/// Values have no hash of their own, because of the floating-point ones; and whole numbers of different widths are the same key.
fn identity(values: &[Value]) -> String {
    let mut identity = String::new();
    for value in values {
        let written = match value.whole() {
            Some(number) => write!(identity, "{number},"),
            None => write!(identity, "{value:?},"),
        };
        written.expect("a string takes all that is written to it");
    }
    identity
}
