use std::collections::BTreeMap;

use super::{alter_table, work};
use crate::dialect::{ColumnAt, Dialect, Work};
use crate::migration::diff::{ColumnChange, TableChange};
use crate::migration::render::constraint::{Constraint, ConstraintKind};
use crate::migration::render::{column, index};
use crate::model::{Column, Default, Type};

/// Returns the statements that change a table: one for its structure, so that it is either what it was or what it shall be; before
/// it what makes its rows fit.
pub(super) fn statements(
    change: &TableChange<'_>,
    labels: &BTreeMap<(String, String), String>,
    dialect: &dyn Dialect,
) -> Vec<String> {
    let table = &dialect.table_name(change.to.table);
    let mut statements = rename_labels(change, labels, dialect);
    statements.extend(fill(change, dialect));
    let mut actions: Vec<_> =
        change.indexes_dropped.iter().map(|it| format!("DROP INDEX {}", dialect.quote(&it.name))).collect();
    let is_there = |it: &&Constraint| !change.kept.iter().any(|column| stands_in_the_way(it, column));
    actions.extend(change.constraints_dropped.iter().filter(is_there).map(|it| drop_constraint(it, dialect)));
    actions.extend(change.dropped.iter().map(|at| format!("DROP COLUMN {}", dialect.quote(&at.column.name))));
    let mut later = Vec::new();
    let mut updates = Vec::new();
    let converts = dialect.changes_charset(change.from.table, change.to.table);
    let moved = moved(change);
    let is_moved = |column: &ColumnChange<'_>| moved.contains(&column.to.column.name.as_str());
    for column in change.kept.iter().filter(|it| it.differs || converts || is_moved(it)) {
        let place = if is_moved(column) { behind(column.to, dialect) } else { String::new() };
        let definition = column::definition(column.to, dialect) + &place;
        match filling(column, dialect).filter(|_| column.retyped) {
            // What stands for NULL may be a value of the new type only.
            Some(update) => {
                let nullable = Column { nullable: true, ..column.to.column.clone() };
                let nullable = ColumnAt { column: &nullable, ..column.to };
                actions.push(format!("MODIFY COLUMN {}", column::definition(nullable, dialect)));
                updates.push(update);
                later.push(format!("MODIFY COLUMN {definition}"));
            }
            None => actions.push(format!("MODIFY COLUMN {definition}")),
        }
    }
    for new in &change.added {
        let place = place(new.at, dialect);
        let definition = column::definition(new.at, dialect);
        match &new.backfill {
            None => actions.push(format!("ADD COLUMN {definition}{place}")),
            Some(backfill @ Default::Literal(_)) => {
                let filled = Column { default: Some(backfill.clone()), ..new.at.column.clone() };
                let filled = ColumnAt { column: &filled, ..new.at };
                actions.push(format!("ADD COLUMN {}{place}", column::definition(filled, dialect)));
                later.push(format!("MODIFY COLUMN {definition}"));
            }
            Some(backfill) => {
                let empty = Column { default: None, nullable: true, ..new.at.column.clone() };
                let empty = ColumnAt { column: &empty, ..new.at };
                actions.push(format!("ADD COLUMN {}{place}", column::definition(empty, dialect)));
                let value = dialect.default_value(&new.at.column.ty, backfill);
                updates.push(format!("{} = {value}", dialect.quote(&new.at.column.name)));
                later.push(format!("MODIFY COLUMN {definition}"));
            }
        }
    }
    let mut added: Vec<_> =
        change.constraints_added.iter().map(|it| format!("ADD {}", it.definition(dialect))).collect();
    added.extend(change.indexes_added.iter().map(|it| format!("ADD {}", index::definition(it, dialect))));
    // Keys and checks over values that are filled in come after them.
    if updates.is_empty() {
        actions.append(&mut added)
    } else {
        later.append(&mut added)
    }
    actions.extend(change.options.iter().cloned());
    let work = work::of(change, dialect);
    if !actions.is_empty() {
        actions.extend(dialect.at_most(work).iter().map(|&it| it.to_owned()));
        statements.push(alter_table(table, &actions));
    }
    statements.extend(updates.iter().map(|update| format!("UPDATE {table} SET {update}")));
    if !later.is_empty() {
        if work == Work::BesideOthers {
            later.extend(dialect.at_most(work).iter().map(|&it| it.to_owned()));
        }
        statements.push(alter_table(table, &later));
    }
    statements
}

/// Returns the columns from the first on that stands behind another one than before.
fn moved<'a>(change: &'a TableChange<'_>) -> Vec<&'a str> {
    let old = change.from.table.columns.iter().filter(|it| change.to.table.columns.by_name(&it.name).is_some());
    let kept = change.kept.iter().map(|it| it.to.column.name.as_str()).zip(old);
    kept.skip_while(|(name, old)| *name == old.name).map(|(name, _)| name).collect()
}

