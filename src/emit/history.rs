//! The lock file of the migrations, and the modules that make them part of the program.

use askama::Template;

use super::rust;
use crate::fileset::FileSet;
use crate::migrator::{Dialect, Entry, Folder, Lock, LockError, Migration, Seal};
use crate::model::{Backend, Model};

/// The migrations that a crate has.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// What the lock file says.
    pub lock: Lock,
    /// The folders, of every backend that has one.
    pub folders: Vec<Folder>,
}

impl History {
    /// Makes one that knows the names of migrations and nothing else, to plan from.
    pub fn of_names(names: &[String]) -> Self {
        let entry = |name: &String| Entry { name: name.clone(), by_hand: false, seals: Vec::new() };
        Self { lock: Lock { entries: names.iter().map(entry).collect() }, folders: Vec::new() }
    }

    /// Returns the names of the migrations, oldest first.
    pub fn names(&self) -> Vec<String> {
        self.lock.entries.iter().map(|entry| entry.name.clone()).collect()
    }

    /// Makes one of the files of a crate, by path, and the lock file among them; folders of backends that are not there are empty.
    ///
    /// # Errors
    ///
    /// When the lock file cannot be read.
    pub fn of_files(files: &FileSet) -> Result<Self, LockError> {
        let lock = files.get(Lock::PATH).map(|file| Lock::parse(&file.content)).transpose()?.unwrap_or_default();
        let mut history = Self { lock, folders: Vec::new() };
        for backend in Backend::ALL {
            let mut folder = history.folder(backend);
            let names = history.lock.entries.iter().map(|entry| &entry.name);
            folder.migrations = names.filter_map(|name| read(files, folder.dialect, name)).collect();
            history.folders.push(folder);
        }
        Ok(history)
    }

    /// Puts a migration by hand behind those that there are, whose files are among these; the next build seals it.
    pub fn push_by_hand(&mut self, name: &str, files: &FileSet) {
        self.push(name, true, files);
    }

    fn push(&mut self, name: &str, by_hand: bool, files: &FileSet) {
        let mut entry = Entry { name: name.to_owned(), by_hand, seals: Vec::new() };
        for folder in &mut self.folders {
            let Some(migration) = read(files, folder.dialect, name) else { continue };
            folder.migrations.push(migration);
            entry.seals.push((folder.dialect.name().to_owned(), Seal::Draft));
        }
        self.lock.entries.push(entry);
    }

    /// Returns the folder of a backend, an empty one when there is none.
    pub fn folder(&self, backend: Backend) -> Folder {
        let dialect = migrator_dialect(backend);
        let there = self.folders.iter().find(|folder| folder.dialect == dialect).cloned();
        there.unwrap_or(Folder { dialect, migrations: Vec::new(), strays: Vec::new(), lock: None })
    }

    /// Takes in the migrations that a build has made, and seals what is not sealed yet.
    ///
    /// `names` are those of all migrations, oldest first; the files of the new ones are among `files`.
    fn extend(&mut self, names: &[String], backends: &[Backend], files: &FileSet) {
        let known = self.names();
        self.folders = Backend::ALL.iter().map(|&backend| self.folder(backend)).collect();
        for name in names.iter().filter(|name| !known.contains(name)) {
            self.push(name, false, files);
        }
        self.folders.iter().for_each(|folder| folder.seal(&mut self.lock, false));
        self.folders.retain(|folder| backends.iter().any(|&backend| folder.dialect == migrator_dialect(backend)));
    }
}

/// Returns what the runner calls a backend.
pub fn migrator_dialect(backend: Backend) -> Dialect {
    match backend {
        Backend::Sqlite => Dialect::Sqlite,
        Backend::Postgres => Dialect::Postgres,
        Backend::Mysql => Dialect::Mysql,
    }
}

/// Adds the lock file, and the modules that hold the migrations of each backend.
pub(super) fn add(mut history: History, names: &[String], model: &Model, files: &mut FileSet) {
    history.extend(names, &model.backends, files);
    files.add(Lock::PATH, history.lock.to_string());
    for &backend in &model.backends {
        let folder = history.folder(backend);
        let migrations = folder.in_order().into_iter().map(Embedded::new).collect();
        let module = Module { backend: backend.name(), migrations }.to_string();
        files.add(format!("src/migrations/{backend}.rs"), rust::format(&module));
    }
    let backends: Vec<&str> = model.backends.iter().map(|backend| backend.name()).collect();
    files.add("src/migrations/mod.rs", rust::format(&Index { path: Lock::PATH, backends }.to_string()));
}

fn read(files: &FileSet, dialect: Dialect, name: &str) -> Option<Migration> {
    let text = |file: &str| files.get(&format!("migrations/{}/{name}/{file}", dialect.name()));
    let text = |file: &str| text(file).map(|file| file.content.clone().into());
    Some(Migration {
        name: name.to_owned().into(),
        up: text("up.sql")?,
        down: text("down.sql"),
        metadata: text("metadata.toml"),
    })
}

#[derive(Template)]
#[template(path = "src/migrations/mod.rs.askama", escape = "none")]
struct Index<'a> {
    path: &'a str,
    backends: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "src/migrations/backend.rs.askama", escape = "none")]
struct Module<'a> {
    backend: &'a str,
    migrations: Vec<Embedded>,
}

struct Embedded {
    name: String,
    has_down: bool,
    has_metadata: bool,
}

impl Embedded {
    fn new(migration: &Migration) -> Self {
        Self {
            name: migration.name.to_string(),
            has_down: migration.down.is_some(),
            has_metadata: migration.metadata.is_some(),
        }
    }
}
