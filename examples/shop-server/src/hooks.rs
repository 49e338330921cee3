//! Code around the generated handlers.

use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use shop_db::engine::{Changes, Conn, Entity, Operation, Row, Table};
use shop_db::http::{Event, Hooks, Problem};
use shop_db::models::{OrderLine, OrderStatus, UpdateProduct};
use shop_db::tables::{order_lines, orders, products, users};

/// The rules of the shop that are not rules of one value.
#[derive(Clone, Debug)]
pub(crate) struct ShopRules {
    /// What whoever keeps the shop says in `Authorization: Bearer …`; without one, everyone keeps it.
    pub(crate) keeper: Option<String>,
}

/// Who makes a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Keeper;

impl Hooks for ShopRules {
    /// Only who keeps the shop deletes users; the others learn it before the body is read.
    async fn guard(&self, request: &mut Parts, table: &'static Table, operation: Operation) -> Result<(), Problem> {
        let said = request.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let secret = said.and_then(|said| said.strip_prefix("Bearer "));
        let is_keeper = self.keeper.as_deref().is_none_or(|keeper| secret == Some(keeper));
        if is_keeper {
            request.extensions.insert(Keeper);
        }
        let is_kept = operation == Operation::Delete && std::ptr::eq(table, &users::TABLE);
        if is_kept && !is_keeper { Err(Problem::forbidden("Only who keeps the shop does that.")) } else { Ok(()) }
    }

    /// A new order is a cart, unless who keeps the shop says otherwise.
    async fn before(&self, _: &mut Conn, event: &Event<'_>, changes: &mut Changes) -> Result<(), Problem> {
        if event.is(Operation::Create, &orders::TABLE) && event.request.get::<Keeper>().is_none() {
            changes.set(orders::STATUS, OrderStatus::Cart);
        }
        Ok(())
    }

    /// What is ordered leaves the stock, in the same transaction; who keeps the shop does that by hand.
    async fn after(&self, conn: &mut Conn, event: &Event<'_>, row: Option<&Row>) -> Result<(), Problem> {
        let is_order = event.is(Operation::Create, &order_lines::TABLE) && event.request.get::<Keeper>().is_none();
        let Some(row) = row.filter(|_| is_order) else { return Ok(()) };
        let line = OrderLine::from_row(row.clone())?;
        let product = products::find(conn, line.product_id).await?;
        let left = product.stock - line.quantity;
        if left < 0 {
            return Err(Problem::conflict(format!("There are only {} left of {}.", product.stock, product.name)));
        }
        products::update(conn, product.id, UpdateProduct { stock: Some(left), ..UpdateProduct::default() }).await?;
        Ok(())
    }
}
