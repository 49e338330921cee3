//! What is computed of the rows of a group, with the type of the result: `count()`, `posts::PRICE.sum()`.

use std::fmt;
use std::marker::PhantomData;

use crate::types::{Date, DateTime, Decimal, Time, Timestamp};

use super::{
    Comparison, Function, GroupCondition, GroupOrdering, Having, Measure, NotNull, Nullability, OrNull, ReadAs, Result,
    TypedColumn, Value, Values,
};

/// Something that is computed of rows of the table of `E`: a `T`, which the engine keeps as a `K`; `N` says whether it is NULL of
/// rows without values.
pub struct Measured<E, T, K = T, N = OrNull> {
    measure: Measure,
    entity: PhantomData<fn() -> E>,
    ty: PhantomData<fn() -> T>,
    kept: PhantomData<fn() -> (K, N)>,
}

/// How many rows there are.
pub fn count<E>() -> Measured<E, i64, i64, NotNull> {
    Measured::new(Measure::ROWS)
}

/// Only values that are not NULL count.
impl<E, T, K, N> TypedColumn<E, T, K, N> {
    /// How many values there are.
    pub fn count(self) -> Measured<E, i64, i64, NotNull> {
        self.measured(Function::Count)
    }

    /// How many different values there are.
    pub fn count_distinct(self) -> Measured<E, i64, i64, NotNull> {
        self.measured(Function::CountDistinct)
    }

    /// The sum of the values; NULL of none.
    pub fn sum(self) -> Measured<E, K::Sum>
    where
        K: Summed,
    {
        self.measured(Function::Sum)
    }

    /// The mean of the values; NULL of none.
    pub fn avg(self) -> Measured<E, f64>
    where
        K: Summed,
    {
        self.measured(Function::Avg)
    }

    /// The smallest value; NULL of none.
    pub fn min(self) -> Measured<E, T, K>
    where
        K: Extremes,
    {
        self.measured(Function::Min)
    }

    /// The greatest value; NULL of none.
    pub fn max(self) -> Measured<E, T, K>
    where
        K: Extremes,
    {
        self.measured(Function::Max)
    }

    fn measured<R, S, M>(self, function: Function) -> Measured<E, R, S, M> {
        Measured::new(Measure { function, place: Some(self.place()) })
    }
}

impl<E, T, K, N> Measured<E, T, K, N> {
    fn new(measure: Measure) -> Self {
        Self { measure, entity: PhantomData, ty: PhantomData, kept: PhantomData }
    }

    /// It is NULL: no row of the group has a value.
    pub fn is_null(self) -> GroupCondition<E> {
        Having::IsNull(self.measure).into()
    }

    /// The groups with the smallest one first; NULL comes last.
    pub fn asc(self) -> GroupOrdering<E> {
        GroupOrdering::ascending(self.measure)
    }

    /// The groups with the greatest one first; NULL comes first.
    pub fn desc(self) -> GroupOrdering<E> {
        GroupOrdering::descending(self.measure)
    }
}

impl<E, T: Into<K>, K: Into<Value>, N> Measured<E, T, K, N> {
    /// It is that value.
    pub fn eq(self, value: impl Into<T>) -> GroupCondition<E> {
        self.compare(Comparison::Equal, value)
    }

    /// It is a value other than that one; NULL is not one.
    pub fn ne(self, value: impl Into<T>) -> GroupCondition<E> {
        self.compare(Comparison::NotEqual, value)
    }

    /// It is greater.
    pub fn gt(self, value: impl Into<T>) -> GroupCondition<E> {
        self.compare(Comparison::Greater, value)
    }

    /// It is that value or a greater one.
    pub fn ge(self, value: impl Into<T>) -> GroupCondition<E> {
        self.compare(Comparison::GreaterOrEqual, value)
    }

    /// It is smaller.
    pub fn lt(self, value: impl Into<T>) -> GroupCondition<E> {
        self.compare(Comparison::Less, value)
    }

    /// It is that value or a smaller one.
    pub fn le(self, value: impl Into<T>) -> GroupCondition<E> {
        self.compare(Comparison::LessOrEqual, value)
    }

    fn compare(self, comparison: Comparison, value: impl Into<T>) -> GroupCondition<E> {
        let value: K = value.into().into();
        Having::Compare { measure: self.measure, comparison, value: value.into() }.into()
    }
}

impl<E, T, K, N> Clone for Measured<E, T, K, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E, T, K, N> Copy for Measured<E, T, K, N> {}

impl<E, T, K, N> fmt::Debug for Measured<E, T, K, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.measure.fmt(f)
    }
}

/// A type whose values are added up: numbers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number, so that it has no sum and no mean",
    label = "a column of `{Self}`"
)]
pub trait Summed {
    /// What holds their sum: 64 bits of whole and of floating-point numbers.
    type Sum;
}

/// A type of whose values every database knows the smallest and the greatest: numbers, text, dates and times. (PostgreSQL knows none
/// of UUIDs, and an enum is text to the others.)
#[diagnostic::on_unimplemented(
    message = "of `{Self}` not every database knows the smallest and the greatest value",
    label = "a column of `{Self}`"
)]
pub trait Extremes {}

macro_rules! numbers {
    ($($number:ty => $sum:ty),+ $(,)?) => {
        $(
            impl Summed for $number {
                type Sum = $sum;
            }

            impl Extremes for $number {}
        )+
    };
}

numbers! {
    i16 => i64, i32 => i64, i64 => i64,
    u16 => i64, u32 => i64, u64 => i64,
    f32 => f64, f64 => f64,
    Decimal => Decimal,
}

macro_rules! extremes {
    ($($ty:ty),+) => {
        $(impl Extremes for $ty {})+
    };
}

extremes!(String, Date, Time, Timestamp, DateTime);

/// What is computed of a group: something [`Measured`], or a tuple of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nothing that is computed of rows of `{E}`",
    note = "it is `count()` or a function of a column of the same table, like `PRICE.sum()`, or a tuple of up to six of these"
)]
pub trait Measures<E> {
    /// The results.
    type Output;

    /// Adds what is computed.
    fn add_to(self, measures: &mut Vec<Measure>);

    /// Takes the results from those that were read.
    ///
    /// # Errors
    ///
    /// [`Error::Database`](super::Error::Database) when one is of another type.
    fn read(results: &mut Values) -> Result<Self::Output>;
}

impl<E, T, K: ReadAs<T>, N: Nullability> Measures<E> for Measured<E, T, K, N> {
    type Output = N::Of<T>;

    fn add_to(self, measures: &mut Vec<Measure>) {
        measures.push(self.measure);
    }

    fn read(results: &mut Values) -> Result<N::Of<T>> {
        results.take_as::<T, K, N>()
    }
}

macro_rules! tuples {
    ($(($($name:ident)+))+) => {
        $(
            impl<E, $($name: Measures<E>),+> Measures<E> for ($($name,)+) {
                type Output = ($($name::Output,)+);

                #[expect(non_snake_case, reason = "a type parameter names the part of the tuple that has its type")]
                fn add_to(self, measures: &mut Vec<Measure>) {
                    let ($($name,)+) = self;
                    $($name.add_to(measures);)+
                }

                fn read(results: &mut Values) -> Result<Self::Output> {
                    Ok(($($name::read(results)?,)+))
                }
            }
        )+
    };
}

tuples! {
    (A B)
    (A B C)
    (A B C D)
    (A B C D F)
    (A B C D F G)
}
