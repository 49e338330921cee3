//! What every format shows, by position instead of by name.

use crate::model::{Column, ForeignKey, Model, RelationKind, Table};
use crate::resolve::spelling;

/// What the group of the tables is called that stand in no namespace of their own.
pub(super) const DEFAULT_NAMESPACE: &str = "public";

/// A diagram.
#[derive(Debug)]
pub(super) struct Picture<'a> {
    pub(super) package: &'a str,
    pub(super) entities: Vec<Entity<'a>>,
    pub(super) links: Vec<Link<'a>>,
}

/// A table or a view.
#[derive(Clone, Debug)]
pub(super) struct Entity<'a> {
    pub(super) name: &'a str,
    /// What it is drawn with: the namespace, when it is not the default one, or the file.
    pub(super) group: Option<&'a str>,
    pub(super) is_view: bool,
    pub(super) doc: Option<&'a str>,
    pub(super) rows: Vec<Row<'a>>,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    pub(super) name: &'a str,
    /// The type as the schema writes it, without the question mark.
    pub(super) ty: String,
    pub(super) nullable: bool,
    /// The column that it refers to, with an arrow before it, where no wire leads there.
    pub(super) leads_to: String,
    pub(super) primary: bool,
    pub(super) foreign: bool,
    pub(super) unique: bool,
}

/// A foreign key; one of several columns is drawn at the first of them.
#[derive(Clone, Debug)]
pub(super) struct Link<'a> {
    pub(super) child: usize,
    pub(super) child_row: usize,
    pub(super) parent: usize,
    pub(super) parent_row: usize,
    /// Whether several rows may refer to the same one.
    pub(super) many: bool,
    /// Whether a row may refer to none.
    pub(super) optional: bool,
    /// Whether the database does not know of it.
    pub(super) logical: bool,
    /// The relation that follows the key.
    pub(super) relation: &'a str,
}

impl<'a> Picture<'a> {
    /// Shows a model; `group` tells what a table is drawn with.
    pub(super) fn of(model: &'a Model, group: impl Fn(&'a Table) -> Option<&'a str>) -> Self {
        let entities = model.relations().map(|table| Entity::of(table, group(table))).collect();
        let links = model
            .relations()
            .enumerate()
            .flat_map(|(child, table)| table.references().filter_map(move |key| Link::of(model, child, table, key)));
        Self { package: &model.package, entities, links: links.collect() }
    }

    /// Returns the groups in which something stands, in the order in which they first appear.
    pub(super) fn groups(&self) -> Vec<Option<&'a str>> {
        let mut found = Vec::new();
        for entity in &self.entities {
            if !found.contains(&entity.group) {
                found.push(entity.group);
            }
        }
        found
    }

    /// Returns what stands in a group, by itself. A foreign key that leads elsewhere is told at its column.
    pub(super) fn part(&self, group: Option<&str>) -> Self {
        let mut places = vec![None; self.entities.len()];
        let mut part = Self { package: self.package, entities: Vec::new(), links: Vec::new() };
        for (place, entity) in self.entities.iter().enumerate().filter(|(_, it)| it.group == group) {
            places[place] = Some(part.entities.len());
            part.entities.push(entity.clone());
        }
        for link in &self.links {
            match (places[link.child], places[link.parent]) {
                (Some(child), Some(parent)) => part.links.push(Link { child, parent, ..link.clone() }),
                (Some(child), None) => {
                    let parent = &self.entities[link.parent];
                    let row = &mut part.entities[child].rows[link.child_row];
                    row.leads_to = format!(" → {}.{}", parent.name, parent.rows[link.parent_row].name);
                }
                (None, _) => {}
            }
        }
        part
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
    fn of(table: &'a Table, group: Option<&'a str>) -> Self {
        let rows = table.columns.iter().map(|column| Row::of(table, column)).collect();
        Self { name: &table.name, group, is_view: table.read_only, doc: table.doc.as_deref(), rows }
    }
}

impl<'a> Row<'a> {
    fn of(table: &'a Table, column: &'a Column) -> Self {
        Self {
            name: &column.name,
            ty: spelling(&column.ty),
            nullable: column.nullable,
            leads_to: String::new(),
            primary: table.is_key(column),
            foreign: table.references().any(|key| key.columns.contains(&column.name)),
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
            parent: model.relations().position(|it| it.name == key.table)?,
            parent_row: parent.columns.position(key.references.first()?)?,
            many: !one,
            optional: key.columns.iter().any(|name| table.column(name).nullable),
            logical: table.foreign_keys.by_name(&key.name).is_none(),
            relation: relation.map_or(key.name.as_str(), |relation| &relation.name),
        })
    }
}
