//! Who is signed in: a token for the client, of which the database has the hash.

use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use club_db::engine::{Conn, Error, Pool};
use club_db::http::{Authenticator, Identity, Problem};
use club_db::models::NewSession;
use club_db::tables::{members, sessions};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Knows the members by the tokens of their sessions.
pub(crate) struct Sessions {
    pub(crate) pool: Pool,
}

impl Authenticator for Sessions {
    async fn authenticate(&self, request: &mut Parts) -> Result<Option<Identity>, Problem> {
        let Some(header) = request.headers.get(AUTHORIZATION) else {
            return Ok(None);
        };
        let unknown = || Problem::unauthorized("The token is not valid.");
        let token = header.to_str().ok().and_then(|text| text.strip_prefix("Bearer ")).ok_or_else(unknown)?;
        let mut conn = self.pool.get().await?;
        let session = match sessions::find(&mut conn, hash(token)).await {
            Err(Error::NotFound) => return Err(unknown()),
            session => session?,
        };
        let member = members::find(&mut conn, session.member_id).await?;
        let identity = Identity::new(member.id.to_string());
        Ok(Some(if member.is_admin { identity.with_role("admin") } else { identity }))
    }
}

/// Signs a member in and returns the token, which nobody can read later.
///
/// # Errors
///
/// [`Error::Missing`] when there is no such member; what the database refuses.
pub async fn sign_in(conn: &mut Conn, member_id: i64) -> Result<String, Error> {
    let token = Uuid::new_v4().simple().to_string();
    sessions::insert(conn, NewSession { token_hash: hash(&token), member_id }).await?;
    Ok(token)
}

fn hash(token: &str) -> String {
    Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect()
}
