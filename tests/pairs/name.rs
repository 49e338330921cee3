//! Names in namespaces, where the database has them.

use codegen::model::Backend;

/// The namespaces beside the default one, for which a database without namespaces has a word before the name.
pub(crate) const NAMESPACES: [&str; 2] = ["audit", "store"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) namespace: Option<&'static str>,
    pub(crate) local: String,
}

impl Name {
    /// Returns the name as the schema of a backend has it.
    pub(crate) fn on(&self, backend: &str) -> String {
        let between = if backend == Backend::Postgres.name() { '.' } else { '_' };
        self.namespace.map(|it| format!("{it}{between}")).unwrap_or_default() + &self.local
    }

    /// Returns the name as SQL.
    pub(crate) fn quoted(&self, backend: Backend) -> String {
        quote(&self.on(backend.name()), backend)
    }
}

/// Returns a name of the schema's as SQL.
pub(crate) fn quote(name: &str, backend: Backend) -> String {
    match backend {
        Backend::Sqlite => format!("\"{name}\""),
        Backend::Postgres => format!("\"{}\"", name.replace('.', "\".\"")),
        Backend::Mysql => format!("`{name}`"),
    }
}
