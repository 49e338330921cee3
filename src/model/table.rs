use serde::{Deserialize, Serialize};

use super::{Column, Named, NamedList, Relation, is_default};

/// A table of the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The name in the database.
    pub name: String,
    /// What the Rust side calls it.
    pub rust: TableNames,
    /// What a row stands for, in the author's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Option<String>,
    /// The columns in schema order, which is their order in the database.
    pub columns: NamedList<Column>,
    /// The primary key.
    pub primary_key: PrimaryKey,
    /// The unique constraints.
    #[serde(default, skip_serializing_if = "is_default")]
    pub uniques: NamedList<Unique>,
    /// The check constraints.
    #[serde(default, skip_serializing_if = "is_default")]
    pub checks: NamedList<Check>,
    /// The foreign keys.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign_keys: NamedList<ForeignKey>,
    /// The indexes other than those that constraints bring.
    #[serde(default, skip_serializing_if = "is_default")]
    pub indexes: NamedList<Index>,
    /// The relations, those of this table's own foreign keys first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub relations: NamedList<Relation>,
    /// The nullable timestamp column that marks a row as deleted instead of removing it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub soft_delete: Option<String>,
    /// How the HTTP API serves it.
    pub api: TableApi,
}

impl Named for Table {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Table {
    /// Returns the column of that name, which is one that the table itself mentions.
    ///
    /// # Panics
    ///
    /// When the table has no such column, which resolve rules out for every name in it.
    pub fn column(&self, name: &str) -> &Column {
        self.columns
            .by_name(name)
            .unwrap_or_else(|| panic!("table {} names a column it does not hold: {name}", self.name))
    }

    /// Returns whether the column is part of the primary key.
    pub fn is_key(&self, column: &Column) -> bool {
        self.primary_key.columns.contains(&column.name)
    }

    /// Returns the columns of the primary key, in key order.
    pub fn key_columns(&self) -> impl Iterator<Item = &Column> {
        self.primary_key.columns.iter().map(|name| self.column(name))
    }
}

/// What the Rust side calls a table and its structs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableNames {
    /// The identifier in `table!`: the table's name, made fit for Rust as `diesel print-schema` makes it (`users`).
    pub module: String,
    /// The module of the structs and of the table as data, where `module` is not in Rust's style.
    #[serde(default, skip_serializing_if = "is_default")]
    pub file: Option<String>,
    /// The struct of a row that was read (`User`).
    pub model: String,
    /// The struct of a row to insert (`NewUser`).
    pub new: String,
    /// The struct of a change to a row (`UpdateUser`).
    pub update: String,
}

impl TableNames {
    /// Returns the name of the modules, and so of the files, that hold the structs and the table as data.
    pub fn file(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.module)
    }
}

/// The primary key of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrimaryKey {
    /// The constraint's name; MySQL calls every one PRIMARY and SQLite keeps it in the table's text only.
    pub name: String,
    /// Its columns in key order; never empty.
    pub columns: Vec<String>,
}

/// A unique constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unique {
    /// The constraint's name.
    pub name: String,
    /// Its columns; never empty.
    pub columns: Vec<String>,
}

impl Named for Unique {
    fn name(&self) -> &str {
        &self.name
    }
}

/// A check constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The constraint's name.
    pub name: String,
    /// The condition, in SQL that every backend of the schema understands.
    pub expression: String,
}

impl Named for Check {
    fn name(&self) -> &str {
        &self.name
    }
}

/// A foreign key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// The constraint's name.
    pub name: String,
    /// The referencing columns; never empty.
    pub columns: Vec<String>,
    /// The table referred to.
    pub table: String,
    /// The columns referred to, as many as `columns`.
    pub references: Vec<String>,
    /// What happens to a referencing row when the row it refers to is deleted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on_delete: ReferentialAction,
    /// What happens to a referencing row when the key it refers to changes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on_update: ReferentialAction,
}

impl Named for ForeignKey {
    fn name(&self) -> &str {
        &self.name
    }
}

/// What a foreign key does when the row it refers to goes or changes.
#[derive(Clone, Copy, Debug, std::default::Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferentialAction {
    /// Refuse at the end of the statement.
    #[default]
    NoAction,
    /// Refuse at once.
    Restrict,
    /// Do the same to the referencing row.
    Cascade,
    /// Set the referencing columns to NULL.
    SetNull,
    /// Set the referencing columns to their defaults.
    SetDefault,
}

/// An index that no constraint brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub predicate: Option<String>,
}

impl Named for Index {
    fn name(&self) -> &str {
        &self.name
    }
}

/// One column of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexColumn {
    /// The column's name.
    pub column: String,
    /// Whether it is sorted from the largest to the smallest.
    #[serde(default, skip_serializing_if = "is_default")]
    pub descending: bool,
}

/// How the HTTP API serves a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableApi {
    /// The first path segment, without a slash.
    pub path: String,
    /// The operations that are served, without repeats, in the order of [`Operation::ALL`]; empty turns the table off.
    pub operations: Vec<Operation>,
}

/// Something that the HTTP API does with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// `GET /path`
    List,
    /// `GET /path/{key}`
    Get,
    /// `POST /path`
    Create,
    /// `PATCH /path/{key}`
    Update,
    /// `PUT /path/{key}`
    Replace,
    /// `DELETE /path/{key}`
    Delete,
    /// `PUT` and `DELETE /path/{key}/{relation}/{key}`, for many-to-many relations
    Link,
}

impl Operation {
    /// Every operation.
    pub const ALL: [Self; 7] =
        [Self::List, Self::Get, Self::Create, Self::Update, Self::Replace, Self::Delete, Self::Link];
}
