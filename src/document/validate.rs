//! Rules for values as the YAML has them.

use super::places;
use super::reader::Reader;
use crate::source::{Node, Scalar, Spanned};

/// A rule for the values of a column: its key, and what the key is given.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The key.
    pub key: Spanned<String>,
    /// What it is given.
    pub value: RuleValue,
}

/// What a rule is given.
#[derive(Clone, Debug)]
pub enum RuleValue {
    /// A number or a date, not yet read as one.
    Scalar(Spanned<Scalar>),
    /// A text: a regular expression, or a word.
    Text(Spanned<String>),
    /// Several texts.
    Texts(Vec<Spanned<String>>),
}

impl Reader<'_> {
    /// Reads `{ min_length: 3, pattern: "…" }`, in the order written.
    pub(super) fn rules(&mut self, node: &Node) -> Vec<Rule> {
        let Some(fields) = self.fields(node, &places::VALIDATE) else { return Vec::new() };
        let entries = places::VALIDATE.keys.iter().filter_map(|key| fields.entry(key));
        let mut rules = Vec::new();
        for entry in entries {
            let node = &entry.value;
            let value = match entry.key.as_str() {
                "one_of" => Some(RuleValue::Texts(self.texts(node, "texts"))),
                "pattern" | "format" | "custom" | "check" => self.text(node).map(RuleValue::Text),
                _ => {
                    let scalar = self.scalar(node, "a number").cloned();
                    scalar.map(|scalar| RuleValue::Scalar(Spanned::new(scalar, node.span)))
                }
            };
            rules.extend(value.map(|value| Rule { key: entry.key.clone(), value }));
        }
        rules
    }
}
