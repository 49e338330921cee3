//! The information schema of MySQL and MariaDB as a model.

mod catalog;
mod enums;
mod programs;
mod tables;
mod types;

use super::Introspection;
use crate::database::{Database, DatabaseError};
use catalog::Catalog;

/// Reads what a MySQL or MariaDB database holds.
pub(super) async fn introspect(database: &mut Database) -> Result<Introspection, DatabaseError> {
    let mut catalog = Catalog::read(database).await?;
    catalog.tables.retain(|table| !super::counts_migrations(&table.name));
    let (mut model, mut notes) = tables::model(&catalog);
    programs::view_queries(database, &catalog, &mut model).await?;
    model.raw = programs::raw(database, &catalog, &model, &mut notes).await?.into();
    notes.sort();
    Ok(Introspection { model, notes, statements: Default::default() })
}

/// Returns an identifier as SQL spells it.
fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}
