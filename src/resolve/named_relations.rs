//! Relations that the schema names.

use super::context::Context;
use super::draft::Draft;
use super::keys::names_of;
use super::relation_names;
use super::relations::{KeyPlace, Named, relation};
use crate::diagnostics::{Code, Diagnostic};
use crate::document::{self, RelationWord};
use crate::model::{ForeignKey, RelationKind};
use crate::source::Spanned;

impl Context<'_> {
    pub(super) fn named_relations(&mut self, drafts: &[Draft<'_>]) -> Named {
        let mut named = Named::default();
        for (position, draft) in drafts.iter().enumerate() {
            for def in &draft.def.relations {
                let Some(other) = self.table(drafts, &def.table) else { continue };
                match def.word {
                    RelationWord::BelongsTo => {
                        let Some(key) = self.choose(drafts, position, other, def) else { continue };
                        self.name(&mut named.there, key, &def.name);
                        if let Some(inverse) = &def.inverse {
                            self.name(&mut named.back, key, inverse);
                        }
                    }
                    RelationWord::HasOne | RelationWord::HasMany => {
                        let Some(key) = self.choose(drafts, other, position, def) else { continue };
                        self.check_number(&drafts[other], key, def);
                        self.name(&mut named.back, key, &def.name);
                        if let Some(inverse) = &def.inverse {
                            self.name(&mut named.there, key, inverse);
                        }
                    }
                    RelationWord::ManyToMany => self.many_to_many(drafts, position, other, def, &mut named),
                }
            }
        }
        named
    }

    fn name(
        &mut self,
        names: &mut std::collections::BTreeMap<KeyPlace, Spanned<String>>,
        key: KeyPlace,
        name: &Spanned<String>,
    ) {
        match names.get(&key) {
            Some(other) if other.value == name.value => {}
            Some(other) => {
                let message = format!("this foreign key's relation is named `{name}` here and `{other}` elsewhere");
                let diagnostic = Diagnostic::new(Code::RelationTwice, name.span, message);
                self.report(diagnostic.also(other.span, "the other name").help("drop one of the two"));
            }
            None => {
                names.insert(key, name.clone());
            }
        }
    }

    /// Chooses the foreign key of `child` that leads to `parent`.
    fn choose(
        &mut self,
        drafts: &[Draft<'_>],
        child: usize,
        parent: usize,
        def: &document::Relation,
    ) -> Option<KeyPlace> {
        let (child_draft, parent_draft) = (&drafts[child], &drafts[parent]);
        let leads = |key: &Spanned<ForeignKey>| key.value.table == parent_draft.name();
        let found = child_draft.foreign_keys.iter().enumerate().filter(|(_, key)| leads(key));
        let mut found: Vec<(usize, &ForeignKey)> = found.map(|(place, key)| (place, &key.value)).collect();
        let lacks = format!("no foreign key of `{}` leads to `{}`", child_draft.name(), parent_draft.name());
        if found.is_empty() {
            if !child_draft.lacks_foreign_keys() {
                let diagnostic = Diagnostic::new(Code::NoForeignKey, def.table.span, lacks);
                let help =
                    format!("add a column with `references: {}` to `{}`", parent_draft.name(), child_draft.name());
                self.report(diagnostic.help(help));
            }
            return None;
        }
        if let Some(wanted) = &def.foreign_key {
            let is_wanted = |key: &ForeignKey| key.name == wanted.value || key.columns == [wanted.value.clone()];
            let chosen = found.iter().find(|(_, key)| is_wanted(key));
            if chosen.is_none() {
                let message = format!("{lacks} by `{wanted}`");
                let diagnostic = Diagnostic::new(Code::NoForeignKey, wanted.span, message);
                self.report(diagnostic.help(format!("there is {}", listed(&found))));
            }
            return chosen.map(|(place, _)| (child, *place));
        }
        if found.len() > 1 && def.word == RelationWord::BelongsTo {
            let by_name = |key: &ForeignKey| {
                relation_names::there(key, parent_draft.local_name()).first() == Some(&def.name.value)
            };
            if found.iter().filter(|(_, key)| by_name(key)).count() == 1 {
                found.retain(|(_, key)| by_name(key));
            }
        }
        if let [(place, _)] = found.as_slice() {
            return Some((child, *place));
        }
        let message = format!("several foreign keys of `{}` lead to `{}`", child_draft.name(), parent_draft.name());
        let diagnostic = Diagnostic::new(Code::AmbiguousRelation, def.table.span, message);
        self.report(diagnostic.help(format!("choose by `foreign_key:` one of {}", listed(&found))));
        None
    }

    fn check_number(&mut self, child: &Draft<'_>, (_, place): KeyPlace, def: &document::Relation) {
        let columns = &child.foreign_keys[place].value.columns;
        let is_unique = child.is_unique(columns);
        if is_unique == (def.word == RelationWord::HasOne) {
            return;
        }
        let (is, word) = if is_unique { ("is unique", "has_one") } else { ("is not unique", "has_many") };
        let message = format!("{} of `{}` {is}, so that this relation is a `{word}`", names_of(columns), child.name());
        let diagnostic = Diagnostic::new(Code::RelationKind, def.name.span, message);
        self.report(diagnostic.help(format!("write `{word}: {}`", child.name())));
    }

    fn many_to_many(
        &mut self,
        drafts: &[Draft<'_>],
        here: usize,
        there: usize,
        def: &document::Relation,
        named: &mut Named,
    ) {
        let Some(through) = &def.through else { return };
        let Some(join) = self.table(drafts, through).map(|place| &drafts[place]) else { return };
        let keys_to = |table: usize| -> Vec<&ForeignKey> {
            let leads = |key: &&ForeignKey| key.table == drafts[table].name();
            join.foreign_keys.iter().map(|key| &key.value).filter(leads).collect()
        };
        let (source, target) = match (keys_to(here).as_slice(), keys_to(there).as_slice()) {
            // A table related to itself: the first foreign key leads here, the second to the other row.
            ([source, target], [_, _]) if here == there => ((*source).clone(), (*target).clone()),
            ([source], [target]) if here != there => ((*source).clone(), (*target).clone()),
            (sources, targets) => {
                if join.lacks_foreign_keys() {
                    return;
                }
                let lacking = if sources.is_empty() { here } else { there };
                let is_lacking = sources.is_empty() || targets.is_empty() || here == there && sources.len() == 1;
                let (code, message) = if is_lacking {
                    let table = drafts[lacking].name();
                    let second = if here == there && !sources.is_empty() { "second " } else { "" };
                    (Code::NoForeignKey, format!("no {second}foreign key of `{through}` leads to `{table}`"))
                } else {
                    (
                        Code::AmbiguousRelation,
                        format!("several foreign keys of `{through}` lead to one side of this relation"),
                    )
                };
                return self.report(Diagnostic::new(code, through.span, message));
            }
        };
        let kind = |source: &ForeignKey, target: &ForeignKey| RelationKind::ManyToMany {
            through: through.value.clone(),
            source_key: source.name.clone(),
            target_key: target.name.clone(),
        };
        let mut add = |table: usize, name: &Spanned<String>, other: usize, kind| {
            let relation = relation(name.value.clone(), drafts[other].name(), kind);
            // Each side may name the other one's inverse as well as its own relation.
            let is_known = |(place, known): &(usize, Spanned<_>)| *place == table && known.value == relation;
            if !named.through.iter().any(is_known) {
                named.through.push((table, Spanned::new(relation, name.span)));
            }
        };
        add(here, &def.name, there, kind(&source, &target));
        if let Some(inverse) = &def.inverse {
            add(there, inverse, here, kind(&target, &source));
        }
    }
}

fn listed(keys: &[(usize, &ForeignKey)]) -> String {
    let name = |key: &ForeignKey| match key.columns.as_slice() {
        [column] => column.clone(),
        _ => key.name.clone(),
    };
    crate::diagnostics::one_of(&keys.iter().map(|(_, key)| name(key)).collect::<Vec<_>>())
}
