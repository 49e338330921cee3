//! Counts, sums, averages and extremes of rows, all together or in groups.

use bigdecimal::ToPrimitive;

use super::backend::this as backend;
use super::operations::fetch;
use super::statement::{Aggregate, Statement};
use super::{Column, Comparison, Conn, Error, Kind, Nulls, Relation, Result, Table, Value};

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

/// A condition on groups.
#[derive(Clone, Debug)]
pub enum Having {
    /// Each of them holds; none is true.
    All(Vec<Having>),
    /// One of them holds; none is false.
    Any(Vec<Having>),
    /// It does not hold.
    Not(Box<Having>),
    /// What is computed of the group compares so to the value.
    Compare {
        /// What is computed.
        measure: Measure,
        /// How it compares.
        comparison: Comparison,
        /// What it is compared to, of the kind of the measure.
        value: Value,
    },
    /// What is computed of the group is NULL.
    IsNull(Measure),
}

impl Having {
    /// Every group.
    pub fn all() -> Self {
        Self::All(Vec::new())
    }

    /// Joins a further condition by AND.
    pub fn and(self, other: Self) -> Self {
        match self {
            Self::All(mut conditions) => {
                conditions.push(other);
                Self::All(conditions)
            }
            condition => Self::All(vec![condition, other]),
        }
    }

    /// Returns whether it asks nothing.
    pub(super) fn is_all(&self) -> bool {
        matches!(self, Self::All(conditions) if conditions.is_empty())
    }

    fn measures(&self, found: &mut Vec<Measure>) {
        match self {
            Self::All(conditions) | Self::Any(conditions) => conditions.iter().for_each(|it| it.measures(found)),
            Self::Not(condition) => condition.measures(found),
            Self::Compare { measure, .. } | Self::IsNull(measure) => found.push(*measure),
        }
    }
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
            (Function::Sum, Kind::Numeric) => Some(Kind::Numeric),
            (Function::Sum, Kind::Real | Kind::Double) => Some(Kind::Double),
            (Function::Avg, kind) if is_number(kind) => Some(Kind::Double),
            (Function::Min | Function::Max, kind) if is_number(kind) || is_ordered(kind) => Some(kind),
            _ => None,
        }
    }
}

/// Returns whether values of that kind are whole numbers.
pub(super) fn is_integer(kind: Kind) -> bool {
    matches!(kind, Kind::SmallInt | Kind::Integer | Kind::BigInt | Kind::Unsigned(_))
}

fn is_number(kind: Kind) -> bool {
    is_integer(kind) || matches!(kind, Kind::Real | Kind::Double | Kind::Decimal { .. } | Kind::Numeric)
}

/// Kinds other than numbers of which every database knows the smallest value. (PostgreSQL knows none of UUIDs, SQLite and
/// MySQL take enums for text.)
fn is_ordered(kind: Kind) -> bool {
    kind.is_text() || matches!(kind, Kind::Date | Kind::Time | Kind::Timestamp | Kind::Timestamptz)
}

/// Computes the measures of each group: the values that its rows have in common, then the results. Groups that are equal in what
/// they are sorted by come in the order of the values that their rows have in common.
///
/// # Errors
///
/// [`Error::Overflow`] when a result is larger than its type can hold; [`Error::Database`] when a function does not work on its
/// column, or rows are grouped by values that have no order; [`Error::Unavailable`].
pub async fn aggregate_rows(conn: &mut Conn, mut aggregate: Aggregate) -> Result<Vec<Vec<Value>>> {
    let table = aggregate.scope.table;
    let (columns, results) = kinds(&aggregate)?;
    for position in 0..aggregate.groups.len() {
        let by = GroupKey::Group(position);
        if !aggregate.order.iter().any(|order| order.by == by) {
            aggregate.order.push(GroupOrder { by, descending: false, nulls: Nulls::Last });
        }
    }
    let read = aggregate.measures.iter().zip(&results).map(|(measure, &kind)| match measure.function {
        Function::Sum if kind == Kind::BigInt => backend::SUM_OF_INTEGERS,
        _ => kind,
    });
    let kinds: Vec<Kind> = columns.into_iter().chain(read).collect();
    let groups = aggregate.groups.len();
    let mut rows = fetch(conn, Statement::Aggregate(aggregate), table, &kinds).await?;
    for row in &mut rows {
        for (value, &kind) in row[groups..].iter_mut().zip(&results) {
            check_result(value, kind)?;
        }
    }
    Ok(rows)
}

/// Returns the kinds of the columns that rows are grouped by, and those of the results.
fn kinds(aggregate: &Aggregate) -> Result<(Vec<Kind>, Vec<Kind>)> {
    let table = aggregate.scope.table;
    let group = |group: &GroupColumn| {
        let column = group.column(table);
        let kind = Some(column.kind).filter(|kind| kind.is_ordered());
        kind.ok_or_else(|| Error::decode(format!("rows are not grouped by {}, whose values have no order", column.name)))
    };
    let result = |measure: &Measure| {
        let column = || measure.place.map_or("rows", |place| table.columns[place].name);
        let refused = || Error::decode(format!("{:?} does not work on {}", measure.function, column()));
        measure.kind(table).ok_or_else(refused)
    };
    let mut elsewhere = Vec::new();
    aggregate.having.measures(&mut elsewhere);
    elsewhere.extend(aggregate.order.iter().filter_map(|order| match order.by {
        GroupKey::Measure(measure) => Some(measure),
        GroupKey::Group(_) => None,
    }));
    elsewhere.iter().try_for_each(|measure| result(measure).map(drop))?;
    let columns = aggregate.groups.iter().map(group).collect::<Result<_>>()?;
    Ok((columns, aggregate.measures.iter().map(result).collect::<Result<_>>()?))
}

fn check_result(value: &mut Value, kind: Kind) -> Result<()> {
    match (&*value, kind) {
        (Value::Decimal(sum), Kind::BigInt) => *value = Value::BigInt(sum.to_i64().ok_or(Error::Overflow)?),
        (Value::Double(number), _) if !number.is_finite() => return Err(Error::Overflow),
        _ => {}
    }
    Ok(())
}
