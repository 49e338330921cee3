//! The information schema of MySQL and MariaDB as a model.

mod catalog;
mod enums;
mod programs;
mod shown;
mod tables;
mod types;
mod wide;

use super::{Introspection, Note};
use crate::database::{Database, DatabaseError};
use crate::progress::Progress;
use catalog::Catalog;

/// Reads what a MySQL or MariaDB database holds.
pub(super) async fn introspect(database: &mut Database, progress: &Progress) -> Result<Introspection, DatabaseError> {
    let mut catalog = Catalog::read(database).await?;
    progress.expect(catalog.tables.len() + catalog.views.len() + catalog.programs.len());
    catalog.tables.retain(|table| !super::counts_migrations(&table.name));
    let mut statements = shown::ask(database, &catalog, progress).await?;
    let of_wide = wide::restore(database, &mut catalog, &mut statements).await?;
    let shown = shown::odd(&catalog, statements);
    let mut raw = shown::raw(&catalog, &shown);
    catalog.tables.retain(|table| shown.get(&table.name).is_none_or(|statement| !shown::is_whole(statement)));
    let (mut model, mut notes) = tables::model(&catalog);
    notes.extend(of_wide);
    for own in raw.iter().filter(|own| shown.get(&own.name).is_some_and(|statement| shown::is_whole(statement))) {
        let text = "is carried with its own SQL, and not part of the crate".to_owned();
        notes.push(Note { object: format!("table {}", own.name), text });
    }
    programs::view_queries(database, &catalog, &mut model).await?;
    progress.advance(catalog.views.len());
    programs::add(database, &catalog, &model, &mut raw, &mut notes).await?;
    progress.advance(catalog.programs.len());
    model.raw = raw.into();
    notes.sort();
    Ok(Introspection { model, notes, statements: Default::default(), unchecked: Default::default() })
}

/// Returns an identifier as SQL spells it.
fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}
