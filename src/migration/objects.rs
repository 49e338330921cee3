//! Views and raw objects, in the order in which they can be made.

use std::collections::{HashMap, HashSet};

use super::rename::mentions;
use super::render::object;
use crate::dialect::Dialect;
use crate::model::{Backend, Model, RawObject, Table, View};

/// A view or a raw object.
#[derive(Clone, Copy, Debug)]
pub(super) enum Object<'a> {
    View(&'a View),
    Raw(&'a RawObject),
}

impl<'a> Object<'a> {
    /// Returns its name.
    pub(super) fn name(self) -> &'a str {
        match self {
            Self::View(view) => &view.table.name,
            Self::Raw(object) => &object.name,
        }
    }

    /// Returns whether it is made before all tables.
    pub(super) fn is_for_tables(self) -> bool {
        matches!(self, Self::Raw(object) if object.is_for_tables)
    }

    /// Returns whether it is made before all types.
    pub(super) fn is_for_types(self) -> bool {
        matches!(self, Self::Raw(object) if object.is_for_types)
    }

    /// Returns whether its statement mentions a name, on a backend.
    pub(super) fn mentions(self, name: &str, dialect: &dyn Dialect) -> bool {
        self.create(dialect).iter().any(|sql| mentions(sql, name))
    }

    /// Returns what a caption calls it.
    pub(super) fn title(self) -> String {
        match self {
            Self::View(view) => format!("the view {}", view.table.name),
            Self::Raw(object) => object.name.clone(),
        }
    }

    /// Returns the statements that make it; none where the backend does not have it.
    pub(super) fn create(self, dialect: &dyn Dialect) -> Vec<String> {
        match self {
            Self::View(view) => object::create_view(view, dialect),
            Self::Raw(raw) => object::create_raw(raw, dialect),
        }
    }

    /// Returns the statements that drop it; none where the backend does not have it.
    pub(super) fn drop(self, dialect: &dyn Dialect) -> Vec<String> {
        match self {
            Self::View(view) => object::drop_view(view, dialect),
            Self::Raw(raw) => object::drop_raw(raw, dialect),
        }
    }

    /// Returns whether a view reads the table, or a raw object stands behind it.
    pub(super) fn is_over(self, table: &Table) -> bool {
        match self {
            Self::View(view) => {
                let texts = Backend::ALL.into_iter().filter_map(|backend| view.query.on(backend));
                view.after.contains(&table.name) || texts.into_iter().any(|sql| mentions(sql, table.local_name()))
            }
            Self::Raw(raw) => raw.after.contains(&table.name),
        }
    }

    /// Returns whether the database would hold the same for both.
    pub(super) fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::View(one), Self::View(other)) => {
                let columns = |view: &'a View| view.table.columns.iter().map(|it| (&it.name, &it.doc));
                (&one.query, one.materialized, &one.table.doc) == (&other.query, other.materialized, &other.table.doc)
                    && columns(one).eq(columns(other))
            }
            (Self::Raw(one), Self::Raw(other)) => one.sql == other.sql && one.is_for_tables == other.is_for_tables,
            _ => false,
        }
    }
}

/// A model's views and raw objects, each after those that it needs, with the names of the latter.
pub(super) struct Objects<'a> {
    order: Vec<Object<'a>>,
    needs: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Objects<'a> {
    /// Finds those of a model; resolve has seen to it that none needs itself.
    pub(super) fn of(model: &'a Model) -> Self {
        let raw = model.raw.iter().map(|object| (Object::Raw(object), &object.after));
        let views = model.views.iter().map(|view| (Object::View(view), &view.after));
        let all: Vec<_> = raw.chain(views).collect();
        let mut needs: HashMap<&str, Vec<&str>> = HashMap::new();
        for (object, after) in &all {
            needs.entry(object.name()).or_default().extend(after.iter().map(String::as_str));
        }
        for object in &model.raw {
            for later in &object.before {
                needs.entry(later).or_default().push(&object.name);
            }
        }
        let mut left: Vec<Object<'a>> = all.into_iter().map(|(object, _)| object).collect();
        let mut waiting: HashSet<&str> = left.iter().map(|object| object.name()).collect();
        let mut order = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let is_ready = |object: &Object<'_>| needs[object.name()].iter().all(|name| !waiting.contains(name));
            let (ready, later): (Vec<_>, Vec<_>) = left.into_iter().partition(is_ready);
            // A circle is left as it is, rather than to go round in it.
            let (ready, later) = if ready.is_empty() { (later, ready) } else { (ready, later) };
            ready.iter().for_each(|object| {
                waiting.remove(object.name());
            });
            order.extend(ready);
            left = later;
        }
        Self { order, needs }
    }

    /// Returns them, each after those that it needs.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = Object<'a>> {
        self.order.iter().copied()
    }

    /// Returns the object of that name.
    pub(super) fn by_name(&self, name: &str) -> Option<Object<'a>> {
        self.iter().find(|object| object.name() == name)
    }

    /// Adds the objects that need one of these, or one that does.
    pub(super) fn close(&self, names: &mut HashSet<&'a str>) {
        for object in self.iter() {
            if self.needs[object.name()].iter().any(|name| names.contains(name)) {
                names.insert(object.name());
            }
        }
    }
}
