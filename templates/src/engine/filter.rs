use super::{Relation, Value};

/// A condition on the rows of a table, whose columns it names by place.
#[derive(Clone, Debug)]
pub enum Filter {
    /// Each of them holds; none is true.
    All(Vec<Filter>),
    /// One of them holds; none is false.
    Any(Vec<Filter>),
    /// It does not hold.
    Not(Box<Filter>),
    /// The column's value compares so to the value.
    Compare {
        /// The column.
        place: usize,
        /// How it compares.
        comparison: Comparison,
        /// What it is compared to, of the column's type.
        value: Value,
    },
    /// The column's value is one of the values.
    In {
        /// The column.
        place: usize,
        /// The values, of the column's type.
        values: Vec<Value>,
    },
    /// The column's text is like the pattern (`%` any characters, `_` one, `\` escapes).
    Like {
        /// The column.
        place: usize,
        /// The pattern.
        pattern: String,
        /// Whether upper and lower case are the same.
        ignore_case: bool,
    },
    /// The column is NULL.
    IsNull(usize),
    /// The row is one that the relation leads to from a row with those values in the relation's `from` columns.
    Related {
        /// A relation that leads to the table.
        relation: &'static Relation,
        /// The values there.
        values: Vec<Value>,
    },
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
}

/// A column that rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub place: usize,
    /// Whether the largest value comes first.
    pub descending: bool,
    /// Where the rows without a value go.
    pub nulls: Nulls,
}

/// Where the rows without a value go in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    /// Before all others.
    First,
    /// After all others.
    Last,
}

impl Filter {
    /// The columns at those places hold those values.
    pub fn equal(places: &[usize], values: Vec<Value>) -> Self {
        let compare = |(&place, value): (&usize, Value)| Self::Compare { place, comparison: Comparison::Equal, value };
        Self::All(places.iter().zip(values).map(compare).collect())
    }

    /// Joins a further condition by AND.
    pub fn and(self, other: Self) -> Self {
        match self {
            Self::All(mut filters) => {
                filters.push(other);
                Self::All(filters)
            }
            filter => Self::All(vec![filter, other]),
        }
    }
}
