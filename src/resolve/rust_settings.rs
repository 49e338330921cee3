//! How the generated Rust looks where the schema says so.

use super::context::Context;
use super::names;
use crate::diagnostics::{Code, Diagnostic};
use crate::document;
use crate::model::{Dependency, Derives, NullableChange, RustSettings, TimeLibrary};
use crate::source::Spanned;

/// The spelling of what a change to a column that allows NULL is.
pub(super) const NULLABLE_CHANGES: &[(&str, NullableChange)] =
    &[("double", NullableChange::Double), ("single", NullableChange::Single)];

/// The spelling of the crates with types for dates and times.
pub(super) const TIME_LIBRARIES: &[(&str, TimeLibrary)] =
    &[("chrono", TimeLibrary::Chrono), ("time", TimeLibrary::Time), ("jiff", TimeLibrary::Jiff)];

/// What the structs and enums derive already.
const READ: &[&str] =
    &["Clone", "Debug", "PartialEq", "Associations", "Identifiable", "Queryable", "Selectable", "Serialize"];
const NEW: &[&str] = &["Clone", "Debug", "PartialEq"];
const UPDATE: &[&str] = &["Clone", "Debug", "Default", "PartialEq"];
const ENUM: &[&str] =
    &["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash", "PartialOrd", "Ord", "AsExpression", "FromSqlRow"];

/// The crates that generated ones depend on (`templates/Cargo.toml.askama` and `templates/engine/Cargo.toml.askama`), beside chrono.
const OWN_DEPENDENCIES: &[&str] = &[
    "axum",
    "base64",
    "bigdecimal",
    "clap",
    "diesel",
    "diesel-async",
    "form-urlencoded",
    "futures-util",
    "ipnetwork",
    "libsqlite3-sys",
    "percent-encoding",
    "regex-lite",
    "serde",
    "serde-json",
    "sha2",
    "strsim",
    "tokio",
    "tower-http",
    "tracing",
    "tracing-subscriber",
    "uuid",
];

/// What stands for the name of the row's struct.
const NAME: &str = "{}";

/// How structs are named after the row's.
#[derive(Clone, Debug)]
pub(super) struct Patterns {
    read: String,
    new: String,
    update: String,
}

impl Patterns {
    /// Returns the names of the structs of a row that was read, of one to insert and of a change.
    pub(super) fn names(&self, base: &str, is_given: bool) -> (String, String, String) {
        // The name that the schema gives is that of the row.
        let read = if is_given { base.to_owned() } else { self.read.replace(NAME, base) };
        (read, self.new.replace(NAME, base), self.update.replace(NAME, base))
    }
}

impl Context<'_> {
    pub(super) fn rust_settings(&mut self) -> RustSettings {
        let def = &self.document.rust;
        let change = def.nullable_change.as_ref();
        let change = change.and_then(|word| self.choice(word, "`nullable_change`", NULLABLE_CHANGES));
        let library =
            def.time.as_ref().and_then(|word| self.choice(word, "`time`", TIME_LIBRARIES)).unwrap_or_default();
        RustSettings {
            derives: self.derives(&def.derives),
            nullable_change: change.unwrap_or_default(),
            time: library,
            dependencies: self.dependencies(&def.dependencies, library),
        }
    }

    fn dependencies(&mut self, list: &[document::Dependency], library: TimeLibrary) -> Vec<Dependency> {
        let mut dependencies: Vec<Dependency> = list.iter().filter_map(|def| self.dependency(def, library)).collect();
        dependencies.sort_by(|one, other| one.name.cmp(&other.name));
        dependencies
    }

    fn dependency(&mut self, def: &document::Dependency, library: TimeLibrary) -> Option<Dependency> {
        let is_name = |text: &str| names::is_identifier(&text.replace('-', "_"));
        let is_version = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "^~=<>*.,+- ".contains(c));
        let name = def.name.as_str();
        let problem = if OWN_DEPENDENCIES.contains(&name.replace('_', "-").as_str())
            || (name, library) == ("chrono", TimeLibrary::Chrono)
        {
            (def.name.span, format!("the generated crate depends on `{name}` already"))
        } else if !is_name(name) {
            (def.name.span, format!("`{name}` is no name of a package"))
        } else if def.version.is_none() && def.path.is_none() {
            (def.name.span, format!("where `{name}` comes from is not said"))
        } else if let Some(version) = def.version.as_ref().filter(|version| !is_version(version.as_str())) {
            (version.span, format!("`{version}` is no version"))
        } else {
            let text = |written: &Option<Spanned<String>>| written.as_ref().map(|text| text.value.clone());
            let features = def.features.iter().map(|feature| feature.value.clone()).collect();
            return Some(Dependency {
                name: name.to_owned(),
                version: text(&def.version),
                path: text(&def.path),
                features,
            });
        };
        let diagnostic = Diagnostic::new(Code::Dependency, problem.0, problem.1);
        self.report(diagnostic.help("write a crate as `my-types: { path: ../my-types }` or `semver: \"1\"`"));
        None
    }

    pub(super) fn patterns(&mut self) -> Patterns {
        let def = &self.document.rust;
        let mut pattern = |written: &Option<Spanned<String>>, usual: &str| {
            let Some(written) = written else { return usual.to_owned() };
            let is_one = written.value.matches(NAME).count() == 1;
            if !is_one || !names::is_identifier(&written.value.replace(NAME, "X")) {
                let message = format!("`{written}` is no pattern for the name of a struct");
                let diagnostic = Diagnostic::new(Code::BadRustName, written.span, message);
                self.report(diagnostic.help(format!("a pattern is like `{usual}`, where `{{}}` stands for the name")));
                return usual.to_owned();
            }
            written.value.clone()
        };
        Patterns {
            read: pattern(&def.read, "{}"),
            new: pattern(&def.new, "New{}"),
            update: pattern(&def.update, "Update{}"),
        }
    }

    /// Checks and returns further derives.
    pub(super) fn derives(&mut self, def: &document::Derives) -> Derives {
        Derives {
            read: self.derive_list(&def.read, READ),
            new: self.derive_list(&def.new, NEW),
            update: self.derive_list(&def.update, UPDATE),
            enums: self.enum_derives(&def.enums),
        }
    }

    /// Checks and returns the further derives of an enum.
    pub(super) fn enum_derives(&mut self, list: &[Spanned<String>]) -> Vec<String> {
        self.derive_list(list, ENUM)
    }

    /// Checks a list of derives; `own` are those that are there anyway.
    pub(super) fn derive_list(&mut self, list: &[Spanned<String>], own: &[&str]) -> Vec<String> {
        for (place, path) in list.iter().enumerate() {
            let last = path.value.rsplit("::").next().unwrap_or_default();
            let (problem, help) = if syn::parse_str::<syn::Path>(path.as_str()).is_err() {
                ("is no path of a derive", "write the path of a derive macro, like `Eq` or `serde::Deserialize`")
            } else if own.contains(&last) || list[..place].iter().any(|other| other.value == path.value) {
                ("is derived already", "leave it out")
            } else {
                continue;
            };
            let message = format!("`{path}` {problem}");
            let diagnostic = Diagnostic::new(Code::Derive, path.span, message);
            self.report(diagnostic.help(help));
        }
        list.iter().map(|path| path.value.clone()).collect()
    }
}
