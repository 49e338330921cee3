//! Relations: each foreign key gives one there and one back; those through a join table are named in the schema.

use std::collections::BTreeMap;

use super::context::Context;
use super::draft::Draft;
use super::names;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::{Relation, RelationKind};
use crate::source::Spanned;

/// A foreign key: the place of its table among the drafts and its own in the table.
pub(super) type KeyPlace = (usize, usize);

/// The names that the schema gives to relations.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// By foreign key, the name of the relation that follows it.
    pub(super) there: BTreeMap<KeyPlace, Spanned<String>>,
    /// By foreign key, the name of the relation that goes back.
    pub(super) back: BTreeMap<KeyPlace, Spanned<String>>,
    /// Relations through a join table, with the place of the table that has them.
    pub(super) through: Vec<(usize, Spanned<Relation>)>,
}

impl Context<'_> {
    pub(super) fn relations(&mut self, drafts: &mut [Draft<'_>]) {
        let named = self.named_relations(drafts);
        let mut relations: Vec<Relations> = drafts.iter().map(Relations::new).collect();
        self.take_given_names(drafts, &named, &mut relations);

        let choices = super::relation_names::choices(drafts);
        for (place, names) in &choices {
            let key = &drafts[place.0].foreign_keys[place.1];
            let kind = RelationKind::BelongsTo { foreign_key: key.value.name.clone() };
            let name = named.there.get(place).map(|name| &name.value);
            let relation = relations[place.0].name(name, &names.there, &key.value.table, kind);
            self.add(&mut relations[place.0], drafts[place.0].name(), relation, key.span);
        }
        for (place, names) in &choices {
            let child = &drafts[place.0];
            let key = &child.foreign_keys[place.1];
            let parent = self.tables[key.value.table.as_str()];
            let foreign_key = key.value.name.clone();
            let kind = if child.is_unique(&key.value.columns) {
                RelationKind::HasOne { foreign_key }
            } else {
                RelationKind::HasMany { foreign_key }
            };
            let name = named.back.get(place).map(|name| &name.value);
            let relation = relations[parent].name(name, &names.back, child.name(), kind);
            self.add(&mut relations[parent], drafts[parent].name(), relation, key.span);
        }
        for (table, relation) in named.through {
            relations[table].found.push(relation);
        }
        for (draft, relations) in drafts.iter_mut().zip(relations) {
            draft.relations = relations.found;
            self.given_methods(draft);
            self.method_names(draft);
        }
    }

    /// Gives relations the methods that the schema names.
    fn given_methods(&mut self, draft: &mut Draft<'_>) {
        for def in &draft.def.relations {
            let Some(name) = &def.rust_name else { continue };
            if !names::is_identifier(name.as_str()) || names::in_snake_case(name.as_str()).is_some() {
                let message = format!("`{name}` is no name of a method");
                self.report(Diagnostic::new(Code::BadRustName, name.span, message).help("use snake case"));
            }
            if let Some(relation) = draft.relations.iter_mut().find(|relation| relation.value.name == def.name.value) {
                relation.value.rust_name.clone_from(&name.value);
            }
        }
    }

    /// Sees to it that relations whose names differ have methods whose names differ.
    fn method_names(&mut self, draft: &Draft<'_>) {
        let mut methods: BTreeMap<&str, (&str, Span)> = BTreeMap::new();
        for relation in &draft.relations {
            let (name, method) = (relation.value.name.as_str(), relation.value.rust_name.as_str());
            // Two relations of one name have been reported.
            if let Some((other_name, other)) = methods.insert(method, (name, relation.span))
                && other_name != name
            {
                let message = format!("the relation `{name}` becomes the method `{method}`, as another one does");
                let diagnostic = Diagnostic::new(Code::RustNameTaken, relation.span, message);
                self.report(diagnostic.also(other, "the other one").help("name them under `relations`"));
            }
        }
    }

    /// Sees to it that the names that the schema gives go before those that are made, and differ.
    fn take_given_names(&mut self, drafts: &[Draft<'_>], named: &Named, relations: &mut [Relations]) {
        let there = named.there.iter().map(|(place, name)| (place.0, name.clone()));
        let back = named.back.iter().map(|(&(child, key), name)| {
            (self.tables[drafts[child].foreign_keys[key].value.table.as_str()], name.clone())
        });
        let through = named
            .through
            .iter()
            .map(|(table, relation)| (*table, Spanned::new(relation.value.name.clone(), relation.span)));
        let given: Vec<(usize, Spanned<String>)> = there.chain(back).chain(through).collect();
        for (table, name) in given {
            if !is_relation_name(name.as_str()) {
                let message = format!("the relation's name `{name}` is no identifier");
                let diagnostic = Diagnostic::new(Code::BadName, name.span, message);
                self.report(diagnostic.help("use letters, digits and `_`"));
            }
            if let Some(other) = relations[table].taken.insert(name.value.clone(), name.span) {
                let message = format!("`{}` has two things named `{name}`", drafts[table].name());
                let diagnostic = Diagnostic::new(Code::RelationName, name.span, message).also(other, "the other one");
                self.report(diagnostic.help("give the relation another name"));
            }
        }
    }

    fn add(&mut self, relations: &mut Relations, table: &str, relation: Candidate, span: Span) {
        let Candidate { relation, is_given } = relation;
        if is_given {
            relations.found.push(Spanned::new(relation, span));
            return;
        }
        if let Some(other) = relations.taken.insert(relation.name.clone(), span) {
            let is_there = matches!(relation.kind, RelationKind::BelongsTo { .. });
            let message =
                format!("this foreign key gives `{table}` a relation `{}`, a name that is taken", relation.name);
            let diagnostic = Diagnostic::new(Code::RelationName, span, message).also(other, "taken here");
            let help = if is_there {
                format!("name it under `relations`: `other_name: {{ belongs_to: {} }}`", relation.table)
            } else {
                format!(
                    "name the way back in `{}`: `relations: {{ ...: {{ belongs_to: {table}, inverse: other_name }} }}`",
                    relation.table
                )
            };
            self.report(diagnostic.help(help));
            return;
        }
        relations.found.push(Spanned::new(relation, span));
    }
}

/// A relation and whether the schema gives its name.
struct Candidate {
    relation: Relation,
    is_given: bool,
}

/// The relations of one table so far.
struct Relations {
    found: Vec<Spanned<Relation>>,
    /// The names of its columns and relations, with their places.
    taken: BTreeMap<String, Span>,
}

impl Relations {
    fn new(draft: &Draft<'_>) -> Self {
        let column = |name: &Spanned<String>| (name.value.clone(), name.span);
        let taken = draft.columns.iter().map(|draft| column(&draft.def.name)).collect();
        Self { found: Vec::new(), taken }
    }

    /// Makes a relation with its given name, or else the first candidate that is free, or else the last.
    fn name(&self, given: Option<&String>, candidates: &[String], table: &str, kind: RelationKind) -> Candidate {
        let free = candidates.iter().find(|name| !self.taken.contains_key(*name));
        let name = given.or(free).or(candidates.last()).cloned().unwrap_or_default();
        let relation = relation(name, table, kind);
        Candidate { relation, is_given: given.is_some() }
    }
}

/// Makes a relation.
pub(super) fn relation(name: String, table: &str, kind: RelationKind) -> Relation {
    Relation { rust_name: names::method(&name), name, table: table.to_owned(), kind }
}

fn is_relation_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
