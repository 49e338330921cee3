//! The tables beside its own whose rows a query looks at: whoever may not list them may not filter or sort by them, nor
//! have them included.

use axum::http::request::Parts;

use crate::engine::{Filter, Operation, Order, Relation, Table};

use super::Problem;
use super::server::Server;
use super::shape::Shape;

/// Tables, each once.
#[derive(Debug, Default)]
pub(super) struct Touched(Vec<&'static Table>);

impl Touched {
    fn add(&mut self, table: &'static Table) {
        if !self.0.iter().any(|known| std::ptr::eq(*known, table)) {
            self.0.push(table);
        }
    }

    /// Adds those that a condition looks at.
    pub(super) fn filter(mut self, filter: &Filter) -> Self {
        match filter {
            Filter::All(filters) | Filter::Any(filters) => filters.iter().fold(self, Self::filter),
            Filter::Not(filter) => self.filter(filter),
            Filter::Exists { relation, filter } | Filter::Count { relation, filter, .. } => {
                self.add(relation.target);
                self.filter(filter)
            }
            Filter::Compare { .. }
            | Filter::In { .. }
            | Filter::Like { .. }
            | Filter::Matches { .. }
            | Filter::IsNull(_)
            | Filter::Related { .. }
            | Filter::Json { .. } => self,
        }
    }

    /// Adds those that an order looks at.
    pub(super) fn order(self, orders: &[Order]) -> Self {
        self.relations(orders.iter().flat_map(|order| &order.path))
    }

    /// Adds those that relations lead to.
    pub(super) fn relations<'r>(mut self, relations: impl Iterator<Item = &'r &'static Relation>) -> Self {
        relations.for_each(|relation| self.add(relation.target));
        self
    }

    /// Adds those whose rows are shown.
    pub(super) fn shape(self, shape: &Shape) -> Self {
        shape.related.iter().fold(self, |mut touched, related| {
            touched.add(related.relation.target);
            touched.filter(related.filter()).shape(&related.shape)
        })
    }

    /// Asks the hooks whether the request may look at them.
    ///
    /// # Errors
    ///
    /// What the hooks answer.
    pub(super) async fn ask(self, server: &Server, request: &mut Parts) -> Result<(), Problem> {
        let Some(hooks) = &server.hooks else {
            return Ok(());
        };
        for table in self.0 {
            let listed = table.serves(Operation::List);
            hooks.guard(request, table, if listed { Operation::List } else { Operation::Get }).await?;
        }
        Ok(())
    }
}
