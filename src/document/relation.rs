//! Relations as the YAML has them.

use super::places;
use super::reader::Reader;
use crate::diagnostics::{Code, Diagnostic, one_of};
use crate::source::{Entry, Node, Spanned, Value};

/// How a relation is said to lead to its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationWord {
    /// `belongs_to`
    BelongsTo,
    /// `has_one`
    HasOne,
    /// `has_many`
    HasMany,
    /// `many_to_many`
    ManyToMany,
}

impl RelationWord {
    /// Every word, with its spelling.
    pub const ALL: [(&'static str, Self); 4] = [
        ("belongs_to", Self::BelongsTo),
        ("has_one", Self::HasOne),
        ("has_many", Self::HasMany),
        ("many_to_many", Self::ManyToMany),
    ];
}

/// A relation.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its name.
    pub name: Spanned<String>,
    /// How it leads to its table.
    pub word: RelationWord,
    /// The table.
    pub table: Spanned<String>,
    /// `through`
    pub through: Option<Spanned<String>>,
    /// `inverse`
    pub inverse: Option<Spanned<String>>,
    /// `foreign_key`: a column, or the name of the foreign key; of a many-to-many relation also those to both sides
    pub foreign_key: Vec<Spanned<String>>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
}

impl Reader<'_> {
    pub(super) fn relations(&mut self, node: &Node) -> Vec<Relation> {
        self.named(node, "names to relations").iter().filter_map(|entry| self.relation(entry)).collect()
    }

    fn relation(&mut self, Entry { key: name, value }: &Entry) -> Option<Relation> {
        let fields = self.fields(value, &places::RELATION)?;
        let mut words = RelationWord::ALL.iter().filter_map(|&(key, word)| Some((fields.entry(key)?, word)));
        let Some((entry, word)) = words.next() else {
            let words = RelationWord::ALL.map(|(word, _)| word);
            let message = format!("the relation `{name}` needs one of the keys {}", one_of(&words));
            let diagnostic = Diagnostic::new(Code::MissingKey, name.span, message);
            self.report(diagnostic.help("add `belongs_to: other_table`"));
            return None;
        };
        if let Some((other, _)) = words.next() {
            let message = format!("a relation is either `{}` or `{}`", entry.key, other.key);
            let diagnostic = Diagnostic::new(Code::WrongShape, other.key.span, message);
            let diagnostic = diagnostic.also(entry.key.span, "already said here");
            self.report(diagnostic.help("keep one of them; another relation has a name of its own"));
            return None;
        }
        let through = self.text_of(fields, "through");
        if let (Some(misplaced), true) = (fields.entry("through"), word != RelationWord::ManyToMany) {
            let message = format!("`through` does not go with `{}`", entry.key);
            let diagnostic = Diagnostic::new(Code::UnknownKey, misplaced.key.span, message);
            self.report(diagnostic.help("leave it out, or write `many_to_many` with the table on its other side"));
            return None;
        }
        if word == RelationWord::ManyToMany && fields.get("through").is_none() {
            self.missing(name.span, "a many-to-many relation", "through", "through: join_table");
            return None;
        }
        Some(Relation {
            name: name.clone(),
            word,
            table: self.text(&entry.value)?,
            through,
            inverse: self.text_of(fields, "inverse"),
            foreign_key: match fields.get("foreign_key") {
                Some(node) if word == RelationWord::ManyToMany && matches!(node.value, Value::Sequence(_)) => {
                    self.texts(node, "foreign keys")
                }
                Some(node) => self.text(node).into_iter().collect(),
                None => Vec::new(),
            },
            rust_name: self.text_of(fields, "rust_name"),
        })
    }
}
