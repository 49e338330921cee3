//! The migrations of a crate, as they are on disk.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::emit::history::{History, migrator_dialect};
use crate::lint::{Conflict, conflicts};
use crate::migrator::{Damage, Dialect, Folder, Lock, Migration, Seal, made_after, statements, verify};
use crate::model::Backend;
use crate::output::Folder as Crate;
use crate::snapshot::Snapshot;

use super::Failure;

/// Reads the migrations of every backend that the crate in that folder has.
///
/// # Errors
///
/// When something cannot be read, or a file is not UTF-8.
pub(super) fn read_folders(out: &Path) -> Result<Vec<Folder>, Failure> {
    Backend::ALL.into_iter().map(|backend| read_folder(out, backend)).collect()
}

/// Returns what is not as the lock file says, over all backends; what is the same for several is told once.
pub(super) fn damages(folders: &[Folder]) -> Vec<Damage> {
    let mut damages: Vec<Damage> = Vec::new();
    for damage in folders.iter().flat_map(verify) {
        if !damages.contains(&damage) {
            damages.push(damage);
        }
    }
    damages
}

/// Returns the migrations as a build goes on from them.
///
/// # Errors
///
/// When they are not as they were committed, unless that is to be taken as it is; then a lock file that cannot be read is
/// one still.
pub(super) fn committed(
    out: &Path,
    folder: &mut Crate,
    snapshot: Option<&Snapshot>,
    force: bool,
) -> Result<History, Failure> {
    let folders = read_folders(out)?;
    let mut damages = damages(&folders);
    damages.retain(|damage| !matches!(damage, Damage::Draft(_)));
    let was_written = folder.manifest().is_some_and(|manifest| manifest.files.contains_key(Lock::PATH));
    if damages == [Damage::NoLock] && !was_written {
        return Ok(adopted(folders, snapshot));
    }
    if force {
        damages.retain(|damage| matches!(damage, Damage::Lock(_)));
    }
    if !damages.is_empty() {
        return Err(Failure::History(damages));
    }
    let text = folders.iter().find_map(|folder| folder.lock.as_deref());
    let lock = text.map(Lock::parse).transpose().map_err(|error| Failure::History(vec![Damage::Lock(error)]))?;
    let mut history = History { lock: lock.unwrap_or_default(), folders };
    if force {
        accept(&mut history);
        return Ok(history);
    }
    let empty = empty_drafts(&history);
    if empty.is_empty() { Ok(history) } else { Err(Failure::EmptyDrafts(empty)) }
}

/// Returns the paths of drafts that nobody has filled in yet: sealed, they could not be any more.
fn empty_drafts(history: &History) -> Vec<String> {
    let mut paths = Vec::new();
    for folder in &history.folders {
        let drafts =
            history.lock.entries.iter().filter(|entry| entry.seal(folder.dialect.name()) == Some(&Seal::Draft));
        let empty = drafts
            .filter_map(|entry| folder.get(&entry.name))
            .filter(|it| statements(folder.dialect, &it.up).is_empty());
        paths.extend(empty.map(|migration| format!("migrations/{}/{}/up.sql", folder.dialect.name(), migration.name)));
    }
    paths
}

/// Returns whether the migrations are as they were committed, and none waits to be sealed.
pub(super) fn is_settled(out: &Path) -> Result<bool, Failure> {
    Ok(damages(&read_folders(out)?).is_empty())
}

/// Returns the migrations of a crate that was built before there were lock files, all still to be sealed.
pub(super) fn adopted(folders: Vec<Folder>, snapshot: Option<&Snapshot>) -> History {
    let mut history = History { lock: Lock::default(), folders };
    accept(&mut history);
    for entry in &mut history.lock.entries {
        entry.by_hand = snapshot.is_none_or(|snapshot| !snapshot.migrations.contains(&entry.name));
    }
    for folder in &history.folders {
        folder.seal(&mut history.lock, true);
    }
    history
}

/// Takes the folders as they are: what is gone is forgotten, what is new is somebody's own work, all is sealed.
fn accept(history: &mut History) {
    for entry in &mut history.lock.entries {
        entry.seals.retain(|(database, _)| {
            let folder = history.folders.iter().find(|folder| folder.dialect.name() == database);
            folder.is_some_and(|folder| folder.get(&entry.name).is_some())
        });
    }
    for folder in &history.folders {
        for migration in &folder.migrations {
            let database = folder.dialect.name();
            match history.lock.entries.iter_mut().find(|entry| entry.name == migration.name) {
                Some(entry) if entry.seal(database).is_none() => {
                    entry.seals.push((database.to_owned(), Seal::Draft));
                }
                Some(_) => {}
                None => history.lock.entries.push(folder.entry(&migration.name, true)),
            }
        }
    }
    history.lock.entries.retain(|entry| !entry.seals.is_empty());
    history.lock.entries.sort_by_key(|entry| entry.version());
    for folder in &history.folders {
        folder.seal(&mut history.lock, true);
    }
}

