use super::Differ;
use crate::dialect::{Dialect, DomainAt, EnumAt, EnumStorage, fit_identifier};
use crate::migration::render::{comment, enumeration, object};
use crate::migration::{Phase, Step};
use crate::model::{Domain, Enum, EnumValue, Model, Type};

impl<'a> Differ<'a> {
    pub(super) fn enums(&mut self) {
        let (from, to) = (self.from, self.to);
        for enumeration in from.enums.iter().rev().filter(|old| to.enums.by_name(&old.name).is_none()) {
            let name = &enumeration.name;
            let step = Step::new(Phase::TypesDropped, format!("Drop the enum {name}"), format!("drop {name}"));
            self.steps.push(step.run(enumeration::drop(EnumAt { model: from, enumeration }, self.dialect)));
        }
        for enumeration in &to.enums {
            let at = EnumAt { model: to, enumeration };
            match from.enums.by_name(&enumeration.name) {
                None => {
                    let name = &enumeration.name;
                    let step = Step::new(Phase::Types, format!("Create the enum {name}"), format!("create {name}"));
                    self.steps.push(step.run(enumeration::create(at, self.dialect)));
                }
                Some(old) => self.changed_enum(EnumAt { model: from, enumeration: old }, at),
            }
        }
    }

    fn changed_enum(&mut self, from: EnumAt<'a>, to: EnumAt<'a>) {
        let name = &to.enumeration.name;
        let has_type = |at: EnumAt<'_>| self.dialect.enum_storage(at.enumeration) == EnumStorage::Type;
        match (has_type(from), has_type(to)) {
            (true, true) => {
                let Some(added) = added_labels(from.enumeration, to.enumeration) else { return self.swap(from, to) };
                if !added.is_empty() {
                    let labels: Vec<_> = added.iter().map(|(label, _)| *label).collect();
                    let caption = format!("Add {} to the enum {name}", labels.join(", "));
                    let statements = enumeration::add_labels(to, &added, self.dialect);
                    self.steps.push(Step::new(Phase::Types, caption, format!("extend {name}")).run(statements));
                }
            }
            (false, true) => {
                let caption = format!("Make a type of the enum {name}, which was text");
                let step = Step::new(Phase::Types, caption, format!("make a type of {name}"));
                return self.steps.push(step.run(enumeration::create(to, self.dialect)));
            }
            (true, false) => {
                let caption = format!("Drop the type of the enum {name}, which is text");
                let step = Step::new(Phase::TypesDropped, caption, format!("make text of {name}"));
                self.steps.push(step.run(enumeration::drop(from, self.dialect)));
            }
            (false, false) => {}
        }
        if from.enumeration.doc != to.enumeration.doc {
            let step = Step::new(Phase::Comments, format!("Document the enum {name}"), format!("document {name}"));
            self.steps.push(step.run(comment::on_enum(to, self.dialect)));
        }
    }

    /// Makes a new type of the same name: PostgreSQL can neither take a label from a type nor move one. The columns are given
    /// the new type with the other changes of their tables; views and functions that mention it go before, and come back.
    fn swap(&mut self, from: EnumAt<'a>, to: EnumAt<'a>) {
        let name = &to.enumeration.name;
        let aside = fit_identifier(&format!("{}_old", to.enumeration.local_name()));
        let quoted = self.dialect.enum_name(to.enumeration);
        let quoted_aside = self.dialect.qualified(to.enumeration.namespace.as_deref(), &aside);
        let labels = |values: &[EnumValue]| values.iter().map(|it| it.label.as_str()).collect::<Vec<_>>().join(", ");
        let caption = format!("Make the enum {name} of {} anew", labels(&to.enumeration.values));
        let mut step = Step::new(Phase::Types, caption, format!("change {name}")).run(
            [format!("ALTER TYPE {quoted} RENAME TO {}", self.dialect.quote(&aside))]
                .into_iter()
                .chain(enumeration::create(to, self.dialect)),
        );
        step.notes.push(format!("It was: {}", labels(&from.enumeration.values)));
        self.steps.push(step);
        let drop = Step::service(Phase::TypesDropped, format!("Drop what the enum {name} was"));
        self.steps.push(drop.run([format!("DROP TYPE {quoted_aside}")]));
        self.remade_types.push(to.enumeration.local_name());
    }

    /// Makes a new domain of the same name over an enum that is made anew: PostgreSQL cannot change what a domain narrows down.
    pub(super) fn swap_domain(&mut self, old: &Domain, new: &'a Domain) {
        let (name, dialect) = (&new.name, self.dialect);
        let aside = fit_identifier(&format!("{}_old", new.local_name()));
        let rename = format!("ALTER DOMAIN {} RENAME TO {}", dialect.domain_name(old), dialect.quote(&aside));
        let create =
            object::create_domain(new, &dialect.domain_type(DomainAt { model: self.to, domain: new }), dialect);
        let caption = format!("Make the domain {name} anew, over the new enum");
        let step = Step::new(Phase::Types, caption, format!("change {name}"));
        self.steps.push(step.run([rename].into_iter().chain(create)));
        let drop = Step::service(Phase::DomainsDropped, format!("Drop what the domain {name} was"));
        let quoted_aside = dialect.qualified(new.namespace.as_deref(), &aside);
        self.steps.push(drop.run([format!("DROP DOMAIN {quoted_aside}")]));
        self.remade_types.push(new.local_name());
    }
}

/// Returns whether the values of a type, or their elements, are of an enum that is made anew.
pub(super) fn is_made_anew(ty: &Type, from: &Model, to: &Model, dialect: &dyn Dialect) -> bool {
    let Type::Enum(name) = ty.element() else { return false };
    // Elsewhere, the labels are part of the columns, whose own change tells.
    let has_type = |it: &Enum| dialect.enum_storage(it) == EnumStorage::Type;
    let enums = from.enums.by_name(name).zip(to.enums.by_name(name));
    enums.is_some_and(|(old, new)| has_type(old) && has_type(new) && added_labels(old, new).is_none())
}

/// Returns the names, without namespaces, of the enums that are made anew.
pub(super) fn remade_enums<'a>(from: &Model, to: &'a Model, dialect: &dyn Dialect) -> Vec<&'a str> {
    let is_remade = |it: &&Enum| is_made_anew(&Type::Enum(it.name.clone()), from, to, dialect);
    to.enums.iter().filter(is_remade).map(Enum::local_name).collect()
}

/// Returns the labels that are new, each with the label that it follows; `None` when that is not all that is different.
pub(in crate::migration) fn added_labels<'a>(old: &Enum, new: &'a Enum) -> Option<Vec<(&'a str, Option<&'a str>)>> {
    let mut known = old.values.iter().map(|value| value.label.as_str()).peekable();
    let mut added = Vec::new();
    let mut previous = None;
    for value in &new.values {
        if known.peek() == Some(&value.label.as_str()) {
            known.next();
        } else {
            added.push((value.label.as_str(), previous));
        }
        previous = Some(value.label.as_str());
    }
    known.peek().is_none().then_some(added)
}