fn drop_constraint(constraint: &Constraint, dialect: &dyn Dialect) -> String {
    match constraint.kind {
        ConstraintKind::PrimaryKey => "DROP PRIMARY KEY".to_owned(),
        ConstraintKind::Unique => format!("DROP INDEX {}", dialect.quote(&constraint.name)),
        ConstraintKind::Check | ConstraintKind::Exclusion => {
            format!("DROP CONSTRAINT {}", dialect.quote(&constraint.name))
        }
    }
}

/// Returns where a new column stands, when it is not the last.
fn place(at: ColumnAt<'_>, dialect: &dyn Dialect) -> String {
    let columns = &at.table.columns;
    match columns.position(&at.column.name) {
        Some(place) if place + 1 == columns.len() => String::new(),
        _ => behind(at, dialect),
    }
}

/// Returns what a column stands behind.
fn behind(at: ColumnAt<'_>, dialect: &dyn Dialect) -> String {
    let columns = &at.table.columns;
    match columns.position(&at.column.name) {
        Some(place) if place > 0 => format!(" AFTER {}", dialect.quote(&columns[place - 1].name)),
        _ => " FIRST".to_owned(),
    }
}

/// Returns the statements that fill in what stands for NULL where it no longer may be, in columns that keep their types.
fn fill(change: &TableChange<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let table = dialect.table_name(change.to.table);
    let columns = change.kept.iter().filter(|it| !it.retyped);
    columns.filter_map(|it| Some(format!("UPDATE {table} SET {}", filling(it, dialect)?))).collect()
}

/// Returns what an UPDATE says to fill in what stands for NULL.
fn filling(column: &ColumnChange<'_>, dialect: &dyn Dialect) -> Option<String> {
    let backfill = column.backfill.as_ref().filter(|_| column.becomes_not_null())?;
    let name = dialect.quote(&column.to.column.name);
    Some(format!("{name} = {} WHERE {name} IS NULL", dialect.default_value(&column.to.column.ty, backfill)))
}

/// Returns the statements that give rows the new names of labels. Columns of a type take old and new ones for a while; checks are
/// dropped first.
fn rename_labels(
    change: &TableChange<'_>,
    labels: &BTreeMap<(String, String), String>,
    dialect: &dyn Dialect,
) -> Vec<String> {
    let table = &dialect.table_name(change.to.table);
    let mut statements = Vec::new();
    for column in &change.kept {
        let Type::Enum(name) = &column.from.column.ty else { continue };
        if let Some(update) = &column.conversion.relabelling {
            let check = change.constraints_dropped.iter().find(|it| stands_in_the_way(it, column));
            statements.extend(check.map(|it| alter_table(table, &[drop_constraint(it, dialect)])));
            statements.push(format!("UPDATE {table} SET {update}"));
            continue;
        }
        let renamed: Vec<_> = labels.iter().filter(|((enumeration, _), _)| enumeration == name).collect();
        if renamed.is_empty() || !matches!(column.to.column.ty, Type::Enum(_)) {
            continue;
        }
        let values = column.from.model.enumeration(name).values.iter().map(|value| &value.label);
        let is_new = |label: &&String| values.clone().all(|value| value != *label);
        let new = renamed.iter().map(|(_, new)| *new).filter(is_new);
        let all: Vec<_> = values.clone().chain(new).map(|it| dialect.string(it)).collect();
        let quoted = dialect.quote(&column.to.column.name);
        let null = if column.from.column.nullable { "" } else { " NOT NULL" };
        statements.push(alter_table(table, &[format!("MODIFY COLUMN {quoted} ENUM({}){null}", all.join(", "))]));
        // At once, since a label may get the name that another one had.
        let pairs: Vec<_> = renamed.iter().map(|((_, old), new)| (dialect.string(old), dialect.string(new))).collect();
        let update = match pairs.as_slice() {
            [(old, new)] => format!("{new} WHERE {quoted} = {old}"),
            _ => {
                let cases: String = pairs.iter().map(|(old, new)| format!(" WHEN {old} THEN {new}")).collect();
                let old = pairs.iter().map(|(old, _)| old.as_str()).collect::<Vec<_>>().join(", ");
                format!("CASE {quoted}{cases} END WHERE {quoted} IN ({old})")
            }
        };
        statements.push(format!("UPDATE {table} SET {quoted} = {update}"));
    }
    statements
}

/// Returns whether a check allows the old labels of a column only.
fn stands_in_the_way(check: &Constraint, column: &ColumnChange<'_>) -> bool {
    column.conversion.relabelling.is_some() && check.implied && check.name == column::implied_check_name(column.to)
}
