//! Keys, indexes, checks and foreign keys of tables as the YAML has them.

use super::places;
use super::reader::{Fields, Reader};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::source::{Entry, Node, Spanned, Value};

/// A primary key or unique constraint.
#[derive(Clone, Debug)]
pub struct Key {
    /// The whole of it.
    pub span: Span,
    /// `columns`
    pub columns: Vec<Spanned<String>>,
    /// `name`
    pub name: Option<Spanned<String>>,
    /// `renamed_from`
    pub renamed_from: Option<Spanned<String>>,
}

/// An index.
#[derive(Clone, Debug)]
pub struct Index {
    /// The whole of it.
    pub span: Span,
    /// `columns`
    pub columns: Vec<IndexColumn>,
    /// `unique`
    pub unique: bool,
    /// `where`
    pub predicate: Option<Spanned<String>>,
    /// `name`
    pub name: Option<Spanned<String>>,
    /// `renamed_from`
    pub renamed_from: Option<Spanned<String>>,
}

/// A column of an index.
#[derive(Clone, Debug)]
pub struct IndexColumn {
    /// The column's name.
    pub name: Spanned<String>,
    /// Whether `desc` stands behind it.
    pub descending: bool,
}

/// A check.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its name.
    pub name: Spanned<String>,
    /// Its condition.
    pub expression: Spanned<String>,
}

/// A foreign key of the table.
#[derive(Clone, Debug)]
pub struct ForeignKey {
    /// The whole of it.
    pub span: Span,
    /// `columns`
    pub columns: Vec<Spanned<String>>,
    /// `references`
    pub table: Spanned<String>,
    /// `to`
    pub to: Option<Vec<Spanned<String>>>,
    /// `on_delete`
    pub on_delete: Option<Spanned<String>>,
    /// `on_update`
    pub on_update: Option<Spanned<String>>,
    /// `name`
    pub name: Option<Spanned<String>>,
    /// `renamed_from`
    pub renamed_from: Option<Spanned<String>>,
}

