//! Reads the small shapes that the language is made of, and reports what has another shape.

use super::places::Place;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span, closest, one_of};
use crate::source::{Entry, Node, Reading, Scalar, Spanned, Value};

/// Reads nodes; what does not fit is reported once and read as nothing.
#[derive(Debug)]
pub(super) struct Reader<'d> {
    pub(super) diagnostics: &'d mut Diagnostics,
}

/// The entries of a mapping, by key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'n> {
    entries: &'n [Entry],
}

impl<'n> Fields<'n> {
    /// Returns the value of a key.
    pub(super) fn get(self, key: &str) -> Option<&'n Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Returns a key and its value.
    pub(super) fn entry(self, key: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key.value == key)
    }
}

impl Reader<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports that a node is not what its key takes; `expected` completes "expected ...".
    pub(super) fn wrong(&mut self, node: &Node, expected: &str) {
        let diagnostic = Diagnostic::new(Code::WrongShape, node.span, format!("expected {expected}"));
        let help = match expected.split(' ').nth(1) {
            Some("mapping") => "write `key: value`, each on a line of its own or all in `{ ... }`".to_owned(),
            Some("list") => "write `[a, b]`, or each on a line of its own behind `- `".to_owned(),
            Some("of") => "keep one of them".to_owned(),
            _ => format!("write {expected}"),
        };
        self.report(diagnostic.label(format!("this is {}", node.kind())).help(help));
    }

    /// Reads a mapping whose keys the place lists.
    pub(super) fn fields<'n>(&mut self, node: &'n Node, place: &Place) -> Option<Fields<'n>> {
        let Value::Mapping(entries) = &node.value else {
            let what = place.what.strip_prefix('`').and_then(|what| what.strip_suffix('`')).unwrap_or(place.what);
            self.wrong(node, &format!("a mapping that describes {what}"));
            return None;
        };
        for Entry { key, .. } in entries {
            if !place.keys.contains(&key.as_str()) {
                self.unknown_key(key, place);
            }
        }
        Some(Fields { entries })
    }

    fn unknown_key(&mut self, key: &Spanned<String>, place: &Place) {
        if place.not_yet.contains(&key.as_str()) {
            let message = format!("`{key}` in {} is not supported yet", place.what);
            self.report(
                Diagnostic::new(Code::NotYet, key.span, message).help("this version cannot build it; leave it out"),
            );
            return;
        }
        let help = match closest(key.as_str(), place.keys.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("{} has the keys {}", place.what, one_of(place.keys).replace(" or ", " and ")),
        };
        self.report(
            Diagnostic::new(Code::UnknownKey, key.span, format!("{} has no key `{key}`", place.what)).help(help),
        );
    }

    /// Reports a key that must be there; `span` is the name of the thing that lacks it.
    pub(super) fn missing(&mut self, span: Span, what: &str, key: &str, example: &str) {
        let diagnostic = Diagnostic::new(Code::MissingKey, span, format!("{what} needs the key `{key}`"));
        self.report(diagnostic.help(format!("add `{example}`")));
    }

    /// Reads a mapping of names to things.
    pub(super) fn named<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Entry] {
        match &node.value {
            Value::Mapping(entries) => entries,
            _ => {
                self.wrong(node, &format!("a mapping of {what}"));
                &[]
            }
        }
    }

    /// Reads a list.
    pub(super) fn list<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        match &node.value {
            Value::Sequence(items) => items,
            Value::Scalar(scalar) if scalar.reading() == Reading::Text => {
                let message = format!("expected a list of {what}");
                let diagnostic = Diagnostic::new(Code::WrongShape, node.span, message).label("this is a text");
                self.report(diagnostic.help(format!("write `[{}]`", scalar.text)));
                &[]
            }
            _ => {
                self.wrong(node, &format!("a list of {what}"));
                &[]
            }
        }
    }

    /// Reads a list of texts.
    pub(super) fn texts(&mut self, node: &Node, what: &str) -> Vec<Spanned<String>> {
        self.list(node, what).iter().filter_map(|item| self.text(item)).collect()
    }

    /// Reads a scalar of any kind.
    pub(super) fn scalar<'n>(&mut self, node: &'n Node, expected: &str) -> Option<&'n Scalar> {
        match &node.value {
            Value::Scalar(scalar) if scalar.reading() != Reading::Null => Some(scalar),
            _ => {
                self.wrong(node, expected);
                None
            }
        }
    }

    /// Reads a text. What YAML readers may take for something else must be quoted; it is reported, and taken as it was meant.
    pub(super) fn text(&mut self, node: &Node) -> Option<Spanned<String>> {
        let scalar = self.scalar(node, "a text")?;
        let taken_for = match scalar.reading() {
            Reading::Boolean(_) | Reading::OldBoolean(_) => "a boolean to YAML readers",
            Reading::Number => "a number to YAML readers",
            Reading::Null | Reading::Text => return Some(Spanned::new(scalar.text.to_string(), node.span)),
        };
        let message = format!("`{}` is not a text without quotes", scalar.text);
        let diagnostic = Diagnostic::new(Code::QuoteText, node.span, message).label(taken_for);
        self.report(diagnostic.help(format!("write `\"{}\"`", scalar.text)));
        Some(Spanned::new(scalar.text.to_string(), node.span))
    }

    /// Reads a text for people.
    pub(super) fn doc(&mut self, fields: Fields<'_>) -> Option<String> {
        self.doc_text(fields.get("doc")?)
    }

    /// Reads a text for people; blanks at its ends are meant only between quotes.
    pub(super) fn doc_text(&mut self, node: &Node) -> Option<String> {
        let is_quoted = matches!(&node.value, Value::Scalar(scalar) if !scalar.plain && !scalar.block);
        let text = self.text(node)?.value;
        let text = if is_quoted { text } else { text.trim().to_owned() };
        (!text.is_empty()).then_some(text)
    }

    /// Reads the text of a key, if it is there.
    pub(super) fn text_of(&mut self, fields: Fields<'_>, key: &str) -> Option<Spanned<String>> {
        self.text(fields.get(key)?)
    }

    /// Reads the boolean of a key, if it is there.
    pub(super) fn boolean_of(&mut self, fields: Fields<'_>, key: &str) -> Option<Spanned<bool>> {
        self.boolean(fields.get(key)?)
    }

    /// Reads `true` or `false`.
    pub(super) fn boolean(&mut self, node: &Node) -> Option<Spanned<bool>> {
        let scalar = self.scalar(node, "`true` or `false`")?;
        let meant = match scalar.reading() {
            Reading::Boolean(value) => return Some(Spanned::new(value, node.span)),
            Reading::OldBoolean(value) => value,
            _ if scalar.text.eq_ignore_ascii_case("true") => true,
            _ if scalar.text.eq_ignore_ascii_case("false") => false,
            _ => {
                self.wrong(node, "`true` or `false`");
                return None;
            }
        };
        let message = format!("`{}` is not a boolean in YAML 1.2", scalar.text);
        let message = if scalar.plain { message } else { format!("`\"{}\"` is a text, not a boolean", scalar.text) };
        self.report(Diagnostic::new(Code::NotABoolean, node.span, message).help(format!("write `{meant}`")));
        None
    }
}
