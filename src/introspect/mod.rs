//! Live databases as models: the same [`Model`] that a schema resolves to, with names as they are.
//!
//! A catalog is read by a few queries for the whole database, never by one for each table. What the model has no place for is
//! carried as a raw object with the database's own DDL; what cannot be carried either is named in a [`Note`]. Names of Rust and of
//! the API are left empty: they are inferred when the schema that is written of the model is resolved.

mod build;
mod compare;
mod mysql;
mod names;
mod postgres;
mod sqlite;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};

pub use compare::{Difference, How, compare};

use crate::database::{Database, DatabaseError};
use crate::model::{Backend, Model};
use crate::progress::Progress;

/// Returns whether a table is one in which runners of migrations count: Diesel's, and the one that ours adds.
fn counts_migrations(table: &str) -> bool {
    matches!(table, "__diesel_schema_migrations" | "__codegen_migrations")
}

/// A database as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introspection {
    /// What is in it.
    pub model: Model,
    /// What a reader should know of how it was taken.
    pub notes: Vec<Note>,
    /// The statements that made the tables, where the database keeps them.
    pub statements: BTreeMap<String, String>,
    /// The functions of PostgreSQL, by the name of their raw objects, whose bodies the server would refuse in a migration: they name what
    /// is in a namespace that is not searched then, or not there.
    pub unchecked: BTreeSet<String>,
}

impl Introspection {
    /// Has the functions that the server would refuse for their bodies made as `pg_dump` makes all of them.
    pub fn leave_bodies_unchecked(&mut self) {
        let raw = self.model.raw.iter().cloned().map(|mut own| {
            if let Some(sql) = own.sql.postgres.as_mut().filter(|_| self.unchecked.contains(&own.name)) {
                let create = &sql.create;
                sql.create = format!("SET check_function_bodies = off;\n{create};\nRESET check_function_bodies");
            }
            own
        });
        self.model.raw = raw.collect();
    }

    /// Has a table made by the statement that the database keeps of it; returns whether that is news.
    pub fn keep_statement(&mut self, table: &str) -> bool {
        let Some(statement) = self.statements.get(table) else { return false };
        let mut is_news = false;
        let tables = self.model.tables.iter().cloned().map(|mut own| {
            if own.name == table && own.options.sqlite.create.is_none() {
                own.options.sqlite.create = Some(statement.clone());
                is_news = true;
            }
            own
        });
        self.model.tables = tables.collect();
        is_news
    }
}

/// Something that the model holds otherwise than the database, or not at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The object, as the database names it.
    pub object: String,
    /// What about it.
    pub text: String,
}

/// Reads what a database holds.
///
/// # Errors
///
/// When the database does not answer the questions about its catalog.
pub async fn introspect(database: &mut Database) -> Result<Introspection, DatabaseError> {
    introspect_counting(database, &Progress::default()).await
}

/// Reads what a database holds, and counts what it is asked.
///
/// # Errors
///
/// When the database does not answer the questions about its catalog.
pub async fn introspect_counting(database: &mut Database, progress: &Progress) -> Result<Introspection, DatabaseError> {
    let mut found = match database.backend() {
        Backend::Sqlite => sqlite::introspect(database, progress).await?,
        Backend::Postgres => postgres::introspect(database, progress).await?,
        Backend::Mysql => mysql::introspect(database, progress).await?,
    };
    build::leave_out_usual_types(&mut found.model);
    Ok(found)
}
