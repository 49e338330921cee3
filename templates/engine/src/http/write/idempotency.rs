//! Creates that take place once however often they are sent (draft-ietf-httpapi-idempotency-key-header).
//!
//! A key is claimed in a statement of its own, before the transaction that creates the rows; that transaction also
//! keeps the answer. Whoever fails in between leaves a claim that others may take over when its time is up: the count of
//! its updates tells the one that they did.

use std::time::Duration;

use axum::http::{Extensions, HeaderMap, StatusCode};
use serde_json::Value as Document;
use sha2::{Digest, Sha256};

use crate::engine::statement::Scope;
use crate::engine::{
    Changes, Comparison, Conn, Error, Filter, Row, Table, Value, delete_rows, find_row, insert_row, update_row,
};
use crate::types::DateTime;

use super::super::hooks::Caller;
use super::super::server::Server;
use super::super::{Identity, Problem};
use super::failure::Failure;
use super::reply::Reply;

const HEADER: &str = "idempotency-key";
/// The most characters of a key.
const LONGEST: usize = 255;
/// One claim out of so many clears the answers away whose time is up.
const SWEEP: u8 = 64;

/// A create that is to take place once.
#[derive(Clone, Debug)]
pub(super) struct Once {
    /// The table that keeps the answers.
    keys: &'static Table,
    id: Value,
    request: String,
    /// How long the create may take.
    claim: Duration,
    /// How long the answer is kept.
    keep: Duration,
}

/// What is known of a key.
#[derive(Debug)]
pub(super) enum Known {
    /// Nothing: the create is now this one's, by that count of the key's updates.
    Claimed(Value),
    /// It was done, and this is what was answered.
    Answered(Reply),
}

/// Reads the `Idempotency-Key` of a create, if the table takes it; who makes the request tells the keys of one client from
/// another's.
///
/// # Errors
///
/// 400 when it is not readable, or has to be there and is not.
pub(super) fn read(
    server: &Server,
    table: &'static Table,
    headers: &HeaderMap,
    request: &Extensions,
    (query, document): (&str, &Document),
) -> Result<Option<Once>, Problem> {
    let Some(keys) = table.writes.once else { return Ok(None) };
    let mut given = headers.get_all(HEADER).iter();
    let key = match (given.next(), given.next()) {
        (None, _) if table.writes.needs_key => {
            return Err(Problem::malformed("Send an Idempotency-Key, another one for each create."));
        }
        (None, _) => return Ok(None),
        (Some(key), None) => key.to_str().ok().and_then(unquoted),
        (Some(_), Some(_)) => None,
    };
    let key = key.ok_or_else(|| {
        Problem::malformed(format!("Idempotency-Key: expected a text in double quotes of at most {LONGEST} characters."))
    })?;
    let caller = request.get::<Caller>().map_or("", |caller| &caller.0);
    let subject = request.get::<Identity>().map_or("", |identity| &identity.subject);
    Ok(Some(Once {
        keys,
        id: Value::Text(hash(&[caller, subject, table.path, key])),
        request: hash(&[query, &document.to_string()]),
        claim: server.limits.timeout,
        keep: server.limits.answers,
    }))
}

/// Reads a string of RFC 9651, section 3.3.3, that needs no escapes; the quotes are not insisted on.
fn unquoted(header: &str) -> Option<&str> {
    let quoted = header.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let key = quoted.unwrap_or(header);
    let fits = |byte: u8| match byte {
        b'"' | b'\\' => false,
        b' ' | b',' => quoted.is_some(),
        byte => byte.is_ascii_graphic(),
    };
    ((1..=LONGEST).contains(&key.len()) && key.bytes().all(fits)).then_some(key)
}

