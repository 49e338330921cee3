use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use super::mentions;
use super::model::{rename_column, rename_enum, rename_part, rename_table};
use super::namespace::{Renaming, aside, moves, names_in, parts};
use super::{former, rename_label};
use crate::dialect::{ColumnAt, Dialect, EnumStorage, ForeignKeys, TableAt, TableChanges};
use crate::migration::render::alter::alter_table;
use crate::migration::render::constraint::{Constraint, constraints, implied_check};
use crate::migration::{Hazard, Phase, Step};
use crate::model::{Default, Domain, Enum, Model, Renames, Table, Type};

/// A model under its new names, with the steps that lead to them.
#[derive(Debug)]
pub(in crate::migration) struct Renamed {
    /// The model, as the database has it after the steps.
    pub(in crate::migration) model: Model,
    /// What gives the new names.
    pub(in crate::migration) steps: Vec<Step>,
    /// The tables in whose text an old name is left.
    pub(in crate::migration) stale: BTreeSet<String>,
    /// The new labels by enum and old label, where a label is a value of the rows and not of a type.
    pub(in crate::migration) labels: BTreeMap<(String, String), String>,
}

/// Gives tables, columns, enums and labels their new names.
pub(in crate::migration) fn apply(before: &Model, after: &Model, renames: &Renames, dialect: &dyn Dialect) -> Renamed {
    let mut renamed =
        Renamed { model: before.clone(), steps: Vec::new(), stale: BTreeSet::new(), labels: BTreeMap::new() };
    for (new, old) in in_turn(renames.tables.iter().map(|(new, old)| (new.clone(), old.clone())).collect()) {
        renamed.table(&old, after.table(&new), dialect);
    }
    let mut columns: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    for ((table, new), old) in &renames.columns {
        columns.entry(table).or_default().push((new.clone(), old.clone()));
    }
    for (table, pairs) in columns {
        for (new, old) in in_turn(pairs) {
            renamed.column(table, &old, &new, dialect);
        }
    }
    for (new, old) in in_turn(renames.enums.iter().map(|(new, old)| (new.clone(), old.clone())).collect()) {
        renamed.enumeration(&old, after.enumeration(&new), dialect);
    }
    let mut labels: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    for ((enumeration, new), old) in &renames.labels {
        labels.entry(enumeration).or_default().push((new.clone(), old.clone()));
    }
    for (enumeration, pairs) in labels {
        for (new, old) in in_turn(pairs) {
            renamed.label(enumeration, &old, &new, dialect);
        }
    }
    renamed
}

/// Sorts renames, given as (new, old), so that each finds its new name free.
fn in_turn(mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut sorted = Vec::with_capacity(pairs.len());
    while let Some(place) = pairs.iter().position(|(new, _)| !pairs.iter().any(|(_, old)| old == new)) {
        sorted.push(pairs.remove(place));
    }
    sorted
}

impl Renamed {
    fn step(&mut self, caption: String, change: String, breaks: bool, statements: Vec<String>) {
        if !statements.is_empty() {
            let hazards = breaks.then_some(Hazard::BreaksPrograms);
            self.steps.push(Step::new(Phase::Renames, caption, change).hazards(hazards).run(statements));
        }
    }

