use serde::{Deserialize, Serialize};

use super::{
    Check, Column, Derives, Exclusion, ForeignKey, Index, Named, NamedList, Permit, PrimaryKey, Relation, TableOptions,
    Unique, is_default,
};

/// A table of the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The name in the schema, which is that in the database, with its namespace before it (`auth.users`).
    pub name: String,
    /// The namespace on PostgreSQL, when it is not the default one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub namespace: Option<String>,
    /// What the Rust side calls it.
    pub rust: TableNames,
    /// What a row stands for, in the author's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Option<String>,
    /// The columns in schema order, which is their order in the database.
    pub columns: NamedList<Column>,
    /// The primary key; some tables have none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub primary_key: Option<PrimaryKey>,
    /// Columns that tell rows apart although the database does not know it, for a table without a primary key.
    #[serde(default, skip_serializing_if = "is_default")]
    pub logical_key: Vec<String>,
    /// The unique constraints.
    #[serde(default, skip_serializing_if = "is_default")]
    pub uniques: NamedList<Unique>,
    /// The check constraints.
    #[serde(default, skip_serializing_if = "is_default")]
    pub checks: NamedList<Check>,
    /// The foreign keys.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign_keys: NamedList<ForeignKey>,
    /// References that relations follow although the database does not hold rows to them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub logical_foreign_keys: NamedList<ForeignKey>,
    /// The exclusion constraints, on PostgreSQL.
    #[serde(default, skip_serializing_if = "is_default")]
    pub exclusions: NamedList<Exclusion>,
    /// The indexes other than those that constraints bring.
    #[serde(default, skip_serializing_if = "is_default")]
    pub indexes: NamedList<Index>,
    /// The relations, those of this table's own foreign keys first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub relations: NamedList<Relation>,
    /// The nullable timestamp column that marks a row as deleted instead of removing it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub soft_delete: Option<String>,
    /// What it has on one backend only.
    #[serde(default, skip_serializing_if = "is_default")]
    pub options: TableOptions,
    /// Whether nothing can be written to it: whether it is a view.
    #[serde(default, skip_serializing_if = "is_default")]
    pub read_only: bool,
    /// How the HTTP API serves it.
    pub api: TableApi,
}

impl Named for Table {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Table {
    /// Returns a table of that name and nothing else.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            namespace: None,
            rust: TableNames::default(),
            doc: None,
            columns: NamedList::default(),
            primary_key: None,
            logical_key: Vec::new(),
            uniques: NamedList::default(),
            checks: NamedList::default(),
            foreign_keys: NamedList::default(),
            logical_foreign_keys: NamedList::default(),
            exclusions: NamedList::default(),
            indexes: NamedList::default(),
            relations: NamedList::default(),
            soft_delete: None,
            options: TableOptions::default(),
            read_only: false,
            api: TableApi::default(),
        }
    }

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

    /// Returns the name without the namespace.
    pub fn local_name(&self) -> &str {
        local_name(&self.name, self.namespace.as_deref())
    }

    /// Returns the names of the columns that tell rows apart, in key order: the primary key or the logical one; empty when
    /// there is neither.
    pub fn key(&self) -> &[String] {
        self.primary_key.as_ref().map_or(self.logical_key.as_slice(), |key| key.columns.as_slice())
    }

    /// Returns whether the column is part of the key.
    pub fn is_key(&self, column: &Column) -> bool {
        self.key().contains(&column.name)
    }

    /// Returns the columns of the key, in key order.
    pub fn key_columns(&self) -> impl Iterator<Item = &Column> {
        self.key().iter().map(|name| self.column(name))
    }

    /// Returns the foreign keys that relations follow, those first that the database holds rows to.
    pub fn references(&self) -> impl Iterator<Item = &ForeignKey> {
        self.foreign_keys.iter().chain(self.logical_foreign_keys.iter())
    }

    /// Returns the foreign key of that name, logical or not.
    pub fn reference(&self, name: &str) -> Option<&ForeignKey> {
        self.foreign_keys.by_name(name).or_else(|| self.logical_foreign_keys.by_name(name))
    }
}

/// What the Rust side calls a table and its structs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableNames {
    /// What the Rust side calls the namespace, where the table stands in one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub namespace: Option<NamespaceNames>,
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
    /// Further derives of the three, beside those that every table's have.
    #[serde(default, skip_serializing_if = "is_default")]
    pub derives: Derives,
}

impl TableNames {
    /// Returns the name of the modules, and so of the files, that hold the structs and the table as data.
    pub fn file(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.module)
    }

    /// Returns the path of the table's module in `schema`.
    pub fn schema_path(&self) -> String {
        let namespace = self.namespace.as_ref().map(|names| format!("{}::", names.module));
        namespace.unwrap_or_default() + &self.module
    }
}

/// What the Rust side calls a namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamespaceNames {
    /// The identifier that `diesel print-schema` makes of the name.
    pub identifier: String,
    /// The module of its tables in `schema`, which is the identifier unless something else there has that name.
    pub module: String,
}

/// How the HTTP API serves a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableApi {
    /// The first path segment, without a slash.
    pub path: String,
    /// The operations that are served, without repeats, in the order of [`Operation::ALL`]; empty turns the table off.
    pub operations: Vec<Operation>,
    /// Who may do what, in the order of [`Operation::ALL`]: an operation that is not there is nobody's, and where there is
    /// none at all everybody may do everything.
    #[serde(default, skip_serializing_if = "is_default")]
    pub access: Vec<Permit>,
    /// Whether a write to a row has to name the version of the row that it is meant for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub needs_match: bool,
    /// How many rows a page has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pages: Pages,
    /// Whether a create can be sent twice and take place once.
    #[serde(default, skip_serializing_if = "is_default")]
    pub idempotency: Option<Idempotency>,
    /// The relations whose rows a create may bring along.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nested: Vec<String>,
}

/// How many rows a page of a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// Unless the client says.
    pub usual: u32,
    /// At most.
    pub most: u32,
}

impl Default for Pages {
    fn default() -> Self {
        Self { usual: 20, most: 100 }
    }
}

/// Whether a create has an `Idempotency-Key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Idempotency {
    /// It may.
    Accepted,
    /// It has to.
    Required,
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

/// Returns a name without the namespace that stands before it.
pub(super) fn local_name<'a>(name: &'a str, namespace: Option<&str>) -> &'a str {
    let rest = namespace.and_then(|namespace| name.strip_prefix(namespace)?.strip_prefix('.'));
    rest.unwrap_or(name)
}
