//! Drafts without errors into the model.

use std::collections::HashMap;

use super::draft::{ColumnDraft, Draft};
use super::objects::ViewParts;
use crate::model::{
    Backend, Column, Domain, Enum, ForeignKey, Model, Named, NamedList, PrintSchema, RawObject, RustSettings, Table,
    Type, View,
};
use crate::source::Spanned;

/// Why a part of a draft is there: a stage that leaves it out reports an error, and then no model is built.
const COMPLETE: &str = "drafts without errors are complete";

/// What the stages found.
pub(super) struct Parts<'d> {
    pub(super) package: String,
    pub(super) doc: Option<String>,
    pub(super) backends: Vec<Backend>,
    pub(super) namespaces: Vec<String>,
    pub(super) enums: Vec<Enum>,
    /// The paths of the types that fields are of in the place of enums, by enum.
    pub(super) enum_types: HashMap<String, String>,
    pub(super) domains: Vec<Domain>,
    /// The tables, then the views.
    pub(super) drafts: Vec<Draft<'d>>,
    /// What the views have beside columns, in their order.
    pub(super) views: Vec<ViewParts>,
    pub(super) raw: Vec<RawObject>,
    pub(super) rust: RustSettings,
    pub(super) print_schema: PrintSchema,
}

pub(super) fn model(parts: Parts<'_>) -> Model {
    let (views, tables): (Vec<_>, Vec<_>) = parts.drafts.into_iter().partition(|draft| draft.view.is_some());
    let table = |draft| table(draft, &parts.enum_types);
    let views = views.into_iter().map(table).zip(parts.views).map(|(table, parts)| View {
        table: Table { read_only: true, ..table },
        query: parts.query,
        materialized: parts.materialized,
        after: parts.after,
    });
    Model {
        package: parts.package,
        doc: parts.doc,
        backends: parts.backends,
        namespaces: parts.namespaces,
        enums: parts.enums.into(),
        domains: parts.domains.into(),
        tables: tables.into_iter().map(table).collect(),
        views: views.collect(),
        raw: parts.raw.into(),
        rust: parts.rust,
        print_schema: parts.print_schema,
    }
}

fn table(draft: Draft<'_>, enum_types: &HashMap<String, String>) -> Table {
    let is_logical = |key: &Spanned<ForeignKey>| draft.logical.contains(&key.value.name);
    let (logical, held): (Vec<_>, Vec<_>) = draft.foreign_keys.into_iter().partition(is_logical);
    Table {
        namespace: draft.namespace,
        rust: draft.rust.expect(COMPLETE),
        doc: draft.def.doc.clone(),
        columns: draft.columns.into_iter().map(|draft| column(draft, enum_types)).collect(),
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

fn column(draft: ColumnDraft<'_>, enum_types: &HashMap<String, String>) -> Column {
    let of_enum = match &draft.ty {
        Some(Type::Enum(name)) => enum_types.get(name),
        _ => None,
    };
    Column {
        rust_name: draft.rust_name,
        field: draft.field,
        doc: draft.def.doc.clone(),
        digits: draft.digits,
        declared: draft.declared,
        rust_type: draft.def.rust_type.as_ref().map(|path| &path.value).or(of_enum).cloned(),
        example: draft.example,
        patched: draft.def.diesel.as_ref().map(|name| name.value.clone()),
        nullable: draft.nullable,
        default: draft.default,
        identity: draft.identity,
        identity_always: draft.identity_always,
        serial: draft.serial,
        inherited: draft.def.inherited.as_ref().is_some_and(|flag| flag.value),
        mysql_on_update: draft.def.mysql_on_update.as_ref().is_some_and(|flag| flag.value),
        on_update_now: draft.on_update_now,
        rules: draft.rules,
        counts_updates: draft.counts_updates,
        generated: draft.generated,
        domain: draft.domain,
        collation: draft.collation,
        api: draft.api,
        ..Column::new(draft.def.name.value.clone(), draft.ty.expect(COMPLETE))
    }
}

fn values<T: Named>(places: Vec<Spanned<T>>) -> NamedList<T> {
    places.into_iter().map(|place| place.value).collect()
}
