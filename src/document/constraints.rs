//! Keys, checks and foreign keys of tables as the YAML has them.

use super::places;
use super::reader::{Fields, Reader};
use super::sql::Sql;
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
    /// `postgres`
    pub postgres: Option<PostgresKey>,
}

/// What a key has on PostgreSQL.
#[derive(Clone, Debug)]
pub struct PostgresKey {
    /// The key `postgres`.
    pub span: Span,
    /// `deferrable`
    pub deferrable: Option<Spanned<String>>,
    /// `nulls_not_distinct`
    pub nulls_not_distinct: Option<Spanned<bool>>,
    /// `include`
    pub include: Vec<Spanned<String>>,
}

/// A check.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its name.
    pub name: Spanned<String>,
    /// Its condition.
    pub expression: Sql,
    /// `not_valid`
    pub not_valid: bool,
    /// `no_inherit`
    pub no_inherit: bool,
    /// `renamed_from`
    pub renamed_from: Option<Spanned<String>>,
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
    /// `deferrable`
    pub deferrable: Option<Spanned<String>>,
    /// `match`
    pub matching: Option<Spanned<String>>,
    /// `not_valid`
    pub not_valid: bool,
    /// `logical`
    pub logical: bool,
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
            let name = self.text_of(fields, "name");
            let renamed_from = self.text_of(fields, "renamed_from");
            let postgres = fields.entry("postgres").and_then(|entry| self.postgres_key(entry));
            return Some(Key { span, columns, name, renamed_from, postgres });
        }
        let columns = self.texts(node, "columns");
        self.not_empty(node, &columns, "columns").then_some(Key {
            span,
            columns,
            name: None,
            renamed_from: None,
            postgres: None,
        })
    }

    fn postgres_key(&mut self, Entry { key, value }: &Entry) -> Option<PostgresKey> {
        let fields = self.fields(value, &places::POSTGRES_KEY)?;
        Some(PostgresKey {
            span: key.span,
            deferrable: fields.get("deferrable").and_then(|node| self.word_or_true(node)),
            nulls_not_distinct: self.boolean_of(fields, "nulls_not_distinct"),
            include: fields.get("include").map(|node| self.texts(node, "columns")).unwrap_or_default(),
        })
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

    pub(super) fn checks(&mut self, node: &Node) -> Vec<Check> {
        let entries = self.named(node, "names to SQL conditions");
        entries.iter().filter_map(|entry| self.check(entry)).collect()
    }

    /// Reads `name: condition` or `name: { sql: condition, ... }`.
    fn check(&mut self, Entry { key: name, value }: &Entry) -> Option<Check> {
        let Value::Mapping(_) = value.value else {
            let expression = self.sql(value)?;
            return Some(Check {
                name: name.clone(),
                expression,
                not_valid: false,
                no_inherit: false,
                renamed_from: None,
            });
        };
        let fields = self.fields(value, &places::CHECK)?;
        Some(Check {
            name: name.clone(),
            expression: self.sql_of(value, fields)?,
            not_valid: self.flag(fields, "not_valid"),
            no_inherit: self.flag(fields, "no_inherit"),
            renamed_from: self.text_of(fields, "renamed_from"),
        })
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
            deferrable: fields.get("deferrable").and_then(|node| self.word_or_true(node)),
            matching: self.text_of(fields, "match"),
            not_valid: self.flag(fields, "not_valid"),
            logical: self.flag(fields, "logical"),
            name: self.text_of(fields, "name"),
            renamed_from: self.text_of(fields, "renamed_from"),
        })
    }

    pub(super) fn required_texts(
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
    pub(super) fn not_empty(&mut self, node: &Node, texts: &[Spanned<String>], what: &str) -> bool {
        if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
            let message = format!("this list of {what} is empty");
            self.report(
                Diagnostic::new(Code::WrongShape, node.span, message).help("list at least one, or leave the key out"),
            );
        }
        !texts.is_empty()
    }
}
