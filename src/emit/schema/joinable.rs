use std::collections::HashMap;

use super::diesel_name;
use crate::dialect::TableAt;
use crate::model::{Backend, ForeignKey, Model, Table};

/// A foreign key that Diesel can join by.
pub(super) struct Joinable<'a> {
    pub(super) child: &'a Table,
    pub(super) parent: &'a Table,
    key: &'a ForeignKey,
}

/// A foreign key as `joinable!` spells it.
pub(super) struct JoinableView<'a> {
    pub(super) child: &'a str,
    pub(super) parent: &'a str,
    pub(super) column: &'a str,
}

impl<'a> Joinable<'a> {
    /// Returns whether Diesel compares the two columns: not when they are numbers of different types on the backend.
    pub(super) fn compares(&self, model: &Model, backend: Backend) -> bool {
        let column = |table: &'a Table, names: &[String]| TableAt { model, table }.column(&names[0]);
        let (own, other) = (column(self.child, &self.key.columns), column(self.parent, &self.key.references));
        !own.column.ty.differs_in_width(&other.column.ty) || diesel_name(own, backend) == diesel_name(other, backend)
    }

    pub(super) fn view(&self) -> JoinableView<'a> {
        JoinableView {
            child: &self.child.rust.module,
            parent: &self.parent.rust.module,
            column: &self.child.column(&self.key.columns[0]).rust_name,
        }
    }
}

/// Returns the foreign keys that get a `joinable!`, in the order of child, parent and column: those of one column to the whole
/// key of another table that are alone between the two tables, whichever way they lead.
pub(super) fn foreign_keys<'a>(tables: &[&'a Table]) -> Vec<Joinable<'a>> {
    let by_name: HashMap<_, _> = tables.iter().map(|table| (table.name.as_str(), *table)).collect();
    let pair = |child: &'a Table, key: &'a ForeignKey| {
        let (one, other) = (child.name.as_str(), key.table.as_str());
        (one.min(other), one.max(other))
    };
    let mut between: HashMap<_, usize> = HashMap::new();
    for table in tables {
        for key in &table.foreign_keys {
            *between.entry(pair(table, key)).or_default() += 1;
        }
    }
    let mut joinables: Vec<_> = tables
        .iter()
        .flat_map(|child| child.foreign_keys.iter().map(|key| (*child, key)))
        .filter(|(child, key)| key.table != child.name && between[&pair(child, key)] == 1)
        .filter_map(|(child, key)| Some(Joinable { child, parent: by_name.get(key.table.as_str()).copied()?, key }))
        .filter(|it| it.key.columns.len() == 1 && it.parent.key() == it.key.references)
        .collect();
    joinables.sort_by(|one, other| {
        let names = |it: &Joinable<'a>| (it.child.name.as_str(), it.parent.name.as_str());
        names(one).cmp(&names(other))
    });
    joinables
}
