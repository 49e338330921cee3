//! Whether the schema makes the database that it was written for, asked of SQLite itself, which needs no server.

use std::collections::BTreeMap;

use crate::database::{Database, DatabaseError};
use crate::dialect::dialect;
use crate::introspect::{Introspection, introspect};
use crate::migration::plan;
use crate::model::{Backend, Intent, Model, Named, NamedList, Table};

/// Makes the database of a model beside the one that was found, and has each table that comes out otherwise made by the statement that
/// the database keeps of it; returns how many tables those are.
///
/// # Errors
///
/// When SQLite refuses the schema's statements.
pub(super) async fn verify(found: &mut Introspection, original: &Model, made: &Model) -> Result<usize, DatabaseError> {
    if original.backends != [Backend::Sqlite] {
        return Ok(0);
    }
    let Ok(plan) = plan(None, made, &Intent::default(), dialect(Backend::Sqlite)) else { return Ok(0) };
    let mut database = Database::open(":memory:").await?;
    database.execute("PRAGMA foreign_keys = OFF").await?;
    for migration in &plan.migrations {
        for statement in migration.up.iter().flat_map(|step| &step.statements) {
            database.execute(statement).await?;
        }
    }
    let rebuilt = introspect(&mut database).await?.model;
    let differs = |table: &&Table| rebuilt.tables.by_name(&table.name).is_none_or(|other| !is_same(table, other));
    let differing: Vec<String> = original.tables.iter().filter(differs).map(|table| table.name.clone()).collect();
    Ok(differing.into_iter().filter(|table| found.keep_statement(table)).count())
}

/// Returns whether two tables differ in nothing but the order of what has none.
fn is_same(one: &Table, other: &Table) -> bool {
    one.columns == other.columns
        && one.options == other.options
        && one.primary_key == other.primary_key
        && by_name(&one.uniques) == by_name(&other.uniques)
        && by_name(&one.checks) == by_name(&other.checks)
        && by_name(&one.foreign_keys) == by_name(&other.foreign_keys)
        && by_name(&one.indexes) == by_name(&other.indexes)
}

fn by_name<T: Named>(list: &NamedList<T>) -> BTreeMap<&str, &T> {
    list.iter().map(|item| (item.name(), item)).collect()
}
