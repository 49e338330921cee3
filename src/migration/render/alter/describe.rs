//! The changes of a table in words.

use crate::dialect::Dialect;
use crate::migration::Hazard;
use crate::migration::diff::{ColumnChange, NewColumn, TableChange};
use crate::migration::online;
use crate::migration::render::constraint::{Constraint, ConstraintKind, implied_check};
use crate::migration::render::index;
use crate::model::Default;

/// One change.
#[derive(Debug)]
pub(super) struct Sentence {
    /// The change in words.
    pub(super) text: String,
    /// The words that name a migration after it.
    pub(super) change: String,
    /// What to know before.
    pub(super) hazards: Vec<Hazard>,
}

/// Returns the changes one by one; what goes for a moment only is not among them.
pub(super) fn sentences(change: &TableChange<'_>, dialect: &dyn Dialect) -> Vec<Sentence> {
    let table = &change.to.table.name;
    let mut found = Vec::new();
    let mut say = |text: String, change: String, hazards: Vec<Hazard>| found.push(Sentence { text, change, hazards });
    for new in &change.added {
        let name = &new.at.column.name;
        say(format!("Add the column {table}.{name}"), format!("add {table} {name}"), adding(new, dialect));
    }
    for at in &change.dropped {
        let name = &at.column.name;
        let hazards = vec![Hazard::LosesData, Hazard::BreaksPrograms];
        say(format!("Drop the column {table}.{name}"), format!("drop {table} {name}"), hazards);
    }
    for column in change.kept.iter().filter(|it| it.is_held) {
        let name = &column.to.column.name;
        let hazards = if column.backfill.is_some() { vec![Hazard::RewritesTable] } else { Vec::new() };
        say(format!("Let no new row have NULL in {table}.{name}"), format!("require {table} {name}"), hazards);
    }
    for column in change.kept.iter().filter(|it| it.differs) {
        let name = &column.to.column.name;
        let text = format!("Change the column {table}.{name}: {}", what_changes(column, dialect).join(", "));
        say(text, format!("change {table} {name}"), changing(column, dialect));
    }
    for column in change.kept.iter().filter(|it| it.conversion.relabelling.is_some()) {
        let name = &column.to.column.name;
        let hazards = vec![Hazard::RewritesTable, Hazard::BreaksPrograms];
        say(
            format!("Give the rows their labels' new names in {table}.{name}"),
            format!("relabel {table} {name}"),
            hazards,
        );
    }
    let is_same = |one: &Constraint, others: &[Constraint]| others.contains(one);
    for it in change.constraints_dropped.iter().filter(|it| !is_same(it, &change.constraints_added)) {
        let is_replaced = change.constraints_added.iter().any(|new| new.name == it.name);
        if !is_replaced && !of_dropped_column(it, change) && !stands_for_not_null(it, change, dialect) {
            say(format!("Drop the {} {} of {table}", kind(it), it.name), format!("drop {}", it.name), Vec::new());
        }
    }
    for it in change.constraints_added.iter().filter(|it| !is_same(it, &change.constraints_dropped)) {
        if !of_new_column(it, change) && !stands_for_not_null(it, change, dialect) {
            let text = format!("Add the {} {} to {table}: {}", kind(it), it.name, it.body);
            say(text, format!("add {}", it.name), holding(it, dialect));
        }
    }
    for it in &change.constraints_on_index {
        let text = format!("Make the index {} a {} of {table}", it.name, kind(it));
        say(text, format!("add {}", it.name), Vec::new());
    }
    let (old, new) = (&change.indexes_dropped, &change.indexes_added);
    for it in old.iter().filter(|it| !new.iter().any(|new| new.name == it.name)) {
        say(
            format!("Drop the index {} on {table}", it.name),
            format!("drop {}", it.name),
            indexing(change, false, dialect),
        );
    }
    for it in new {
        let replaced = old.iter().find(|old| old.name == it.name);
        let text = |verb: &str| format!("{verb} the index {} on {table}", it.name);
        match replaced {
            None => {
                say(text("Create"), format!("create {}", it.name), indexing(change, it.unique, dialect));
            }
            Some(old) if index::create(change.from, old, dialect) != index::create(change.to, it, dialect) => {
                say(text("Change"), format!("change {}", it.name), indexing(change, it.unique, dialect));
            }
            Some(_) => (),
        }
    }
    if change.foreign_keys {
        say(
            format!("Change what {table} refers to"),
            format!("change foreign keys of {table}"),
            vec![Hazard::FailsOnRows],
        );
    }
    if !change.options.is_empty() {
        say(format!("Change the options of {table}"), format!("change {table}"), vec![Hazard::RewritesTable]);
    }
    if change.stale || change.reordered {
        say(format!("Write the table {table} anew, as a fresh start would"), format!("rewrite {table}"), Vec::new());
    }
    found
}

fn not_null_check_name(column: &ColumnChange<'_>, dialect: &dyn Dialect) -> String {
    online::not_null_check(column.to.table, column.to.column, dialect).name
}

