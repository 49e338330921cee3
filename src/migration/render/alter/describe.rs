//! The changes of a table in words.

use crate::dialect::Dialect;
use crate::migration::Hazard;
use crate::migration::diff::{ColumnChange, NewColumn, TableChange};
use crate::migration::render::constraint::{Constraint, ConstraintKind};
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
    for column in change.kept.iter().filter(|it| it.differs) {
        let name = &column.to.column.name;
        let text = format!("Change the column {table}.{name}: {}", what_changes(column, dialect).join(", "));
        say(text, format!("change {table} {name}"), changing(column, dialect));
    }
    let is_same = |one: &Constraint, others: &[Constraint]| others.contains(one);
    for it in change.constraints_dropped.iter().filter(|it| !is_same(it, &change.constraints_added)) {
        let is_replaced = change.constraints_added.iter().any(|new| new.name == it.name);
        if !is_replaced && !of_dropped_column(it, change) {
            say(format!("Drop the {} {} of {table}", kind(it), it.name), format!("drop {}", it.name), Vec::new());
        }
    }
    for it in change.constraints_added.iter().filter(|it| !is_same(it, &change.constraints_dropped)) {
        if !of_new_column(it, change) {
            let text = format!("Add the {} {} to {table}: {}", kind(it), it.name, it.body);
            say(text, format!("add {}", it.name), vec![Hazard::FailsOnRows]);
        }
    }
    let (old, new) = (&change.indexes_dropped, &change.indexes_added);
    for it in old.iter().filter(|it| !new.iter().any(|new| new.name == it.name)) {
        say(format!("Drop the index {} on {table}", it.name), format!("drop {}", it.name), Vec::new());
    }
    for it in new {
        let replaced = old.iter().find(|old| old.name == it.name);
        let text = |verb: &str| format!("{verb} the index {} on {table}", it.name);
        match replaced {
            None => {
                let hazards = if it.unique { vec![Hazard::FailsOnRows] } else { Vec::new() };
                say(text("Create"), format!("create {}", it.name), hazards);
            }
            Some(old) if index::create(change.from, old, dialect) != index::create(change.to, it, dialect) => {
                say(text("Change"), format!("change {}", it.name), Vec::new());
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
    if change.options {
        say(format!("Change the options of {table}"), format!("change {table}"), Vec::new());
    }
    if change.stale || change.reordered {
        say(format!("Write the table {table} anew, as a fresh start would"), format!("rewrite {table}"), Vec::new());
    }
    found
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
    if words.is_empty() {
        words.push("what is declared of it".to_owned());
    }
    words
}

fn adding(new: &NewColumn<'_>, dialect: &dyn Dialect) -> Vec<Hazard> {
    let value = new.backfill.as_ref().or(new.at.column.default.as_ref());
    let rewrites = value.is_some_and(|it| dialect.adding_default_rewrites_table(it));
    if rewrites { vec![Hazard::RewritesTable] } else { Vec::new() }
}

fn changing(column: &ColumnChange<'_>, dialect: &dyn Dialect) -> Vec<Hazard> {
    let mut hazards = Vec::new();
    if column.retyped && dialect.retyping_rewrites_table(column.from, column.to) {
        hazards.push(Hazard::RewritesTable);
    }
    if column.becomes_not_null() || column.conversion.misfit.is_some() {
        hazards.push(Hazard::FailsOnRows);
    }
    hazards
}
