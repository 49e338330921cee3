//! Types of referencing columns: taken from the column referred to, or comparable with its type.

use std::collections::HashMap;

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::key_types::{Fit, fit};
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::Backend;

/// A column: the place of its table among the drafts and its own in the table.
type Place = (usize, usize);

/// A column without a type of its own, and the one that it has its type from.
pub(super) type Heir = (Place, Place);

/// A column that refers to another.
#[derive(Clone, Copy)]
struct Link {
    from: Place,
    to: Place,
    /// The foreign key.
    span: Span,
    /// Whether no database holds rows to it.
    is_logical: bool,
}

impl Context<'_> {
    pub(super) fn inherit_types(&mut self, drafts: &mut [Draft<'_>]) -> Vec<Heir> {
        let links = self.links(drafts);
        let heirs = self.follow(drafts, &links);
        for link in &links {
            self.compare(drafts, *link);
        }
        for draft in &*drafts {
            for column in &draft.columns {
                self.require_type(draft, column);
            }
        }
        heirs
    }

    /// Declares columns without a type of their own as those are declared that they have it from, on each backend on which they
    /// say nothing else.
    pub(super) fn inherit_declarations(&self, drafts: &mut [Draft<'_>], heirs: &[Heir]) {
        for &(heir, origin) in heirs {
            let declared = drafts[origin.0].columns[origin.1].declared.clone();
            let column = &mut drafts[heir.0].columns[heir.1];
            for backend in Backend::ALL {
                if let Some(sql) = declared.on(backend).filter(|_| column.declared.on(backend).is_none()) {
                    column.declared.set(backend, sql.clone());
                }
            }
        }
    }

    fn links(&self, drafts: &[Draft<'_>]) -> Vec<Link> {
        let mut links = Vec::new();
        for (here, draft) in drafts.iter().enumerate() {
            for key in &draft.foreign_keys {
                let there = self.tables[key.value.table.as_str()];
                let is_logical = draft.logical.contains(&key.value.name);
                for (column, target) in key.value.columns.iter().zip(&key.value.references) {
                    let places = draft.position(column).zip(drafts[there].position(target));
                    let link = |(from, to)| Link { from: (here, from), to: (there, to), span: key.span, is_logical };
                    links.extend(places.map(link));
                }
            }
        }
        links
    }

    /// Gives each column without a type that of the column at the end of its chain of references.
    fn follow(&mut self, drafts: &mut [Draft<'_>], links: &[Link]) -> Vec<Heir> {
        let mut heirs = Vec::new();
        let mut first_link: HashMap<Place, Link> = HashMap::new();
        for link in links {
            first_link.entry(link.from).or_insert(*link);
        }
        for link in links {
            let mut chain = Vec::new();
            let mut place = link.from;
            let found = loop {
                let column = &drafts[place.0].columns[place.1];
                if column.ty.is_some() || column.def.has_type {
                    break Some(place);
                }
                if chain.contains(&place) {
                    self.type_cycle(drafts, &chain, &first_link);
                    return heirs;
                }
                chain.push(place);
                match first_link.get(&place) {
                    Some(link) => place = link.to,
                    None => break None,
                }
            };
            let Some((table, column)) = found else { continue };
            let there = &drafts[table].columns[column];
            let (ty, digits) = (there.ty.clone(), there.digits);
            for place in chain {
                let here = &mut drafts[place.0].columns[place.1];
                here.ty.clone_from(&ty);
                here.digits = digits;
                heirs.push((place, (table, column)));
            }
        }
        heirs
    }

    fn type_cycle(&mut self, drafts: &[Draft<'_>], chain: &[Place], links: &HashMap<Place, Link>) {
        let name =
            |&(table, column): &Place| format!("`{}.{}`", drafts[table].name(), drafts[table].columns[column].def.name);
        let Some((last, first)) = chain.last().zip(chain.first()) else { return };
        let span = links.get(last).map_or(drafts[last.0].span(), |link| link.span);
        let path: Vec<String> = chain.iter().chain([first]).map(name).collect();
        let message = format!("these columns take their types from each other: {}", path.join(" → "));
        self.report(Diagnostic::new(Code::TypeCycle, span, message).help("give one of them a `type`"));
    }

    fn compare(&mut self, drafts: &[Draft<'_>], link: Link) {
        let here = &drafts[link.from.0].columns[link.from.1];
        let there = &drafts[link.to.0].columns[link.to.1];
        let (Some(own), Some(other)) = (&here.ty, &there.ty) else { return };
        let backends = if link.is_logical { &[] } else { self.backends.as_slice() };
        let Fit::None(reason) = fit(own, other, backends) else { return };
        let target = format!("{}.{}", drafts[link.to.0].name(), there.def.name);
        let message = format!("`{}` refers to `{target}` but has another type", here.def.name);
        let place = here.def.ty.as_ref().map_or(link.span, |ty| ty.span);
        let diagnostic = Diagnostic::new(Code::TypeMismatch, place, message).label(format!("{} here", spelling(own)));
        let other_place = there.def.ty.as_ref().map_or(there.def.name.span, |ty| ty.span);
        let diagnostic = diagnostic.also(other_place, format!("{} there", spelling(other)));
        let reason = reason.unwrap_or("a reference takes the type of what it refers to");
        self.report(diagnostic.help(format!("leave `type` out: {reason}")));
    }

    fn require_type(&mut self, draft: &Draft<'_>, column: &ColumnDraft<'_>) {
        let name = &column.def.name;
        let refers = column.def.references.is_some()
            || draft.def.foreign_keys.iter().any(|key| key.columns.iter().any(|other| other.value == name.value));
        if !column.def.has_type && !refers {
            let diagnostic = Diagnostic::new(Code::NoType, name.span, format!("the column `{name}` has no type"));
            self.report(diagnostic.help(format!("write `{name}: text`, or the type that it has")));
        }
    }
}