fn kind(constraint: &Constraint) -> &'static str {
    match constraint.kind {
        ConstraintKind::PrimaryKey => "primary key",
        ConstraintKind::Unique => "unique constraint",
        ConstraintKind::Check => "check",
        ConstraintKind::Exclusion => "exclusion constraint",
    }
}

/// Returns whether a type of a dropped column asked for the constraint, which goes with it.
fn of_dropped_column(it: &Constraint, change: &TableChange<'_>) -> bool {
    it.implied && change.dropped.iter().any(|at| super::super::column::implied_check_name(*at) == it.name)
}

fn of_new_column(it: &Constraint, change: &TableChange<'_>) -> bool {
    it.implied && change.added.iter().any(|new| super::super::column::implied_check_name(new.at) == it.name)
}

fn what_changes(column: &ColumnChange<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let (from, to) = (column.from, column.to);
    let mut words = Vec::new();
    if column.retyped {
        words.push(format!("{} becomes {}", dialect.declared_type(from), dialect.declared_type(to)));
    }
    if from.column.nullable != to.column.nullable {
        words.push(if to.column.nullable { "it may be NULL" } else { "it is NOT NULL" }.to_owned());
    }
    let default = |it: &Default| format!("its default is {}", dialect.default_value(&to.column.ty, it));
    if from.column.default != to.column.default {
        words.push(to.column.default.as_ref().map_or("it has no default".to_owned(), default));
    }
    if from.column.identity != to.column.identity {
        words.push(if to.column.identity { "it counts by itself" } else { "it no longer counts by itself" }.to_owned());
    }
    if column.anew {
        words.push("it is computed anew".to_owned());
    }
    if words.is_empty() {
        words.push("what is declared of it".to_owned());
    }
    words
}

/// Returns whether the check holds new rows to what NOT NULL will hold all rows to.
fn stands_for_not_null(it: &Constraint, change: &TableChange<'_>, dialect: &dyn Dialect) -> bool {
    change.kept.iter().any(|column| {
        let is_it = |name: &str| name == it.name && it.spares_rows;
        let comes = column.is_held.then(|| not_null_check_name(column, dialect));
        column.held_by.as_deref().is_some_and(is_it) || comes.is_some_and(|name| is_it(&name))
    })
}

/// Returns what to know before a constraint comes to a table that has rows.
fn holding(it: &Constraint, dialect: &dyn Dialect) -> Vec<Hazard> {
    match (it.spares_rows, dialect.changes_online()) {
        (true, _) => Vec::new(),
        (false, true) => vec![Hazard::FailsOnRows, Hazard::BlocksOthers],
        (false, false) => vec![Hazard::FailsOnRows],
    }
}

/// Returns what to know before an index comes or goes.
fn indexing(change: &TableChange<'_>, is_unique: bool, dialect: &dyn Dialect) -> Vec<Hazard> {
    let how = match (dialect.changes_online(), change.concurrently) {
        (true, true) => Some(Hazard::LeavesInvalidIndex),
        (true, false) => Some(Hazard::BlocksOthers),
        (false, _) => None,
    };
    how.into_iter().chain(is_unique.then_some(Hazard::FailsOnRows)).collect()
}

fn adding(new: &NewColumn<'_>, dialect: &dyn Dialect) -> Vec<Hazard> {
    let value = new.backfill.as_ref().or(new.at.column.default.as_ref());
    let rewrites = value.is_some_and(|it| dialect.adding_default_rewrites_table(it));
    let is_checked = dialect.changes_online() && implied_check(new.at, dialect).is_some();
    let is_filled = new.backfill.as_ref().is_some_and(|it| !matches!(it, Default::Literal(_)));
    let is_made = new.at.column.generated.is_some() || new.at.column.identity || is_filled;
    let rewrites = (rewrites || dialect.changes_online() && is_made).then_some(Hazard::RewritesTable);
    let blocks = is_checked || dialect.changes_online() && is_filled && !new.at.column.nullable;
    rewrites.into_iter().chain(blocks.then_some(Hazard::BlocksOthers)).collect()
}

fn changing(column: &ColumnChange<'_>, dialect: &dyn Dialect) -> Vec<Hazard> {
    let mut hazards = Vec::new();
    if column.anew || column.retyped && dialect.retyping_rewrites_table(column.from, column.to) {
        hazards.push(Hazard::RewritesTable);
    }
    if column.becomes_not_null() && column.held_by.is_none() || column.conversion.misfit.is_some() {
        hazards.push(Hazard::FailsOnRows);
    }
    if dialect.changes_online() {
        if column.becomes_not_null() && column.held_by.is_none() || column.retyped {
            hazards.push(Hazard::BlocksOthers);
        }
        if column.retyped || column.to.column.nullable && !column.from.column.nullable {
            hazards.push(Hazard::BreaksPrograms);
        }
        if column.becomes_not_null() && column.backfill.is_some() {
            hazards.push(Hazard::RewritesTable);
        }
    }
    hazards
}
