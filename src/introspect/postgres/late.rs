//! What tables cannot have until other things are there that need tables themselves, such as a check by a function over rows.

use std::collections::{HashMap, HashSet};

use super::catalog::Catalog;
use super::{Classes, Oid, names_in};
use crate::introspect::tokens::tokens;

/// Returns the checks, defaults and indexes that need something that needs a table or view; `names` are those of tables and views.
pub(super) fn parts(catalog: &Catalog, names: &HashMap<Oid, String>, classes: &Classes) -> HashSet<Oid> {
    let mut owners: HashMap<Oid, Vec<Oid>> = HashMap::new();
    for part in &catalog.parts {
        owners.entry((part.class, part.object)).or_default().push((part.owner_class, part.owner));
    }
    let relations: HashSet<&str> = names.values().map(String::as_str).collect();
    let is_relation = |oid: Oid| {
        let (mut open, mut seen) = (vec![oid], HashSet::new());
        while let Some(next) = open.pop() {
            if names.contains_key(&next) {
                return true;
            }
            if seen.insert(next) {
                open.extend(owners.get(&next).into_iter().flatten());
            }
        }
        false
    };
    let defined: HashSet<Oid> = catalog.defined.iter().map(|row| (row.class, row.oid)).collect();
    let mentions = |body: &str| tokens(body).iter().flat_map(names_in).any(|name| relations.contains(name.as_str()));
    let by_text = catalog.defined.iter().filter(|row| row.body.as_deref().is_some_and(mentions));
    let mut late: HashSet<Oid> = by_text.map(|row| (row.class, row.oid)).collect();
    // The sequence of an identity column comes with its table.
    let of_identities = catalog.sequences.iter().filter(|it| it.owned.as_deref() == Some("i"));
    late.extend(of_identities.map(|it| (classes.relation, it.oid)));
    loop {
        let before = late.len();
        for dependency in &catalog.dependencies {
            let (object, target) =
                ((dependency.class, dependency.object), (dependency.target_class, dependency.target));
            if defined.contains(&object) && (late.contains(&target) || is_relation(target)) {
                late.insert(object);
            }
        }
        if late.len() == before {
            break;
        }
    }
    let needs_late = catalog.dependencies.iter().filter(|it| late.contains(&(it.target_class, it.target)));
    needs_late.map(|it| (it.class, it.object)).filter(|object| !defined.contains(object)).collect()
}
