use std::fmt;

use super::migration::{seal, version};
use super::{Entry, Folder, Lock, LockError, Seal};

/// Something about a folder of migrations that is not as the lock file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// There are migrations and no lock file.
    NoLock,
    /// The lock file cannot be read.
    Lock(LockError),
    /// A migration that the lock file has is gone.
    Missing(String),
    /// A migration is there that the lock file does not have.
    Foreign(String),
    /// A file is there that is no part of a migration; its path.
    Stray(String),
    /// The files of a migration are not those that were sealed, or its hash in the lock file is not the one that was written.
    Edited(String),
    /// A migration does not stand behind the one that it was made after.
    Moved {
        /// The migration.
        name: String,
        /// The one that it was made after, or none for the first of all.
        after: Option<String>,
    },
    /// A migration's files were never sealed.
    Draft(String),
    /// A migration has the version of the one before it, or an older one.
    Disordered {
        /// The migration.
        name: String,
        /// The one before it.
        after: String,
    },
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLock => write!(f, "there is no {}", Lock::PATH),
            Self::Lock(error) => error.fmt(f),
            Self::Missing(name) => write!(f, "{name} is gone"),
            Self::Foreign(name) => write!(f, "{name} is not in {}", Lock::PATH),
            Self::Stray(path) => write!(f, "{path} is no part of a migration"),
            Self::Edited(name) => write!(f, "{name} is not what {} says: it was edited", Lock::PATH),
            Self::Moved { name, after: Some(after) } => write!(f, "{name} was made to follow {after}, and does not"),
            Self::Moved { name, after: None } => write!(f, "{name} was made to be the first, and is not"),
            Self::Draft(name) => write!(f, "{name} is a draft"),
            Self::Disordered { name, after } => write!(f, "{name} stands behind {after} and does not run after it"),
        }
    }
}

/// Returns all that is not as the lock file says.
pub fn verify(folder: &Folder) -> Vec<Damage> {
    let mut found: Vec<Damage> = folder.strays.iter().cloned().map(Damage::Stray).collect();
    let lock = match folder.lock.as_deref().map(Lock::parse) {
        Some(Ok(lock)) => lock,
        Some(Err(error)) => {
            found.push(Damage::Lock(error));
            return found;
        }
        None if folder.migrations.is_empty() => return found,
        None => {
            found.push(Damage::NoLock);
            return found;
        }
    };
    let sealed: Vec<(&str, bool, &Seal)> = lock
        .entries
        .iter()
        .filter_map(|entry| entry.seal(folder.dialect.name()).map(|seal| (entry.name.as_str(), entry.by_hand, seal)))
        .collect();
    let foreign = folder.migrations.iter().filter(|there| sealed.iter().all(|(name, ..)| *name != there.name));
    found.extend(foreign.map(|migration| Damage::Foreign(migration.name.to_string())));
    for pair in sealed.windows(2) {
        let (after, name) = (pair[0].0.to_owned(), pair[1].0.to_owned());
        if version(&name) <= version(&after) {
            found.push(Damage::Disordered { name, after });
        }
    }
    found.extend(broken_seals(folder, &sealed));
    found
}

/// Returns the sealed migrations, each with the one that it was made after (none for the first of all), as far as the seals tell.
pub fn made_after(folder: &Folder, lock: &Lock) -> Vec<(String, Option<String>)> {
    let sealed: Vec<(&Entry, &Seal)> =
        lock.entries.iter().filter_map(|entry| Some((entry, entry.seal(folder.dialect.name())?))).collect();
    let parents = parents(sealed.iter().map(|(entry, seal)| (entry.name.as_str(), *seal)));
    let found = sealed.iter().filter_map(|(entry, there)| {
        let (migration, Seal::Hash(hash)) = (folder.get(&entry.name)?, there) else { return None };
        let files = migration.files_hash();
        let holds = |parent: &str| seal(parent, &entry.name, entry.by_hand, &files) == *hash;
        let (_, after) = parents.iter().find(|(parent, _)| holds(parent))?;
        Some((entry.name.clone(), after.map(str::to_owned)))
    });
    found.collect()
}

/// Returns what a migration may have been made after: (its seal, its name), the start of all first.
fn parents<'a>(sealed: impl Iterator<Item = (&'a str, &'a Seal)>) -> Vec<(String, Option<&'a str>)> {
    let sealed = sealed.filter_map(|(name, seal)| match seal {
        Seal::Hash(hash) => Some((hash.clone(), Some(name))),
        Seal::Draft => None,
    });
    [(String::new(), None)].into_iter().chain(sealed).collect()
}

fn broken_seals(folder: &Folder, sealed: &[(&str, bool, &Seal)]) -> Vec<Damage> {
    let mut found = Vec::new();
    let parents = parents(sealed.iter().map(|(name, _, seal)| (*name, *seal)));
    let mut before: Vec<String> = vec![String::new()];
    for &(name, by_hand, there) in sealed {
        let Some(migration) = folder.get(name) else {
            found.push(Damage::Missing(name.to_owned()));
            before = as_parents(there, None);
            continue;
        };
        let Seal::Hash(hash) = there else {
            found.push(Damage::Draft(name.to_owned()));
            continue;
        };
        let files = migration.files_hash();
        let holds = |parent: &String| seal(parent, name, by_hand, &files) == *hash;
        if !before.iter().any(holds) {
            let made_after = parents.iter().find(|(parent, _)| holds(parent)).map(|(_, name)| name.map(str::to_owned));
            found.push(match made_after {
                Some(after) => Damage::Moved { name: name.to_owned(), after },
                None => Damage::Edited(name.to_owned()),
            });
        }
        // One wrong hash is told once: the next migration holds either to what is written or to what should be.
        let should_be = before.first().map(|parent| seal(parent, name, by_hand, &files));
        before = as_parents(there, should_be);
    }
    found
}

fn as_parents(written: &Seal, should_be: Option<String>) -> Vec<String> {
    let written = match written {
        Seal::Hash(hash) => Some(hash.clone()),
        Seal::Draft => None,
    };
    should_be.into_iter().chain(written).collect()
}
