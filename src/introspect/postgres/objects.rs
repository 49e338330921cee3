//! What is carried with the server's own print of it: extensions, functions, triggers, rules, policies.

use super::{Reading, string};

/// The number of the catalog of functions.
const FUNCTIONS: u32 = 1255;

impl Reading<'_> {
    /// Carries the objects that the server prints.
    pub(super) fn objects(&mut self) {
        let catalog = self.catalog;
        for row in &catalog.defined {
            let wanted = row.name.split('(').next().unwrap_or_default();
            let name = if self.is_free(wanted) { wanted } else { row.name.as_str() };
            let create = row.create.trim().trim_end_matches(';').to_owned();
            let raw = self.carry(name, create, row.drop.clone(), Some((row.class, row.oid)), Vec::new());
            raw.body.clone_from(&row.body);
            let name = raw.object.name.clone();
            if catalog.refused_bodies.contains(&row.oid) && row.class == FUNCTIONS {
                self.unchecked.insert(name);
            }
        }
        for namespace in &catalog.namespaces {
            // What each database begins with.
            let usual = namespace.name == "public" && namespace.doc.as_deref() == Some("standard public schema");
            if let Some(doc) = namespace.doc.as_ref().filter(|_| !usual) {
                let on = format!("COMMENT ON SCHEMA {} IS", super::quoted(&namespace.name));
                let (create, drop) = (format!("{on} {}", string(doc)), format!("{on} NULL"));
                self.carry(&format!("{} comment", namespace.name), create, drop, None, Vec::new());
            }
        }
    }

    fn is_free(&self, name: &str) -> bool {
        self.free_name(name) == name
    }
}
