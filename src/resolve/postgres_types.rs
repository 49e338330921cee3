//! Names of enums that PostgreSQL or Diesel has a type of its own for.

use std::collections::HashMap;

use heck::ToUpperCamelCase;

use super::context::Context;
use super::types::is_builtin;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::postgres_names::{DIESEL, is_in_catalog};
use crate::model::{Backend, Enum};

impl Context<'_> {
    /// Checks the names of enums, which are types on PostgreSQL.
    pub(super) fn postgres_types(&mut self, enums: &[Enum]) {
        if !self.has(Backend::Postgres) {
            return;
        }
        let spans: HashMap<&str, Span> =
            self.document.enums.iter().map(|def| (def.name.as_str(), def.name.span)).collect();
        let mut camel_names: HashMap<String, Span> = HashMap::new();
        // One that is named like a type of the language has been reported.
        for enumeration in enums.iter().filter(|enumeration| !is_builtin(&enumeration.name)) {
            let (name, span) = (enumeration.name.as_str(), spans[enumeration.name.as_str()]);
            let camel = name.to_upper_camel_case();
            let whose = if is_in_catalog(name) {
                "PostgreSQL has a type of its own"
            } else if DIESEL.contains(&camel.as_str()) {
                "Diesel has a type of its own"
            } else if let Some(other) = camel_names.insert(camel.clone(), span) {
                let message = format!("the enum `{name}` is `{camel}` in schema.rs, as another one is");
                let diagnostic = Diagnostic::new(Code::RustNameTaken, span, message).also(other, "the other enum");
                self.report(diagnostic.help("rename one of them; Diesel's own tools name types in the same way"));
                continue;
            } else {
                continue;
            };
            let message = format!("{whose} for the name of the enum `{name}`");
            let diagnostic = Diagnostic::new(Code::EnumTypeName, span, message);
            self.report(diagnostic.help(format!("choose another, like `{name}_kind`")));
        }
    }
}
