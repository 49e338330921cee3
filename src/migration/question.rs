use std::collections::BTreeMap;

use super::rename::{former, of, pending};
use crate::model::{Intent, Model, Table};

/// Something that is gone while something new looks like it: only a person knows whether it has another name now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is gone: a table (`users`), a column (`users.name`) or a label of an enum (`status.draft`), by its former names.
    pub key: String,
    /// What kind of thing it is.
    pub kind: &'static str,
    /// What it may be called now.
    pub candidates: Vec<String>,
}

/// The answer that the thing is really gone.
pub const DROP: &str = "drop";

/// Finds what nobody can tell from two models: names that are gone while similar ones are new, and about which the schema says neither
/// `renamed_from` nor `allow_loss`.
pub fn questions(before: &Model, after: &Model, intent: &Intent) -> Vec<Question> {
    let renames = pending(&intent.renames, before, after);
    let mut found = Vec::new();
    let mut ask = |key: String, kind: &'static str, candidates: Vec<&str>| {
        if !candidates.is_empty() && !intent.losses.of.contains(&key) {
            found.push(Question { key, kind, candidates: candidates.into_iter().map(str::to_owned).collect() });
        }
    };
    let is_renamed = |old: &str| renames.tables.values().any(|it| it == old);
    let new: Vec<&Table> = after
        .tables
        .iter()
        .filter(|it| !renames.tables.contains_key(&it.name) && before.tables.by_name(&it.name).is_none())
        .collect();
    for old in before.tables.iter().filter(|it| after.tables.by_name(&it.name).is_none() && !is_renamed(&it.name)) {
        let similar = new.iter().filter(|it| is_similar(old, it)).map(|it| it.name.as_str());
        ask(old.name.clone(), "table", similar.collect());
    }
    for table in &after.tables {
        let Some(old) = before.tables.by_name(former(&renames.tables, &table.name)) else { continue };
        let taken: BTreeMap<_, _> = of(&renames.columns, &table.name).collect();
        let is_new = |name: &String| old.columns.by_name(name).is_none() && !taken.contains_key(name);
        for column in &old.columns {
            let is_there = table.columns.by_name(&column.name).is_some() && !taken.contains_key(&column.name);
            if is_there || taken.values().any(|it| **it == column.name) {
                continue;
            }
            let similar = table.columns.iter().filter(|it| is_new(&it.name) && it.ty == column.ty);
            ask(format!("{}.{}", old.name, column.name), "column", similar.map(|it| it.name.as_str()).collect());
        }
    }
    for enumeration in &after.enums {
        let Some(old) = before.enums.by_name(former(&renames.enums, &enumeration.name)) else { continue };
        let taken: BTreeMap<_, _> = of(&renames.labels, &enumeration.name).collect();
        let has = |label: &str| enumeration.values.iter().any(|it| it.label == label);
        let had = |label: &str| old.values.iter().any(|it| it.label == label);
        let gone = old.values.iter().filter(|it| !has(&it.label) && !taken.values().any(|old| **old == it.label));
        for value in gone {
            let new = enumeration.values.iter().filter(|it| !had(&it.label) && !taken.contains_key(&it.label));
            ask(format!("{}.{}", old.name, value.label), "label", new.map(|it| it.label.as_str()).collect());
        }
    }
    found
}

/// Returns whether at least half of the columns of either table are those of the other.
fn is_similar(one: &Table, other: &Table) -> bool {
    let same = one.columns.iter().filter(|it| other.columns.by_name(&it.name).is_some_and(|other| other.ty == it.ty));
    2 * same.count() >= one.columns.len().max(other.columns.len())
}

/// Adds an answer to what the schema says: the new name of the thing, or [`DROP`].
///
/// # Errors
///
/// When the answer is none of the question's.
pub fn answer(
    intent: &mut Intent,
    question: &Question,
    answer: &str,
    before: &Model,
    after: &Model,
) -> Result<(), String> {
    if answer == DROP {
        intent.losses.of.insert(question.key.clone());
        return Ok(());
    }
    if !question.candidates.iter().any(|it| it == answer) {
        return Err(format!(
            "`{answer}` does not answer what became of {}: it is {} or `{DROP}`",
            question.key,
            question.candidates.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
        ));
    }
    let renames = pending(&intent.renames, before, after);
    let now = |map: &BTreeMap<String, String>, old: &str| {
        map.iter().find(|(_, it)| *it == old).map_or_else(|| old.to_owned(), |(new, _)| new.clone())
    };
    let renamed = &mut intent.renames;
    let (new, key) = (answer.to_owned(), question.key.as_str());
    let parts = |wholes: &mut dyn Iterator<Item = &String>| {
        let mut wholes = wholes.filter_map(|it| Some((it.clone(), key.strip_prefix(it.as_str())?.strip_prefix('.')?)));
        wholes.next().map(|(whole, part)| (whole, part.to_owned()))
    };
    match question.kind {
        "table" => drop(renamed.tables.insert(new, key.to_owned())),
        "column" => {
            if let Some((table, column)) = parts(&mut before.tables.iter().map(|it| &it.name)) {
                renamed.columns.insert((now(&renames.tables, &table), new), column);
            }
        }
        _ => {
            if let Some((whole, label)) = parts(&mut before.enums.iter().map(|it| &it.name)) {
                renamed.labels.insert((now(&renames.enums, &whole), new), label);
            }
        }
    }
    Ok(())
}
