//! The comparison of two models.

mod enumeration;
mod object;
mod refuse;
mod table;

use std::collections::HashSet;

use super::order::creation_order;
use super::{Plan, Refusal, RefusalCode, Step};
use crate::dialect::{Dialect, ForeignKeys, TableAt};
use crate::model::{Model, Table};

/// Compares two models; `before` is `None` when there is no database yet.
///
/// What can be done on any database that holds rows becomes a plan: new enums, tables, columns that existing rows need no value
/// for, indexes, labels at the end of an enum, comments.
///
/// # Errors
///
/// Every change that this version does not migrate.
pub fn diff<'a>(
    before: Option<&'a Model>,
    after: &'a Model,
    dialect: &'static dyn Dialect,
) -> Result<Plan<'a>, Vec<Refusal>> {
    let mut changes = Changes { dialect, steps: Vec::new(), refusals: Vec::new() };
    changes.namespaces(before, after);
    changes.enums(before, after);
    changes.domains(before, after);
    changes.tables(before, after);
    changes.objects(before, after);
    if changes.refusals.is_empty() { Ok(Plan::new(dialect, changes.steps)) } else { Err(changes.refusals) }
}

/// What a comparison found so far.
struct Changes<'a> {
    dialect: &'static dyn Dialect,
    steps: Vec<Step<'a>>,
    refusals: Vec<Refusal>,
}

impl<'a> Changes<'a> {
    fn tables(&mut self, before: Option<&'a Model>, after: &'a Model) {
        let old =
            |name: &str| before.and_then(|model| model.tables.by_name(name).map(|table| TableAt { model, table }));
        for gone in before.iter().flat_map(|model| model.tables.iter()) {
            if after.tables.by_name(&gone.name).is_none() {
                self.refuse(RefusalCode::TableRemoved, &gone.name, None, "the table is gone from the schema");
            }
        }
        let (mut new, mut kept) = (Vec::new(), Vec::new());
        for table in &after.tables {
            match old(&table.name) {
                Some(old) => kept.push((old, TableAt { model: after, table })),
                None => new.push(table),
            }
        }
        self.new_tables(after, &new);
        for (old, new) in kept {
            self.table(old, new);
        }
    }

    fn new_tables(&mut self, after: &'a Model, new: &[&'a Table]) {
        let order = creation_order(new);
        let mut pending: HashSet<_> = order.iter().map(|table| table.name.as_str()).collect();
        for table in order {
            pending.remove(table.name.as_str());
            let at = TableAt { model: after, table };
            let (foreign_keys, later): (Vec<_>, Vec<_>) =
                table.foreign_keys.iter().partition(|key| match self.dialect.foreign_keys() {
                    ForeignKeys::WithTheTable => true,
                    // CREATE TABLE would take it for one that all rows meet: there are none yet.
                    ForeignKeys::ByAlterTable if key.not_valid => false,
                    ForeignKeys::ByAlterTable => !pending.contains(key.table.as_str()),
                });
            self.steps.push(Step::CreateTable { table: at, foreign_keys });
            self.steps.extend(later.into_iter().map(|key| Step::AddForeignKey { table: at, key }));
        }
    }
}
