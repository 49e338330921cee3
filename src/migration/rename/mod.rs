//! What has another name than before.

mod apply;
mod identifiers;
mod model;
mod namespace;

use std::collections::BTreeMap;

pub(super) use apply::{Renamed, apply, former_column};
pub(crate) use identifiers::mentions;
pub(super) use model::{rename_label, rename_part};
pub(super) use namespace::{names_in, parts};

use crate::model::{Model, Renames};

/// Returns those of the renames that are still to be done: the old name is there and the new one free.
///
/// What was done before, or is about something that never was, has no effect: a `renamed_from` may stay in the schema.
pub(super) fn pending(renames: &Renames, before: &Model, after: &Model) -> Renames {
    let tables = applicable(renames.tables.iter().filter(|(new, _)| after.tables.by_name(new).is_some()), |name| {
        before.tables.by_name(name).is_some()
    });
    let enums = applicable(renames.enums.iter().filter(|(new, _)| after.enums.by_name(new).is_some()), |name| {
        before.enums.by_name(name).is_some()
    });
    let mut pending = Renames { tables, enums, ..Renames::default() };
    for table in &after.tables {
        let Some(old) = before.tables.by_name(former(&pending.tables, &table.name)) else { continue };
        let columns = applicable(of(&renames.columns, &table.name), |name| old.columns.by_name(name).is_some());
        pending.columns.extend(columns.into_iter().map(|(new, old)| ((table.name.clone(), new), old)));
        let parts = of(&renames.parts, &table.name);
        pending.parts.extend(parts.map(|(new, old)| ((table.name.clone(), new.clone()), old.clone())));
    }
    for enumeration in &after.enums {
        let Some(old) = before.enums.by_name(former(&pending.enums, &enumeration.name)) else { continue };
        let has = |label: &str| old.values.iter().any(|value| value.label == label);
        let labels = applicable(of(&renames.labels, &enumeration.name), has);
        pending.labels.extend(labels.into_iter().map(|(new, old)| ((enumeration.name.clone(), new), old)));
    }
    pending
}

/// Returns the renames that take these back.
pub(super) fn inverse(renames: &Renames) -> Renames {
    let turn = |map: &BTreeMap<String, String>| map.iter().map(|(new, old)| (old.clone(), new.clone())).collect();
    let turn_in = |map: &BTreeMap<(String, String), String>, wholes: &BTreeMap<String, String>| {
        let turned =
            map.iter().map(|((whole, new), old)| ((former(wholes, whole).to_owned(), old.clone()), new.clone()));
        turned.collect()
    };
    Renames {
        columns: turn_in(&renames.columns, &renames.tables),
        labels: turn_in(&renames.labels, &renames.enums),
        parts: turn_in(&renames.parts, &renames.tables),
        tables: turn(&renames.tables),
        enums: turn(&renames.enums),
    }
}

/// Returns the name that something had.
pub(super) fn former<'a>(renames: &'a BTreeMap<String, String>, name: &'a str) -> &'a str {
    renames.get(name).map_or(name, String::as_str)
}

/// Returns the renames inside of one table or enum, as (new, old).
pub(super) fn of<'a>(
    renames: &'a BTreeMap<(String, String), String>,
    whole: &'a str,
) -> impl Iterator<Item = (&'a String, &'a String)> {
    renames.iter().filter(move |((name, _), _)| name == whole).map(|((_, new), old)| (new, old))
}

/// Picks the renames, given as (new, old), whose old name is there and whose new name is free or becomes free. Of two names that
/// change places neither is: a schema that keeps saying so would have them change places with every build.
fn applicable<'a>(
    wanted: impl Iterator<Item = (&'a String, &'a String)>,
    had: impl Fn(&str) -> bool,
) -> BTreeMap<String, String> {
    let wanted: Vec<_> = wanted.filter(|(_, old)| had(old)).collect();
    let mut picked: BTreeMap<String, String> = BTreeMap::new();
    loop {
        let is_taken = |name: &str| picked.values().any(|old| old == name);
        let next = wanted
            .iter()
            .find(|(new, old)| !picked.contains_key(*new) && !is_taken(old) && (!had(new) || is_taken(new)));
        match next {
            Some((new, old)) => drop(picked.insert((*new).clone(), (*old).clone())),
            None => return picked,
        }
    }
}
