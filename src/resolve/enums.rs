//! Enums and the names of their variants.

use std::collections::HashMap;

use super::context::Context;
use super::names;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::LONGEST_IDENTIFIER;
use crate::document;
use crate::model::{Backend, Enum, EnumValue};
use crate::source::Spanned;

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
            enums.push(self.enumeration(def, namespace));
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
        Enum {
            name: def.name.value.clone(),
            namespace,
            rust_name,
            doc: def.doc.clone(),
            values,
            derives: self.enum_derives(&def.derives),
        }
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
