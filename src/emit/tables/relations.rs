//! The relations of a table, as data and as methods on its rows.

use std::collections::BTreeSet;

use super::columns::{constant, constants, into_value, places, places_of};
use crate::emit::scope::Scope;
use crate::emit::types;
use crate::model::{ForeignKey, Model, Relation, RelationKind, Table};

/// What the template prints of a relation.
pub(super) struct RelationView {
    pub(super) description: String,
    /// The typed relation, and its type.
    pub(super) constant: String,
    pub(super) kind: String,
    pub(super) method: String,
    pub(super) docs: String,
    pub(super) model: String,
    pub(super) values: String,
}

/// How a relation finds its rows: by which columns here, and what they equal there.
struct Path {
    from: Vec<String>,
    to: String,
    through: String,
    many: bool,
    docs: String,
}

/// Returns the relations in the model's order.
pub(super) fn of(model: &Model, table: &Table, scope: &mut Scope) -> Vec<RelationView> {
    let mut taken: BTreeSet<String> = constants(table).into_iter().chain(["TABLE".to_owned()]).collect();
    let mut views = Vec::with_capacity(table.relations.len());
    for relation in &table.relations {
        let constant = constant(&relation.rust_name, &mut taken);
        views.push(view(model, table, relation, constant, scope));
    }
    views
}

fn view(model: &Model, table: &Table, relation: &Relation, constant: String, scope: &mut Scope) -> RelationView {
    let target = model.table(&relation.table);
    let path = path(model, table, target, relation, scope);
    let value = |name: &String| {
        let column = table.column(name);
        let clone = if types::is_copy(column) { "" } else { ".clone()" };
        into_value(table, column, &format!("self.{}{clone}", column.field_name()))
    };
    let constructor = if path.many { "to_many" } else { "to_one" };
    let module = module(table, target, scope);
    let from = places(table, &path.from);
    RelationView {
        description: format!(
            "Relation::{constructor}({:?}, &{module}::TABLE, &[{from}], &[{}]){}",
            relation.name, path.to, path.through
        ),
        constant,
        kind: scope.name(if path.many { "crate::engine::ToMany" } else { "crate::engine::ToOne" }),
        method: relation.rust_name.clone(),
        docs: path.docs,
        model: scope.name(&format!("crate::models::{}", target.rust.model)),
        values: path.from.iter().map(value).collect::<Vec<_>>().join(", "),
    }
}

fn path(model: &Model, table: &Table, target: &Table, relation: &Relation, scope: &mut Scope) -> Path {
    let key = |table: &Table, name: &str| -> ForeignKey {
        table.reference(name).expect("the model's foreign keys exist").clone()
    };
    let there = |of: &Table, columns: &[String], scope: &mut Scope| {
        let module = module(table, of, scope);
        if module == "self" { places(of, columns) } else { places_of(of, columns, &module) }
    };
    match &relation.kind {
        RelationKind::BelongsTo { foreign_key } => {
            let key = key(table, foreign_key);
            Path {
                to: there(target, &key.references, scope),
                docs: format!("The row of `{}` that `{}` refers to.", target.name, key.columns.join("`, `")),
                from: key.columns,
                through: String::new(),
                many: false,
            }
        }
        RelationKind::HasOne { foreign_key } | RelationKind::HasMany { foreign_key } => {
            let key = key(target, foreign_key);
            let many = matches!(relation.kind, RelationKind::HasMany { .. });
            let rows = if many { "The rows" } else { "The row, if there is one," };
            Path {
                to: there(target, &key.columns, scope),
                docs: format!(
                    "{rows} of `{}` that refer{} here by `{}`.",
                    target.name,
                    if many { "" } else { "s" },
                    key.columns.join("`, `")
                ),
                from: key.references,
                through: String::new(),
                many,
            }
        }
        RelationKind::ManyToMany { through, source_key, target_key } => {
            let join = model.table(through);
            let (source, onward) = (key(join, source_key), key(join, target_key));
            let struct_name = scope.name("crate::engine::Through");
            Path {
                to: there(join, &source.columns, scope),
                through: format!(
                    ".through({struct_name} {{ table: &{}::TABLE, from: &[{}], to: &[{}] }})",
                    module(table, join, scope),
                    there(join, &onward.columns, scope),
                    there(target, &onward.references, scope),
                ),
                docs: format!("The rows of `{}` that rows of `{}` tie to this one.", target.name, join.name),
                from: source.references,
                many: true,
            }
        }
    }
}

/// Returns how the file of `table` names the module of another table, or of its own.
fn module(table: &Table, of: &Table, scope: &mut Scope) -> String {
    if of.name == table.name { "self".to_owned() } else { scope.name(&format!("crate::tables::{}", of.rust.file())) }
}
