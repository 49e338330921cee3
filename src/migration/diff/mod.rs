//! The comparison of two models.

mod change;
mod conversion;
mod domain;
mod enumeration;
mod foreign_key;
mod object;
mod preflight;
mod table;

use std::collections::BTreeMap;

pub(super) use change::{ColumnChange, NewColumn, TableChange, regenerated};
pub(super) use enumeration::added_labels;

use super::rename::{Renamed, apply};
use super::{Refusal, Step, part};
use crate::dialect::Dialect;
use crate::model::{Intent, Model, Renames};

/// Which way a migration goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// To the schema: what it loses has to be permitted, and rows that exist need values.
    Up,
    /// Back: what was added is dropped, and what was dropped comes back without what was in it.
    Down,
}

/// How a migration is to go about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way<'a> {
    /// There or back.
    pub(super) direction: Direction,
    /// The model that later migrations lead to, which is where rows will be held to what they are not held to yet.
    pub(super) goal: &'a Model,
    /// Whether indexes are made and dropped while others use the table.
    pub(super) concurrently: bool,
}

/// A comparison under way.
struct Differ<'a> {
    dialect: &'static dyn Dialect,
    way: Way<'a>,
    /// The model as the database has it, under the new names.
    from: &'a Model,
    to: &'a Model,
    intent: &'a Intent,
    /// New labels of enums by enum and old label, where rows hold the old ones.
    labels: BTreeMap<(String, String), String>,
    /// The names, without namespaces, of the types and domains that are made anew.
    remade_types: Vec<&'a str>,
    changes: Vec<TableChange<'a>>,
    steps: Vec<Step>,
    refusals: Vec<Refusal>,
}

/// Returns the model as the database has it once things have their new names.
pub(super) fn renamed(before: &Model, after: &Model, renames: &Renames, dialect: &dyn Dialect) -> Model {
    let mut model = apply(before, after, renames, dialect).model;
    part::rename_parts(&mut model, after, renames, dialect);
    model
}

/// Returns the steps that make the database of one model that of the other, in the order in which they run.
///
/// Of the intent, renames are those that are still to be done.
///
/// # Errors
///
/// Every change that cannot be made, or only with a loss that nobody permitted.
pub(super) fn diff(
    before: &Model,
    after: &Model,
    intent: &Intent,
    way: Way<'_>,
    dialect: &'static dyn Dialect,
) -> Result<Vec<Step>, Vec<Refusal>> {
    let Renamed { mut model, mut steps, stale, labels } = apply(before, after, &intent.renames, dialect);
    steps.extend(part::rename_parts(&mut model, after, &intent.renames, dialect));
    let mut differ = Differ {
        dialect,
        way,
        from: &model,
        to: after,
        intent,
        labels,
        remade_types: Vec::new(),
        changes: Vec::new(),
        steps,
        refusals: Vec::new(),
    };
    differ.namespaces();
    differ.enums();
    differ.domains();
    differ.tables(&stale);
    differ.foreign_keys();
    differ.objects();
    differ.comments();
    differ.preflights();
    let Differ { mut steps, refusals, .. } = differ;
    if !refusals.is_empty() {
        return Err(refusals);
    }
    steps.retain(|step| !step.statements.is_empty());
    // Both models speak of the tables by the names that the steps have.
    let is_referenced = |name: &str| [&model, after].iter().any(|it| it.referencing(name).next().is_some());
    for step in &mut steps {
        step.replaces = step.replaces.take().filter(|name| is_referenced(name));
    }
    steps.sort_by_key(|step| step.phase);
    Ok(steps)
}
