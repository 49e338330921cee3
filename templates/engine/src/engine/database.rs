use std::env;

use super::Table;
use super::backend::this as backend;
use super::migrator::{Folder, Migration};

/// A database as the crate that is made for it knows it.
#[derive(Debug)]
pub struct Database {
    /// The name of that crate.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Every table, in schema order.
    pub tables: &'static [&'static Table],
    /// The migrations for the backend that the crate is compiled for.
    pub migrations: &'static [Migration],
    /// What holds them together: the text of the lock file.
    pub lock: &'static str,
}

impl Database {
    /// Returns its address: DATABASE_URL, or for SQLite a file named after the crate.
    pub fn url(&self) -> Option<String> {
        env::var("DATABASE_URL").ok().or_else(|| backend::default_url(self.name))
    }

    pub(super) fn folder(&self) -> Folder {
        Folder::embedded(backend::DIALECT, self.migrations, self.lock)
    }
}
