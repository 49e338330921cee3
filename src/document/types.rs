//! The text of a type: `name`, `name(8)` or `name(12,2)`, and `?`.

use super::reader::Reader;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::source::Spanned;

/// The types between whose parentheses words stand.
pub const TAKES_WORDS: &[&str] = &["geometry", "geography"];

/// A type as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeExpr {
    /// The name before the parentheses.
    pub name: Spanned<String>,
    /// The numbers between the parentheses; none without parentheses.
    pub arguments: Vec<u32>,
    /// What stands between the parentheses of a type that takes words as well.
    pub words: Option<String>,
    /// Whether `[]` follows: a list of such values.
    pub is_array: bool,
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
        let (written, is_array) = match written.strip_suffix("[]") {
            Some(element) => (element.trim_end(), true),
            None => (written, false),
        };
        let mut words = None;
        let (name, arguments) = match written.split_once('(') {
            None => (written, Vec::new()),
            Some((name, rest)) if TAKES_WORDS.contains(&name.trim_end()) && words_of(rest).is_some() => {
                words = words_of(rest).map(str::to_owned);
                (name.trim_end(), Vec::new())
            }
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
        let name = Spanned::new(name.to_owned(), name_span);
        Some(TypeExpr { name, arguments, words, is_array, nullable, span })
    }

    fn malformed(&mut self, text: &Spanned<String>) {
        let message = format!("`{text}` is not a type");
        let diagnostic = Diagnostic::new(Code::Malformed, text.span, message);
        self.report(
            diagnostic.help(
                "a type is `name`, `name(8)` or `name(12,2)`, with `[]` behind it for a list and `?` to allow NULL",
            ),
        );
    }
}

/// Returns what stands before the closing parenthesis, if it is words and numbers.
fn words_of(rest: &str) -> Option<&str> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, ',' | ' ');
    rest.strip_suffix(')').filter(|inside| inside.chars().all(is_word))
}

fn parse_arguments(rest: &str) -> Option<Vec<u32>> {
    let inside = rest.strip_suffix(')')?;
    inside.split(',').map(|number| number.trim().parse().ok()).collect()
}

/// A quoted text is shorter than its place, so that parts of it have no place of their own.
fn len(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
