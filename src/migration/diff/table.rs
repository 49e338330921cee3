use std::collections::{BTreeSet, HashSet};

use super::{Differ, Direction};
use crate::dialect::{ForeignKeys, TableAt, Work};
use crate::migration::order::creation_order;
use crate::migration::rename::former;
use crate::migration::render::{alter, comment, foreign_key, table};
use crate::migration::{Hazard, Phase, Refusal, Step};
use crate::model::{ForeignKey, Table};

impl<'a> Differ<'a> {
    /// Compares the tables; those of `stale` hold an old name that has to go.
    pub(super) fn tables(&mut self, stale: &BTreeSet<String>) {
        let (from, to) = (self.from, self.to);
        let new: Vec<_> = to.tables.iter().filter(|it| from.tables.by_name(&it.name).is_none()).collect();
        let gone: Vec<_> = from.tables.iter().filter(|it| to.tables.by_name(&it.name).is_none()).collect();
        self.new_tables(&new);
        self.gone_tables(&gone);
        for table in &to.tables {
            if let Some(old) = from.tables.by_name(&table.name) {
                let from = TableAt { model: from, table: old };
                let change = self.change(from, TableAt { model: to, table }, stale.contains(&table.name));
                let own = (self.dialect.own_statement(old), self.dialect.own_statement(table));
                if own != (None, None) && (own.0 != own.1 || !change.is_empty()) {
                    self.refusals.push(Refusal::own_statement(&table.name));
                } else if !change.is_empty() {
                    self.changed_table(&change);
                }
                self.changes.push(change);
                self.partitions(old, table);
            }
        }
    }

    fn partitions(&mut self, from: &'a Table, to: &'a Table) {
        let (old, new) = (self.dialect.partitions(from), self.dialect.partitions(to));
        for partition in new {
            let name = &partition.name;
            match old.iter().find(|it| it.name == *name) {
                None => {
                    let caption = format!("Create the partition {name} of {}", to.name);
                    let step = Step::new(Phase::Tables, caption, format!("create {name}"));
                    self.steps.push(step.run([self.dialect.create_partition(to, partition)]));
                }
                Some(old) if old.bound != partition.bound => {
                    self.refusals.push(Refusal::partition(&to.name, name));
                }
                Some(_) => (),
            }
        }
        for partition in old.iter().filter(|it| !new.iter().any(|new| new.name == it.name)) {
            let name = &partition.name;
            if self.way.direction == Direction::Up && !self.intent.losses.permit(name) {
                self.refusals.push(Refusal::loses_table(name));
            }
            let caption = format!("Drop the partition {name} of {}", to.name);
            let step = Step::new(Phase::TablesDropped, caption, format!("drop {name}")).hazards([Hazard::LosesData]);
            let table = self.dialect.qualified(to.namespace.as_deref(), name);
            self.steps.push(step.run([format!("DROP TABLE {table}")]));
        }
    }

