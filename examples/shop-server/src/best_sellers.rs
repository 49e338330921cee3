//! A query that the generated API does not have: Diesel by hand on the generated tables.

use axum::Json;
use axum::extract::State;
use diesel::dsl::{count_star, sum};
use diesel::{ExpressionMethods, QueryDsl, Queryable};
use diesel_async::RunQueryDsl;
use serde::Serialize;
use shop_db::engine::{self, Conn, Pool};
use shop_db::http::Problem;
use shop_db::models::OrderStatus;
use shop_db::schema::{order_lines, orders, products};

/// How often a product was sold.
#[derive(Debug, Queryable, Serialize)]
pub(crate) struct BestSeller {
    product_id: i64,
    name: String,
    /// How many pieces, in all orders.
    pieces: Option<i64>,
    /// In how many orders; a product stands in an order once.
    orders: i64,
}

/// `GET /best-sellers`: the ten products of which most pieces were sold.
pub(crate) async fn list(State(pool): State<Pool>) -> Result<Json<Vec<BestSeller>>, Problem> {
    let mut conn = pool.get().await?;
    Ok(Json(best_sellers(&mut conn).await?))
}

async fn best_sellers(conn: &mut Conn) -> engine::Result<Vec<BestSeller>> {
    let pieces = sum(order_lines::quantity);
    let sold = order_lines::table
        .inner_join(products::table)
        .inner_join(orders::table)
        .filter(orders::status.ne_all([OrderStatus::Cart, OrderStatus::Cancelled]))
        .group_by(products::id)
        .order((pieces.desc(), products::id))
        .select((products::id, products::name, pieces, count_star()))
        .limit(10);
    Ok(sold.load(conn).await?)
}
