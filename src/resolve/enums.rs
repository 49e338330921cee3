//! Enums and the names of their variants.

use std::collections::HashMap;

use super::context::Context;
use super::names;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::{EnumStorage, LONGEST_IDENTIFIER, dialect};
use crate::document;
use crate::model::{Backend, Enum, EnumValue};
use crate::source::Spanned;

/// The backends that have types for enums.
const TYPED: &[Backend] = &[Backend::Postgres, Backend::Mysql];

impl<'d> Context<'d> {
    pub(super) fn enums(&mut self) -> Vec<Enum> {
        let document = self.document;
        let mut seen = self.seen_names();
        let mut enums = Vec::with_capacity(document.enums.len());
        for def in &document.enums {
            if let Some(first) = seen.note(&def.name) {
                let message = format!("there are two enums `{}`", def.name);
                let diagnostic = Diagnostic::new(Code::DuplicateName, def.name.span, message);
                self.report(diagnostic.also(first, "the other one"));
                continue;
            }
            let (namespace, local) = self.in_namespace(&def.name);
            self.check_name(&local, "an enum");
            if super::types::is_builtin(def.name.as_str()) {
                let message = format!("the enum `{}` is named like a type of the language", def.name);
                self.report(Diagnostic::new(Code::DuplicateName, def.name.span, message).help("rename the enum"));
            }
            self.enums.insert(def.name.as_str(), def);
            let enumeration = self.enumeration(def, namespace);
            self.kept_enums.insert(def.name.as_str(), enumeration.clone());
            enums.push(enumeration);
        }
        enums
    }

    fn enumeration(&mut self, def: &document::Enum, namespace: Option<String>) -> Enum {
        if def.values.is_empty() && !def.is_broken {
            let message = format!("the enum `{}` has no values", def.name);
            self.report(Diagnostic::new(Code::NoValues, def.name.span, message));
        }
        let mut labels = HashMap::new();
        let mut variants: HashMap<String, &Spanned<String>> = HashMap::new();
        let mut values = Vec::with_capacity(def.values.len());
        for value in &def.values {
            let label = &value.label;
            if let Some(first) = labels.insert(label.as_str(), label.span) {
                let message = format!("the enum `{}` lists `{label}` twice", def.name);
                self.report(Diagnostic::new(Code::ListedTwice, label.span, message).also(first, "first here"));
                continue;
            }
            self.check_label(label);
            let Some(rust_name) = self.variant(value) else { continue };
            if let Some(other) = variants.insert(rust_name.clone(), label) {
                let message = format!("`{other}` and `{label}` both become the variant `{rust_name}`");
                let diagnostic =
                    Diagnostic::new(Code::RustNameTaken, label.span, message).also(other.span, "the other value");
                self.report(diagnostic.help(format!("name one: `values: {{ \"{label}\": {{ rust_name: ... }} }}`")));
            }
            values.push(EnumValue { label: label.value.clone(), rust_name, doc: value.doc.clone() });
        }
        let rust_name = match &def.rust_name {
            Some(name) => self.type_name(name),
            None => {
                let local = super::namespaces::without(namespace.as_deref(), def.name.as_str());
                // Where enums of several namespaces share a name, each is called by its whole one.
                let ending = format!(".{local}");
                let is_other = |name: &str| name != def.name.as_str() && (name == local || name.ends_with(&ending));
                let is_shared = namespace.is_some() && self.document.enums.iter().any(|it| is_other(it.name.as_str()));
                let name = if is_shared { def.name.as_str() } else { local };
                names::type_name(name).map(super::rust_names::not_in_prelude("Enum")).map(|name| match name.as_str() {
                    // What the file of their labels is made of.
                    "EnumType" => format!("{name}Enum"),
                    _ => name,
                })
            }
        };
        let rust_name = rust_name.unwrap_or_else(|| self.needs_rust_name(&def.name, "the enum"));
        let as_text = self.as_text(def);
        if let Some(path) = def.rust_type.as_ref().filter(|path| syn::parse_str::<syn::Path>(path.as_str()).is_err()) {
            let message = format!("`{path}` is no path of a Rust type");
            let diagnostic = Diagnostic::new(Code::BadRustName, path.span, message);
            self.report(diagnostic.help("write it as `my_types::Role`, with the crate under `rust: dependencies`"));
        }
        Enum {
            name: def.name.value.clone(),
            namespace,
            rust_name,
            doc: def.doc.clone(),
            values,
            derives: self.enum_derives(&def.derives),
            as_text,
            unchecked: def.check.as_ref().is_some_and(|flag| !flag.value),
        }
    }

