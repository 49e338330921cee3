use std::fmt;
use std::marker::PhantomData;

use super::{Nulls, Order, OrderBy, Ordering, Relation, TypedColumn};

/// A column of the row that relations lead to from a row of the table of `E`, such as `posts::AUTHOR.column(users::USERNAME)`:
/// what rows are sorted and grouped by. It is NULL where there is no such row.
pub struct RelatedColumn<E, T, K = T> {
    path: Vec<&'static Relation>,
    place: usize,
    entity: PhantomData<fn() -> E>,
    types: PhantomData<fn() -> (T, K)>,
}

impl<E, T, K> RelatedColumn<E, T, K> {
    /// Takes the relations, each leading to at most one row, and the place of the column behind them.
    pub(super) fn new(path: Vec<&'static Relation>, place: usize) -> Self {
        Self { path, place, entity: PhantomData, types: PhantomData }
    }

    /// From the smallest to the largest value; rows without one come last.
    pub fn asc(self) -> Ordering<E> {
        self.sorted(false, Nulls::Last)
    }

    /// From the largest to the smallest value; rows without one come first.
    pub fn desc(self) -> Ordering<E> {
        self.sorted(true, Nulls::First)
    }

    fn sorted(self, descending: bool, nulls: Nulls) -> Ordering<E> {
        Ordering::new(Order { path: self.path, by: OrderBy::Column(self.place), descending, nulls })
    }
}

impl<E, T, K> Clone for RelatedColumn<E, T, K> {
    fn clone(&self) -> Self {
        Self::new(self.path.clone(), self.place)
    }
}

impl<E, T, K> fmt::Debug for RelatedColumn<E, T, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.path.iter().map(|relation| relation.name).collect();
        f.debug_struct("RelatedColumn").field("path", &names).field("place", &self.place).finish()
    }
}

/// A column that a row of the table of `E` has, or the single row that relations lead to from it.
pub trait ColumnOf<E> {
    /// What it holds.
    type Type;
    /// What the engine keeps that as.
    type Kept;

    /// Returns the relations to the row that has the column, and the column's place there.
    fn into_path(self) -> (Vec<&'static Relation>, usize);
}

impl<E, T, K, N> ColumnOf<E> for TypedColumn<E, T, K, N> {
    type Type = T;
    type Kept = K;

    fn into_path(self) -> (Vec<&'static Relation>, usize) {
        (Vec::new(), self.place())
    }
}

impl<E, T, K> ColumnOf<E> for RelatedColumn<E, T, K> {
    type Type = T;
    type Kept = K;

    fn into_path(self) -> (Vec<&'static Relation>, usize) {
        (self.path, self.place)
    }
}
