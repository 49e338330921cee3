use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Backend, Named, PerBackend, Sql, is_default};

/// An index that no constraint brings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// The index's name.
    pub name: String,
    /// What it sorts by; never empty.
    pub columns: Vec<IndexColumn>,
    /// Whether no two rows may agree on it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unique: bool,
    /// The condition a row must meet to be in it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub predicate: Option<Sql>,
    /// The backends that have it; empty for all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub only: Vec<Backend>,
    /// What only PostgreSQL's has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub postgres: PostgresIndex,
    /// What only MySQL's has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mysql: MysqlIndex,
}

impl Named for Index {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Index {
    /// Returns whether a backend has it.
    pub fn is_on(&self, backend: Backend) -> bool {
        self.only.is_empty() || self.only.contains(&backend)
    }

    /// Returns its columns when it is over columns alone, in whatever order they are sorted.
    pub fn plain_columns(&self) -> Option<Vec<&str>> {
        self.columns.iter().map(IndexColumn::column).collect()
    }
}

/// What an index may have on PostgreSQL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostgresIndex {
    /// The access method, when it is not `btree`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub method: Option<String>,
    /// Columns that it holds without sorting by them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub include: Vec<String>,
    /// Whether NULL equals NULL (PostgreSQL 15); for unique indexes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nulls_not_distinct: bool,
    /// The storage parameters.
    #[serde(default, skip_serializing_if = "is_default")]
    pub with: BTreeMap<String, String>,
    /// Where it is kept.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tablespace: Option<String>,
}

/// What an index may have on MySQL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MysqlIndex {
    /// The kind, when it is not an ordinary one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: Option<MysqlIndexKind>,
}

/// A kind of index that only MySQL has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MysqlIndexKind {
    /// Over the words of texts.
    Fulltext,
    /// Over geometries.
    Spatial,
}

/// One part of what an index sorts by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexColumn {
    /// What is sorted by.
    #[serde(flatten)]
    pub key: IndexKey,
    /// Whether it is sorted from the largest to the smallest.
    #[serde(default, skip_serializing_if = "is_default")]
    pub descending: bool,
    /// Where PostgreSQL puts NULL, when not at the side of the largest. Elsewhere it is the smallest.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nulls: Option<NullsOrder>,
    /// The collation that the index sorts by, when it is not the column's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub collation: PerBackend<String>,
    /// The operator class on PostgreSQL, with its parameters.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ops: Option<String>,
    /// How many characters or bytes of it MySQL's index holds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub prefix: Option<u32>,
}

impl IndexColumn {
    /// Returns a part that sorts by a column from the smallest to the largest.
    pub fn of(column: impl Into<String>) -> Self {
        Self::by(IndexKey::Column(column.into()))
    }

    /// Returns a part that sorts from the smallest to the largest.
    pub fn by(key: IndexKey) -> Self {
        Self { key, descending: false, nulls: None, collation: PerBackend::default(), ops: None, prefix: None }
    }

    /// Returns the column; `None` when it is an expression.
    pub fn column(&self) -> Option<&str> {
        match &self.key {
            IndexKey::Column(name) => Some(name),
            IndexKey::Expression(_) => None,
        }
    }
}

/// What an index sorts by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexKey {
    /// A column.
    Column(String),
    /// An expression over columns.
    Expression(Sql),
}

/// Where NULL stands among the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NullsOrder {
    /// Before them.
    First,
    /// After them.
    Last,
}