    fn table(&mut self, old: &str, new: &Table, dialect: &dyn Dialect) {
        let (namespace, new_local, new) = (new.namespace.as_deref(), new.local_name(), new.name.as_str());
        let mut statements = self.parts_aside(old, namespace, dialect);
        let before = self.model.clone();
        rename_table(&mut self.model, old, new, namespace);
        let after = self.model.clone();
        let from = TableAt { model: &before, table: before.table(old) };
        let to = TableAt { model: &after, table: after.table(new) };
        let rename = |kind, old: &str, new: &str| Renaming { kind, old: old.to_owned(), new: new.to_owned() };
        let sequences = from.columns().zip(to.columns()).filter_map(|(column, renamed)| {
            let (old, new) = (dialect.identity_sequence(column)?, dialect.identity_sequence(renamed)?);
            Some(rename("SEQUENCE", &old, &new))
        });
        let things: Vec<_> =
            [rename("TABLE", from.table.local_name(), new_local)].into_iter().chain(sequences).collect();
        statements.extend(moves(&things, (from.table.namespace.as_deref(), namespace), &before, dialect));
        for (column, renamed) in from.columns().zip(to.columns()) {
            let (Some(check), Some(renamed)) = (implied_check(column, dialect), implied_check(renamed, dialect)) else {
                continue;
            };
            match dialect.foreign_keys() {
                ForeignKeys::WithTheTable => drop(self.stale.insert(new.to_owned())),
                // A table that only goes to another namespace keeps its name there.
                ForeignKeys::ByAlterTable if check == renamed => (),
                // Where the condition stays, no row has to be looked at.
                ForeignKeys::ByAlterTable
                    if dialect.table_changes() == TableChanges::Statements && check.body == renamed.body =>
                {
                    let (old, new) = (dialect.quote(&check.name), dialect.quote(&renamed.name));
                    let rename = format!("RENAME CONSTRAINT {old} TO {new}");
                    statements.push(alter_table(&dialect.table_name(to.table), &[rename]));
                }
                ForeignKeys::ByAlterTable => {
                    let drop = format!("DROP CONSTRAINT {}", dialect.quote(&check.name));
                    statements.push(alter_table(
                        &dialect.table_name(to.table),
                        &[drop, format!("ADD {}", renamed.definition(dialect))],
                    ));
                }
            }
        }
        self.step(format!("Rename the table {old} to {new}"), format!("rename {old} to {new}"), true, statements);
    }

    /// Gives the keys and indexes of a table other names that cannot go to another namespace under theirs, since something there
    /// has these still; they get their names back as those that were renamed do.
    fn parts_aside(&mut self, table: &str, namespace: Option<&str>, dialect: &dyn Dialect) -> Vec<String> {
        let from = self.model.table(table).namespace.clone();
        if from.as_deref() == namespace {
            return Vec::new();
        }
        let taken = names_in(&self.model, namespace, dialect);
        let in_the_way = parts(self.model.table(table)).filter(|name| taken.contains(*name));
        let in_the_way: Vec<_> = in_the_way.map(str::to_owned).collect();
        let rename = |name: String| {
            let other = aside(&name);
            rename_part(&mut self.model, table, &name, &other);
            format!("ALTER INDEX {} RENAME TO {}", dialect.qualified(from.as_deref(), &name), dialect.quote(&other))
        };
        in_the_way.into_iter().map(rename).collect()
    }

