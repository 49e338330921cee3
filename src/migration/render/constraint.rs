//! The constraints of a table but for its foreign keys.

use super::{column, name_list};
use crate::dialect::{ColumnAt, Dialect, Identity, TableAt};

/// A primary key, a unique constraint or a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::migration) struct Constraint {
    /// Which of them it is.
    pub(in crate::migration) kind: ConstraintKind,
    /// Its name.
    pub(in crate::migration) name: String,
    /// What follows the name in its declaration.
    pub(in crate::migration) body: String,
    /// The columns of a key.
    pub(in crate::migration) columns: Vec<String>,
    /// The condition of a check.
    pub(in crate::migration) condition: Option<String>,
    /// Whether the type of a column asks for it, and not the schema.
    pub(in crate::migration) implied: bool,
}

/// Which constraint it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::migration) enum ConstraintKind {
    /// The primary key.
    PrimaryKey,
    /// A unique constraint.
    Unique,
    /// A check.
    Check,
}

impl Constraint {
    /// Returns the constraint as a line of CREATE TABLE.
    pub(in crate::migration) fn definition(&self, dialect: &dyn Dialect) -> String {
        format!("CONSTRAINT {} {}", dialect.quote(&self.name), self.body)
    }

    /// Returns whether a database tells the two apart.
    pub(in crate::migration) fn is_same(&self, other: &Self, dialect: &dyn Dialect) -> bool {
        let is_named = self.kind != ConstraintKind::PrimaryKey || dialect.names_primary_keys();
        self.kind == other.kind && self.body == other.body && (!is_named || self.name == other.name)
    }
}

/// Returns the constraints in the order in which CREATE TABLE lists them.
pub(in crate::migration) fn constraints(at: TableAt<'_>, dialect: &dyn Dialect) -> Vec<Constraint> {
    let table = at.table;
    let key = |kind, name: &String, columns: &[String], words: &str| Constraint {
        kind,
        name: name.clone(),
        body: format!("{words} {}", name_list(columns, dialect)),
        columns: columns.to_vec(),
        condition: None,
        implied: false,
    };
    let primary = &table.primary_key;
    let is_separate = !key_is_declared_with_its_column(at, dialect);
    let primary = is_separate.then(|| key(ConstraintKind::PrimaryKey, &primary.name, &primary.columns, "PRIMARY KEY"));
    let uniques =
        table.uniques.iter().map(|unique| key(ConstraintKind::Unique, &unique.name, &unique.columns, "UNIQUE"));
    let implied = at.columns().filter_map(|column| implied_check(column, dialect));
    let checks = table.checks.iter().map(|it| check(it.name.clone(), it.expression.clone(), false));
    primary.into_iter().chain(uniques).chain(implied).chain(checks).collect()
}

/// Returns the check that stands for what the column's type cannot say.
pub(in crate::migration) fn implied_check(at: ColumnAt<'_>, dialect: &dyn Dialect) -> Option<Constraint> {
    let condition = dialect.implied_check(at)?;
    Some(check(column::implied_check_name(at), condition, true))
}

fn check(name: String, condition: String, implied: bool) -> Constraint {
    Constraint {
        kind: ConstraintKind::Check,
        name,
        body: format!("CHECK ({condition})"),
        columns: Vec::new(),
        condition: Some(condition),
        implied,
    }
}

fn key_is_declared_with_its_column(at: TableAt<'_>, dialect: &dyn Dialect) -> bool {
    matches!(dialect.identity(), Identity::PrimaryKeyClause(_)) && at.table.key_columns().any(|column| column.identity)
}
