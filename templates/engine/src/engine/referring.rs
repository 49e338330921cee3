//! The foreign key by which rows of other tables stand in the way of a deletion or of another key: SQLite does not tell which.

use std::pin::Pin;

use super::backend::this as backend;
use super::operations::{count_to, fetch};
use super::statement::{Raw, Scope, Statement};
use super::{Conn, Constraint, ConstraintKind, ConstraintViolation, Error, Filter, Kind, Relation, Result, Table, Value};

/// How far the rows are followed that a deletion takes along.
const DEPTH: u32 = 8;

/// What is done to a row that others refer to, in the words of `pragma_foreign_key_list`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// It is deleted.
    Delete,
    /// Its key is changed.
    Update,
}

/// Names the foreign key in the error, if that is what the error is about and the database has not.
pub(super) async fn explain(conn: &mut Conn, table: &'static Table, key: Vec<Value>, event: Event, error: Error) -> Error {
    let Error::InUse(ConstraintViolation { constraint: None, .. }) = error else {
        return error;
    };
    if backend::NAMES_FOREIGN_KEYS {
        return error;
    }
    // What fails here does not stand in the place of the error.
    match find(conn, table, Filter::equal(table.key, key), event, DEPTH).await {
        Ok(Some(violation)) => Error::InUse(violation),
        Ok(None) | Err(_) => error,
    }
}

/// Returns the relation of the table that goes the other way along the foreign key of that name.
pub(super) fn by_foreign_key(table: &Table, name: &str) -> Option<&'static Relation> {
    table.relations.iter().find(|relation| foreign_key(relation).is_some_and(|key| key.name == name))
}

/// Returns the foreign key of the relation's target that it goes along, if it does.
fn foreign_key(relation: &Relation) -> Option<&'static Constraint> {
    let mut keys = relation.target.constraints.iter().filter(|constraint| constraint.kind == ConstraintKind::ForeignKey);
    keys.find(|key| relation.through.is_none() && key.columns == relation.to)
}

type Found<'a> = Pin<Box<dyn Future<Output = Result<Option<ConstraintViolation>>> + Send + 'a>>;

/// Finds the first foreign key that keeps the rows of the table that meet the condition from the event. Boxed, because it goes
/// on with the rows that a deletion takes along.
fn find<'a>(conn: &'a mut Conn, table: &'static Table, rows: Filter, event: Event, depth: u32) -> Found<'a> {
    Box::pin(async move {
        let mut taken_along = Vec::new();
        for relation in table.relations {
            let (Some(key), Some(back)) = (foreign_key(relation), opposite(table, relation)) else { continue };
            let referring = Filter::Exists { relation: back, filter: Box::new(rows.clone()) };
            let scope = Scope::new(relation.target, referring.clone()).with_deleted(true);
            if count_to(conn, scope, 1).await? == 0 {
                continue;
            }
            match &*action(conn, relation.target, key, event).await? {
                "CASCADE" => taken_along.push((relation.target, referring)),
                "SET NULL" | "SET DEFAULT" => {}
                _ => {
                    let columns = relation.from.iter().map(|&place| table.columns[place].name).collect();
                    return Ok(Some(ConstraintViolation { constraint: Some(key.name.to_owned()), columns }));
                }
            }
        }
        for (target, rows) in taken_along.into_iter().filter(|_| depth > 0 && event == Event::Delete) {
            if let Some(violation) = find(conn, target, rows, event, depth - 1).await? {
                // Its columns are those of another table.
                return Ok(Some(ConstraintViolation { columns: Vec::new(), ..violation }));
            }
        }
        Ok(None)
    })
}

/// Returns the relation that goes back along the foreign key of another.
fn opposite(table: &'static Table, relation: &Relation) -> Option<&'static Relation> {
    let mut relations = relation.target.relations.iter();
    relations.find(|back| {
        !back.many && std::ptr::eq(back.target, table) && back.from == relation.to && back.to == relation.from
    })
}

/// Returns what becomes of the rows that refer, as <https://www.sqlite.org/pragma.html#pragma_foreign_key_list> tells it.
async fn action(conn: &mut Conn, table: &'static Table, key: &Constraint, event: Event) -> Result<String> {
    let column = match event {
        Event::Delete => "on_delete",
        Event::Update => "on_update",
    };
    let pieces = [
        format!("SELECT {column} FROM pragma_foreign_key_list("),
        ") WHERE \"from\" = ".to_owned(),
        " LIMIT 1".to_owned(),
    ];
    let from = key.columns.first().map_or("", |&place| table.columns[place].name);
    let raw = Raw { pieces: pieces.into(), values: vec![table.name.to_owned().into(), from.to_owned().into()] };
    let rows = fetch(conn, Statement::Raw(raw), table, &[Kind::Text(None)]).await?;
    match rows.into_iter().flatten().next() {
        Some(Value::Text(action)) => Ok(action),
        _ => Err(Error::decode("a foreign key that the database does not have")),
    }
}
