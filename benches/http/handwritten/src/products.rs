use axum::Json;
use axum::extract::{Path, Query, State};
use chrono::{DateTime, Utc};
use deadpool_postgres::Pool;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use tokio_postgres::Row;

use crate::problem::Problem;

#[derive(Serialize)]
pub struct Product {
    id: i64,
    category_id: i64,
    sku: String,
    name: String,
    description: String,
    price: Decimal,
    stock: i32,
    weight_kg: Option<f64>,
    attributes: Option<serde_json::Value>,
    active: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<Category>,
}

#[derive(Serialize)]
struct Category {
    id: i64,
    parent_id: Option<i64>,
    name: String,
    slug: String,
}

#[derive(Serialize)]
pub struct Page {
    items: Vec<Product>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Deserialize)]
pub struct ListQuery {
    min_price: Option<Decimal>,
}

impl Product {
    fn read(row: &Row) -> Result<Self, tokio_postgres::Error> {
        Ok(Self {
            id: row.try_get(0)?,
            category_id: row.try_get(1)?,
            sku: row.try_get(2)?,
            name: row.try_get(3)?,
            description: row.try_get(4)?,
            price: row.try_get(5)?,
            stock: row.try_get(6)?,
            weight_kg: row.try_get(7)?,
            attributes: row.try_get(8)?,
            active: row.try_get(9)?,
            created_at: row.try_get(10)?,
            updated_at: row.try_get(11)?,
            category: None,
        })
    }
}

const BY_ID: &str = "SELECT id, category_id, sku, name, description, price, stock, weight_kg, attributes, active, created_at, \
                     updated_at FROM products WHERE id = $1";
const FIRST: &str = "SELECT id, category_id, sku, name, description, price, stock, weight_kg, attributes, active, created_at, \
                     updated_at FROM products ORDER BY id LIMIT $1";
const DEAREST: &str = "SELECT id, category_id, sku, name, description, price, stock, weight_kg, attributes, active, \
                       created_at, updated_at FROM products WHERE price > $1 ORDER BY price DESC, id LIMIT $2";
const CATEGORIES: &str = "SELECT id, parent_id, name, slug FROM categories WHERE id = ANY($1)";
const LIMIT: usize = 20;

/// `GET /products/{id}`
pub async fn get(State(pool): State<Pool>, Path(id): Path<i64>) -> Result<Json<Product>, Problem> {
    let client = pool.get().await?;
    let statement = client.prepare_cached(BY_ID).await?;
    let row = client.query_opt(&statement, &[&id]).await?.ok_or(Problem::NotFound)?;
    Ok(Json(Product::read(&row)?))
}

/// `GET /products`, and `GET /products?min_price=` for the dearest with their categories.
pub async fn list(State(pool): State<Pool>, Query(query): Query<ListQuery>) -> Result<Json<Page>, Problem> {
    let client = pool.get().await?;
    let most = LIMIT as i64 + 1;
    let rows = match query.min_price {
        None => client.query(&client.prepare_cached(FIRST).await?, &[&most]).await?,
        Some(price) => client.query(&client.prepare_cached(DEAREST).await?, &[&price, &most]).await?,
    };
    let mut items = rows.iter().map(Product::read).collect::<Result<Vec<_>, _>>()?;
    let more = items.len() > LIMIT;
    items.truncate(LIMIT);
    let next = items.last().filter(|_| more).map(|last| format!("{}.{}", last.price, last.id));
    if query.min_price.is_some() {
        let mut keys: Vec<i64> = items.iter().map(|product| product.category_id).collect();
        keys.sort_unstable();
        keys.dedup();
        let categories = client.query(&client.prepare_cached(CATEGORIES).await?, &[&keys]).await?;
        for product in &mut items {
            let row = categories.iter().find(|row| row.get::<_, i64>(0) == product.category_id);
            product.category =
                row.map(|row| Category { id: row.get(0), parent_id: row.get(1), name: row.get(2), slug: row.get(3) });
        }
    }
    Ok(Json(Page { items, next }))
}
