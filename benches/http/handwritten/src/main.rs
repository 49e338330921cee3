//! Products, with their categories, and tags of the shop, by the same statements that the generated crate sends; with PROMISES
//! in its environment also with what that does for each request beside.

mod problem;
mod products;
mod promises;
mod tags;

use std::env;
use std::error::Error;

use axum::Router;
use axum::routing::{get, post};
use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod};
use tokio::net::TcpListener;
use tokio_postgres::NoTls;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("DATABASE_URL").map_err(|_| "set DATABASE_URL to the address of the database")?;
    let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = Manager::from_config(url.parse()?, NoTls, recycling);
    // As many as the generated server has unless it is told otherwise.
    let pool = Pool::builder(manager).max_size(10).build()?;
    let router = Router::new()
        .route("/products", get(products::list))
        .route("/products/{id}", get(products::get))
        .route("/tags", post(tags::create))
        .with_state(pool);
    let router = if env::var_os("PROMISES").is_some() { promises::around(router) } else { router };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("Listening on http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}
