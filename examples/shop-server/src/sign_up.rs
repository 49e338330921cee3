//! A request that writes to two tables: typed queries in a transaction.

use argon2::Argon2;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{self, PasswordHasher, SaltString};
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use diesel_async::AsyncConnection;
use serde::Deserialize;
use shop_db::engine::{self, Conn, Pool};
use shop_db::http::Problem;
use shop_db::models::{NewAddress, NewUser, User};
use shop_db::tables::{addresses, users};
use tokio::task::spawn_blocking;

/// Who signs up, and where the first parcel goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignUp {
    username: String,
    email: String,
    password: String,
    address: SignUpAddress,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignUpAddress {
    street: String,
    postal_code: String,
    city: String,
    country: String,
}

/// `POST /sign-up`: adds a user and their address, both or none.
pub(crate) async fn create(
    State(pool): State<Pool>,
    body: Result<Json<SignUp>, JsonRejection>,
) -> Result<impl IntoResponse, Problem> {
    let Json(sign_up) = body.map_err(|rejection| Problem::malformed(rejection.body_text()))?;
    let SignUp { username, email, password, address } = sign_up;
    // Hashing takes a processor for a while, which the other requests are not to wait for.
    let password_hash = spawn_blocking(move || hash(&password)).await.map_err(|_| Problem::internal())?;
    let password_hash = password_hash.map_err(|_| Problem::internal())?;

    let user = add(&mut *pool.get().await?, new_user(username, email, password_hash), address).await?;
    Ok((StatusCode::CREATED, [(LOCATION, format!("/users/{}", user.id))], Json(user)))
}

async fn add(conn: &mut Conn, new: NewUser, address: SignUpAddress) -> engine::Result<User> {
    let add_both = async move |conn: &mut Conn| {
        let user = users::insert(conn, new).await?;
        addresses::insert(conn, new_address(&user, address)).await?;
        Ok(user)
    };
    conn.transaction(add_both).await
}

fn hash(password: &str) -> password_hash::Result<String> {
    let salt = SaltString::generate(&mut OsRng);
    Ok(Argon2::default().hash_password(password.as_bytes(), &salt)?.to_string())
}

fn new_user(username: String, email: String, password_hash: String) -> NewUser {
    NewUser {
        username,
        email,
        password_hash: Some(password_hash),
        role: None,
        bio: None,
        born_on: None,
        newsletter: None,
        referred_by_id: None,
        created_at: None,
        updated_at: None,
    }
}

fn new_address(user: &User, address: SignUpAddress) -> NewAddress {
    let SignUpAddress { street, postal_code, city, country } = address;
    NewAddress {
        user_id: user.id,
        kind: None,
        recipient: user.username.clone(),
        street,
        postal_code,
        city,
        country,
        created_at: None,
        updated_at: None,
    }
}
