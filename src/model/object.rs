use serde::{Deserialize, Serialize};

use super::{Backend, Check, Default, Named, PerBackend, Sql, Table, Type, is_default};

/// A type that narrows another one down: CREATE DOMAIN on PostgreSQL, checks of the columns elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// The name in the schema, with its namespace before it.
    pub name: String,
    /// The namespace on PostgreSQL, when it is not the default one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub namespace: Option<String>,
    /// What it means, in the author's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Option<String>,
    /// The type that it narrows down.
    pub ty: Type,
    /// Whether PostgreSQL's domain itself refuses NULL; its columns are NOT NULL everywhere.
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_null: bool,
    /// The default of columns that have none of their own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub default: Option<Default>,
    /// What its values meet; they stand for themselves as `VALUE`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub checks: Vec<Check>,
}

impl Named for Domain {
    fn name(&self) -> &str {
        &self.name
    }
}

/// A view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// What reads like a table: names, columns, `logical_key`, relations; nothing that a database keeps for tables only.
    pub table: Table,
    /// The query; a text for every backend.
    pub query: Sql,
    /// Whether PostgreSQL keeps the rows until it is told to refresh them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub materialized: bool,
    /// The tables, views and raw objects that have to be there before it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub after: Vec<String>,
}

impl Named for View {
    fn name(&self) -> &str {
        &self.table.name
    }
}

/// Something that the database holds and the schema only carries along: a function, trigger, extension, policy, sequence...
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawObject {
    /// Its name in the schema.
    pub name: String,
    /// What it is for, in the author's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Option<String>,
    /// The tables, views and raw objects that have to be there before it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub after: Vec<String>,
    /// The tables, views and raw objects that need it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub before: Vec<String>,
    /// Whether types need it, by themselves or by way of other raw objects, as they do extensions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub is_for_types: bool,
    /// Whether tables need it, by themselves or by way of other raw objects.
    #[serde(default, skip_serializing_if = "is_default")]
    pub is_for_tables: bool,
    /// How the backends that have it make and drop it.
    pub sql: PerBackend<RawSql>,
}

impl RawObject {
    /// Returns an object of one backend, for which others have to be there; it says of none that they need it.
    pub fn of(backend: Backend, name: String, create: String, drop: String, after: Vec<String>) -> Self {
        let mut sql = PerBackend::default();
        sql.set(backend, RawSql { create, drop });
        Self { name, doc: None, after, before: Vec::new(), is_for_types: false, is_for_tables: false, sql }
    }
}

impl Named for RawObject {
    fn name(&self) -> &str {
        &self.name
    }
}

/// How a backend makes and drops a raw object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSql {
    /// The statement that makes it, without a semicolon behind it.
    pub create: String,
    /// The statement that drops it.
    pub drop: String,
}

impl Domain {
    /// Returns the name without the namespace.
    pub fn local_name(&self) -> &str {
        super::table::local_name(&self.name, self.namespace.as_deref())
    }
}