    fn new_tables(&mut self, new: &[&'a Table]) {
        for (table, with_it, later) in self.in_order(new) {
            let at = TableAt { model: self.to, table };
            let name = &table.name;
            let step = Step::new(Phase::Tables, format!("Create the table {name}"), format!("create {name}"));
            self.steps.push(step.run(table::create(at, &with_it, self.dialect)));
            for key in later {
                self.add_foreign_key(at, key);
            }
        }
    }

    fn gone_tables(&mut self, gone: &[&'a Table]) {
        let mut drops = Vec::new();
        let mut dropped = Vec::new();
        for (table, with_it, later) in self.in_order(gone) {
            let at = TableAt { model: self.from, table };
            let name = &table.name;
            let permitted = self.intent.losses.permit(former(&self.intent.renames.tables, name));
            if self.way.direction == Direction::Up && !permitted {
                self.refusals.push(Refusal::loses_table(name));
            }
            for key in later {
                self.drop_foreign_key(at, key);
            }
            let step = Step::new(Phase::TablesDropped, format!("Drop the table {name}"), format!("drop {name}"));
            let step = step.hazards([Hazard::LosesData]);
            drops.push(step.run([format!("DROP TABLE {}", self.dialect.table_name(table))]));
            dropped.push((table, with_it));
        }
        drops.reverse();
        dropped.reverse();
        let prelude = self.dialect.before_dropping_referenced_tables();
        if let Some(statement) = prelude.filter(|_| drops_referenced_tables(&dropped)) {
            let caption = "Check foreign keys when all is done, not while tables that refer to each other go";
            self.steps.push(Step::service(Phase::TablesDropped, caption).run([statement.to_owned()]));
        }
        self.steps.extend(drops);
    }

    /// Returns tables in the order of their creation, each with the foreign keys that are declared with it and those that refer to
    /// a table which comes later.
    fn in_order(&self, tables: &[&'a Table]) -> Vec<(&'a Table, Vec<&'a ForeignKey>, Vec<&'a ForeignKey>)> {
        let order = creation_order(tables);
        let mut pending: HashSet<_> = order.iter().map(|table| table.name.as_str()).collect();
        let by_table = order.into_iter().map(|table| {
            pending.remove(table.name.as_str());
            let (with_it, later) = table.foreign_keys.iter().partition(|key| match self.dialect.foreign_keys() {
                ForeignKeys::WithTheTable => true,
                // CREATE TABLE would take it for one that all rows meet: there are none yet.
                ForeignKeys::ByAlterTable if key.not_valid => false,
                ForeignKeys::ByAlterTable => !pending.contains(key.table.as_str()),
            });
            (table, with_it, later)
        });
        by_table.collect()
    }

    fn changed_table(&mut self, change: &super::TableChange<'a>) {
        let table = &change.to.table.name;
        if self.way.direction == Direction::Up {
            for at in &change.dropped {
                let (old_table, old) = (former(&self.intent.renames.tables, table), &at.column.name);
                let losses = &self.intent.losses;
                if !losses.permit(&format!("{old_table}.{old}")) {
                    self.refusals.push(Refusal::loses_column(table, old));
                }
            }
        }
        self.steps.extend(alter::steps(change, &self.labels, self.dialect));
    }

    pub(super) fn comments(&mut self) {
        for change in std::mem::take(&mut self.changes) {
            let (from, to) = (change.from, change.to);
            let name = &to.table.name;
            if from.table.doc != to.table.doc {
                let step = Step::new(Phase::Comments, format!("Document the table {name}"), format!("document {name}"));
                self.steps.push(step.run(comment::on_table(to, self.dialect)));
            }
            let new = change.added.iter().filter(|it| it.at.column.doc.is_some()).map(|it| (it.at, true));
            let changed = change.kept.iter().filter(|it| it.from.column.doc != it.to.column.doc);
            for (at, is_new) in changed.map(|it| (it.to, false)).chain(new) {
                let column = &at.column.name;
                let mut step = Step::service(Phase::Comments, format!("Document the column {name}.{column}"));
                if !is_new {
                    step.changes.push(format!("document {name} {column}"));
                }
                self.steps.push(step.run(comment::on_column(at, self.dialect)));
            }
            self.changes.push(change);
        }
    }

    pub(super) fn add_foreign_key(&mut self, at: TableAt<'_>, key: &ForeignKey) {
        let caption = format!("Let {} refer to {}", at.table.name, key.table);
        let has_rows = self.from.tables.by_name(&at.table.name).is_some() && !key.not_valid;
        let copies = self.dialect.at_most(Work::Copies);
        let blocks = has_rows && (self.dialect.changes_online() || !copies.is_empty());
        let blocks = blocks.then_some(Hazard::BlocksOthers);
        let hazards = has_rows.then_some(Hazard::FailsOnRows).into_iter().chain(blocks);
        let step = Step::new(Phase::ForeignKeysAdded, caption, format!("add {}", key.name)).hazards(hazards);
        let clauses = if has_rows { copies } else { &[] };
        let clauses: String = clauses.iter().map(|clause| format!(", {clause}")).collect();
        self.steps.push(step.run([foreign_key::add(at, key, self.dialect) + &clauses]));
    }

    pub(super) fn drop_foreign_key(&mut self, at: TableAt<'_>, key: &ForeignKey) {
        let caption = format!("No longer let {} refer to {}", at.table.name, key.table);
        let step = Step::new(Phase::ForeignKeysDropped, caption, format!("drop {}", key.name));
        self.steps.push(step.run([foreign_key::drop(at, key, self.dialect)]));
    }
}

/// Returns whether a table is dropped while rows of its own or of tables that are dropped later may refer to it.
fn drops_referenced_tables(dropped: &[(&Table, Vec<&ForeignKey>)]) -> bool {
    let mut gone = HashSet::new();
    dropped.iter().any(|(table, foreign_keys)| {
        gone.insert(table.name.as_str());
        foreign_keys.iter().any(|key| gone.contains(key.table.as_str()))
    })
}
