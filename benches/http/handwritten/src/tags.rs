use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use deadpool_postgres::Pool;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

#[derive(Deserialize)]
pub struct NewTag {
    name: String,
}

#[derive(Serialize)]
struct Tag {
    id: i64,
    name: String,
}

/// `POST /tags`
pub async fn create(State(pool): State<Pool>, Json(new): Json<NewTag>) -> Result<impl IntoResponse, Problem> {
    let client = pool.get().await?;
    let statement = client.prepare_cached("INSERT INTO tags (name) VALUES ($1) RETURNING id, name").await?;
    let row = client.query_one(&statement, &[&new.name]).await?;
    let tag = Tag { id: row.try_get(0)?, name: row.try_get(1)? };
    Ok((StatusCode::CREATED, [(LOCATION, format!("/tags/{}", tag.id))], Json(tag)))
}
