use std::fmt;
use std::marker::PhantomData;
use std::ops::{BitAnd, BitOr, Not};

use super::{Comparison, Filter, NotNull, Nulls, OrNull, Order, Value};

/// A column of the table of `E` that holds a `T`: what typed conditions and orders are made of.
///
/// `K` is what the engine keeps a `T` as; it is another type where `T` is of a crate by hand, which knows no [`Value`]. `N` says
/// whether the column may hold NULL.
pub struct TypedColumn<E, T, K = T, N = NotNull> {
    place: usize,
    entity: PhantomData<fn() -> E>,
    ty: PhantomData<fn() -> T>,
    kept: PhantomData<fn() -> (K, N)>,
}

/// A [`TypedColumn`] that may hold NULL.
pub type NullableColumn<E, T, K = T> = TypedColumn<E, T, K, OrNull>;

impl<E, T, K, N> TypedColumn<E, T, K, N> {
    /// Names the column by its place in the table.
    pub const fn new(place: usize) -> Self {
        Self { place, entity: PhantomData, ty: PhantomData, kept: PhantomData }
    }

    /// Returns the column's place in the table.
    pub const fn place(self) -> usize {
        self.place
    }

    /// The column is NULL.
    pub fn is_null(self) -> Condition<E> {
        Filter::IsNull(self.place).into()
    }

    /// The column is not NULL.
    pub fn is_not_null(self) -> Condition<E> {
        !self.is_null()
    }

    /// From the smallest to the largest value; NULL comes last.
    pub fn asc(self) -> Ordering<E> {
        Ordering::new(Order::ascending(self.place))
    }

    /// From the largest to the smallest value; NULL comes first.
    pub fn desc(self) -> Ordering<E> {
        Ordering::new(Order::descending(self.place))
    }
}

impl<E, T: Into<K>, K: Into<Value>, N> TypedColumn<E, T, K, N> {
    /// The column holds that value.
    pub fn eq(self, value: impl Into<T>) -> Condition<E> {
        self.compare(Comparison::Equal, value)
    }

    /// The column holds a value other than that one; NULL is not one.
    pub fn ne(self, value: impl Into<T>) -> Condition<E> {
        self.compare(Comparison::NotEqual, value)
    }

    /// The column holds a greater value.
    pub fn gt(self, value: impl Into<T>) -> Condition<E> {
        self.compare(Comparison::Greater, value)
    }

    /// The column holds that value or a greater one.
    pub fn ge(self, value: impl Into<T>) -> Condition<E> {
        self.compare(Comparison::GreaterOrEqual, value)
    }

    /// The column holds a smaller value.
    pub fn lt(self, value: impl Into<T>) -> Condition<E> {
        self.compare(Comparison::Less, value)
    }

    /// The column holds that value or a smaller one.
    pub fn le(self, value: impl Into<T>) -> Condition<E> {
        self.compare(Comparison::LessOrEqual, value)
    }

    /// The column holds one of those values.
    pub fn is_in(self, values: impl IntoIterator<Item = impl Into<T>>) -> Condition<E> {
        let values = values.into_iter().map(|value| self.value(value.into())).collect();
        Filter::In { place: self.place, values }.into()
    }

    /// Returns a value of the column as the engine's.
    pub fn value(self, value: impl Assign<T, K>) -> Value {
        value.into_value()
    }

    fn compare(self, comparison: Comparison, value: impl Into<T>) -> Condition<E> {
        Filter::Compare { place: self.place, comparison, value: self.value(value.into()) }.into()
    }
}

impl<E, T, N> TypedColumn<E, T, String, N> {
    /// The column holds text like the pattern, in which `%` stands for any characters, `_` for one and `\` takes the
    /// meaning from the character after it. Upper and lower case differ.
    pub fn like(self, pattern: impl Into<String>) -> Condition<E> {
        Filter::Like { place: self.place, pattern: pattern.into(), ignore_case: false }.into()
    }

    /// As [`Self::like`], but upper and lower case are the same (on SQLite for ASCII letters only).
    pub fn ilike(self, pattern: impl Into<String>) -> Condition<E> {
        Filter::Like { place: self.place, pattern: pattern.into(), ignore_case: true }.into()
    }
}

impl<E, T, K, N> Clone for TypedColumn<E, T, K, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E, T, K, N> Copy for TypedColumn<E, T, K, N> {}

impl<E, T, K, N> fmt::Debug for TypedColumn<E, T, K, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TypedColumn").field(&self.place).finish()
    }
}

/// A value that can be written to a column of type `T`, kept as a `K`: a `T`, or an `Option<T>` where the column may hold NULL.
pub trait Assign<T, K = T> {
    /// Returns it as the engine's value.
    fn into_value(self) -> Value;
}

impl<T: Into<K>, K: Into<Value>> Assign<T, K> for T {
    fn into_value(self) -> Value {
        self.into().into()
    }
}

impl<T: Into<K>, K: Into<Value>> Assign<T, K> for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, |value| value.into().into())
    }
}

/// A condition on the rows of the table of `E`; `&`, `|` and `!` combine conditions.
pub struct Condition<E> {
    filter: Filter,
    entity: PhantomData<fn() -> E>,
}

impl<E> Condition<E> {
    /// Every row meets it.
    pub fn all() -> Self {
        Filter::all().into()
    }

    /// Returns the condition without its type.
    pub fn into_filter(self) -> Filter {
        self.filter
    }
}

impl<E> From<Filter> for Condition<E> {
    fn from(filter: Filter) -> Self {
        Self { filter, entity: PhantomData }
    }
}

impl<E> BitAnd for Condition<E> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Filter::All(vec![self.filter, other.filter]).into()
    }
}

impl<E> BitOr for Condition<E> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Filter::Any(vec![self.filter, other.filter]).into()
    }
}

impl<E> Not for Condition<E> {
    type Output = Self;

    fn not(self) -> Self {
        Filter::Not(Box::new(self.filter)).into()
    }
}

impl<E> Clone for Condition<E> {
    fn clone(&self) -> Self {
        self.filter.clone().into()
    }
}

impl<E> fmt::Debug for Condition<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.filter.fmt(f)
    }
}

/// What the rows of the table of `E` are sorted by.
pub struct Ordering<E> {
    order: Order,
    entity: PhantomData<fn() -> E>,
}

impl<E> Ordering<E> {
    pub(super) fn new(order: Order) -> Self {
        Self { order, entity: PhantomData }
    }

    /// NULL comes before every value.
    pub fn nulls_first(mut self) -> Self {
        self.order.nulls = Nulls::First;
        self
    }

    /// NULL comes after every value.
    pub fn nulls_last(mut self) -> Self {
        self.order.nulls = Nulls::Last;
        self
    }

    /// Returns the order without its type.
    pub fn into_order(self) -> Order {
        self.order
    }
}

impl<E> Clone for Ordering<E> {
    fn clone(&self) -> Self {
        Self::new(self.order.clone())
    }
}

impl<E> fmt::Debug for Ordering<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.order.fmt(f)
    }
}
