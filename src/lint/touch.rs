use std::fmt;

use crate::migrator::{Dialect, Statement};

use super::words::Words;

/// Something in a database that statements may share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// A table or view.
    Table(String),
    /// A column or a constraint of a table.
    Part(String, String),
    /// An index.
    Index(String),
    /// A type.
    Type(String),
}

/// What a statement does to an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Touch {
    pub(super) object: Object,
    /// Whether it makes, changes or drops it, rather than uses it.
    pub(super) changes: bool,
}

impl Object {
    /// Returns whether a change of one matters to who touches the other.
    pub(super) fn meets(&self, other: &Self, changes_whole: bool) -> bool {
        match (self, other) {
            (Self::Table(table), Self::Part(of, _)) | (Self::Part(of, _), Self::Table(table)) => {
                changes_whole && table == of
            }
            (one, other) => one == other,
        }
    }
}

impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(name) => write!(f, "the table {name}"),
            Self::Part(table, name) => write!(f, "{name} of {table}"),
            Self::Index(name) => write!(f, "the index {name}"),
            Self::Type(name) => write!(f, "the type {name}"),
        }
    }
}

/// Returns what a statement touches, or none when that cannot be told from its words.
pub(super) fn touches(statement: &Statement, dialect: Dialect) -> Option<Vec<Touch>> {
    let mut words = Words::of(statement, dialect);
    let changes = |object| Touch { object, changes: true };
    let uses = |object| Touch { object, changes: false };
    let referenced = words.referenced().into_iter().map(|table| uses(Object::Table(table)));
    let mut found: Vec<Touch> = referenced.collect();
    if words.take(&["PRAGMA"]) || words.take(&["SET"]) || words.take(&["BEGIN"]) || words.take(&["COMMIT"]) {
        return Some(Vec::new());
    }
    if words.take(&["INSERT", "INTO"]) || words.take(&["DELETE", "FROM"]) || words.take(&["UPDATE"]) {
        // What else it reads stands anywhere in it.
        let is_plain = !words.has(&["SELECT"]);
        found.push(uses(Object::Table(words.name()?)));
        return is_plain.then_some(found);
    }
    if words.take(&["COMMENT", "ON"]) {
        let object = if words.take(&["TABLE"]) {
            Object::Table(words.name()?)
        } else if words.take(&["COLUMN"]) {
            let name = words.name()?;
            let (table, column) = name.rsplit_once('.')?;
            Object::Part(table.to_owned(), column.to_owned())
        } else if words.take(&["TYPE"]) {
            Object::Type(words.name()?)
        } else {
            return None;
        };
        found.push(changes(object));
        return Some(found);
    }
    let alters = words.take(&["ALTER"]);
    if !alters && !words.take(&["CREATE"]) && !words.take(&["DROP"]) {
        return None;
    }
    words.skip(&["OR", "REPLACE", "TEMP", "TEMPORARY", "UNIQUE", "MATERIALIZED", "UNLOGGED", "FULLTEXT", "SPATIAL"]);
    let kind = ["TABLE", "INDEX", "TYPE", "DOMAIN", "VIEW"].into_iter().find(|kind| words.take(&[kind]))?;
    words.skip(&["CONCURRENTLY", "IF", "NOT", "EXISTS", "ONLY"]);
    let name = words.name()?;
    match kind {
        "INDEX" => {
            found.push(changes(Object::Index(name)));
            if words.take(&["ON"]) {
                words.skip(&["ONLY"]);
                let table = words.name()?;
                found.extend(words.listed().into_iter().map(|column| uses(Object::Part(table.clone(), column))));
                found.push(uses(Object::Table(table)));
            }
        }
        "TYPE" | "DOMAIN" => found.push(changes(Object::Type(name))),
        "TABLE" if alters => {
            for part in words.parts() {
                found.extend(altered(&name, part)?.into_iter().map(changes));
            }
            found.push(uses(Object::Table(name)));
        }
        _ => found.push(changes(Object::Table(name))),
    }
    Some(found)
}

/// Returns what a part of ALTER TABLE changes.
fn altered(table: &str, mut words: Words<'_>) -> Option<Vec<Object>> {
    let part = |name: String| Object::Part(table.to_owned(), name);
    if words.take(&["ALGORITHM"]) || words.take(&["LOCK"]) {
        return Some(Vec::new());
    }
    if words.take(&["RENAME", "TO"]) {
        return Some(vec![Object::Table(table.to_owned()), Object::Table(words.name()?)]);
    }
    if words.take(&["RENAME"]) {
        words.skip(&["COLUMN", "CONSTRAINT", "INDEX", "KEY"]);
        let old = words.name()?;
        return Some(if words.take(&["TO"]) { vec![part(old), part(words.name()?)] } else { vec![part(old)] });
    }
    let known = ["ADD", "DROP", "ALTER", "MODIFY", "CHANGE", "VALIDATE"].into_iter().any(|word| words.take(&[word]));
    if !known || words.has(&["PRIMARY", "KEY"]) {
        return Some(vec![Object::Table(table.to_owned())]);
    }
    words.skip(&["COLUMN", "CONSTRAINT", "FOREIGN", "UNIQUE", "INDEX", "KEY", "IF", "NOT", "EXISTS"]);
    Some(vec![words.name().map_or_else(|| Object::Table(table.to_owned()), part)])
}
