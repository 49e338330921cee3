//! Drafts without errors into the model.

use super::draft::{ColumnDraft, Draft};
use crate::model::{Backend, Column, Enum, ForeignKey, Model, Named, NamedList, RustSettings, Table};
use crate::source::Spanned;

/// Why a part of a draft is there: a stage that leaves it out reports an error, and then no model is built.
const COMPLETE: &str = "drafts without errors are complete";

pub(super) fn model(
    package: String,
    doc: Option<String>,
    backends: Vec<Backend>,
    enums: Vec<Enum>,
    drafts: Vec<Draft<'_>>,
) -> Model {
    let tables = drafts.into_iter().map(table).collect();
    Model {
        package,
        doc,
        backends,
        namespaces: Vec::new(),
        enums: enums.into(),
        domains: NamedList::default(),
        tables,
        views: NamedList::default(),
        raw: NamedList::default(),
        rust: RustSettings::default(),
    }
}

fn table(draft: Draft<'_>) -> Table {
    let is_logical = |key: &Spanned<ForeignKey>| draft.logical.contains(&key.value.name);
    let (logical, held): (Vec<_>, Vec<_>) = draft.foreign_keys.into_iter().partition(is_logical);
    Table {
        rust: draft.rust.expect(COMPLETE),
        doc: draft.def.doc.clone(),
        columns: draft.columns.into_iter().map(column).collect(),
        primary_key: draft.primary_key.map(|key| key.value),
        logical_key: draft.logical_key,
        uniques: values(draft.uniques),
        checks: values(draft.checks),
        foreign_keys: values(held),
        logical_foreign_keys: values(logical),
        exclusions: values(draft.exclusions),
        indexes: values(draft.indexes),
        relations: values(draft.relations),
        soft_delete: draft.soft_delete,
        options: draft.options,
        api: draft.api.expect(COMPLETE),
        ..Table::new(draft.def.name.value.clone())
    }
}

fn column(draft: ColumnDraft<'_>) -> Column {
    Column {
        rust_name: draft.rust_name,
        field: draft.field,
        doc: draft.def.doc.clone(),
        nullable: draft.nullable,
        default: draft.default,
        identity: draft.identity,
        identity_always: draft.identity_always,
        on_update_now: draft.on_update_now,
        generated: draft.generated,
        collation: draft.collation,
        api: draft.api,
        ..Column::new(draft.def.name.value.clone(), draft.ty.expect(COMPLETE))
    }
}

fn values<T: Named>(places: Vec<Spanned<T>>) -> NamedList<T> {
    places.into_iter().map(|place| place.value).collect()
}