impl Reader<'_> {
    /// Reads `[a, b]` or `{ columns: [a, b], name: n }`.
    pub(super) fn key(&mut self, node: &Node) -> Option<Key> {
        let span = node.span;
        if let Value::Mapping(_) = node.value {
            let fields = self.fields(node, &places::KEY)?;
            let columns = self.required_texts(fields, node, "a key", "columns")?;
            let renamed_from = self.text_of(fields, "renamed_from");
            return Some(Key { span, columns, name: self.text_of(fields, "name"), renamed_from });
        }
        let columns = self.texts(node, "columns");
        self.not_empty(node, &columns, "columns").then_some(Key { span, columns, name: None, renamed_from: None })
    }

    pub(super) fn uniques(&mut self, node: &Node) -> Vec<Key> {
        let items = self.list(node, "unique constraints");
        let is_text = |item: &Node| matches!(item.value, Value::Scalar(_));
        if !items.is_empty() && items.iter().all(is_text) {
            let message = "`unique` is a list of constraints, each a list of columns";
            let diagnostic = Diagnostic::new(Code::WrongShape, node.span, message);
            self.report(diagnostic.help("write `- [a, b]` for one constraint over both columns"));
            return Vec::new();
        }
        items.iter().filter_map(|item| self.key(item)).collect()
    }

    pub(super) fn indexes(&mut self, node: &Node) -> Vec<Index> {
        let items = self.list(node, "indexes");
        let is_text = |item: &Node| matches!(item.value, Value::Scalar(_));
        if !items.is_empty() && items.iter().all(is_text) {
            let message = "`indexes` is a list of indexes, each a list of columns";
            let diagnostic = Diagnostic::new(Code::WrongShape, node.span, message);
            self.report(diagnostic.help("write `- [a, b]` for one index over both columns"));
            return Vec::new();
        }
        items.iter().filter_map(|item| self.index(item)).collect()
    }

    fn index(&mut self, node: &Node) -> Option<Index> {
        let span = node.span;
        if let Value::Mapping(_) = node.value {
            let fields = self.fields(node, &places::INDEX)?;
            let columns = self.required_texts(fields, node, "an index", "columns")?;
            return Some(Index {
                span,
                columns: self.index_columns(columns),
                unique: self.boolean_of(fields, "unique").is_some_and(|unique| unique.value),
                predicate: self.text_of(fields, "where"),
                name: self.text_of(fields, "name"),
                renamed_from: self.text_of(fields, "renamed_from"),
            });
        }
        let columns = self.texts(node, "columns");
        let columns =
            if self.not_empty(node, &columns, "columns") { self.index_columns(columns) } else { return None };
        Some(Index { span, columns, unique: false, predicate: None, name: None, renamed_from: None })
    }

    fn index_columns(&mut self, columns: Vec<Spanned<String>>) -> Vec<IndexColumn> {
        columns.into_iter().filter_map(|text| self.index_column(text)).collect()
    }

    /// Reads `column`, `column asc` or `column desc`; a column's name may itself hold blanks.
    fn index_column(&mut self, text: Spanned<String>) -> Option<IndexColumn> {
        let lower = text.value.to_ascii_lowercase();
        if lower.ends_with(" nulls first") || lower.ends_with(" nulls last") {
            self.report(Diagnostic::new(
                Code::NotYet,
                text.span,
                "the order of NULLs in an index is not supported yet",
            ));
            return None;
        }
        if text.value.contains(['(', ')']) {
            let message = "indexes over expressions are not supported yet";
            self.report(Diagnostic::new(Code::NotYet, text.span, message));
            return None;
        }
        let (length, descending) = match (lower.strip_suffix(" desc"), lower.strip_suffix(" asc")) {
            (Some(name), _) => (name.trim_end().len(), true),
            (None, Some(name)) => (name.trim_end().len(), false),
            (None, None) => (text.value.len(), false),
        };
        let name = text.value[..length].to_owned();
        let is_as_written = text.span.range().len() == text.value.len();
        let span = if is_as_written { text.span.part(0, length) } else { text.span };
        Some(IndexColumn { name: Spanned::new(name, span), descending })
    }

    pub(super) fn checks(&mut self, node: &Node) -> Vec<Check> {
        let entries = self.named(node, "names to SQL conditions");
        let check = |entry: &Entry| Some(Check { name: entry.key.clone(), expression: self.text(&entry.value)? });
        entries.iter().filter_map(check).collect()
    }

    pub(super) fn foreign_keys(&mut self, node: &Node) -> Vec<ForeignKey> {
        self.list(node, "foreign keys").iter().filter_map(|item| self.foreign_key(item)).collect()
    }

    fn foreign_key(&mut self, node: &Node) -> Option<ForeignKey> {
        let fields = self.fields(node, &places::FOREIGN_KEY)?;
        let columns = self.required_texts(fields, node, "a foreign key", "columns");
        let Some(references) = fields.get("references") else {
            self.missing(node.span, "a foreign key", "references", "references: other_table");
            return None;
        };
        Some(ForeignKey {
            span: node.span,
            columns: columns?,
            table: self.text(references)?,
            to: fields.get("to").map(|node| self.texts(node, "columns")),
            on_delete: self.text_of(fields, "on_delete"),
            on_update: self.text_of(fields, "on_update"),
            name: self.text_of(fields, "name"),
            renamed_from: self.text_of(fields, "renamed_from"),
        })
    }

    fn required_texts(
        &mut self,
        fields: Fields<'_>,
        node: &Node,
        what: &str,
        key: &str,
    ) -> Option<Vec<Spanned<String>>> {
        let Some(list) = fields.get(key) else {
            self.missing(node.span, what, key, &format!("{key}: [...]"));
            return None;
        };
        let texts = self.texts(list, key);
        self.not_empty(list, &texts, key).then_some(texts)
    }

    /// Reports a list that is written down as empty; one whose elements were refused has been reported already.
    fn not_empty(&mut self, node: &Node, texts: &[Spanned<String>], what: &str) -> bool {
        if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
            let message = format!("this list of {what} is empty");
            self.report(Diagnostic::new(Code::WrongShape, node.span, message));
        }
        !texts.is_empty()
    }
}
