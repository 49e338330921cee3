use serde::{Deserialize, Serialize};

use super::{Named, Sql, is_default};

/// The primary key of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrimaryKey {
    /// The constraint's name; MySQL calls every one PRIMARY and SQLite keeps it in the table's text only.
    pub name: String,
    /// Its columns in key order; never empty.
    pub columns: Vec<String>,
    /// What only PostgreSQL's has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub postgres: PostgresKey,
}

/// A unique constraint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unique {
    /// The constraint's name.
    pub name: String,
    /// Its columns; never empty.
    pub columns: Vec<String>,
    /// What only PostgreSQL's has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub postgres: PostgresKey,
}

impl Named for Unique {
    fn name(&self) -> &str {
        &self.name
    }
}

/// What a primary key or unique constraint may have on PostgreSQL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostgresKey {
    /// When it is checked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub timing: Timing,
    /// Whether NULL equals NULL (PostgreSQL 15); for unique constraints.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nulls_not_distinct: bool,
    /// Columns that its index holds beside those that are unique.
    #[serde(default, skip_serializing_if = "is_default")]
    pub include: Vec<String>,
}

/// When a constraint is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// With each statement.
    #[default]
    NotDeferrable,
    /// With each statement, unless the transaction defers it.
    Deferrable,
    /// At the end of the transaction, unless the transaction says otherwise.
    Deferred,
}

impl Timing {
    /// Returns the clause of SQL, with a leading blank.
    pub fn clause(self) -> &'static str {
        match self {
            Self::NotDeferrable => "",
            Self::Deferrable => " DEFERRABLE",
            Self::Deferred => " DEFERRABLE INITIALLY DEFERRED",
        }
    }
}

/// A check constraint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The constraint's name.
    pub name: String,
    /// The condition; a backend for which it has no text does not have the check.
    pub expression: Sql,
    /// Whether PostgreSQL spares the rows that were there before it (NOT VALID).
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_valid: bool,
    /// Whether tables that inherit on PostgreSQL go without it (NO INHERIT).
    #[serde(default, skip_serializing_if = "is_default")]
    pub no_inherit: bool,
}

impl Named for Check {
    fn name(&self) -> &str {
        &self.name
    }
}

/// An exclusion constraint, which only PostgreSQL has.
///
/// <https://www.postgresql.org/docs/current/sql-createtable.html>, EXCLUDE
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// The constraint's name.
    pub name: String,
    /// The access method of its index (`gist`).
    pub method: String,
    /// No two rows may meet all of these; never empty.
    pub elements: Vec<ExclusionElement>,
    /// Which rows it holds for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub predicate: Option<String>,
    /// When it is checked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub timing: Timing,
}

impl Named for Exclusion {
    fn name(&self) -> &str {
        &self.name
    }
}

/// An expression and the operator by which an exclusion constraint compares it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExclusionElement {
    /// A column's name, quoted where PostgreSQL needs it, or an expression in parentheses, with an operator class behind it or not.
    pub expression: String,
    /// The operator (`&&`).
    pub operator: String,
}

/// A foreign key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// When it is checked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub timing: Timing,
    /// Whether all of its columns have to be NULL when one is (MATCH FULL); PostgreSQL's alone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub match_full: bool,
    /// Whether PostgreSQL spares the rows that were there before it (NOT VALID).
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_valid: bool,
}

impl Named for ForeignKey {
    fn name(&self) -> &str {
        &self.name
    }
}

/// What a foreign key does when the row it refers to goes or changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
