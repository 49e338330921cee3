use std::fmt;
use std::slice::Iter;

use super::{Condition, Entity, Filter, Include, Included, Includes, Order, Ordering, Result, ToMany, With};

/// Some of the rows that a relation leads to, to be read with others: `posts::COMMENTS.order_by(comments::ID.desc()).limit(3)`.
pub struct SelectedRows<E, R> {
    relation: ToMany<E, R>,
    filter: Filter,
    order: Vec<Order>,
    limit: Option<i64>,
}

impl<E: Entity, R: Entity> ToMany<E, R> {
    /// Reads only those of the rows with others that meet the condition.
    pub fn filter(self, condition: Condition<R>) -> SelectedRows<E, R> {
        SelectedRows::new(self).filter(condition)
    }

    /// Reads the rows with others, sorted by a column of their own.
    pub fn order_by(self, ordering: Ordering<R>) -> SelectedRows<E, R> {
        SelectedRows::new(self).order_by(ordering)
    }

    /// Reads at most so many of the rows with each other one.
    pub fn limit(self, limit: u32) -> SelectedRows<E, R> {
        SelectedRows::new(self).limit(limit)
    }
}

impl<E: Entity, R: Entity> SelectedRows<E, R> {
    fn new(relation: ToMany<E, R>) -> Self {
        Self { relation, filter: Filter::all(), order: Vec::new(), limit: None }
    }

    /// Only those that meet the condition too.
    pub fn filter(mut self, condition: Condition<R>) -> Self {
        self.filter = self.filter.and(condition.into_filter());
        self
    }

    /// Sorts by a column of their own, where what was given before is equal, and at last by their key.
    pub fn order_by(mut self, ordering: Ordering<R>) -> Self {
        self.order.push(ordering.into_order());
        self
    }

    /// At most so many for each row that they are read with.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit.into());
        self
    }

    /// Reads further rows with each of them.
    pub fn with<I: Includes<R>>(self, includes: I) -> With<Self, I> {
        With::new(self, includes)
    }

    fn into_include(self) -> Include {
        let mut include = Include::new(self.relation.relation());
        include.filter = self.filter;
        include.order.splice(..0, self.order);
        include.limit = self.limit;
        include
    }
}

impl<E: Entity, R: Entity> Includes<E> for SelectedRows<E, R> {
    type Output = Vec<R>;

    fn add_to(self, includes: &mut Vec<Include>) {
        includes.push(self.into_include());
    }

    fn read(included: &mut Iter<'_, Included>, place: usize) -> Result<Vec<R>> {
        <ToMany<E, R> as Includes<E>>::read(included, place)
    }
}

impl<E: Entity, R: Entity, I: Includes<R>> Includes<E> for With<SelectedRows<E, R>, I> {
    type Output = Vec<(R, I::Output)>;

    fn add_to(self, includes: &mut Vec<Include>) {
        let (selected, further) = self.into_parts();
        let mut include = selected.into_include();
        further.add_to(&mut include.include);
        includes.push(include);
    }

    fn read(included: &mut Iter<'_, Included>, place: usize) -> Result<Self::Output> {
        <With<ToMany<E, R>, I> as Includes<E>>::read(included, place)
    }
}

impl<E, R> Clone for SelectedRows<E, R> {
    fn clone(&self) -> Self {
        Self { relation: self.relation, filter: self.filter.clone(), order: self.order.clone(), limit: self.limit }
    }
}

impl<E, R> fmt::Debug for SelectedRows<E, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SelectedRows")
            .field("relation", &self.relation)
            .field("filter", &self.filter)
            .field("order", &self.order)
            .field("limit", &self.limit)
            .finish()
    }
}
