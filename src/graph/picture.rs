//! What every format shows, by position instead of by name.

use crate::model::{Column, ForeignKey, Model, RelationKind, Table};
use crate::resolve::spelling;

/// A diagram.
#[derive(Debug)]
pub(super) struct Picture<'a> {
    pub(super) package: &'a str,
    pub(super) entities: Vec<Entity<'a>>,
    pub(super) links: Vec<Link<'a>>,
}

/// A table.
#[derive(Debug)]
pub(super) struct Entity<'a> {
    pub(super) name: &'a str,
    pub(super) doc: Option<&'a str>,
    pub(super) rows: Vec<Row<'a>>,
}

/// A column.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) name: &'a str,
    /// The type as the schema writes it, without the question mark.
    pub(super) ty: String,
    pub(super) nullable: bool,
    pub(super) primary: bool,
    pub(super) foreign: bool,
    pub(super) unique: bool,
}

/// A foreign key; one of several columns is drawn at the first of them.
#[derive(Debug)]
pub(super) struct Link<'a> {
    pub(super) child: usize,
    pub(super) child_row: usize,
    pub(super) parent: usize,
    pub(super) parent_row: usize,
    /// Whether several rows may refer to the same one.
    pub(super) many: bool,
    /// Whether a row may refer to none.
    pub(super) optional: bool,
    /// The relation that follows the key.
    pub(super) relation: &'a str,
}

impl<'a> Picture<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        let entities = model.tables.iter().map(Entity::of).collect();
        let links = model.tables.iter().enumerate().flat_map(|(child, table)| {
            table.foreign_keys.iter().filter_map(move |key| Link::of(model, child, table, key))
        });
        Self { package: &model.package, entities, links: links.collect() }
    }

    /// Returns what a link says in words: `posts.author_id → users.id`.
    pub(super) fn path(&self, link: &Link<'_>) -> String {
        let (child, parent) = (&self.entities[link.child], &self.entities[link.parent]);
        format!(
            "{}.{} → {}.{}",
            child.name, child.rows[link.child_row].name, parent.name, parent.rows[link.parent_row].name
        )
    }
}

impl<'a> Entity<'a> {
    fn of(table: &'a Table) -> Self {
        let rows = table.columns.iter().map(|column| Row::of(table, column)).collect();
        Self { name: &table.name, doc: table.doc.as_deref(), rows }
    }
}

impl<'a> Row<'a> {
    fn of(table: &'a Table, column: &'a Column) -> Self {
        Self {
            name: &column.name,
            ty: spelling(&column.ty),
            nullable: column.nullable,
            primary: table.is_key(column),
            foreign: table.foreign_keys.iter().any(|key| key.columns.contains(&column.name)),
            unique: table.uniques.iter().any(|unique| unique.columns == [column.name.as_str()]),
        }
    }

    /// Returns the letters that mark keys, the weightier first.
    pub(super) fn marks(&self) -> Vec<&'static str> {
        let marks = [(self.primary, "PK"), (self.foreign, "FK"), (self.unique, "UK")];
        marks.into_iter().filter_map(|(is_set, mark)| is_set.then_some(mark)).collect()
    }
}

impl<'a> Link<'a> {
    fn of(model: &'a Model, child: usize, table: &'a Table, key: &'a ForeignKey) -> Option<Self> {
        let parent = model.table(&key.table);
        let is_back =
            |kind: &RelationKind| matches!(kind, RelationKind::HasOne { foreign_key } if *foreign_key == key.name);
        let one = parent.relations.iter().any(|relation| relation.table == table.name && is_back(&relation.kind));
        let is_there =
            |kind: &RelationKind| matches!(kind, RelationKind::BelongsTo { foreign_key } if *foreign_key == key.name);
        let relation = table.relations.iter().find(|relation| is_there(&relation.kind));
        Some(Self {
            child,
            child_row: table.columns.position(key.columns.first()?)?,
            parent: model.tables.position(&key.table)?,
            parent_row: parent.columns.position(key.references.first()?)?,
            many: !one,
            optional: key.columns.iter().any(|name| table.column(name).nullable),
            relation: relation.map_or(key.name.as_str(), |relation| &relation.name),
        })
    }
}
