//! Who may see and set a column over HTTP: the one answer that the descriptions and the OpenAPI document share.

use crate::model::{Column, Model, Operation, Relation, RelationKind, Table};

/// Who may see and set a column over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Access {
    /// It is part of an answer.
    pub(super) read: bool,
    /// It may stand in the body of a create.
    pub(super) create: bool,
    /// It may stand in the body of an update.
    pub(super) update: bool,
}

impl Access {
    /// Returns the access to a column of `table`.
    ///
    /// The mark of a soft-deleted row is nobody's business: a client deletes by DELETE and never meets a deleted row.
    pub(super) fn of(table: &Table, column: &Column) -> Self {
        if table.soft_delete.as_ref() == Some(&column.name) {
            return Self { read: false, create: false, update: false };
        }
        let api = column.api;
        let create = !table.read_only && !api.hidden && !api.read_only && !column.identity && column.is_writable();
        let update = create && !api.immutable && !table.is_key(column);
        // What counts the updates is taken as the count that is expected, never to set it.
        Self { read: !api.hidden && !api.write_only, create: create && !column.counts_updates, update }
    }
}

/// Returns the operations that the API of `table` serves: those of the schema but an update of nothing, and a create that
/// could never succeed because a column that needs a value takes none over HTTP.
pub(super) fn operations(table: &Table) -> Vec<Operation> {
    let access = |column| Access::of(table, column);
    let can_update = table.columns.iter().any(|column| access(column).update && !column.counts_updates);
    let can_create = table
        .columns
        .iter()
        .all(|column| access(column).create || column.is_optional_on_insert() || is_given_by_owner(table, column));
    let makes_sense = |operation: &&Operation| match operation {
        Operation::Update | Operation::Replace => can_update,
        Operation::Create => can_create,
        Operation::List | Operation::Get | Operation::Delete | Operation::Link => true,
    };
    table.api.operations.iter().filter(makes_sense).copied().collect()
}

/// Returns whether a create need not give the column, because it is filled with who makes it.
pub(super) fn is_given_by_owner(table: &Table, column: &Column) -> bool {
    table.api.creates_for() == Some(column.name.as_str())
}

/// Returns the relations of `table` whose rows the API relates by no more than naming them: the join table asks for nothing
/// but the two keys, and forgets what is removed.
pub fn links<'a>(model: &'a Model, table: &'a Table) -> impl Iterator<Item = &'a Relation> {
    let is_linkable = move |relation: &&Relation| match &relation.kind {
        RelationKind::ManyToMany { through, source_key, target_key } => {
            let join = model.table(through);
            let keys = [source_key, target_key].map(|name| join.reference(name));
            let refers = |column: &Column| keys.iter().flatten().any(|key| key.columns.contains(&column.name));
            let have_keys = [table, join, model.table(&relation.table)].iter().all(|table| !table.key().is_empty());
            have_keys
                && join.soft_delete.is_none()
                && join.columns.iter().all(|column| refers(column) || column.is_optional_on_insert())
        }
        RelationKind::BelongsTo { .. } | RelationKind::HasOne { .. } | RelationKind::HasMany { .. } => false,
    };
    table.relations.iter().filter(|_| serves(table, Operation::Link)).filter(is_linkable)
}

/// Returns whether the API of `table` serves `operation`.
pub(super) fn serves(table: &Table, operation: Operation) -> bool {
    operations(table).contains(&operation)
}

/// Returns whether `relation` leads to at most one row.
pub(super) fn leads_to_one(relation: &Relation) -> bool {
    matches!(relation.kind, RelationKind::BelongsTo { .. } | RelationKind::HasOne { .. })
}

/// Returns the relations of `table` that lead to rows that clients may see, with the tables that they lead to.
pub(super) fn relations<'a>(
    model: &'a Model,
    table: &'a Table,
) -> impl Iterator<Item = (&'a Relation, &'a Table)> + Clone {
    let lead_to = table.relations.iter().map(|relation| (relation, model.table(&relation.table)));
    lead_to.filter(|(relation, target)| {
        serves(target, Operation::List) || (serves(target, Operation::Get) && leads_to_one(relation))
    })
}
