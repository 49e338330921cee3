use super::migration::seal;
use super::{Dialect, Entry, Lock, Migration, Seal};

/// The migrations of one database product.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The product.
    pub dialect: Dialect,
    /// The migrations that are there, by name.
    pub migrations: Vec<Migration>,
    /// Paths of what is there and is no part of a migration.
    pub strays: Vec<String>,
    /// The text of the lock file, when there is one.
    pub lock: Option<String>,
}

impl Folder {
    /// Makes one of migrations that are part of the program.
    pub fn embedded(dialect: Dialect, migrations: &[Migration], lock: &str) -> Self {
        let lock = Some(lock.to_owned());
        Self { dialect, migrations: migrations.to_vec(), strays: Vec::new(), lock }
    }

    /// Returns the migration of that name.
    pub fn get(&self, name: &str) -> Option<&Migration> {
        self.migrations.iter().find(|migration| migration.name == name)
    }

    /// Returns the migrations in the order in which they run, which is that of their versions.
    pub fn in_order(&self) -> Vec<&Migration> {
        let mut migrations: Vec<&Migration> = self.migrations.iter().collect();
        migrations.sort_by_cached_key(|migration| migration.version());
        migrations
    }

    /// Seals the drafts that the lock has for this product with the files that are there, or with `all` every migration.
    pub fn seal(&self, lock: &mut Lock, all: bool) {
        let mut parent = String::new();
        for entry in &mut lock.entries {
            let (name, by_hand) = (&entry.name, entry.by_hand);
            let Some((_, there)) = entry.seals.iter_mut().find(|(database, _)| database == self.dialect.name()) else {
                continue;
            };
            if let Some(migration) = self.get(name).filter(|_| all || *there == Seal::Draft) {
                *there = Seal::Hash(seal(&parent, name, by_hand, &migration.files_hash()));
            }
            if let Seal::Hash(hash) = there {
                parent.clone_from(hash);
            }
        }
    }

    /// Returns the lock's entry of a migration that is new.
    pub fn entry(&self, name: &str, by_hand: bool) -> Entry {
        Entry { name: name.to_owned(), by_hand, seals: vec![(self.dialect.name().to_owned(), Seal::Draft)] }
    }
}
