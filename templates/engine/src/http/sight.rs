//! What a query sees of tables other than its own: as if the rows were not there that the request may not see.

use axum::http::Extensions;

use crate::engine::{Filter, Order, Relation};

use super::Problem;
use super::access::Grant;
use super::shape::Shape;

/// Narrows a condition to the rows that the request may see, wherever it follows a relation.
///
/// # Errors
///
/// 401 or 403 where it may see none.
pub(super) fn filter(filter: Filter, request: &Extensions) -> Result<Filter, Problem> {
    let all = |filters: Vec<Filter>| -> Result<Vec<Filter>, Problem> {
        filters.into_iter().map(|one| self::filter(one, request)).collect()
    };
    Ok(match filter {
        Filter::All(filters) => Filter::All(all(filters)?),
        Filter::Any(filters) => Filter::Any(all(filters)?),
        Filter::Not(filter) => Filter::Not(Box::new(self::filter(*filter, request)?)),
        Filter::Exists { relation, filter } => {
            let seen = Grant::to_see(relation, request)?.filter();
            Filter::Exists { relation, filter: Box::new(narrowed(self::filter(*filter, request)?, seen)) }
        }
        Filter::Count { relation, filter, comparison, count } => {
            let seen = Grant::to_see(relation, request)?.filter();
            let filter = Box::new(narrowed(self::filter(*filter, request)?, seen));
            Filter::Count { relation, filter, comparison, count }
        }
        plain @ (Filter::Compare { .. }
        | Filter::In { .. }
        | Filter::Like { .. }
        | Filter::Matches { .. }
        | Filter::IsNull(_)
        | Filter::Related { .. }
        | Filter::Json { .. }) => plain,
    })
}

/// Checks that the request may see every row by whose columns is sorted: the order would tell of the others.
///
/// # Errors
///
/// 401 or 403 where it may not.
pub(super) fn order(orders: &[Order], request: &Extensions) -> Result<(), Problem> {
    whole(orders.iter().flat_map(|order| &order.path), request)
}

/// Checks that the request may see every row that the relations lead to.
///
/// # Errors
///
/// 401 or 403 where it may not.
pub(super) fn whole<'r>(
    mut relations: impl Iterator<Item = &'r &'static Relation>,
    request: &Extensions,
) -> Result<(), Problem> {
    relations.try_for_each(|relation| Grant::to_see(relation, request)?.whole(relation.target))
}

/// Narrows what is included to the rows that the request may see.
///
/// # Errors
///
/// 401 or 403 where it may see none.
pub(super) fn shape(shape: &mut Shape, request: &Extensions) -> Result<(), Problem> {
    shape.related.iter_mut().try_for_each(|related| {
        let seen = Grant::to_see(related.relation, request)?.filter();
        related.filter = narrowed(filter(related.filter.clone(), request)?, seen);
        self::shape(&mut related.shape, request)
    })
}

/// Joins a condition that every row has to meet to those that the client states.
pub(super) fn narrowed(filter: Filter, seen: Filter) -> Filter {
    match seen {
        Filter::All(filters) if filters.is_empty() => filter,
        seen => filter.and(seen),
    }
}
