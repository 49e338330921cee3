use super::backend::this as backend;
use super::{Relation, Terms, Value};

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
    /// The words in the columns of a search are those that are searched for.
    Matches {
        /// The place of the search in the table's searches.
        search: usize,
        /// What is searched for.
        terms: Terms,
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
    /// One of the rows that the relation leads to meets the condition. It is true or false, never NULL.
    Exists {
        /// A relation of the table.
        relation: &'static Relation,
        /// The condition on the rows there.
        filter: Box<Filter>,
    },
    /// So many of the rows that the relation leads to meet the condition.
    Count {
        /// A relation of the table.
        relation: &'static Relation,
        /// The condition on the rows there.
        filter: Box<Filter>,
        /// How their number compares.
        comparison: Comparison,
        /// What it is compared to.
        count: i64,
    },
    /// What a JSON column holds at a path compares so to a value; what is not of the value's type does not.
    Json {
        /// The column.
        place: usize,
        /// The way from the document's root.
        path: JsonPath,
        /// What is asked of it.
        test: JsonTest,
    },
}

/// A way into a JSON document: member names and positions in arrays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonPath {
    steps: Vec<JsonStep>,
    /// The same as SQL/JSON writes it: `$."a"[0]`.
    expression: String,
}

impl JsonPath {
    /// Goes those steps. A member's name must be without `"` and `\`, which SQLite's paths have no way to say.
    pub fn new(steps: Vec<JsonStep>) -> Self {
        let step = |step: &JsonStep| match step {
            JsonStep::Member(name) => format!(".\"{name}\""),
            JsonStep::Element(position) => format!("[{position}]"),
        };
        let expression = format!("${}", steps.iter().map(step).collect::<String>());
        Self { steps, expression }
    }

    /// Returns the steps.
    pub fn steps(&self) -> &[JsonStep] {
        &self.steps
    }

    /// Returns the path as SQL/JSON writes it.
    pub fn expression(&self) -> &String {
        &self.expression
    }
}

/// One step into a JSON document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonStep {
    /// To the member of that name.
    Member(String),
    /// To the element at that position, the first being 0.
    Element(i32),
}

/// What is asked of a place in a JSON document.
#[derive(Clone, Debug, PartialEq)]
pub enum JsonTest {
    /// It is missing, or null.
    IsNull,
    /// Its text (a string as it is, true, false, or a number as the database prints it) compares so.
    Text(Comparison, String),
    /// Its text is like the pattern, whatever the case if so said.
    Like(String, bool),
    /// It is a number that compares so.
    Number(Comparison, f64),
    /// It is a number that compares so to a whole number, which may be larger than a binary fraction can tell from the next.
    Whole(Comparison, i64),
    /// It is true or false, as said.
    Boolean(bool),
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

impl Comparison {
    /// Returns the operator in SQL, with a blank on either side.
    pub fn sql(self) -> &'static str {
        match self {
            Self::Equal => " = ",
            Self::NotEqual => " <> ",
            Self::Greater => " > ",
            Self::GreaterOrEqual => " >= ",
            Self::Less => " < ",
            Self::LessOrEqual => " <= ",
        }
    }

    /// Returns the comparison that holds exactly where this one does not, between values that are not NULL.
    pub fn negated(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Greater => Self::LessOrEqual,
            Self::GreaterOrEqual => Self::Less,
            Self::Less => Self::GreaterOrEqual,
            Self::LessOrEqual => Self::Greater,
        }
    }

    /// Returns whether it holds between values in that order.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
        }
    }
}

/// What rows are sorted by: a column, of the row itself or of one that relations lead to, or how well its words match.
#[derive(Clone, Debug)]
pub struct Order {
    /// The relations to the row that has the column, each leading to at most one row; none for the row itself.
    pub path: Vec<&'static Relation>,
    /// What of that row.
    pub by: OrderBy,
    /// Whether the largest value comes first.
    pub descending: bool,
    /// Where the rows without a value go.
    pub nulls: Nulls,
}

/// What of a row others are sorted by.
#[derive(Clone, Debug)]
pub enum OrderBy {
    /// The column at that place.
    Column(usize),
    /// How well the words of a search match texts, as the database measures it; without a text, all rows are alike.
    Relevance {
        /// The place of the search in the table's searches.
        search: usize,
        /// The texts.
        terms: Vec<Terms>,
    },
}

/// Where the rows without a value go in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    /// Before all others.
    First,
    /// After all others.
    Last,
}

impl Order {
    /// From the smallest to the largest value of a column of the row itself; NULL comes last.
    pub fn ascending(place: usize) -> Self {
        Self { path: Vec::new(), by: OrderBy::Column(place), descending: false, nulls: Nulls::Last }
    }

    /// From the largest to the smallest value of a column of the row itself; NULL comes first.
    pub fn descending(place: usize) -> Self {
        Self { path: Vec::new(), by: OrderBy::Column(place), descending: true, nulls: Nulls::First }
    }

    /// From the row whose words match the texts best to the one whose words match them least.
    pub fn relevance(search: usize, terms: Vec<Terms>) -> Self {
        let by = OrderBy::Relevance { search, terms: terms.into_iter().map(backend::spell_terms).collect() };
        Self { path: Vec::new(), by, descending: true, nulls: Nulls::Last }
    }

    /// Returns the place of the column of the row itself that it is by, if it is by one.
    pub fn column(&self) -> Option<usize> {
        match self.by {
            OrderBy::Column(place) if self.path.is_empty() => Some(place),
            _ => None,
        }
    }

    /// Returns the order in which the rows come the other way round.
    pub fn reversed(mut self) -> Self {
        self.descending = !self.descending;
        self.nulls = match self.nulls {
            Nulls::First => Nulls::Last,
            Nulls::Last => Nulls::First,
        };
        self
    }
}

impl Filter {
    /// Every row.
    pub fn all() -> Self {
        Self::All(Vec::new())
    }

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
