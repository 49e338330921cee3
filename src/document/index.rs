//! Indexes as the YAML has them.

use super::places;
use super::reader::{Fields, Reader};
use super::sql::Sql;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::source::{Entry, Node, Spanned, Value};

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
    pub predicate: Option<Sql>,
    /// `name`
    pub name: Option<Spanned<String>>,
    /// `renamed_from`
    pub renamed_from: Option<Spanned<String>>,
    /// `only`
    pub only: Vec<Spanned<String>>,
    /// `sqlite`
    pub sqlite: Option<SqliteIndex>,
    /// `postgres`
    pub postgres: Option<PostgresIndex>,
    /// `mysql`
    pub mysql: Option<MysqlIndex>,
}

/// Something said of parts of an index, by column or expression.
pub type ByPart<T> = Vec<(Spanned<String>, Spanned<T>)>;

/// What an index has on SQLite.
#[derive(Clone, Debug)]
pub struct SqliteIndex {
    /// The key `sqlite`.
    pub span: Span,
    /// `collation`
    pub collation: ByPart<String>,
}

/// What an index has on PostgreSQL.
#[derive(Clone, Debug)]
pub struct PostgresIndex {
    /// The key `postgres`.
    pub span: Span,
    /// `using`
    pub method: Option<Spanned<String>>,
    /// `ops`
    pub ops: ByPart<String>,
    /// `collation`
    pub collation: ByPart<String>,
    /// `include`
    pub include: Vec<Spanned<String>>,
    /// `nulls_not_distinct`
    pub nulls_not_distinct: bool,
    /// `with`
    pub with: Vec<(Spanned<String>, Spanned<String>)>,
    /// `tablespace`
    pub tablespace: Option<Spanned<String>>,
}

/// What an index has on MySQL.
#[derive(Clone, Debug)]
pub struct MysqlIndex {
    /// The key `mysql`.
    pub span: Span,
    /// `kind`
    pub kind: Option<Spanned<String>>,
    /// `prefix`
    pub prefix: ByPart<u32>,
}

/// A part of an index.
#[derive(Clone, Debug)]
pub struct IndexColumn {
    /// The column or expression.
    pub key: IndexKey,
    /// Whether `desc` stands behind it.
    pub descending: bool,
    /// `true` for `nulls first`, `false` for `nulls last`.
    pub nulls_first: Option<bool>,
}

/// What an index sorts by.
#[derive(Clone, Debug)]
pub enum IndexKey {
    /// A column.
    Column(Spanned<String>),
    /// An expression.
    Expression(Sql),
}