/// Reads the migrations of one backend.
///
/// # Errors
///
/// As [`read_folders`].
pub(super) fn read_folder(out: &Path, backend: Backend) -> Result<Folder, Failure> {
    let dialect = migrator_dialect(backend);
    let lock = read_text(&out.join(Lock::PATH))?;
    Ok(Folder { lock, ..read_migrations(&out.join("migrations").join(dialect.name()), backend)? })
}

/// Reads a folder of migrations, which need not be that of a crate.
///
/// # Errors
///
/// As [`read_folders`].
pub(super) fn read_migrations(root: &Path, backend: Backend) -> Result<Folder, Failure> {
    let dialect = migrator_dialect(backend);
    let mut folder = Folder { dialect, migrations: Vec::new(), strays: Vec::new(), lock: None };
    for (name, is_folder) in list(root)? {
        if is_folder {
            folder.migrations.extend(read_migration(root, &name, &mut folder.strays, dialect)?);
        } else {
            folder.strays.push(format!("{}/{name}", dialect.name()));
        }
    }
    Ok(folder)
}

/// Refuses to go on from migrations that two branches made side by side, as a merge leaves them.
pub(super) fn refuse_forks(out: &Path) -> Result<(), Failure> {
    let told = forks(&read_folders(out)?);
    if told.is_empty() { Ok(()) } else { Err(Failure::Forked(told)) }
}

/// Returns, of migrations that two branches made side by side, the statements that are in each other's way, or that there are none.
fn forks(folders: &[Folder]) -> Vec<String> {
    let mut told = Vec::new();
    for folder in folders {
        let Some(Ok(lock)) = folder.lock.as_deref().map(Lock::of_both_sides) else { continue };
        let made_after = made_after(folder, &lock);
        for (place, (one, after)) in made_after.iter().enumerate() {
            for (other, _) in made_after[place + 1..].iter().filter(|(_, beside)| beside == after) {
                let (ones, others) = (branch(one, &made_after), branch(other, &made_after));
                let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
                for (one, other) in pairs.filter_map(|(one, other)| folder.get(one).zip(folder.get(other))) {
                    told.extend(fork(folder, one, other));
                }
            }
        }
    }
    told
}

/// Returns a migration and those that were made after it.
fn branch<'a>(name: &'a str, made_after: &'a [(String, Option<String>)]) -> Vec<&'a str> {
    let mut names = vec![name];
    for (later, after) in made_after {
        if after.as_deref().is_some_and(|after| names.contains(&after)) {
            names.push(later);
        }
    }
    names
}

fn fork(folder: &Folder, one: &Migration, other: &Migration) -> Vec<String> {
    let found = conflicts(folder.dialect, one, other);
    let database = folder.dialect.name();
    if found.is_empty() {
        return vec![format!(
            "{database}: {} and {} commute: neither touches what the other changes",
            one.name, other.name
        )];
    }
    let line = |conflict: &Conflict| {
        let what = conflict
            .what
            .as_deref()
            .map_or("what they touch cannot be told".to_owned(), |what| format!("both touch {what}"));
        format!("{database}: {what}:\n  {}\n  {}", conflict.one, conflict.other)
    };
    found.iter().map(line).collect()
}

fn read_migration(
    root: &Path,
    name: &str,
    strays: &mut Vec<String>,
    dialect: Dialect,
) -> Result<Option<Migration>, Failure> {
    let place = root.join(name);
    for (file, is_folder) in list(&place)? {
        if is_folder || !["up.sql", "down.sql", "metadata.toml"].contains(&file.as_str()) {
            strays.push(format!("{}/{name}/{file}", dialect.name()));
        }
    }
    // Diesel passes over a folder without one, too.
    let Some(up) = read_text(&place.join("up.sql"))? else { return Ok(None) };
    Ok(Some(Migration {
        name: name.to_owned().into(),
        up: up.into(),
        down: read_text(&place.join("down.sql"))?.map(Into::into),
        metadata: read_text(&place.join("metadata.toml"))?.map(Into::into),
    }))
}

/// Returns what a folder holds, with whether it is a folder, by name; nothing when there is no such folder. Diesel passes over
/// names that begin with a dot, too.
fn list(root: &Path) -> Result<Vec<(String, bool)>, Failure> {
    let entries = match fs::read_dir(root) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(Failure::io("read", root))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(Failure::io("read", root))?;
        let is_folder = entry.file_type().map_err(Failure::io("read", entry.path()))?.is_dir();
        found.push((entry.file_name().to_string_lossy().into_owned(), is_folder));
    }
    found.retain(|(name, _)| !name.starts_with('.'));
    found.sort();
    Ok(found)
}

fn read_text(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        text => text.map(Some).map_err(Failure::io("read", path)),
    }
}
