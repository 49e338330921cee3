//! Document → Model: what names mean, what is inferred, and whether all of it fits together.
//!
//! Each stage fills in a part of the drafts, reports what is wrong with it and leaves that out; a later stage takes what
//! is missing for reported. Only when nothing was wrong is there a model.

mod access;
mod api;
mod build;
mod checks;
mod columns;
mod conditions;
mod constraint_names;
mod context;
mod database_names;
mod defaults;
mod domains;
mod draft;
mod enums;
mod foreign_keys;
mod indexes;
mod inherit;
mod intent;
mod key_types;
mod keys;
mod literals;
mod mixins;
mod mysql;
mod named_relations;
mod names;
mod namespaces;
mod native;
mod objects;
mod options;
mod portability;
mod postgres_types;
mod print_schema;
mod relation_names;
mod relations;
mod rust_names;
mod rust_settings;
mod schema;
mod soft_delete;
mod sql;
mod tables;
mod typed_ids;
mod types;
mod validate;
mod warnings;
pub mod words;

use crate::diagnostics::Diagnostics;
use crate::document::Document;
use crate::model::{Intent, Model};
use context::Context;
pub use mixins::with_mixins;
pub use names::constraint as constraint_name;
pub use native::type_of_diesel;
pub use types::{is_builtin as is_type, spelling};

/// Resolves a document into the database that it describes and what it says about the way there; nothing when there is an error in
/// it, which is then among the diagnostics.
pub fn resolve(document: &Document, diagnostics: &mut Diagnostics) -> Option<(Model, Intent)> {
    let tables = with_mixins(document, diagnostics);
    let mut context = Context::new(document, &tables, diagnostics);
    let package = context.package();
    context.namespaces();
    let enums = context.enums();
    context.postgres_types(&enums);
    let domains = context.domains();
    let mut drafts = context.tables();
    context.column_types(&mut drafts);
    context.native_types(&mut drafts);
    context.keys(&mut drafts);
    context.foreign_keys(&mut drafts);
    let heirs = context.inherit_types(&mut drafts);
    context.postgres_types_in_use(&drafts, &enums);
    context.declared_types(&mut drafts);
    context.inherit_declarations(&mut drafts, &heirs);
    context.columns(&mut drafts);
    context.options(&mut drafts);
    context.indexes(&mut drafts);
    context.checks(&mut drafts);
    context.domain_columns(&drafts);
    context.soft_deletes(&mut drafts);
    let views = context.views(&drafts);
    let raw = context.raw_objects(&drafts);
    context.relations(&mut drafts);
    let rust = context.rust_settings();
    let print_schema = context.print_schema(&drafts);
    context.undefined_enums(&print_schema);
    context.rust_names(&mut drafts, &enums);
    context.api(&mut drafts);
    context.constraint_names(&drafts);
    context.portability(&drafts);
    if context.diagnostics.errors() > 0 {
        return None;
    }
    context.warnings(&drafts);
    let intent = context.intent(&drafts, &enums);
    if context.diagnostics.errors() > 0 {
        return None;
    }
    let enum_types =
        document.enums.iter().filter_map(|it| Some((it.name.value.clone(), it.rust_type.as_ref()?.value.clone())));
    let enum_types = enum_types.collect();
    let (backends, namespaces) = (context.backends, context.namespaces);
    let parts = build::Parts {
        package: package?,
        doc: document.doc.clone(),
        backends,
        namespaces,
        enums,
        enum_types,
        domains,
        drafts,
        views,
        raw,
        rust,
        print_schema,
    };
    let mut model = build::model(parts);
    if document.rust.typed_ids.as_ref().is_some_and(|flag| flag.value) {
        typed_ids::set(&mut model);
    }
    Some((model, intent))
}
