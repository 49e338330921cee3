//! What tables have on one backend only, as the YAML has it.

use super::places;
use super::reader::{Fields, Reader};
use crate::diagnostics::Span;
use crate::source::{Entry, Node, Spanned, Value};

/// What a table has on SQLite.
#[derive(Clone, Debug)]
pub struct SqliteTable {
    /// The key `sqlite`.
    pub span: Span,
    /// `strict`
    pub strict: Option<Spanned<bool>>,
    /// `without_rowid`
    pub without_rowid: Option<Spanned<bool>>,
    /// `autoincrement`
    pub autoincrement: Option<Spanned<bool>>,
    /// `nullable_key`
    pub nullable_key: bool,
    /// `create`
    pub create: Option<Spanned<String>>,
}

/// What a table has on PostgreSQL.
#[derive(Clone, Debug)]
pub struct PostgresTable {
    /// The key `postgres`.
    pub span: Span,
    /// `exclude`
    pub exclusions: Vec<Exclusion>,
    /// `unlogged`
    pub unlogged: bool,
    /// `with`
    pub with: Vec<(Spanned<String>, Spanned<String>)>,
    /// `tablespace`
    pub tablespace: Option<Spanned<String>>,
    /// `partition_by`
    pub partition_by: Option<Spanned<String>>,
    /// `partitions`: names and bounds
    pub partitions: Vec<(Spanned<String>, Spanned<String>)>,
    /// `inherits`
    pub inherits: Vec<Spanned<String>>,
}

/// An exclusion constraint.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// The whole of it.
    pub span: Span,
    /// `columns`: columns or expressions, and operators
    pub columns: Vec<(Spanned<String>, Spanned<String>)>,
    /// `using`
    pub method: Option<Spanned<String>>,
    /// `where`
    pub predicate: Option<Spanned<String>>,
    /// `deferrable`
    pub deferrable: Option<Spanned<String>>,
    /// `name`
    pub name: Option<Spanned<String>>,
}

/// What a table has on MySQL.
#[derive(Clone, Debug)]
pub struct MysqlTable {
    /// The key `mysql`.
    pub span: Span,
    /// `engine`
    pub engine: Option<Spanned<String>>,
    /// `charset`
    pub charset: Option<Spanned<String>>,
    /// `collation`
    pub collation: Option<Spanned<String>>,
    /// `row_format`
    pub row_format: Option<Spanned<String>>,
    /// `auto_increment`
    pub auto_increment: Option<Spanned<u64>>,
}

impl Reader<'_> {
    pub(super) fn sqlite_table(&mut self, Entry { key, value }: &Entry) -> Option<SqliteTable> {
        let fields = self.fields(value, &places::SQLITE_TABLE)?;
        Some(SqliteTable {
            span: key.span,
            strict: self.boolean_of(fields, "strict"),
            without_rowid: self.boolean_of(fields, "without_rowid"),
            autoincrement: self.boolean_of(fields, "autoincrement"),
            nullable_key: self.flag(fields, "nullable_key"),
            create: self.text_of(fields, "create"),
        })
    }

    pub(super) fn postgres_table(&mut self, Entry { key, value }: &Entry) -> Option<PostgresTable> {
        let fields = self.fields(value, &places::POSTGRES_TABLE)?;
        let exclusions = fields.get("exclude").map(|node| self.list(node, "exclusion constraints")).unwrap_or_default();
        Some(PostgresTable {
            span: key.span,
            exclusions: exclusions.iter().filter_map(|node| self.exclusion(node)).collect(),
            unlogged: self.flag(fields, "unlogged"),
            with: self.parameters(fields, "with"),
            tablespace: self.text_of(fields, "tablespace"),
            partition_by: self.text_of(fields, "partition_by"),
            partitions: self.texts_by_name(fields, "partitions", "names to bounds"),
            inherits: fields.get("inherits").map(|node| self.texts(node, "tables")).unwrap_or_default(),
        })
    }

    fn exclusion(&mut self, node: &Node) -> Option<Exclusion> {
        let fields = self.fields(node, &places::EXCLUSION)?;
        if fields.get("columns").is_none() {
            self.missing(node.span, "an exclusion constraint", "columns", "columns: { during: \"&&\" }");
            return None;
        }
        Some(Exclusion {
            span: node.span,
            columns: self.texts_by_name(fields, "columns", "columns to operators"),
            method: self.text_of(fields, "using"),
            predicate: self.text_of(fields, "where"),
            deferrable: fields.get("deferrable").and_then(|node| self.word_or_true(node)),
            name: self.text_of(fields, "name"),
        })
    }

    pub(super) fn mysql_table(&mut self, Entry { key, value }: &Entry) -> Option<MysqlTable> {
        let fields = self.fields(value, &places::MYSQL_TABLE)?;
        let mut auto_increment = None;
        if let Some(node) = fields.get("auto_increment") {
            match self.scalar(node, "a whole number").map(|scalar| scalar.text.parse()) {
                Some(Ok(first)) => auto_increment = Some(Spanned::new(first, node.span)),
                Some(Err(_)) => self.wrong(node, "a whole number"),
                None => {}
            }
        }
        Some(MysqlTable {
            span: key.span,
            engine: self.text_of(fields, "engine"),
            charset: self.text_of(fields, "charset"),
            collation: self.text_of(fields, "collation"),
            row_format: self.text_of(fields, "row_format"),
            auto_increment,
        })
    }

    fn texts_by_name(&mut self, fields: Fields<'_>, key: &str, what: &str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let entries = fields.get(key).map(|node| self.named(node, what)).unwrap_or_default();
        entries.iter().filter_map(|entry| Some((entry.key.clone(), self.text(&entry.value)?))).collect()
    }

    /// Reads names with texts, numbers or booleans.
    pub(super) fn parameters(&mut self, fields: Fields<'_>, key: &str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let entries = fields.get(key).map(|node| self.named(node, "parameters to values")).unwrap_or_default();
        let value = |reader: &mut Self, node: &Node| {
            let scalar = reader.scalar(node, "a text, a number, `true` or `false`")?;
            Some(Spanned::new(scalar.text.to_string(), node.span))
        };
        entries.iter().filter_map(|entry| Some((entry.key.clone(), value(self, &entry.value)?))).collect()
    }

    /// Reads a word, or `true` as one and `false` as none.
    pub(super) fn word_or_true(&mut self, node: &Node) -> Option<Spanned<String>> {
        match &node.value {
            Value::Scalar(scalar) if scalar.reading() == crate::source::Reading::Text => self.text(node),
            _ => self.boolean(node)?.value.then(|| Spanned::new("true".to_owned(), node.span)),
        }
    }

    /// Reads `true` or `false`; without the key it is false.
    pub(super) fn flag(&mut self, fields: Fields<'_>, key: &str) -> bool {
        self.boolean_of(fields, key).is_some_and(|flag| flag.value)
    }
}
