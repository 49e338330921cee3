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
        if let [wanted, ..] = def.foreign_key.as_slice() {
            let chosen = found.iter().find(|(_, key)| is_called(key, wanted));
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
        let Some((source, target)) = self.join_keys(drafts, join, (here, there), def) else { return };
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

    /// Chooses the foreign keys of a join table that lead to the two sides of a relation.
    fn join_keys(
        &mut self,
        drafts: &[Draft<'_>],
        join: &Draft<'_>,
        (here, there): (usize, usize),
        def: &document::Relation,
    ) -> Option<(ForeignKey, ForeignKey)> {
        if join.lacks_foreign_keys() {
            return None;
        }
        let through = def.through.as_ref()?;
        let keys_to = |table: usize| -> Vec<&ForeignKey> {
            let leads = |key: &&ForeignKey| key.table == drafts[table].name();
            join.foreign_keys.iter().map(|key| &key.value).filter(leads).collect()
        };
        let (sources, targets) = (keys_to(here), keys_to(there));
        for wanted in &def.foreign_key {
            let candidates: Vec<&ForeignKey> = sources.iter().chain(&targets).copied().collect();
            if !candidates.iter().any(|key| is_called(key, wanted)) {
                let message = format!("no foreign key of `{through}` leads to a side of this relation by `{wanted}`");
                let diagnostic = Diagnostic::new(Code::NoForeignKey, wanted.span, message);
                self.report(diagnostic.help(format!("there is {}", one_of(&candidates))));
                return None;
            }
        }
        let lacking = if sources.is_empty() { here } else { there };
        if sources.is_empty() || targets.is_empty() || here == there && sources.len() == 1 {
            let table = drafts[lacking].name();
            let second = if here == there && !sources.is_empty() { "second " } else { "" };
            let message = format!("no {second}foreign key of `{through}` leads to `{table}`");
            let diagnostic = Diagnostic::new(Code::NoForeignKey, through.span, message);
            self.report(diagnostic.help(format!("add a column with `references: {table}` to `{through}`")));
            return None;
        }
        let found = if here == there {
            // A table related to itself: the first foreign key leads here, the second to the other row.
            match chosen(join, &sources, &def.foreign_key, 2)[..] {
                [source, target] => Some((source.clone(), target.clone())),
                _ => None,
            }
        } else {
            let side = |keys: &[&ForeignKey]| match chosen(join, keys, &def.foreign_key, 1)[..] {
                [key] => Some(key.clone()),
                _ => None,
            };
            side(&sources).zip(side(&targets))
        };
        if found.is_none() {
            let message = format!("several foreign keys of `{through}` lead to one side of this relation");
            let diagnostic = Diagnostic::new(Code::AmbiguousRelation, through.span, message);
            let help = if here == there {
                "choose by `foreign_key: [...]` the one to the row itself and the one to the other, of".to_owned()
            } else {
                "choose by `foreign_key:` one of".to_owned()
            };
            let several = if sources.len() > 1 { &sources } else { &targets };
            self.report(diagnostic.help(format!("{help} {}", one_of(several))));
        }
        found
    }
}

/// Returns whether a foreign key is meant by a column or by its name.
fn is_called(key: &ForeignKey, wanted: &Spanned<String>) -> bool {
    key.name == wanted.value || key.columns == [wanted.value.clone()]
}

/// Chooses so many of the foreign keys of a join table that lead to one side: those that are named, in that order; where none is,
/// and there are more, those that are part of the join table's primary key.
fn chosen<'k>(
    join: &Draft<'_>,
    keys: &[&'k ForeignKey],
    wanted: &[Spanned<String>],
    number: usize,
) -> Vec<&'k ForeignKey> {
    let named = wanted.iter().filter_map(|name| keys.iter().copied().find(|key| is_called(key, name)));
    let named: Vec<&ForeignKey> = named.collect();
    if !named.is_empty() || keys.len() <= number {
        return if named.is_empty() { keys.to_vec() } else { named };
    }
    let key_columns = join.primary_key.as_ref().map(|key| key.value.columns.as_slice()).unwrap_or_default();
    let is_part = |key: &&&ForeignKey| key.columns.iter().all(|column| key_columns.contains(column));
    keys.iter().filter(is_part).copied().collect()
}

fn one_of(keys: &[&ForeignKey]) -> String {
    let name = |key: &&ForeignKey| match key.columns.as_slice() {
        [column] => column.clone(),
        _ => key.name.clone(),
    };
    crate::diagnostics::one_of(&keys.iter().map(name).collect::<Vec<_>>())
}

fn listed(keys: &[(usize, &ForeignKey)]) -> String {
    one_of(&keys.iter().map(|(_, key)| *key).collect::<Vec<_>>())
}
