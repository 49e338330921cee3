//! Serves the shop: `cargo run -p shop-server`, with DATABASE_URL where the database is not SQLite's `shop-db.db`.

use anyhow::Context;
use shop_db::engine::{Pool, PoolSettings, database_url, migrate};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let url = database_url().context("set DATABASE_URL to the address of the database")?;
    migrate(&url).await?;
    let app = shop_server::app(Pool::new(&url, PoolSettings::default())?);
    let listener = TcpListener::bind("127.0.0.1:3000").await.context("cannot listen on port 3000")?;
    println!("Listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app).await?;
    Ok(())
}
