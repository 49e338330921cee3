//! What concerns the schema as a whole: package and backends.

use super::context::Context;
use super::names;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Backend;

/// Crates that every generated crate depends on or that Rust brings: a package of that name could not be built.
const TAKEN_PACKAGES: &[&str] = &[
    "alloc",
    "axum",
    "bigdecimal",
    "chrono",
    "core",
    "diesel",
    "diesel-async",
    "diesel_async",
    "jiff",
    "proc_macro",
    "serde",
    "serde_json",
    "sha2",
    "std",
    "test",
    "time",
    "tokio",
    "tracing",
    "uuid",
];

/// Other names of the backends, and which one they mean.
const BACKEND_ALIASES: &[(&str, Backend)] = &[
    ("sqlite3", Backend::Sqlite),
    ("pg", Backend::Postgres),
    ("postgresql", Backend::Postgres),
    ("mariadb", Backend::Mysql),
];

impl Context<'_> {
    pub(super) fn read_backends(&mut self) -> Vec<Backend> {
        for name in &self.document.backends {
            let alias = BACKEND_ALIASES.iter().find(|(alias, _)| name.value.eq_ignore_ascii_case(alias));
            if let Some((_, backend)) = alias {
                let message = format!("there is no backend `{name}`");
                let diagnostic = Diagnostic::new(Code::UnknownChoice, name.span, message);
                self.report(diagnostic.help(format!("write `{backend}`")));
            }
        }
        let is_alias = |name: &str| BACKEND_ALIASES.iter().any(|(alias, _)| name.eq_ignore_ascii_case(alias));
        let names: Vec<_> = self.document.backends.iter().filter(|name| !is_alias(name.as_str())).cloned().collect();
        self.choices(&names, "a backend", &Backend::ALL.map(|backend| (backend.name(), backend)))
    }

    pub(super) fn package(&mut self) -> Option<String> {
        let name = self.document.package.as_ref()?;
        let text = name.as_str();
        let starts_well = text.starts_with(|c: char| c.is_ascii_lowercase());
        let goes_on_well = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
        let problem = if !starts_well || !goes_on_well {
            "is not made of lower-case letters, digits and `-`, beginning with a letter"
        } else if TAKEN_PACKAGES.contains(&text) {
            "is that of a crate that the generated one depends on"
        } else if !names::is_identifier(&text.replace('-', "_")) {
            "is a keyword of Rust"
        } else {
            return Some(text.to_owned());
        };
        let diagnostic = Diagnostic::new(Code::PackageName, name.span, format!("the package name `{text}` {problem}"));
        self.report(diagnostic.help("a name like `shop-db` will do"));
        None
    }
}
