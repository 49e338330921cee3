//! The text of a type: `name`, `name(8)` or `name(12,2)`, and `?`.

use super::reader::Reader;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::source::Spanned;

/// A type as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeExpr {
    /// The name before the parentheses.
    pub name: Spanned<String>,
    /// The numbers between the parentheses; none without parentheses.
    pub arguments: Vec<u32>,
    /// Whether `?` ends it.
    pub nullable: bool,
    /// The whole text.
    pub span: Span,
}

impl Reader<'_> {
    /// Reads a type from a text.
    pub(super) fn type_expr(&mut self, text: &Spanned<String>) -> Option<TypeExpr> {
        let span = text.span;
        let written = text.value.trim();
        let (written, nullable) = match written.strip_suffix('?') {
            Some(rest) => (rest.trim_end(), true),
            None => (written, false),
        };
        if written.ends_with("[]") {
            let diagnostic = Diagnostic::new(Code::NotYet, span, "arrays are not supported yet");
            self.report(diagnostic.help("use json, or a table of their own for the elements"));
            return None;
        }
        let (name, arguments) = match written.split_once('(') {
            None => (written, Vec::new()),
            Some((name, rest)) => match parse_arguments(rest) {
                Some(arguments) => (name.trim_end(), arguments),
                None => {
                    self.malformed(text);
                    return None;
                }
            },
        };
        // A long form of SQL like `double precision` is one name here, for the error that suggests ours.
        if name.is_empty() || name.contains(['(', ')', ',', '?', '[', ']']) {
            self.malformed(text);
            return None;
        }
        let offset = text.value.find(name).unwrap_or_default();
        let name_span = if span.end - span.start == len(&text.value) { span.part(offset, name.len()) } else { span };
        Some(TypeExpr { name: Spanned::new(name.to_owned(), name_span), arguments, nullable, span })
    }

    fn malformed(&mut self, text: &Spanned<String>) {
        let message = format!("`{text}` is not a type");
        let diagnostic = Diagnostic::new(Code::Malformed, text.span, message);
        self.report(diagnostic.help("a type is `name`, `name(8)` or `name(12,2)`, with `?` behind it to allow NULL"));
    }
}

fn parse_arguments(rest: &str) -> Option<Vec<u32>> {
    let inside = rest.strip_suffix(')')?;
    inside.split(',').map(|number| number.trim().parse().ok()).collect()
}

/// A quoted text is shorter than its place, so that parts of it have no place of their own.
fn len(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
