//! SQL as the YAML has it: a text, or texts for single backends.

use super::places;
use super::reader::{Fields, Reader};
use crate::diagnostics::Span;
use crate::source::{Node, Spanned, Value};

/// The names of the backends, which are keys in many places.
pub(super) const BACKENDS: [&str; 3] = ["sqlite", "postgres", "mysql"];

/// A text for every backend, texts for single ones, or both.
#[derive(Clone, Debug)]
pub struct Sql {
    /// The whole of it.
    pub span: Span,
    /// The text for the backends that have none of their own.
    pub text: Option<Spanned<String>>,
    /// The texts of single backends, by name.
    pub own: Vec<(Spanned<String>, Spanned<String>)>,
}

impl Reader<'_> {
    /// Reads `text` or `{ sql: text, postgres: text }`.
    pub(super) fn sql(&mut self, node: &Node) -> Option<Sql> {
        match &node.value {
            Value::Mapping(_) => {
                let fields = self.fields(node, &places::SQL)?;
                self.sql_of(node, fields)
            }
            Value::Scalar(_) => self.text(node).map(|text| Sql { span: node.span, text: Some(text), own: Vec::new() }),
            Value::Sequence(_) => {
                self.wrong(node, "SQL, or a mapping of backends to SQL");
                None
            }
        }
    }

    /// Reads the SQL of a mapping that has other keys, too.
    pub(super) fn sql_of(&mut self, node: &Node, fields: Fields<'_>) -> Option<Sql> {
        if ["sql"].iter().chain(&BACKENDS).all(|key| fields.get(key).is_none()) {
            self.missing(node.span, "this mapping", "sql", "sql: \"...\"");
            return None;
        }
        let text = self.text_of(fields, "sql");
        Some(Sql { span: node.span, text, own: self.backends_of(fields) })
    }

    /// Reads the texts of single backends.
    pub(super) fn backends_of(&mut self, fields: Fields<'_>) -> Vec<(Spanned<String>, Spanned<String>)> {
        let entries = BACKENDS.iter().filter_map(|backend| fields.entry(backend));
        entries.filter_map(|entry| Some((entry.key.clone(), self.text(&entry.value)?))).collect()
    }
}
