use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::is_default;

/// What a table has on one backend only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableOptions {
    /// On SQLite.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sqlite: SqliteTable,
    /// On PostgreSQL.
    #[serde(default, skip_serializing_if = "is_default")]
    pub postgres: PostgresTable,
    /// On MySQL.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mysql: MysqlTable,
}

/// What a table may have on SQLite.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SqliteTable {
    /// Whether values have to be of their column's type: <https://www.sqlite.org/stricttables.html>.
    #[serde(default, skip_serializing_if = "is_default")]
    pub strict: bool,
    /// Whether the table is kept by its key (WITHOUT ROWID); `None` when the tool decides.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_rowid: Option<bool>,
    /// Whether the identity column gives numbers of deleted rows again, which is faster (no AUTOINCREMENT).
    #[serde(default, skip_serializing_if = "is_default")]
    pub reuses_keys: bool,
    /// Whether the key that is the rowid is declared without NOT NULL, which it is never without.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nullable_key: bool,
    /// The statement that makes the table, where what it says cannot be said otherwise.
    #[serde(default, skip_serializing_if = "is_default")]
    pub create: Option<String>,
}

/// What a table may have on PostgreSQL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostgresTable {
    /// Whether it is not written to the log, and empty after a crash.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unlogged: bool,
    /// The storage parameters.
    #[serde(default, skip_serializing_if = "is_default")]
    pub with: BTreeMap<String, String>,
    /// Where it is kept.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tablespace: Option<String>,
    /// How its rows are spread over partitions: `RANGE ("at")`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub partition_by: Option<String>,
    /// Its partitions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub partitions: Vec<Partition>,
    /// The tables whose columns and checks it takes over.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inherits: Vec<String>,
}

/// A part of a partitioned table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partition {
    /// The name of its table.
    pub name: String,
    /// What it holds: `FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')`, or `DEFAULT`.
    pub bound: String,
}

/// What a table may have on MySQL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MysqlTable {
    /// The storage engine, when it is not InnoDB.
    #[serde(default, skip_serializing_if = "is_default")]
    pub engine: Option<String>,
    /// The character set of its texts, when it is not utf8mb4.
    #[serde(default, skip_serializing_if = "is_default")]
    pub charset: Option<String>,
    /// The collation of its texts, when it is not utf8mb4_bin.
    #[serde(default, skip_serializing_if = "is_default")]
    pub collation: Option<String>,
    /// How rows are laid out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub row_format: Option<String>,
    /// The first number of the identity column.
    #[serde(default, skip_serializing_if = "is_default")]
    pub auto_increment: Option<u64>,
}
