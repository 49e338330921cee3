//! Bodies of creates and changes: a JSON object with a member for each column that is given.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Extensions, HeaderMap};
use futures_util::TryStreamExt;
use serde_json::{Map, Value as Document};

use crate::engine::{Changes, Column, FieldError, Relation, Rule, Table, Value, check_value};

use super::hooks::unknown_rule;
use super::path::nearest;
use super::problem::{Fault, pointer};
use super::server::Server;
use super::write::is_patch;
use super::{Problem, access, json};

/// How many rows a request may bring along at most.
const MAX_ROWS: usize = 1_000;
/// How deep rows may stand in rows.
const MAX_DEPTH: usize = 8;

/// What a body is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Write {
    /// A row to add.
    Create,
    /// A change to a row (RFC 7396): an absent member leaves its column alone.
    Update,
    /// What a row is to be from now on: an absent member sets its column to NULL.
    Replace,
}

impl Write {
    /// Returns the media types that the body may have; that of a JSON merge patch is RFC 7396's.
    pub(super) fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::Create | Self::Replace => &["application/json"],
            Self::Update => &["application/json", "application/merge-patch+json"],
        }
    }
}

/// A row to add, with those that it brings along.
#[derive(Clone, Debug)]
pub(super) struct NewRow {
    /// The values of its columns.
    pub(super) changes: Changes,
    /// The rows of its relations, each with the member that they stand in.
    pub(super) nested: Vec<(&'static Relation, Vec<NewRow>)>,
}

/// The rows of a create.
#[derive(Clone, Debug)]
pub(super) enum NewRows {
    /// The body is one row.
    One(NewRow),
    /// The body is a list of rows.
    Many(Vec<NewRow>),
}

impl NewRow {
    /// Gives it, and those that it brings along, to whoever makes the request, where it does not say to whom.
    fn own(&mut self, table: &'static Table, request: &Extensions) {
        access::own(table, &mut self.changes, request);
        for (relation, rows) in &mut self.nested {
            rows.iter_mut().for_each(|row| row.own(relation.target, request));
        }
    }
}

impl NewRows {
    /// Gives them to whoever makes the request, where they do not say to whom.
    pub(super) fn own(&mut self, table: &'static Table, request: &Extensions) {
        match self {
            Self::One(row) => row.own(table, request),
            Self::Many(rows) => rows.iter_mut().for_each(|row| row.own(table, request)),
        }
    }
}

/// Reads the body of a request if it has one of the media types that it may have.
///
/// # Errors
///
/// 415, 413, and 400 when it is not JSON.
pub(super) async fn read(write: Write, server: &Server, headers: &HeaderMap, body: Body) -> Result<Document, Problem> {
    check_media_type(write, headers)?;
    let mut chunks = body.into_data_stream();
    let mut body = Vec::new();
    while let Some(chunk) = chunks.try_next().await.map_err(|_| Problem::malformed("The body could not be read."))? {
        if body.len() + chunk.len() > server.limits.body {
            return Err(Problem::too_large("The body is larger than this server takes."));
        }
        body.extend_from_slice(&chunk);
    }
    serde_json::from_slice(&body).map_err(|error| Problem::malformed(format!("Not JSON: {error}.")))
}

fn check_media_type(write: Write, headers: &HeaderMap) -> Result<(), Problem> {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim();
    match write.media_types().iter().any(|known| known.eq_ignore_ascii_case(essence)) {
        true => Ok(()),
        false => Err(Problem::unsupported(write)),
    }
}

/// Reads the rows of a create.
///
/// # Errors
///
/// 422 with every member that is not valid.
pub(super) fn parse_rows(server: &Server, table: &'static Table, document: Document) -> Result<NewRows, Problem> {
    let mut reader = Reader { server, rows: 0, faults: Vec::new() };
    let rows = match document {
        Document::Array(items) => NewRows::Many(reader.rows(table, &[], "", 0, items)),
        document => NewRows::One(reader.row(table, &[], "", 0, document)),
    };
    reader.finish(rows)
}

/// Reads a change to a row.
///
/// # Errors
///
/// As [`parse_rows`].
pub(super) fn parse_changes(
    server: &Server,
    table: &'static Table,
    write: Write,
    document: Document,
) -> Result<Changes, Problem> {
    let mut reader = Reader { server, rows: 0, faults: Vec::new() };
    let changes = reader.changes(table, write, document);
    reader.finish(changes)
}

/// Reads a body and collects what is wrong with it.
struct Reader<'a> {
    server: &'a Server,
    rows: usize,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn finish<T>(self, value: T) -> Result<T, Problem> {
        if self.faults.is_empty() { Ok(value) } else { Err(Problem::faults(self.faults)) }
    }

    fn fault(&mut self, pointer: String, code: &'static str, message: impl Into<String>) {
        self.faults.push(Fault { pointer, code, message: message.into() });
    }

    fn object(&mut self, place: &str, document: Document) -> Map<String, Document> {
        match document {
            Document::Object(members) => members,
            _ => {
                self.fault(place.to_owned(), "type", "expected an object");
                Map::new()
            }
        }
    }

