use diesel_async::pooled_connection::AsyncDieselConnectionManager;

use handwritten::app::{Conn, Pool};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manager = AsyncDieselConnectionManager::<Conn>::new("handwritten.db");
    let pool = Pool::builder(manager).build()?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, handwritten::tables::router().with_state(pool)).await?;
    Ok(())
}