impl Reader<'_> {
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
        let plain = |columns| Index {
            span: node.span,
            columns,
            unique: false,
            predicate: None,
            name: None,
            renamed_from: None,
            only: Vec::new(),
            sqlite: None,
            postgres: None,
            mysql: None,
        };
        let Value::Mapping(_) = node.value else { return self.index_columns(node).map(plain) };
        let fields = self.fields(node, &places::INDEX)?;
        let Some(columns) = fields.get("columns") else {
            self.missing(node.span, "an index", "columns", "columns: [...]");
            return None;
        };
        Some(Index {
            unique: self.flag(fields, "unique"),
            predicate: fields.get("where").and_then(|node| self.sql(node)),
            name: self.text_of(fields, "name"),
            renamed_from: self.text_of(fields, "renamed_from"),
            only: fields.get("only").map(|node| self.texts(node, "backends")).unwrap_or_default(),
            sqlite: fields.entry("sqlite").and_then(|entry| self.sqlite_index(entry)),
            postgres: fields.entry("postgres").and_then(|entry| self.postgres_index(entry)),
            mysql: fields.entry("mysql").and_then(|entry| self.mysql_index(entry)),
            ..plain(self.index_columns(columns)?)
        })
    }

    fn index_columns(&mut self, node: &Node) -> Option<Vec<IndexColumn>> {
        let items = self.list(node, "columns");
        let columns: Vec<IndexColumn> = items.iter().filter_map(|item| self.index_column(item)).collect();
        if items.is_empty() && matches!(node.value, Value::Sequence(_)) {
            let diagnostic = Diagnostic::new(Code::WrongShape, node.span, "this list of columns is empty");
            self.report(diagnostic.help("list at least one, or leave the index out"));
        }
        (!columns.is_empty() && columns.len() == items.len()).then_some(columns)
    }

    /// Reads `column`, `(expression)` or `f(expression)`, with `asc`, `desc`, `nulls first` and `nulls last` behind it, or an
    /// expression for each backend. A column's name may itself hold blanks.
    fn index_column(&mut self, node: &Node) -> Option<IndexColumn> {
        if let Value::Mapping(_) = node.value {
            let key = IndexKey::Expression(self.sql(node)?);
            return Some(IndexColumn { key, descending: false, nulls_first: None });
        }
        let text = self.text(node)?;
        let mut rest = text.value.trim_end();
        let mut behind = |words: &str| {
            let start = rest.len().checked_sub(words.len()).filter(|&at| rest.is_char_boundary(at))?;
            let is_there = rest[start..].eq_ignore_ascii_case(words) && rest[..start].ends_with(' ');
            is_there.then(|| rest = rest[..start].trim_end())
        };
        let nulls_first = match behind("nulls first") {
            Some(()) => Some(true),
            None => behind("nulls last").map(|()| false),
        };
        let descending = behind("desc").is_some();
        if !descending {
            behind("asc");
        }
        let is_as_written = text.span.range().len() == text.value.len();
        let span = if is_as_written { text.span.part(0, rest.len()) } else { text.span };
        let part = Spanned::new(rest.to_owned(), span);
        let key = if rest.contains(['(', ')']) {
            IndexKey::Expression(Sql { span, text: Some(part), own: Vec::new() })
        } else {
            IndexKey::Column(part)
        };
        Some(IndexColumn { key, descending, nulls_first })
    }

    fn sqlite_index(&mut self, Entry { key, value }: &Entry) -> Option<SqliteIndex> {
        let fields = self.fields(value, &places::SQLITE_INDEX)?;
        Some(SqliteIndex { span: key.span, collation: self.by_part(fields, "collation") })
    }

    fn postgres_index(&mut self, Entry { key, value }: &Entry) -> Option<PostgresIndex> {
        let fields = self.fields(value, &places::POSTGRES_INDEX)?;
        Some(PostgresIndex {
            span: key.span,
            method: self.text_of(fields, "using"),
            ops: self.by_part(fields, "ops"),
            collation: self.by_part(fields, "collation"),
            include: fields.get("include").map(|node| self.texts(node, "columns")).unwrap_or_default(),
            nulls_not_distinct: self.flag(fields, "nulls_not_distinct"),
            with: self.parameters(fields, "with"),
            tablespace: self.text_of(fields, "tablespace"),
        })
    }

    fn mysql_index(&mut self, Entry { key, value }: &Entry) -> Option<MysqlIndex> {
        let fields = self.fields(value, &places::MYSQL_INDEX)?;
        let mut prefix = Vec::new();
        let lengths = fields.get("prefix").map(|node| self.named(node, "columns to lengths")).unwrap_or_default();
        for Entry { key, value } in lengths {
            let Some(scalar) = self.scalar(value, "a number of characters") else { continue };
            match scalar.text.parse::<u32>() {
                Ok(length) if length > 0 => prefix.push((key.clone(), Spanned::new(length, value.span))),
                _ => self.wrong(value, "a number of characters"),
            }
        }
        Some(MysqlIndex { span: key.span, kind: self.text_of(fields, "kind"), prefix })
    }

    fn by_part(&mut self, fields: Fields<'_>, key: &str) -> ByPart<String> {
        let entries = fields.get(key).map(|node| self.named(node, "columns to words")).unwrap_or_default();
        entries.iter().filter_map(|entry| Some((entry.key.clone(), self.text(&entry.value)?))).collect()
    }
}