    /// Reads the rows at that place; `given` are the columns whose values the row around them gives.
    fn rows(
        &mut self,
        table: &'static Table,
        given: &[usize],
        place: &str,
        depth: usize,
        items: Vec<Document>,
    ) -> Vec<NewRow> {
        if items.is_empty() && depth == 0 {
            self.fault(place.to_owned(), "length", "at least one row");
        }
        self.rows += items.len();
        if self.rows > MAX_ROWS {
            self.fault(place.to_owned(), "length", format!("at most {MAX_ROWS} rows in a request"));
            return Vec::new();
        }
        let items = items.into_iter().enumerate();
        items.map(|(position, item)| self.row(table, given, &format!("{place}/{position}"), depth, item)).collect()
    }

    fn row(&mut self, table: &'static Table, given: &[usize], place: &str, depth: usize, document: Document) -> NewRow {
        let is_object = document.is_object();
        let mut members = self.object(place, document);
        if depth > MAX_DEPTH {
            self.fault(place.to_owned(), "depth", format!("at most {MAX_DEPTH} rows inside of each other"));
            members.clear();
        } else if is_object {
            for (position, column) in table.columns.iter().enumerate() {
                let is_given = given.contains(&position) || table.creates_for() == Some(position);
                let is_expected = column.access.create && !column.is_optional_on_insert() && !is_given;
                if is_expected && !members.contains_key(column.name) {
                    self.fault(format!("{place}{}", pointer(column.name)), "required", "a value is required");
                }
            }
        }
        let mut row = NewRow { changes: Changes::default(), nested: Vec::new() };
        for (name, document) in members {
            // Told of what is wrong, which most members are not.
            let inside = || format!("{place}{}", pointer(&name));
            match table.writes.nested.iter().map(|&position| &table.relations[position]).find(|it| it.name == name) {
                Some(relation) => {
                    let rows = self.relation(relation, &inside(), depth + 1, document);
                    row.nested.push((relation, rows));
                }
                None => {
                    if let Some((place, value)) = self.member(table, Write::Create, given, &name, inside, document) {
                        row.changes.set_value(place, value);
                    }
                }
            }
        }
        row
    }

    fn relation(&mut self, relation: &'static Relation, place: &str, depth: usize, document: Document) -> Vec<NewRow> {
        let given = if relation.through.is_some() { &[] } else { relation.to };
        match document {
            document if !relation.many => vec![self.row(relation.target, given, place, depth, document)],
            Document::Array(items) => self.rows(relation.target, given, place, depth, items),
            _ => {
                self.fault(place.to_owned(), "type", "expected a list of rows");
                Vec::new()
            }
        }
    }

    fn changes(&mut self, table: &'static Table, write: Write, document: Document) -> Changes {
        let is_object = document.is_object();
        let members = self.object("", document);
        let mut changes = Changes::default();
        if write == Write::Replace && is_object {
            for (position, column) in table.columns.iter().enumerate().filter(|(_, column)| column.access.update) {
                match members.contains_key(column.name) {
                    true => {}
                    false if column.counts_updates => {}
                    false if column.nullable => changes.set_value(position, Value::Null),
                    false => self.fault(pointer(column.name), "required", "a value is required"),
                }
            }
        }
        for (name, document) in members {
            if let Some((place, value)) = self.member(table, write, &[], &name, || pointer(&name), document) {
                changes.set_value(place, value);
            }
        }
        changes
    }

    fn member(
        &mut self,
        table: &'static Table,
        write: Write,
        given: &[usize],
        name: &str,
        place: impl Fn() -> String,
        document: Document,
    ) -> Option<(usize, Value)> {
        let known = |column: &Column| column.access.read || column.access.create || column.access.update;
        let Some(position) = table.position(name).filter(|&position| known(&table.columns[position])) else {
            let known = table.columns.iter().filter(|column| known(column)).map(|column| column.name);
            let nearest = nearest(name, known).map(|nearest| format!("; did you mean {nearest}?"));
            self.fault(place(), "unknown", format!("{} has no such member{}", table.name, nearest.unwrap_or_default()));
            return None;
        };
        let column = &table.columns[position];
        let takes = if write == Write::Create { column.access.create } else { column.access.update };
        if !takes || given.contains(&position) {
            let only_created = write != Write::Create && (column.access.create || table.key.contains(&position));
            self.fault(place(), "read_only", if only_created { "an update cannot set it" } else { "the server sets it" });
            return None;
        }
        let mut value = match json::parse(column.kind, document) {
            Ok(value) => value,
            Err((code, expected)) => {
                self.fault(place(), code, format!("expected {expected}"));
                return None;
            }
        };
        // What a rule speaks of is there once the patch is put together with what the row holds.
        if write == Write::Update && is_patch(&value) && !column.rules.is_empty() {
            return Some((position, value));
        }
        if let Err(FieldError { code, message, .. }) = check_value(column, &mut value) {
            self.fault(place(), code, message);
            return None;
        }
        if let Err(message) = check_custom(self.server, column, &value) {
            self.fault(place(), "custom", message);
            return None;
        }
        Some((position, value))
    }
}

/// Asks the hooks for the rules that they check.
///
/// # Errors
///
/// What is wrong with the value, in words.
pub(super) fn check_custom(server: &Server, column: &Column, value: &Value) -> Result<(), String> {
    if value.is_null() {
        return Ok(());
    }
    column.rules.iter().try_for_each(|rule| match (rule, &server.hooks) {
        (Rule::Custom(name), Some(hooks)) => hooks.validate(name, value),
        (Rule::Custom(name), None) => Err(unknown_rule(name)),
        _ => Ok(()),
    })
}
