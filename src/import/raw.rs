//! Raw objects: their names, and what they have to come behind.

use crate::model::{Backend, Model, RawObject};

/// Adds an object with its statements.
pub(super) fn carry(model: &mut Model, wanted: &str, create: String, drop: String, after: Vec<String>) {
    let object = object(model, wanted, create, drop, after);
    add(model, object);
}

/// Returns an object with its statements, under the name that is wanted or one like it that is free.
pub(super) fn object(model: &Model, wanted: &str, create: String, drop: String, after: Vec<String>) -> RawObject {
    let is_taken = |name: &str| model.raw.by_name(name).is_some() || model.tables.by_name(name).is_some();
    let numbered = (2..).map(|number: u32| format!("{wanted} {number}"));
    let name = [wanted.to_owned()].into_iter().chain(numbered).find(|name| !is_taken(name)).unwrap_or_default();
    let mut object = RawObject::of(model.backends[0], name, create, drop, Vec::new());
    put_behind(&mut object, after);
    object
}

/// Adds an object.
pub(super) fn add(model: &mut Model, object: RawObject) {
    model.raw = model.raw.iter().cloned().chain([object]).collect();
}

/// Changes the objects that are there.
pub(super) fn change(model: &mut Model, mut change: impl FnMut(&mut RawObject)) {
    let changed = model.raw.iter().cloned().map(|mut object| {
        change(&mut object);
        object
    });
    model.raw = changed.collect();
}

/// Has an object come behind others.
pub(super) fn put_behind(object: &mut RawObject, others: impl IntoIterator<Item = String>) {
    object.after.extend(others);
    object.after.sort();
    object.after.dedup();
}

/// Has foreign keys made after the keys that they refer to, where both are carried.
pub(super) fn keys_first(model: &mut Model) {
    let is_key = |object: &RawObject| [" PRIMARY KEY", " UNIQUE "].iter().any(|words| says(object, words));
    let keys = model.raw.iter().filter_map(|object| match object.after.as_slice() {
        [table] if is_key(object) => Some((table.clone(), object.name.clone())),
        _ => None,
    });
    let keys: Vec<(String, String)> = keys.collect();
    change(model, |object| {
        if says(object, " FOREIGN KEY ") {
            let targets = keys.iter().filter(|(table, _)| object.after.contains(table));
            let targets: Vec<String> = targets.map(|(_, name)| name.clone()).collect();
            put_behind(object, targets);
        }
    });
}

/// Has tables of MariaDB become versioned when all else is done to them: then they let nobody change them.
pub(super) fn versions_last(model: &mut Model) {
    if model.backends[0] != Backend::Mysql {
        return;
    }
    let is_versioning = |object: &RawObject| says(object, "ADD SYSTEM VERSIONING");
    let is_partitioning = |object: &RawObject| says(object, "PARTITION BY");
    let changes = |object: &RawObject| {
        let starts = |words: &str| create(object).starts_with(words);
        (starts("ALTER TABLE") || starts("CREATE") && says(object, "INDEX"))
            && !is_partitioning(object)
            && !is_versioning(object)
    };
    let named = |is: &dyn Fn(&RawObject) -> bool| -> Vec<(String, Vec<String>)> {
        let objects = model.raw.iter().filter(|object| is(object));
        objects.map(|object| (object.name.clone(), object.after.clone())).collect()
    };
    let (changing, versioning) = (named(&changes), named(&is_versioning));
    change(model, |object| {
        let own = object.after.clone();
        let is_own = |table: &String| own.contains(table);
        if is_partitioning(object) {
            let others = versioning.iter().filter(|(_, after)| after.iter().any(is_own));
            put_behind(object, others.map(|(name, _)| name.clone()));
        }
        if is_versioning(object) {
            let others = changing.iter().filter(|(_, after)| after.first().is_some_and(is_own));
            put_behind(object, others.map(|(name, _)| name.clone()));
        }
    });
}

fn says(object: &RawObject, words: &str) -> bool {
    create(object).contains(words)
}

/// Returns the statements that make an object; those of an imported database are of one backend.
fn create(object: &RawObject) -> &str {
    let sql = Backend::ALL.into_iter().find_map(|backend| object.sql.on(backend));
    sql.map_or("", |sql| &sql.create)
}
