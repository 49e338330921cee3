//! Serves the club: `cargo run -p club-server`. With the name of a member, signs them in and prints the token; who is not
//! there yet becomes an admin.

use std::env;

use anyhow::Context;
use club_db::engine::{Pool, PoolSettings, database_url, migrate};
use club_db::models::NewMember;
use club_db::tables::members;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let url = database_url().context("set DATABASE_URL to the address of the database")?;
    migrate(&url).await?;
    let pool = Pool::new(&url, PoolSettings::default())?;
    if let Some(name) = env::args().nth(1) {
        println!("{}", sign_in(&pool, &name).await?);
        return Ok(());
    }
    let listener = TcpListener::bind("127.0.0.1:3000").await.context("cannot listen on port 3000")?;
    println!("Listening on http://{}", listener.local_addr()?);
    axum::serve(listener, club_server::app(pool)).await?;
    Ok(())
}

async fn sign_in(pool: &Pool, name: &str) -> anyhow::Result<String> {
    let mut conn = pool.get().await?;
    let found = members::query().filter(members::NAME.eq(name)).limit(1).load(&mut conn).await?.pop();
    let member = match found {
        Some(member) => member,
        None => {
            let new = NewMember { is_admin: Some(true), ..NewMember::new(name.to_owned()) };
            members::insert(&mut conn, new).await?
        }
    };
    Ok(club_server::sign_in(&mut conn, member.id).await?)
}
