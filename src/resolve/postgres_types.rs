//! Names of enums that PostgreSQL or Diesel has a type of its own for.

use std::collections::HashMap;

use heck::ToUpperCamelCase;

use super::context::Context;
use super::draft::Draft;
use super::portability::type_span;
use super::types::is_builtin;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::postgres_names::{DIESEL, is_in_catalog};
use crate::model::{Backend, Enum, Type};

/// The types of Diesel that schema.rs writes around others.
const AROUND_OTHERS: &[&str] = &["Array", "Nullable"];

impl Context<'_> {
    /// Checks the names of enums, which are types on PostgreSQL.
    pub(super) fn postgres_types(&mut self, enums: &[Enum]) {
        if !self.has(Backend::Postgres) {
            return;
        }
        let spans: HashMap<&str, Span> =
            self.document.enums.iter().map(|def| (def.name.as_str(), def.name.span)).collect();
        let mut camel_names: HashMap<(&Option<String>, String), Span> = HashMap::new();
        // One that is named like a type of the language has been reported.
        for enumeration in enums.iter().filter(|enumeration| !is_builtin(&enumeration.name)) {
            let (name, span) = (enumeration.name.as_str(), spans[enumeration.name.as_str()]);
            let camel = enumeration.local_name().to_upper_camel_case();
            let whose = if is_in_catalog(name) {
                "PostgreSQL has a type of its own"
            } else if DIESEL.contains(&camel.as_str()) || AROUND_OTHERS.contains(&camel.as_str()) {
                "Diesel has a type of its own"
            } else if let Some(other) = camel_names.insert((&enumeration.namespace, camel.clone()), span) {
                let message = format!("the enum `{name}` is `{camel}` in schema.rs, as another one is");
                let diagnostic = Diagnostic::new(Code::RustNameTaken, span, message).also(other, "the other enum");
                self.report(diagnostic.help("rename one of them; Diesel's own tools name types in the same way"));
                continue;
            } else {
                continue;
            };
            let message = format!("{whose} for the name of the enum `{name}`");
            let diagnostic = Diagnostic::new(Code::CatalogTypeName, span, message);
            self.report(diagnostic.help(format!("choose another, like `{}_kind`", name.trim_start_matches("pg_"))));
        }
    }

    /// Checks that the enums which columns of one namespace hold differ in more than their own namespace: the schema.rs of the
    /// former names each by its own name alone.
    pub(super) fn postgres_types_in_use(&mut self, drafts: &[Draft<'_>], enums: &[Enum]) {
        let enums: HashMap<&str, &Enum> =
            enums.iter().map(|enumeration| (enumeration.name.as_str(), enumeration)).collect();
        let mut used: HashMap<(&Option<String>, String), (&str, Span)> = HashMap::new();
        for draft in drafts {
            for column in &draft.columns {
                let Some(Type::Enum(name)) = column.ty.as_ref().map(Type::element) else { continue };
                let Some(enumeration) = enums.get(name.as_str()) else { continue };
                let camel = enumeration.local_name().to_upper_camel_case();
                let span = type_span(column);
                let (other, first) =
                    *used.entry((&draft.namespace, camel.clone())).or_insert((&enumeration.name, span));
                if other == enumeration.name || enums[other].namespace == enumeration.namespace {
                    continue;
                }
                let message = format!("`{name}` and `{other}` are both `{camel}` in the schema.rs of one namespace");
                let diagnostic = Diagnostic::new(Code::RustNameTaken, span, message).also(first, "the other one");
                self.report(diagnostic.help("rename one of them; Diesel's own tools name types in the same way"));
            }
        }
    }
}
