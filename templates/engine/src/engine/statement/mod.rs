//! SQL statements over table descriptions, as Diesel query fragments with bind parameters.

mod aggregate;
mod condition;
mod delete;
mod include;
mod insert;
mod lock;
mod order;
mod raw;
mod related;
mod select;
mod selected;
mod update;

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::Untyped;

use crate::types::Db;

pub use aggregate::{Aggregate, Estimate};
pub(crate) use condition::JsonType;
pub use condition::Scope;
pub use delete::Delete;
pub use include::SelectRelated;
pub use insert::Insert;
pub use lock::Lock;
pub(crate) use order::{Operand, push_sorted};
pub use raw::Raw;
pub use select::{Count, LastInserted, Select};
pub use update::Update;

use selected::{push_selected, push_selected_from};

use super::{Column, Columns, Order, Table};

/// Where a fragment writes its SQL and its bind parameters, which live as long as `'b`.
pub(crate) type Pass<'a, 'b> = AstPass<'a, 'b, Db>;

/// Any statement of the engine: one type, so that what runs statements is compiled once.
#[derive(Clone, Debug)]
pub enum Statement {
    /// Reads rows.
    Select(Select),
    /// Reads the rows that a relation leads to from many rows.
    SelectRelated(SelectRelated),
    /// Counts rows.
    Count(Count),
    /// Asks how many rows there may be.
    Estimate(Estimate),
    /// Computes something of groups of rows.
    Aggregate(Aggregate),
    /// Reads the row that the connection inserted last.
    LastInserted(LastInserted),
    /// Reads rows and holds them.
    Lock(Lock),
    /// Does what its SQL says.
    Raw(Raw),
    /// Adds rows.
    Insert(Insert),
    /// Changes rows.
    Update(Update),
    /// Removes rows.
    Delete(Delete),
}

impl Statement {
    /// Returns whether it asks for rows by conditions and changes none.
    pub(super) fn is_question(&self) -> bool {
        match self {
            Self::Select(_) | Self::SelectRelated(_) | Self::Count(_) | Self::Estimate(_) | Self::Aggregate(_) => true,
            Self::LastInserted(_) | Self::Lock(_) | Self::Raw(_) => false,
            Self::Insert(_) | Self::Update(_) | Self::Delete(_) => false,
        }
    }
}

impl QueryFragment<Db> for Statement {
    fn walk_ast<'b>(&'b self, out: Pass<'_, 'b>) -> QueryResult<()> {
        match self {
            Self::Select(statement) => statement.walk_ast(out),
            Self::SelectRelated(statement) => statement.walk_ast(out),
            Self::Count(statement) => statement.walk_ast(out),
            Self::Estimate(statement) => statement.walk_ast(out),
            Self::Aggregate(statement) => statement.walk_ast(out),
            Self::LastInserted(statement) => statement.walk_ast(out),
            Self::Lock(statement) => statement.walk_ast(out),
            Self::Raw(statement) => statement.walk_ast(out),
            Self::Insert(statement) => statement.walk_ast(out),
            Self::Update(statement) => statement.walk_ast(out),
            Self::Delete(statement) => statement.walk_ast(out),
        }
    }
}

/// Statements of one type differ in their SQL: Diesel caches a prepared one by its text.
impl QueryId for Statement {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Statement {
    type SqlType = Untyped;
}

/// The most columns that a cached statement sorts by.
const CACHED_TERMS: usize = 3;

/// Keeps a statement out of the cache of prepared ones when its columns and order are one of very many choices of a client's,
/// each of which is a statement of its own.
fn mark_choice(columns: &Columns, order: &[Order], out: &mut Pass<'_, '_>) {
    if matches!(columns, Columns::Only(_)) || order.len() > CACHED_TERMS {
        out.unsafe_to_cache_prepared();
    }
}

/// Writes the name of a table, with its namespace before it.
fn push_table(table: &Table, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    push_qualified(table.namespace, table.name, out)
}

/// Writes a name, with the namespace that it stands in before it.
pub(super) fn push_qualified(namespace: Option<&str>, name: &str, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    if let Some(namespace) = namespace {
        out.push_identifier(namespace)?;
        out.push_sql(".");
    }
    out.push_identifier(name)
}

/// Writes the name of a column. Diesel looks for quotes in it and copies it, which is much of the work on a statement that reads
/// many columns; names have quotes hardly ever.
fn push_column(column: &Column, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    const QUOTE: &str = super::backend::this::QUOTE;
    if column.name.contains(QUOTE) {
        return out.push_identifier(column.name);
    }
    out.push_sql(QUOTE);
    out.push_sql(column.name);
    out.push_sql(QUOTE);
    Ok(())
}

/// Writes the names of columns, separated by commas.
pub(crate) fn push_names<'a>(columns: impl Iterator<Item = &'a Column>, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    for (position, column) in columns.enumerate() {
        if position > 0 {
            out.push_sql(", ");
        }
        push_column(column, out)?;
    }
    Ok(())
}

/// Writes conditions in brackets with the operator between them, or what stands for none.
fn push_joined<'b, C>(
    conditions: &'b [C],
    operator: &str,
    when_empty: &str,
    push: &dyn Fn(&'b C, &mut Pass<'_, 'b>) -> QueryResult<()>,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    if conditions.is_empty() {
        out.push_sql(when_empty);
        return Ok(());
    }
    out.push_sql("(");
    for (position, condition) in conditions.iter().enumerate() {
        if position > 0 {
            out.push_sql(operator);
        }
        push(condition, out)?;
    }
    out.push_sql(")");
    Ok(())
}

/// Writes the clause that makes a write give its rows back, where the database can.
fn push_returning(table: &'static Table, out: &mut Pass<'_, '_>) {
    if super::backend::this::RETURNING {
        out.push_sql(" RETURNING ");
        push_selected(table, &Columns::All, out);
    }
}
