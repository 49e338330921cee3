//! The constraints of a table but for its foreign keys.

use super::{column, name_list};
use crate::dialect::{ColumnAt, Dialect, Identity, TableAt};
use crate::model::PostgresKey;

/// A primary key, a unique constraint, a check or an exclusion constraint.
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
    /// The condition of a check, or all that an exclusion constraint says.
    pub(in crate::migration) condition: Option<String>,
    /// Whether the type of a column asks for it, and not the schema.
    pub(in crate::migration) implied: bool,
    /// Whether it spares the rows that are there, which CREATE TABLE cannot say.
    pub(in crate::migration) spares_rows: bool,
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
    /// An exclusion constraint.
    Exclusion,
}

impl Constraint {
    /// Returns the constraint as a line of CREATE TABLE.
    pub(in crate::migration) fn definition(&self, dialect: &dyn Dialect) -> String {
        format!("CONSTRAINT {} {}", dialect.quote(&self.name), self.body)
    }

    /// Returns whether a database does not tell the two apart.
    pub(in crate::migration) fn is_same(&self, other: &Self, dialect: &dyn Dialect) -> bool {
        let is_named = self.kind != ConstraintKind::PrimaryKey || dialect.names_primary_keys();
        self.kind == other.kind && self.body == other.body && (!is_named || self.name == other.name)
    }

    /// Returns whether it spares the rows that are there, and the other one is the same but for that.
    pub(in crate::migration) fn becomes_valid(&self, other: &Self) -> bool {
        let is_same = self.kind == other.kind && self.name == other.name && self.condition == other.condition;
        is_same && self.spares_rows && !other.spares_rows && self.body.strip_suffix(" NOT VALID") == Some(&other.body)
    }

    /// Returns whether no two rows may agree on its columns.
    pub(in crate::migration) fn is_key(&self) -> bool {
        matches!(self.kind, ConstraintKind::PrimaryKey | ConstraintKind::Unique)
    }
}

/// Returns the constraints in the order in which CREATE TABLE lists them.
pub(in crate::migration) fn constraints(at: TableAt<'_>, dialect: &dyn Dialect) -> Vec<Constraint> {
    let table = at.table;
    let key = |kind, name: &String, columns: &[String], words: &str, own: &PostgresKey| Constraint {
        columns: columns.to_vec(),
        ..plain(kind, name.clone(), format!("{words} {}{}", name_list(columns, dialect), dialect.key_tail(own)))
    };
    let primary = table.primary_key.iter().filter(|_| !key_is_declared_with_its_column(at, dialect));
    let primary = primary.map(|it| key(ConstraintKind::PrimaryKey, &it.name, &it.columns, "PRIMARY KEY", &it.postgres));
    let uniques = table.uniques.iter().map(|it| {
        key(ConstraintKind::Unique, &it.name, &it.columns, dialect.unique_keyword(&it.postgres), &it.postgres)
    });
    let exclusions = table.exclusions.iter().zip(dialect.own_constraints(table)).map(|(it, line)| {
        let body = line.trim_start_matches("CONSTRAINT ").trim_start_matches(&dialect.quote(&it.name)).trim_start();
        let exclusion = plain(ConstraintKind::Exclusion, it.name.clone(), body.to_owned());
        Constraint { condition: Some(body.to_owned()), ..exclusion }
    });
    let implied = at.columns().filter_map(|column| implied_check(column, dialect));
    let checks = table.checks.iter().filter_map(|it| {
        let condition = it.expression.on(dialect.backend())?;
        let body = format!("CHECK ({condition}){}", dialect.check_tail(it));
        Some(Constraint {
            condition: Some(condition.to_owned()),
            spares_rows: it.not_valid && dialect.has_not_valid(),
            ..plain(ConstraintKind::Check, it.name.clone(), body)
        })
    });
    primary.into_iter().chain(uniques).chain(exclusions).chain(implied).chain(checks).collect()
}

/// Returns the check that stands for what the column's type cannot say.
pub(in crate::migration) fn implied_check(at: ColumnAt<'_>, dialect: &dyn Dialect) -> Option<Constraint> {
    let condition = dialect.column_check(at)?;
    let body = format!("CHECK ({condition})");
    let check = plain(ConstraintKind::Check, column::implied_check_name(at), body);
    Some(Constraint { condition: Some(condition), implied: true, ..check })
}

fn plain(kind: ConstraintKind, name: String, body: String) -> Constraint {
    Constraint { kind, name, body, columns: Vec::new(), condition: None, implied: false, spares_rows: false }
}

fn key_is_declared_with_its_column(at: TableAt<'_>, dialect: &dyn Dialect) -> bool {
    let mut columns = at.columns().filter(|column| column.column.identity);
    columns.any(|column| matches!(dialect.identity(column), Identity::PrimaryKeyClause(_)))
}
