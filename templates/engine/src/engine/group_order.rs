//! Conditions on groups of rows, and what groups are sorted by.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{BitAnd, BitOr, Not};

use super::{Error, GroupColumn, GroupKey, GroupOrder, Having, Measure, Nulls, Order, OrderBy, Ordering, Result};

/// A condition on groups of rows of the table of `E`; `&`, `|` and `!` combine conditions.
pub struct GroupCondition<E> {
    pub(super) having: Having,
    entity: PhantomData<fn() -> E>,
}

impl<E> From<Having> for GroupCondition<E> {
    fn from(having: Having) -> Self {
        Self { having, entity: PhantomData }
    }
}

impl<E> BitAnd for GroupCondition<E> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Having::All(vec![self.having, other.having]).into()
    }
}

impl<E> BitOr for GroupCondition<E> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Having::Any(vec![self.having, other.having]).into()
    }
}

impl<E> Not for GroupCondition<E> {
    type Output = Self;

    fn not(self) -> Self {
        Having::Not(Box::new(self.having)).into()
    }
}

impl<E> Clone for GroupCondition<E> {
    fn clone(&self) -> Self {
        self.having.clone().into()
    }
}

impl<E> fmt::Debug for GroupCondition<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.having.fmt(f)
    }
}

/// What groups of rows of the table of `E` are sorted by: something [`Measured`](super::Measured), or a column.
pub struct GroupOrdering<E> {
    by: By,
    descending: bool,
    nulls: Nulls,
    entity: PhantomData<fn() -> E>,
}

#[derive(Clone, Debug)]
enum By {
    Measure(Measure),
    Row(Order),
}

impl<E> GroupOrdering<E> {
    pub(super) fn ascending(measure: Measure) -> Self {
        Self { by: By::Measure(measure), descending: false, nulls: Nulls::Last, entity: PhantomData }
    }

    pub(super) fn descending(measure: Measure) -> Self {
        Self { by: By::Measure(measure), descending: true, nulls: Nulls::First, entity: PhantomData }
    }

    /// Groups without a value come first.
    pub fn nulls_first(mut self) -> Self {
        self.nulls = Nulls::First;
        self
    }

    /// Groups without a value come last.
    pub fn nulls_last(mut self) -> Self {
        self.nulls = Nulls::Last;
        self
    }

    /// Returns it as an order of groups by those columns.
    pub(super) fn of(self, groups: &[GroupColumn]) -> Result<GroupOrder> {
        let by = match &self.by {
            By::Measure(measure) => GroupKey::Measure(*measure),
            By::Row(order) => {
                let position = groups.iter().position(|group| group.sorts(order));
                GroupKey::Group(position.ok_or_else(|| Error::decode("groups sorted by what they are not grouped by"))?)
            }
        };
        Ok(GroupOrder { by, descending: self.descending, nulls: self.nulls })
    }
}

impl<E> From<Ordering<E>> for GroupOrdering<E> {
    fn from(ordering: Ordering<E>) -> Self {
        let order = ordering.into_order();
        Self { descending: order.descending, nulls: order.nulls, by: By::Row(order), entity: PhantomData }
    }
}

impl<E> Clone for GroupOrdering<E> {
    fn clone(&self) -> Self {
        Self { by: self.by.clone(), descending: self.descending, nulls: self.nulls, entity: PhantomData }
    }
}

impl<E> fmt::Debug for GroupOrdering<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.by.fmt(f)
    }
}

impl GroupColumn {
    /// Returns whether the order is by this column.
    fn sorts(&self, order: &Order) -> bool {
        let is_same_way = order.path.len() == self.path.len()
            && order.path.iter().zip(&self.path).all(|(one, other)| std::ptr::eq(*one, *other));
        is_same_way && matches!(order.by, OrderBy::Column(place) if place == self.place)
    }
}