    fn column(&mut self, table: &str, old: &str, new: &str, dialect: &dyn Dialect) {
        let before = self.model.clone();
        rename_column(&mut self.model, table, old, new);
        let after = self.model.clone();
        let from = TableAt { model: &before, table: before.table(table) };
        let to = TableAt { model: &after, table: after.table(table) };
        let checks = |at: TableAt<'_>, name: &str| {
            let checks = constraints(at, dialect).into_iter();
            checks.filter(|it| it.condition.as_deref().is_some_and(|sql| mentions(sql, name))).collect::<Vec<_>>()
        };
        let rename = format!("RENAME COLUMN {} TO {}", dialect.quote(old), dialect.quote(new));
        let mut actions = vec![rename];
        // The checks that the database does not rewrite by itself, and those that are named after the column.
        let is_ours = |check: &Constraint| check.implied || !dialect.renames_in_checks();
        match dialect.foreign_keys() {
            ForeignKeys::WithTheTable => {
                if checks(from, old).iter().any(|check| check.implied) {
                    self.stale.insert(table.to_owned());
                }
            }
            ForeignKeys::ByAlterTable => {
                let dropped = checks(from, old).into_iter().filter(is_ours);
                let dropped = dropped.map(|check| format!("DROP CONSTRAINT {}", dialect.quote(&check.name)));
                let added = checks(to, new).into_iter().filter(is_ours);
                let added = added.map(|check| format!("ADD {}", check.definition(dialect)));
                actions = dropped.chain(actions).chain(added).collect();
            }
        }
        let mut statements = vec![alter_table(&dialect.table_name(from.table), &actions)];
        statements.extend(rename_sequence(from.column(old), to.column(new), dialect));
        self.step(
            format!("Rename the column {table}.{old} to {new}"),
            format!("rename {table} {old} to {new}"),
            true,
            statements,
        );
    }

    fn enumeration(&mut self, old: &str, new: &Enum, dialect: &dyn Dialect) {
        let before = self.model.clone();
        rename_enum(&mut self.model, old, &new.name, new.namespace.as_deref());
        let statements = match dialect.enum_storage(before.enumeration(old)) {
            EnumStorage::Type => {
                let old = before.enumeration(old);
                let (was, is) = (old.local_name().to_owned(), new.local_name().to_owned());
                let thing = Renaming { kind: "TYPE", old: was, new: is };
                let namespaces = (old.namespace.as_deref(), new.namespace.as_deref());
                let mut statements = moves(&[thing], namespaces, &before, dialect);
                statements.extend(domain_defaults(&self.model, &new.name, dialect));
                statements
            }
            EnumStorage::Inline | EnumStorage::Check | EnumStorage::Text => Vec::new(),
        };
        let new = &new.name;
        self.step(format!("Rename the enum {old} to {new}"), format!("rename {old} to {new}"), false, statements);
    }

    fn label(&mut self, enumeration: &str, old: &str, new: &str, dialect: &dyn Dialect) {
        match dialect.enum_storage(self.model.enumeration(enumeration)) {
            EnumStorage::Type => {
                rename_label(&mut self.model, enumeration, old, new);
                let name = dialect.enum_name(self.model.enumeration(enumeration));
                let rename =
                    format!("ALTER TYPE {name} RENAME VALUE {} TO {}", dialect.string(old), dialect.string(new));
                let statements = iter::once(rename).chain(domain_defaults(&self.model, enumeration, dialect)).collect();
                let caption = format!("Rename the label {old} of the enum {enumeration} to {new}");
                self.step(caption, format!("rename {enumeration} {old} to {new}"), true, statements);
            }
            EnumStorage::Inline | EnumStorage::Check | EnumStorage::Text => {
                self.labels.insert((enumeration.to_owned(), old.to_owned()), new.to_owned());
            }
        }
    }
}

/// Returns the statements that set the defaults of the domains over an enum once more: PostgreSQL follows the new name, but
/// keeps the old text of the default besides (`typdefault` of `pg_type`, which `information_schema` shows).
fn domain_defaults(model: &Model, enumeration: &str, dialect: &dyn Dialect) -> Vec<String> {
    let of_enum = model.domains.iter().filter(|it| matches!(&it.ty, Type::Enum(name) if name == enumeration));
    let set = |domain: &Domain| {
        let literal = domain.default.as_ref().filter(|default| matches!(default, Default::Literal(_)))?;
        let default = dialect.default_value(&domain.ty, literal);
        Some(format!("ALTER DOMAIN {} SET DEFAULT {default}", dialect.domain_name(domain)))
    };
    of_enum.filter_map(set).collect()
}

/// Returns the statement that renames the sequence behind an identity column, which databases name after the column.
fn rename_sequence(from: ColumnAt<'_>, to: ColumnAt<'_>, dialect: &dyn Dialect) -> Option<String> {
    let (old, new) = (dialect.identity_sequence(from)?, dialect.identity_sequence(to)?);
    let old_name = dialect.qualified(to.table.namespace.as_deref(), &old);
    let rename = || format!("ALTER SEQUENCE {old_name} RENAME TO {}", dialect.quote(&new));
    (old != new).then(rename)
}

/// Returns the name that a column had before, and that of its table.
pub(in crate::migration) fn former_column<'a>(
    renames: &'a Renames,
    table: &'a str,
    column: &'a str,
) -> (&'a str, &'a str) {
    let key = (table.to_owned(), column.to_owned());
    (former(&renames.tables, table), renames.columns.get(&key).map_or(column, String::as_str))
}
