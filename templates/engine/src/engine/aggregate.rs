//! Counts, sums, averages and extremes of rows, all together or in groups.

use bigdecimal::ToPrimitive;

use super::backend::this as backend;
use super::operations::{count_to, fetch};
use super::statement::{Aggregate, Estimate, Scope, Statement};
use super::{Column, Conn, Error, Kind, Nulls, Relation, Result, Table, Value, count_rows};

/// Something that is computed from the rows of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is computed.
    pub function: Function,
    /// The column whose values it is computed from; none for the number of rows.
    pub place: Option<usize>,
}

/// How a [`Measure`] is computed; only values that are not NULL count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// How many there are.
    Count,
    /// How many different ones there are.
    CountDistinct,
    /// Their sum; NULL of none.
    Sum,
    /// Their mean; NULL of none.
    Avg,
    /// The smallest; NULL of none.
    Min,
    /// The greatest; NULL of none.
    Max,
}

/// A column by whose values rows are put into groups.
#[derive(Clone, Debug)]
pub struct GroupColumn {
    /// The relations to the row that has the column, each leading to at most one row; none for the row itself.
    pub path: Vec<&'static Relation>,
    /// The place of the column there.
    pub place: usize,
}

/// What groups are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupOrder {
    /// What rows are grouped by, or what is computed of them.
    pub by: GroupKey,
    /// Whether the largest value comes first.
    pub descending: bool,
    /// Where the groups without a value go.
    pub nulls: Nulls,
}

/// What a group can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKey {
    /// What rows are grouped by, by its position there.
    Group(usize),
    /// What is computed of its rows.
    Measure(Measure),
}

impl GroupColumn {
    /// Returns the column, of groups of the rows of `table`.
    pub(crate) fn column(&self, table: &'static Table) -> &'static Column {
        &self.path.last().map_or(table, |relation| relation.target).columns[self.place]
    }
}

impl Measure {
    /// How many rows there are.
    pub const ROWS: Self = Self { function: Function::Count, place: None };

    /// Returns what the result is, or nothing when the function does not work on columns of that kind.
    pub fn kind(self, table: &'static Table) -> Option<Kind> {
        let Some(place) = self.place else {
            return (self == Self::ROWS).then_some(Kind::BigInt);
        };
        match (self.function, table.columns[place].kind) {
            (Function::CountDistinct, kind) if !kind.is_ordered() => None,
            (Function::Count | Function::CountDistinct, _) => Some(Kind::BigInt),
            (Function::Sum, kind) if is_integer(kind) => Some(Kind::BigInt),
            // As many digits as any database keeps of a sum.
            (Function::Sum, Kind::Decimal { scale, .. }) => Some(Kind::Decimal { precision: 65, scale }),
            (Function::Sum, Kind::Real | Kind::Double) => Some(Kind::Double),
            (Function::Avg, kind) if is_number(kind) => Some(Kind::Double),
            (Function::Min | Function::Max, kind) if is_number(kind) || is_ordered(kind) => Some(kind),
            _ => None,
        }
    }
}

fn is_integer(kind: Kind) -> bool {
    matches!(kind, Kind::SmallInt | Kind::Integer | Kind::BigInt)
}

fn is_number(kind: Kind) -> bool {
    is_integer(kind) || matches!(kind, Kind::Real | Kind::Double | Kind::Decimal { .. })
}

/// Kinds other than numbers of which every database knows the smallest value. (PostgreSQL knows none of UUIDs, SQLite and
/// MySQL take enums for text.)
fn is_ordered(kind: Kind) -> bool {
    matches!(kind, Kind::Text(_) | Kind::Char(_) | Kind::Date | Kind::Time | Kind::Timestamp | Kind::Timestamptz)
}

/// Computes the measures of each group: the values that its rows have in common, then the results.
///
/// # Errors
///
/// [`Error::Overflow`] when a result is larger than its type can hold; [`Error::Unavailable`] or [`Error::Database`].
pub async fn aggregate_rows(conn: &mut Conn, aggregate: Aggregate) -> Result<Vec<Vec<Value>>> {
    let table = aggregate.scope.table;
    let columns = aggregate.groups.iter().map(|group| group.column(table).kind);
    let results: Vec<Kind> = aggregate.measures.iter().filter_map(|measure| measure.kind(table)).collect();
    let read = aggregate.measures.iter().zip(&results).map(|(measure, &kind)| match measure.function {
        Function::Sum if kind == Kind::BigInt => backend::SUM_OF_INTEGERS,
        _ => kind,
    });
    let kinds: Vec<Kind> = columns.chain(read).collect();
    let groups = aggregate.groups.len();
    let mut rows = fetch(conn, Statement::Aggregate(aggregate), table, &kinds).await?;
    for row in &mut rows {
        for (value, &kind) in row[groups..].iter_mut().zip(&results) {
            check_result(value, kind)?;
        }
    }
    Ok(rows)
}

fn check_result(value: &mut Value, kind: Kind) -> Result<()> {
    match (&*value, kind) {
        (Value::Decimal(sum), Kind::BigInt) => *value = Value::BigInt(sum.to_i64().ok_or(Error::Overflow)?),
        (Value::Double(number), _) if !number.is_finite() => return Err(Error::Overflow),
        _ => {}
    }
    Ok(())
}

/// Up to so many rows are counted, because the planner knows least of small tables.
const COUNTED: i64 = 1_000;

/// Counts rows as the database's planner guesses it; where there is none to ask, or the rows are few, one by one.
///
/// # Errors
///
/// [`Error::Unavailable`] or [`Error::Database`].
pub async fn estimate_rows(conn: &mut Conn, scope: Scope) -> Result<i64> {
    if !backend::ESTIMATES {
        return count_rows(conn, scope).await;
    }
    let counted = count_to(conn, scope.clone(), COUNTED + 1).await?;
    if counted <= COUNTED {
        return Ok(counted);
    }
    let table = scope.table;
    let rows = fetch(conn, Statement::Estimate(Estimate { scope }), table, &[Kind::Text(None)]).await?;
    let plan = match rows.first().map(Vec::as_slice) {
        Some([Value::Text(plan)]) => serde_json::from_str::<serde_json::Value>(plan).ok(),
        _ => None,
    };
    let guess = plan.and_then(|plan| plan[0]["Plan"]["Plan Rows"].as_i64());
    Ok(guess.ok_or_else(|| Error::decode("a plan without a number of rows"))?.max(counted))
}
