//! The database that a schema describes, valid by construction.
//!
//! Resolve (and, for a live database, introspect) makes it; everything downstream trusts it and checks nothing again:
//! every name that refers to a table, column, enum or constraint refers to one that is here.

mod access;
mod column;
mod constraint;
mod index;
mod intent;
mod named;
mod object;
mod options;
mod print_schema;
mod relation;
mod rule;
mod rust;
mod sql;
mod table;
mod types;

use serde::{Deserialize, Serialize};

pub use access::{Permit, Who};
pub use column::{Column, ColumnApi, Default, Generated, Literal};
pub use constraint::{
    Check, Exclusion, ExclusionElement, ForeignKey, PostgresKey, PrimaryKey, ReferentialAction, Timing, Unique,
};
pub use index::{Index, IndexColumn, IndexKey, MysqlIndex, MysqlIndexKind, NullsOrder, PostgresIndex};
pub use intent::{Intent, Losses, Renames};
pub use named::{Named, NamedList};
pub use object::{Domain, RawObject, RawSql, View};
pub use options::{MysqlTable, Partition, PostgresTable, SqliteTable, TableOptions};
pub use print_schema::{JoinedTables, PrintSchema, SchemaDocs, TableFilter};
pub use relation::{Relation, RelationKind};
pub use rule::{Format, Rule};
pub use rust::{Dependency, Derives, NullableChange, RustSettings, TimeLibrary};
pub use sql::{PerBackend, Sql};
pub use table::{Idempotency, NamespaceNames, Operation, Pages, Table, TableApi, TableNames};
pub use types::{Native, NativeForm, Type, UnsignedWidth};

/// A whole schema: what `schema.yaml` and the files it includes say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// The name of the generated package, in kebab case as Cargo wants it.
    pub package: String,
    /// What the database is for, in the author's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Option<String>,
    /// The databases the crate serves; never empty, the first is the crate's default feature.
    pub backends: Vec<Backend>,
    /// The namespaces on PostgreSQL beside the default one, in schema order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub namespaces: Vec<String>,
    /// The enums in schema order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub enums: NamedList<Enum>,
    /// The domains in schema order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub domains: NamedList<Domain>,
    /// The tables in schema order.
    pub tables: NamedList<Table>,
    /// The views in schema order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub views: NamedList<View>,
    /// What the schema only carries along, in schema order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub raw: NamedList<RawObject>,
    /// How the generated Rust looks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rust: RustSettings,
    /// How schema.rs is printed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub print_schema: PrintSchema,
}

/// The table that keeps the answers to creates with an `Idempotency-Key`, which is there when a table takes them.
pub const IDEMPOTENCY_KEYS: &str = "idempotency_keys";

impl Model {
    /// Returns the table or view of that name, which is one that the model itself mentions.
    ///
    /// # Panics
    ///
    /// When the model has no such table, which resolve rules out for every name in it.
    pub fn table(&self, name: &str) -> &Table {
        let view = || self.views.by_name(name).map(|view| &view.table);
        self.tables
            .by_name(name)
            .or_else(view)
            .unwrap_or_else(|| panic!("the model names a table it does not hold: {name}"))
    }

    /// Returns all that has rows: the tables, then the views.
    pub fn relations(&self) -> impl Iterator<Item = &Table> + Clone {
        self.tables.iter().chain(self.views.iter().map(|view| &view.table))
    }

    /// Returns the domain of that name, which is one that the model itself mentions.
    ///
    /// # Panics
    ///
    /// When the model has no such domain, which resolve rules out for every name in it.
    pub fn domain(&self, name: &str) -> &Domain {
        self.domains.by_name(name).unwrap_or_else(|| panic!("the model names a domain it does not hold: {name}"))
    }

    /// Returns the enum of that name, which is one that the model itself mentions.
    ///
    /// # Panics
    ///
    /// When the model has no such enum, which resolve rules out for every name in it.
    pub fn enumeration(&self, name: &str) -> &Enum {
        self.enums.by_name(name).unwrap_or_else(|| panic!("the model names an enum it does not hold: {name}"))
    }

    /// Returns each relation of other tables or of `table` itself that ends at `table` by way of a foreign key:
    /// (the table that holds the foreign key, the foreign key).
    pub fn referencing<'a>(&'a self, table: &'a str) -> impl Iterator<Item = (&'a Table, &'a ForeignKey)> {
        self.tables.iter().flat_map(move |child| {
            child.foreign_keys.iter().filter(move |key| key.table == table).map(move |key| (child, key))
        })
    }
}

/// A database product that a generated crate can be compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Backend {
    /// SQLite 3.35 and later, embedded.
    Sqlite,
    /// PostgreSQL 12 and later.
    Postgres,
    /// MySQL 8.0.16 and later, MariaDB 10.6 and later.
    Mysql,
}

impl Backend {
    /// Every backend, in the order in which messages list them.
    pub const ALL: [Self; 3] = [Self::Sqlite, Self::Postgres, Self::Mysql];

    /// Returns the name that the schema, the cargo feature and the folder of migrations use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
        }
    }
}

impl std::fmt::Display for Backend {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A closed set of labels that a column's value is one of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enum {
    /// The name in the schema and, on PostgreSQL, of the type, with its namespace before it.
    pub name: String,
    /// The namespace on PostgreSQL, when it is not the default one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub namespace: Option<String>,
    /// The name of the Rust enum.
    pub rust_name: String,
    /// What it means, in the author's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Option<String>,
    /// The values in declared order, which is their sort order on every backend.
    pub values: Vec<EnumValue>,
    /// Further derives, beside those that every enum has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub derives: Vec<String>,
    /// The backends that have types for enums, and keep this one as text all the same.
    #[serde(default, skip_serializing_if = "is_default")]
    pub as_text: Vec<Backend>,
    /// Whether no check holds texts to the labels.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unchecked: bool,
}

impl Enum {
    /// Returns the name without the namespace.
    pub fn local_name(&self) -> &str {
        table::local_name(&self.name, self.namespace.as_deref())
    }

    /// Returns how many characters the longest label has.
    pub fn longest_label(&self) -> u32 {
        let longest = self.values.iter().map(|value| value.label.chars().count()).max().unwrap_or_default();
        u32::try_from(longest).unwrap_or(u32::MAX)
    }
}

impl Named for Enum {
    fn name(&self) -> &str {
        &self.name
    }
}

/// One label of an enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnumValue {
    /// The text that the database and JSON hold.
    pub label: String,
    /// The name of the Rust variant.
    pub rust_name: String,
    /// What it means, in the author's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Option<String>,
}

/// Returns whether a snapshot may leave a field out, so that it says what is special about a thing and no more.
fn is_default<T: std::default::Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
