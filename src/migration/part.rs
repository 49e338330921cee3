//! Constraints and indexes that only have another name.

use super::rename::{names_in, of, parts, rename_part};
use super::render::constraint::{Constraint, ConstraintKind, constraints};
use super::render::{alter::alter_table, foreign_key, index, table};
use super::{Phase, Step};
use crate::dialect::{Dialect, TableAt, TableChanges};
use crate::model::{ForeignKey, Index, Model, Renames};

/// Renames the constraints and indexes that are what they were but for their names, where the backend can, in the model too.
///
/// The rest goes under its old name and comes under the new one. Nothing is lost by that, so that no one is asked.
pub(super) fn rename_parts(before: &mut Model, after: &Model, renames: &Renames, dialect: &dyn Dialect) -> Vec<Step> {
    let mut found = Vec::new();
    for new in &after.tables {
        let Some(old) = before.tables.by_name(&new.name) else { continue };
        let (from, to) = (TableAt { model: before, table: old }, TableAt { model: after, table: new });
        let stated = |name: &str| of(&renames.parts, &new.name).find(|(it, _)| *it == name).map(|(_, old)| old.clone());
        found.extend(pairs(from, to, &stated, dialect).into_iter().map(|pair| (&new.name, pair)));
    }
    let mut steps = Vec::new();
    // Those whose names do not become free in time go and come instead.
    while let Some(place) = found.iter().position(|(table, (_, old, new))| is_free(before, table, (old, new), dialect))
    {
        let (table, (kind, old, new)) = found.remove(place);
        rename_part(before, table, &old, &new);
        let name = dialect.table_name(after.table(table));
        let (quoted_old, quoted_new) = (dialect.quote(&old), dialect.quote(&new));
        let statement = match (kind, dialect.table_changes()) {
            (Kind::Index, TableChanges::Statements) => {
                let index = dialect.qualified(after.table(table).namespace.as_deref(), &old);
                format!("ALTER INDEX {index} RENAME TO {quoted_new}")
            }
            (Kind::Constraint, TableChanges::Statements) => {
                alter_table(&name, &[format!("RENAME CONSTRAINT {quoted_old} TO {quoted_new}")])
            }
            _ => alter_table(&name, &[format!("RENAME INDEX {quoted_old} TO {quoted_new}")]),
        };
        let caption = format!("Rename {old} of {table} to {new}");
        steps.push(Step::new(Phase::Renames, caption, format!("rename {old} to {new}")).run([statement]));
    }
    steps
}

/// Returns whether a constraint or an index of a table can have that name: those of a table have different ones, and where a
/// namespace holds indexes as it holds tables, none has that of another thing in it.
fn is_free(model: &Model, table: &str, (old, new): (&str, &str), dialect: &dyn Dialect) -> bool {
    let table = model.table(table);
    let is_index = parts(table).any(|it| it == old);
    let is_shared = is_index && dialect.table_changes() == TableChanges::Statements;
    let constraints = table.checks.iter().map(|it| &it.name).chain(table.foreign_keys.iter().map(|it| &it.name));
    let is_own = constraints.map(String::as_str).chain(parts(table)).any(|it| it == new);
    let is_taken = || names_in(model, table.namespace.as_deref(), dialect).contains(new);
    !(is_own || is_shared && is_taken())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Constraint,
    Index,
}

/// Finds what is the same under another name: (what, old name, new name).
fn pairs(
    from: TableAt<'_>,
    to: TableAt<'_>,
    stated: &dyn Fn(&str) -> Option<String>,
    dialect: &dyn Dialect,
) -> Vec<(Kind, String, String)> {
    let mut pairs = Vec::new();
    if dialect.table_changes() == TableChanges::Rebuild {
        return pairs;
    }
    let renames_all = dialect.table_changes() == TableChanges::Statements;
    let bodies = |at: TableAt<'_>| -> Vec<(Kind, String, String)> {
        let can_rename = |it: &Constraint| renames_all || it.kind == ConstraintKind::Unique;
        let constraints = constraints(at, dialect).into_iter().filter(|it| !it.implied && can_rename(it));
        let constraints = constraints.map(|it| (Kind::Constraint, it.name, it.body));
        let key = |key: &ForeignKey| {
            let body = foreign_key::definition(at, &ForeignKey { name: String::new(), ..key.clone() }, dialect);
            (Kind::Constraint, key.name.clone(), body)
        };
        let foreign_keys = at.table.foreign_keys.iter().filter(|_| renames_all).map(key);
        let index = |it: Index| {
            let name = it.name.clone();
            (Kind::Index, name, index::create(at, &Index { name: String::new(), ..it }, dialect).unwrap_or_default())
        };
        let stated = |index: &Index| at.table.indexes.by_name(&index.name).is_some();
        let indexes = table::indexes(at, dialect).into_iter().filter(stated).map(index);
        constraints.chain(foreign_keys).chain(indexes).collect()
    };
    let (old, new) = (bodies(from), bodies(to));
    let mut free: Vec<_> = old.iter().filter(|(_, name, _)| !new.iter().any(|(_, it, _)| it == name)).collect();
    for (kind, name, body) in new.iter().filter(|(_, name, _)| !old.iter().any(|(_, it, _)| it == name)) {
        let is_same = |(other, _, it): &&(Kind, String, String)| other == kind && it == body;
        let stated = stated(name);
        let place = free.iter().position(|it| is_same(it) && Some(&it.1) == stated.as_ref());
        if let Some(place) = place.or_else(|| free.iter().position(is_same)) {
            let (_, old_name, _) = free.remove(place);
            pairs.push((*kind, old_name.clone(), name.clone()));
        }
    }
    pairs
}
