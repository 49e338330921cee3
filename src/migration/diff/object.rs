use std::collections::HashSet;

use super::{Differ, TableChange};
use crate::dialect::TableChanges;
use crate::migration::objects::{Object, Objects};
use crate::migration::{Phase, Step};
use crate::model::Table;

impl<'a> Differ<'a> {
    pub(super) fn namespaces(&mut self) {
        let (old, new) = (&self.from.namespaces, &self.to.namespaces);
        for name in new.iter().filter(|name| !old.contains(name)) {
            let step = Step::new(Phase::Namespaces, format!("Create the namespace {name}"), format!("create {name}"));
            self.steps.push(step.run([format!("CREATE SCHEMA {}", self.dialect.quote(name))]));
        }
        for name in old.iter().filter(|name| !new.contains(name)) {
            let caption = format!("Drop the namespace {name}");
            let step = Step::new(Phase::NamespacesDropped, caption, format!("drop {name}"));
            self.steps.push(step.run([format!("DROP SCHEMA {}", self.dialect.quote(name))]));
        }
    }

    /// Drops and makes views and raw objects that changed, with those that need them; and those that stand in the way of what
    /// happens to tables.
    pub(super) fn objects(&mut self) {
        let (old, new) = (Objects::of(self.from), Objects::of(self.to));
        let differs = |object: &Object<'a>, others: &Objects<'a>| {
            others.by_name(object.name()).is_none_or(|other| !object.is_same(other))
        };
        let mut stated: HashSet<&str> = old.iter().filter(|it| differs(it, &new)).map(Object::name).collect();
        stated.extend(new.iter().filter(|it| differs(it, &old)).map(Object::name));
        let mut changed = stated.clone();
        changed.extend(old.iter().filter(|it| self.is_in_the_way(*it)).map(Object::name));
        old.close(&mut changed);
        new.close(&mut changed);
        let is_changed = |object: &Object<'_>| changed.contains(object.name());
        let change = |object: Object<'_>, verb: &str| {
            let is_stated = stated.contains(object.name());
            is_stated.then(|| format!("{verb} {}", object.name())).into_iter().collect::<Vec<_>>()
        };
        for object in old.iter().rev().filter(is_changed) {
            let is_replaced =
                new.by_name(object.name()).is_some_and(|it| self.replaces(it) && !self.is_of_remade(object));
            if !is_replaced {
                // What tables need goes after them.
                let is_last = (object.is_for_types() || object.is_for_tables()) && new.by_name(object.name()).is_none();
                let phase = if is_last { Phase::TypesDropped } else { Phase::DependentsDropped };
                let step = Step::service(phase, format!("Drop {}", object.title())).run(object.drop(self.dialect));
                let is_gone = new.by_name(object.name()).is_none();
                self.steps.push(Step { changes: if is_gone { change(object, "drop") } else { Vec::new() }, ..step });
            }
        }
        let mut first = Vec::new();
        for object in new.iter().filter(is_changed) {
            let phase = match (object.is_for_types(), object.is_for_tables()) {
                (true, _) => Phase::BeforeTypes,
                (false, true) => Phase::Tables,
                (false, false) => Phase::DependentsCreated,
            };
            let purpose = match object {
                Object::Raw(raw) => raw.doc.as_ref().and_then(|doc| doc.lines().next()),
                Object::View(_) => None,
            };
            let purpose = purpose.map(|line| format!(": {}", line.trim_end_matches('.'))).unwrap_or_default();
            let caption = format!("Create {}{purpose}", object.title());
            let step = Step::service(phase, caption).run(object.create(self.dialect));
            let step = Step { changes: change(object, "create"), ..step };
            if object.is_for_tables() { first.push(step) } else { self.steps.push(step) }
        }
        // Those that tables need stand before them among the steps of one phase.
        self.steps.splice(0..0, first);
    }

    /// Returns whether the statement that makes an object takes the place of the old one.
    fn replaces(&self, object: Object<'_>) -> bool {
        object.create(self.dialect).first().is_some_and(|sql| {
            let mut words = sql.split_whitespace().map(str::to_ascii_uppercase);
            words.next().as_deref() == Some("CREATE") && words.next().as_deref() == Some("OR")
        })
    }

    /// Returns whether an object may be of a type that is made anew: the old one cannot go as long as it is there.
    fn is_of_remade(&self, object: Object<'_>) -> bool {
        let is_first = object.is_for_types() || object.is_for_tables();
        !is_first && self.remade_types.iter().any(|name| object.mentions(name, self.dialect))
    }

    /// Returns whether what happens to a table is refused, or takes the object with it, as long as it is there.
    fn is_in_the_way(&self, object: Object<'_>) -> bool {
        let touches = |change: &TableChange<'_>| match (object, self.dialect.table_changes()) {
            // SQLite drops the triggers of a table with it, and looks at all views when one is renamed.
            (_, TableChanges::Rebuild) => !change.is_empty(),
            (Object::View(_), TableChanges::OneStatement) => !change.is_empty(),
            (_, TableChanges::Statements | TableChanges::OneStatement) => {
                !change.dropped.is_empty() || change.kept.iter().any(|it| it.retyped || it.anew)
            }
        };
        let altered = self.changes.iter().any(|change| touches(change) && object.is_over(change.from.table));
        let renamed = |new: &str, old: &str| {
            let table = self.from.tables.by_name(new);
            let namespace = self.dialect.in_namespace(old).0.map(str::to_owned);
            let old = Table { namespace, ..Table::new(old) };
            table.is_some_and(|table| object.is_over(table) || object.is_over(&old))
        };
        let renames = &self.intent.renames;
        altered
            || self.is_of_remade(object)
            || renames.tables.iter().any(|(new, old)| renamed(new, old))
            || renames.columns.keys().any(|(table, _)| renamed(table, table))
    }
}