    /// Returns the backends that have types for enums, and keep this one as text.
    fn as_text(&mut self, def: &document::Enum) -> Vec<Backend> {
        let mut as_text = Vec::new();
        for &backend in TYPED {
            let own = def.native_on.iter().find(|(word, _)| word.as_str() == backend.name());
            if let Some((word, _)) = own {
                self.served(backend, word.span);
            }
            let native = own.map(|(_, native)| native).or(def.native.as_ref());
            if self.has(backend) && native.is_some_and(|native| !native.value) {
                as_text.push(backend);
            }
        }
        if let Some(check) = def.check.as_ref().filter(|_| as_text.is_empty() && !self.has(Backend::Sqlite)) {
            let message = format!("no database keeps the enum `{}` as text, which a check could be about", def.name);
            let diagnostic = Diagnostic::new(Code::OptionValue, check.span, message);
            self.report(diagnostic.help("leave `check` out, or add `native: false`"));
        }
        as_text
    }

    /// Returns what keeps the labels of an enum on a backend; none for one that is not the schema's, or not among those read.
    pub(super) fn enum_storage(&self, backend: Backend, name: &str) -> Option<EnumStorage> {
        let enumeration = self.kept_enums.get(name).filter(|_| self.has(backend))?;
        Some(dialect(backend).enum_storage(enumeration))
    }

    /// Returns whether columns of an enum are text on a backend.
    pub(super) fn is_text(&self, backend: Backend, name: &str) -> bool {
        matches!(self.enum_storage(backend, name), Some(EnumStorage::Check | EnumStorage::Text))
    }

    /// Returns whether a check holds columns to the values of an enum on some backend.
    pub(super) fn is_checked_somewhere(&self, name: &str) -> bool {
        self.backends.iter().any(|&backend| self.enum_storage(backend, name) == Some(EnumStorage::Check))
    }

    fn variant(&mut self, value: &document::EnumValue) -> Option<String> {
        if let Some(name) = &value.rust_name {
            return self.type_name(name);
        }
        let variant = names::upper_camel(value.label.as_str());
        if variant.is_none() && !value.label.as_str().trim().is_empty() {
            let label = &value.label;
            let message = format!("the value `{label}` has no letters that a Rust name could be made of");
            let diagnostic = Diagnostic::new(Code::BadRustName, label.span, message);
            self.report(diagnostic.help(format!("name it: `values: {{ \"{label}\": {{ rust_name: ... }} }}`")));
        }
        variant
    }

    /// PostgreSQL's labels have at most 63 bytes, MySQL's 255 characters and no blanks at the end; an empty one is what
    /// MySQL writes for a value that is none.
    fn check_label(&mut self, label: &Spanned<String>) {
        let text = label.as_str();
        let problem = if text.trim().is_empty() {
            "is empty"
        } else if text.trim() != text {
            "starts or ends with a blank"
        } else if text.chars().any(char::is_control) {
            "holds a control character"
        } else if text.len() > LONGEST_IDENTIFIER && self.has(Backend::Postgres) {
            "has more than the 63 bytes of PostgreSQL"
        } else {
            return;
        };
        self.report(Diagnostic::new(Code::BadName, label.span, format!("an enum's value {problem}")));
    }
}
