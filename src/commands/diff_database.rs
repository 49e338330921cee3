//! What would make a live database the one that the schema describes.

use std::fs;
use std::path::PathBuf;

use crate::Loaded;
use crate::database::{Address, Database, block_on};
use crate::dialect::dialect;
use crate::emit::migrations::add_migrations;
use crate::fileset::FileSet;
use crate::introspect::introspect;
use crate::migration::{in_database_order, questions};
use crate::model::{Backend, Intent, Model};
use crate::snapshot::Snapshot;

use super::drift::{OTHER_TOOLS, on_shadow};
use super::{Failure, Terminal, origin};

/// Returns whether a text is the address of a database, and not a file or a commit.
pub(super) fn is_url(text: &str) -> bool {
    ["postgres:", "postgresql:", "mysql:", "mariadb:", "sqlite:"].iter().any(|scheme| text.starts_with(scheme))
}

/// Returns the migrations that lead from a live database to the schema.
///
/// The schema is made beside it and read back, so that both are spelled as the database spells them.
///
/// # Errors
///
/// When the database cannot be read, when the schema is not for its backend or cannot be made, and when a change cannot be migrated.
pub(super) fn migrations(
    url: &str,
    shadow: Option<&str>,
    loaded: Loaded,
    terminal: &Terminal,
) -> Result<FileSet, Failure> {
    let backend = Address::parse(url).backend();
    let Loaded { model, intent, input_files, .. } = loaded;
    if !model.backends.contains(&backend) {
        let help = "add it to `backends` of the schema".to_owned();
        return Err(Failure::Unknown { what: "backend", word: dialect(backend).product().to_owned(), help });
    }
    let progress = terminal.progress(false);
    progress.set_message("reading the database");
    let models = block_on(async {
        let mut database = Database::open(url).await.map_err(Failure::Database)?;
        let live = introspect(&mut database).await.map_err(Failure::Database)?.model;
        progress.set_message("making the schema beside it");
        let mut beside = made(&model, backend, shadow).await?;
        let wanted = introspect(&mut beside.0).await.map_err(Failure::Database)?.model;
        Ok::<_, Failure>((live, wanted))
    });
    progress.finish_and_clear();
    let (mut live, wanted) = models?;
    let is_ours = |name: &str| !OTHER_TOOLS.contains(&name.to_lowercase().as_str());
    live.tables = live.tables.iter().filter(|table| is_ours(&table.name)).cloned().collect();
    let open = questions(&live, &wanted, &intent);
    if !open.is_empty() {
        return Err(Failure::Questions(open));
    }
    let wanted = in_database_order(Some(&live), wanted, &intent);
    let before = Snapshot { migrations: vec!["00000000000000_database".to_owned()], model: live };
    let mut files = FileSet::default();
    let schema = input_files.first().map(|(path, _)| path.as_path());
    add_migrations(&mut files, Some(&before), &wanted, &intent)
        .map_err(|refusals| Failure::refused(&refusals, schema))?;
    Ok(files)
}

/// Makes the database of a model, on an empty database that was given for it or on a server of its own.
async fn made(model: &Model, backend: Backend, shadow: Option<&str>) -> Result<origin::Parts, Failure> {
    let model = Model { backends: vec![backend], ..model.clone() };
    let mut files = FileSet::default();
    add_migrations(&mut files, None, &model, &Intent::default())
        .map_err(|refusals| Failure::refused(&refusals, None))?;
    let text: String =
        files.iter().filter(|(path, _)| path.ends_with("/up.sql")).map(|(_, file)| file.content.as_str()).collect();
    if let Some(shadow) = shadow {
        return on_shadow(shadow, backend, &[text]).await;
    }
    let folder = tempfile::tempdir().map_err(Failure::io("create", std::env::temp_dir()))?;
    let script: PathBuf = folder.path().join("up.sql");
    fs::write(&script, &text).map_err(Failure::io("write", &script))?;
    Ok(origin::made_of(&[script], &[text], backend).await?.into_parts())
}
