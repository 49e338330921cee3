//! What the engine knows of a table: data, written once by the generator, read by every query and handler.

mod column;
mod constraint;
mod kind;
mod relation;
mod service;

pub use column::{Access, Column, Default};
pub use constraint::{Constraint, ConstraintKind};
pub use kind::{EnumType, Kind};
pub use relation::{Relation, Through};
pub use service::{Operation, Pages, Permit, Who, Writes};

use super::Search;

/// A table.
#[derive(Debug)]
pub struct Table {
    /// The namespace that it stands in on PostgreSQL, when that is not the default one.
    pub namespace: Option<&'static str>,
    /// The name in the database.
    pub name: &'static str,
    /// The columns in the database's order.
    pub columns: &'static [Column],
    /// The places in `columns` of the primary key's columns, in key order.
    pub key: &'static [usize],
    /// The constraints whose violation an error can name.
    pub constraints: &'static [Constraint],
    /// The ways to other tables.
    pub relations: &'static [Relation],
    /// What rows are found by the words of.
    pub searches: &'static [Search],
    /// The place of the column that marks a row as deleted, when rows are not removed.
    pub soft_delete: Option<usize>,
    /// The first path segment of its routes.
    pub path: &'static str,
    /// The operations that are served over HTTP.
    pub operations: &'static [Operation],
    /// Who may do what over HTTP: an operation that is not there is nobody's, and where there is none at all everybody may
    /// do everything.
    pub permits: &'static [Permit],
    /// How many rows a page has over HTTP.
    pub pages: Pages,
    /// How writes are taken over HTTP.
    pub writes: Writes,
}

impl Table {
    /// Returns the columns of the primary key, in key order.
    pub fn key_columns(&self) -> impl Iterator<Item = &'static Column> {
        let columns = self.columns;
        self.key.iter().map(move |&place| &columns[place])
    }

    /// Returns the place of the column of that name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// Returns the place of the column that counts the updates of a row, if there is one.
    pub fn counter(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.counts_updates)
    }

    /// Returns who may do that with the rows over HTTP; `None` when the schema does not say, so that everyone may.
    pub fn who(&self, operation: Operation) -> Option<&'static [Who]> {
        let permit = self.permits.iter().find(|permit| permit.operation == operation);
        (!self.permits.is_empty()).then(|| permit.map_or(&[][..], |permit| permit.who))
    }

    /// Returns the place of the column that a create over HTTP which does not give it fills with who makes it: the one that
    /// names who may.
    pub fn creates_for(&self) -> Option<usize> {
        let mut places = self.who(Operation::Create)?.iter().filter_map(|who| match who {
            Who::Owner(place) => Some(*place),
            Who::Public | Who::Authenticated | Who::Role(_) => None,
        });
        places.next().filter(|_| places.next().is_none())
    }

    /// Returns whether the operation is served over HTTP.
    pub fn serves(&self, operation: Operation) -> bool {
        self.operations.contains(&operation)
    }
}
