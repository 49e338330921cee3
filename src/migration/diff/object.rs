use std::collections::HashSet;

use super::Changes;
use crate::dialect::DomainAt;
use crate::migration::objects::{Object, Objects};
use crate::migration::{RefusalCode, Step};
use crate::model::Model;

impl<'a> Changes<'a> {
    pub(super) fn namespaces(&mut self, before: Option<&'a Model>, after: &'a Model) {
        let had = |name: &String| before.is_some_and(|model| model.namespaces.contains(name));
        let new = after.namespaces.iter().filter(|name| !had(name));
        self.steps.extend(new.map(|name| Step::CreateNamespace(name)));
        let gone = before.into_iter().flat_map(|model| &model.namespaces);
        for name in gone.filter(|name| !after.namespaces.contains(name)) {
            let reason = format!("the namespace `{name}` is gone from the schema");
            self.refuse_object(RefusalCode::DomainChanged, reason);
        }
    }

    pub(super) fn domains(&mut self, before: Option<&'a Model>, after: &'a Model) {
        let old = |name: &str| before.and_then(|model| model.domains.by_name(name));
        for domain in &after.domains {
            match old(&domain.name) {
                None => self.steps.push(Step::CreateDomain(DomainAt { model: after, domain })),
                Some(old) if old != domain => {
                    let reason = format!("the domain `{}` changes", domain.name);
                    self.refuse_object(RefusalCode::DomainChanged, reason);
                }
                Some(_) => {}
            }
        }
        for gone in before.into_iter().flat_map(|model| &model.domains) {
            if after.domains.by_name(&gone.name).is_none() {
                let reason = format!("the domain `{}` is gone from the schema", gone.name);
                self.refuse_object(RefusalCode::DomainChanged, reason);
            }
        }
    }

    /// Drops and makes views and raw objects that changed, with those that need them.
    pub(super) fn objects(&mut self, before: Option<&'a Model>, after: &'a Model) {
        let (old, new) = (before.map(Objects::of), Objects::of(after));
        let differs = |object: Object<'a>, others: Option<&Objects<'a>>| {
            others.and_then(|others| others.by_name(object.name())).is_none_or(|other| !object.is_same(other))
        };
        let mut changed: HashSet<&str> =
            new.iter().filter(|object| differs(*object, old.as_ref())).map(Object::name).collect();
        if let Some(old) = &old {
            changed.extend(old.iter().filter(|object| differs(*object, Some(&new))).map(Object::name));
            old.close(&mut changed);
        }
        new.close(&mut changed);
        let is_changed = |object: &Object<'_>| changed.contains(object.name());
        if let Some(old) = &old {
            self.steps.extend(old.iter().rev().filter(is_changed).map(Object::drop));
        }
        // Those that tables need stand before them among the steps of one phase.
        let (first, last): (Vec<_>, Vec<_>) = new.iter().filter(is_changed).partition(|object| object.is_for_tables());
        self.steps.splice(0..0, first.into_iter().map(Object::create));
        self.steps.extend(last.into_iter().map(Object::create));
    }
}
