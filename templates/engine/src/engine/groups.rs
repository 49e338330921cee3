//! Queries of groups of rows, and of what is computed of them.

use std::fmt;
use std::marker::PhantomData;

use super::statement::{Aggregate, Scope};
use super::{
    Conn, Entity, Error, GroupCondition, GroupKeys, GroupOrdering, Having, Measures, Result, Row, Value, aggregate_rows,
};

/// A query of what is computed of all rows of the table of `E` that a [`Query`](super::Query) finds.
pub struct Aggregates<E, M> {
    scope: Scope,
    measures: M,
    entity: PhantomData<fn() -> E>,
}

impl<E: Entity, M: Measures<E>> Aggregates<E, M> {
    pub(super) fn new(scope: Scope, measures: M) -> Self {
        Self { scope, measures, entity: PhantomData }
    }

    /// Computes it; of no rows, too.
    ///
    /// # Errors
    ///
    /// As [`aggregate_rows`].
    pub async fn load(self, conn: &mut Conn) -> Result<M::Output> {
        let mut results = Groups::new(self.scope, ()).aggregate(self.measures).rows(conn).await?;
        let results = results.pop().ok_or_else(|| Error::decode("an aggregate without a result"))?;
        M::read(&mut Row::new(results).into_values())
    }
}

/// A query of groups of rows of the table of `E`, which agree on `K`, and of what is computed of each, `M`.
pub struct Groups<E, K, M = ()> {
    scope: Scope,
    keys: K,
    measures: M,
    having: Having,
    order: Vec<GroupOrdering<E>>,
    limit: Option<i64>,
    offset: Option<i64>,
    entity: PhantomData<fn() -> E>,
}

impl<E, K> Groups<E, K> {
    pub(super) fn new(scope: Scope, keys: K) -> Self {
        let (having, order) = (Having::all(), Vec::new());
        Self { scope, keys, measures: (), having, order, limit: None, offset: None, entity: PhantomData }
    }
}

impl<E, K, M> Groups<E, K, M> {
    /// Only the groups that meet the condition too.
    pub fn having(mut self, condition: GroupCondition<E>) -> Self {
        self.having = self.having.and(condition.having);
        self
    }

    /// Sorts by something that is computed of the groups or a column that they are grouped by, where what was given before is
    /// equal. At last groups come in the order of the columns that they are grouped by.
    pub fn order_by(mut self, ordering: impl Into<GroupOrdering<E>>) -> Self {
        self.order.push(ordering.into());
        self
    }

    /// At most so many groups.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit.into());
        self
    }

    /// Without so many groups at the front.
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset.into());
        self
    }

    /// Computes that of each group, and nothing that was asked for before.
    pub fn aggregate<O: Measures<E>>(self, measures: O) -> Groups<E, K, O> {
        let Self { scope, keys, having, order, limit, offset, entity, .. } = self;
        Groups { scope, keys, measures, having, order, limit, offset, entity }
    }
}

impl<E: Entity, K: GroupKeys<E>, M: Measures<E>> Groups<E, K, M> {
    /// Reads what the rows of each group agree on, with what is computed of it.
    ///
    /// # Errors
    ///
    /// As [`aggregate_rows`], and [`Error::Database`] for an order by a column that the rows are not grouped by.
    pub async fn load(self, conn: &mut Conn) -> Result<Vec<(K::Output, M::Output)>> {
        let read = |row| {
            let mut values = Row::new(row).into_values();
            Ok((K::read(&mut values)?, M::read(&mut values)?))
        };
        self.rows(conn).await?.into_iter().map(read).collect()
    }

    /// Reads the first group, if there is one.
    ///
    /// # Errors
    ///
    /// As [`Self::load`].
    pub async fn first(self, conn: &mut Conn) -> Result<Option<(K::Output, M::Output)>> {
        Ok(self.limit(1).load(conn).await?.pop())
    }

    async fn rows(self, conn: &mut Conn) -> Result<Vec<Vec<Value>>> {
        let (mut groups, mut measures) = (Vec::new(), Vec::new());
        self.keys.add_to(&mut groups);
        self.measures.add_to(&mut measures);
        let order = self.order.into_iter().map(|ordering| ordering.of(&groups)).collect::<Result<_>>()?;
        let Self { scope, having, limit, offset, .. } = self;
        aggregate_rows(conn, Aggregate { scope, groups, measures, having, order, limit, offset }).await
    }
}

impl<E, K, M> fmt::Debug for Groups<E, K, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Groups")
            .field("scope", &self.scope)
            .field("having", &self.having)
            .field("order", &self.order)
            .field("limit", &self.limit)
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}

impl<E, M> fmt::Debug for Aggregates<E, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Aggregates").field("scope", &self.scope).finish_non_exhaustive()
    }
}
