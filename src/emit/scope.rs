//! The names in a generated file: what it imports, under the short name where that is free.

use std::collections::BTreeMap;

use crate::model::Model;

/// The names of one file. A name that is taken stays qualified, so that a table called `operations` (struct `Operation`)
/// compiles beside the engine's `Operation`.
#[derive(Default)]
pub(super) struct Scope {
    /// Short name → full path; a definition of the file itself has an empty path.
    names: BTreeMap<String, String>,
    qualifies_all: bool,
}

/// The crates that files of tables mention by name, and derives in them.
const CRATES: &[&str] = &["bigdecimal", "chrono", "ipnetwork", "serde", "std", "time"];

impl Scope {
    /// Returns the scope of a file that mentions crates: a table's module of the same name would hide one.
    pub(super) fn beside_crates(model: &Model) -> Self {
        let mut scope = Self::default();
        let dependencies = model.rust.dependencies.iter().map(|it| it.name.replace('-', "_"));
        for name in CRATES.iter().map(|name| (*name).to_owned()).chain(dependencies) {
            scope.define(&name);
        }
        scope
    }

    /// Lets the file write every item in full.
    pub(super) fn qualify_all(&mut self) {
        self.qualifies_all = true;
    }

    /// Reserves a name that the file defines.
    pub(super) fn define(&mut self, name: &str) {
        self.names.insert(name.to_owned(), String::new());
    }

    /// Imports the items of `module` that the template writes by their short names.
    pub(super) fn import(&mut self, module: &str, items: &[&str]) {
        for item in items {
            self.name(&format!("{module}::{item}"));
        }
    }

    /// Returns how the file writes the item at `path`: by its short name, which is imported, or in full when another item
    /// has that name.
    pub(super) fn name(&mut self, path: &str) -> String {
        if self.qualifies_all {
            return path.to_owned();
        }
        let item = path.strip_suffix("::self").unwrap_or(path);
        let short = item.rsplit("::").next().unwrap_or(item);
        let taken = self.names.entry(short.to_owned()).or_insert_with(|| path.to_owned());
        if taken == path { short.to_owned() } else { path.to_owned() }
    }

    /// Returns the paths to import, without `use` and semicolon: one for each module, sorted, other crates' first.
    pub(super) fn imports(&self) -> Vec<String> {
        let mut by_module: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for path in self.names.values() {
            if let Some((module, item)) = path.rsplit_once("::") {
                by_module.entry(module).or_default().push(item);
            }
        }
        let line = |(module, mut items): (&str, Vec<&str>)| {
            items.sort_by_key(|item| (*item != "self", *item));
            match items.as_slice() {
                [single] => format!("{module}::{single}"),
                several => format!("{module}::{{{}}}", several.join(", ")),
            }
        };
        let (own, foreign): (Vec<_>, Vec<_>) =
            by_module.into_iter().partition(|(module, _)| module.split("::").next() == Some("crate"));
        foreign.into_iter().chain(own).map(line).collect()
    }
}
