//! Bodies of creates and updates: a JSON object with a member for each column that is given.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Map, Value as Document};

use crate::engine::{Changes, Column, FieldError, Table, check_value};

use super::{Problem, json};

/// What a body is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Write {
    /// A row to add.
    Create,
    /// A change to a row (RFC 7396): an absent member leaves its column alone.
    Update,
}

impl Write {
    fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::Create => &["application/json"],
            Self::Update => &["application/json", "application/merge-patch+json"],
        }
    }

    fn takes(self, column: &Column) -> bool {
        match self {
            Self::Create => column.access.create,
            Self::Update => column.access.update,
        }
    }
}

/// Reads the body of a request as values for columns of the table.
///
/// # Errors
///
/// 415, 413, 400 when it is not JSON, and 422 with every member that is not valid.
pub(super) async fn read_changes(table: &'static Table, write: Write, request: Request) -> Result<Changes, Problem> {
    check_media_type(write, request.headers())?;
    let body = Bytes::from_request(request, &()).await.map_err(unreadable)?;
    let document = serde_json::from_slice(&body).map_err(|error| Problem::malformed(format!("Not JSON: {error}.")))?;
    let Document::Object(members) = document else {
        return Err(Problem::invalid(&[error("", "type", "expected an object".to_owned())]));
    };
    parse_members(table, write, members).map_err(|errors| Problem::invalid(&errors))
}

fn check_media_type(write: Write, headers: &HeaderMap) -> Result<(), Problem> {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim();
    if write.media_types().iter().any(|known| known.eq_ignore_ascii_case(essence)) {
        return Ok(());
    }
    Err(Problem::unsupported_media_type(format!("Expected {}.", write.media_types().join(" or "))))
}

fn unreadable(rejection: BytesRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large("The body is larger than this server takes."),
        _ => Problem::malformed("The body could not be read."),
    }
}

fn parse_members(
    table: &'static Table,
    write: Write,
    members: Map<String, Document>,
) -> Result<Changes, Vec<FieldError>> {
    let mut errors = Vec::new();
    if write == Write::Create {
        let is_missing = |column: &&Column| {
            column.access.create && !column.is_optional_on_insert() && !members.contains_key(column.name)
        };
        let missing = table.columns.iter().filter(is_missing);
        errors.extend(missing.map(|column| error(column.name, "required", "a value is required".to_owned())));
    }
    let mut changes = Changes::default();
    for (name, document) in members {
        match parse_member(table, write, &name, document) {
            Ok((place, value)) => changes.set_value(place, value),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(changes) } else { Err(errors) }
}

fn parse_member(
    table: &'static Table,
    write: Write,
    name: &str,
    document: Document,
) -> Result<(usize, crate::engine::Value), FieldError> {
    let known = |column: &Column| column.access.read || column.access.create || column.access.update;
    let place = table.position(name).filter(|&place| known(&table.columns[place]));
    let Some(place) = place else {
        return Err(error(name, "unknown", format!("{} has no such member", table.name)));
    };
    let column = &table.columns[place];
    if !write.takes(column) {
        return Err(error(name, "read_only", "the server sets it".to_owned()));
    }
    let parsed = json::parse(column.kind, document);
    let mut value = parsed.map_err(|(code, expected)| error(name, code, format!("expected {expected}")))?;
    check_value(column, &mut value)?;
    Ok((place, value))
}

fn error(column: &str, code: &'static str, message: String) -> FieldError {
    FieldError { column: column.to_owned(), code, message }
}