/// Hashes texts so that no others give the same, were they divided elsewhere.
fn hash(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Once {
    /// Claims the key, or finds what was answered before.
    ///
    /// # Errors
    ///
    /// 409 while another request with the key is worked on, 422 when it was for something else.
    pub(super) async fn claim(&self, conn: &mut Conn) -> Result<Known, Problem> {
        if uuid::Uuid::new_v4().as_bytes()[0] < u8::MAX / SWEEP {
            self.sweep(conn).await?;
        }
        // Looked for first: on SQLite a write waits for the one that is worked on, a read does not.
        let row = match find_row(conn, self.keys, vec![self.id.clone()]).await {
            Ok(row) => row,
            Err(Error::NotFound) => {
                return match insert_row(conn, self.keys, self.unanswered(None)).await {
                    Ok(row) => Ok(Known::Claimed(self.value(&row, "version").clone())),
                    Err(Error::Unique(_)) => Err(Problem::in_progress()),
                    Err(error) => Err(error.into()),
                };
            }
            Err(error) => return Err(error.into()),
        };
        let version = self.value(&row, "version");
        match (self.value(&row, "expires_at"), self.value(&row, "request"), self.value(&row, "status")) {
            (Value::Timestamptz(until), ..) if *until < DateTime::now() => self.take_over(conn, version).await,
            (_, Value::Text(request), _) if *request != self.request => Err(Problem::key_reused()),
            (_, _, Value::SmallInt(status)) => Ok(Known::Answered(self.answer(&row, *status)?)),
            _ => Err(Problem::in_progress()),
        }
    }

    /// Keeps the answer, in the transaction of what it tells of.
    ///
    /// # Errors
    ///
    /// 409 when the claim was taken over meanwhile.
    pub(super) async fn keep(&self, conn: &mut Conn, version: &Value, reply: &Reply) -> Result<(), Failure> {
        let text = |text: &Option<String>| text.clone().map_or(Value::Null, Value::Text);
        let status = i16::try_from(reply.status.as_u16()).map_err(Error::decode)?;
        let answer = [
            ("version", version.clone()),
            ("status", Value::SmallInt(status)),
            ("location", text(&reply.location)),
            ("etag", text(&reply.etag)),
            ("body", text(&reply.body)),
            ("expires_at", after(self.keep)),
        ];
        match self.update(conn, self.changes(answer)).await {
            Ok(_) => Ok(()),
            Err(Error::Stale | Error::NotFound) => Err(Problem::in_progress().into()),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives the key back after a create that did not take place; when even that fails, its time is up before long.
    pub(super) async fn release(&self, conn: &mut Conn, version: &Value) {
        let over = [("version", version.clone()), ("expires_at", after(Duration::ZERO))];
        if let Err(error) = self.update(conn, self.changes(over)).await {
            tracing::warn!(%error, "an idempotency key stays claimed");
        }
    }

    async fn take_over(&self, conn: &mut Conn, version: &Value) -> Result<Known, Problem> {
        match self.update(conn, self.unanswered(Some(version))).await {
            Ok(row) => Ok(Known::Claimed(self.value(&row, "version").clone())),
            Err(Error::Stale | Error::NotFound) => Err(Problem::in_progress()),
            Err(error) => Err(error.into()),
        }
    }

    async fn update(&self, conn: &mut Conn, changes: Changes) -> Result<Row, Error> {
        update_row(conn, self.keys, vec![self.id.clone()], changes).await
    }

    async fn sweep(&self, conn: &mut Conn) -> Result<(), Error> {
        let place = self.place("expires_at");
        let over = Filter::Compare { place, comparison: Comparison::Less, value: after(Duration::ZERO) };
        delete_rows(conn, Scope::new(self.keys, over)).await.map(drop)
    }

    /// Returns a claim without an answer: a new one, or one in the place of that with the version.
    fn unanswered(&self, version: Option<&Value>) -> Changes {
        let mut changes = self.changes([
            ("request", Value::Text(self.request.clone())),
            ("status", Value::Null),
            ("location", Value::Null),
            ("etag", Value::Null),
            ("body", Value::Null),
            ("expires_at", after(self.claim)),
        ]);
        match version {
            Some(version) => changes.set_value(self.place("version"), version.clone()),
            None => changes.set_value(self.place("id"), self.id.clone()),
        }
        changes
    }

    fn answer(&self, row: &Row, status: i16) -> Result<Reply, Problem> {
        let text = |name: &str| match self.value(row, name) {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        };
        let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        let status = status.ok_or_else(Problem::internal)?;
        Ok(Reply { status, location: text("location"), etag: text("etag"), body: text("body") })
    }

    fn changes<const N: usize>(&self, values: [(&str, Value); N]) -> Changes {
        let mut changes = Changes::default();
        for (name, value) in values {
            changes.set_value(self.place(name), value);
        }
        changes
    }

    fn value<'r>(&self, row: &'r Row, name: &str) -> &'r Value {
        row.value(self.place(name))
    }

    fn place(&self, name: &str) -> usize {
        self.keys.position(name).expect("the generator makes the table with these columns")
    }
}

fn after(time: Duration) -> Value {
    let now = *DateTime::now();
    Value::Timestamptz((now + time).into())
}
