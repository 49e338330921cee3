//! The way of tables and types to another name, in another namespace, past what has these names there by then.

use std::collections::BTreeSet;

use crate::dialect::{ColumnAt, Dialect, TableAt, fit_identifier};
use crate::model::{Model, Table};

/// Something whose name nothing else may have in its namespace.
pub(super) struct Renaming {
    /// What it is, in SQL.
    pub(super) kind: &'static str,
    /// Its name until now, without the namespace.
    pub(super) old: String,
    /// Its name from now on, without the namespace.
    pub(super) new: String,
}

/// Returns the statements that give a thing, which comes first, another name and another namespace, and with it those that
/// belong to it.
pub(super) fn moves(
    things: &[Renaming],
    (from, to): (Option<&str>, Option<&str>),
    model: &Model,
    dialect: &dyn Dialect,
) -> Vec<String> {
    let rename = |namespace: Option<&str>, it: &Renaming, old: &str, new: &str| {
        let statement =
            || format!("ALTER {} {} RENAME TO {}", it.kind, dialect.qualified(namespace, old), dialect.quote(new));
        (old != new).then(statement)
    };
    let direct =
        |namespace| things.iter().filter_map(move |it| rename(namespace, it, &it.old, &it.new)).collect::<Vec<_>>();
    if from == to {
        return direct(to);
    }
    let travel = |first: &str| {
        let schema = dialect.quote(to.unwrap_or("public"));
        vec![format!("ALTER {} {} SET SCHEMA {schema}", things[0].kind, dialect.qualified(from, first))]
    };
    let (here, there) = (names_in(model, from, dialect), names_in(model, to, dialect));
    if !things.iter().any(|it| there.contains(&it.old)) {
        return [travel(&things[0].old), direct(to)].concat();
    }
    if !things.iter().any(|it| it.old != it.new && here.contains(&it.new)) {
        return [direct(from), travel(&things[0].new)].concat();
    }
    let aside = |it: &Renaming| aside(&it.new);
    let away = things.iter().filter_map(|it| rename(from, it, &it.old, &aside(it)));
    let arrived = things.iter().filter_map(|it| rename(to, it, &aside(it), &it.new));
    [away.collect(), travel(&aside(&things[0])), arrived.collect()].concat()
}

/// Returns a name for what cannot have its own yet.
pub(super) fn aside(name: &str) -> String {
    fit_identifier(&format!("{name}_moved"))
}

/// Returns the keys and indexes of a table, whose names nothing else may have in its namespace.
pub(in crate::migration) fn parts(table: &Table) -> impl Iterator<Item = &str> {
    let keys =
        table.primary_key.iter().map(|it| it.name.as_str()).chain(table.uniques.iter().map(|it| it.name.as_str()));
    let others =
        table.exclusions.iter().map(|it| it.name.as_str()).chain(table.indexes.iter().map(|it| it.name.as_str()));
    keys.chain(others)
}

/// Returns the names that are taken in a namespace.
pub(in crate::migration) fn names_in(
    model: &Model,
    namespace: Option<&str>,
    dialect: &dyn Dialect,
) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for table in model.tables.iter().filter(|it| it.namespace.as_deref() == namespace) {
        let at = TableAt { model, table };
        names.insert(table.local_name().to_owned());
        names.extend(parts(table).map(str::to_owned));
        names.extend(at.columns().filter_map(|column: ColumnAt<'_>| dialect.identity_sequence(column)));
    }
    let views = model.views.iter().map(|it| (&it.table.namespace, it.table.local_name()));
    let types = model.enums.iter().map(|it| (&it.namespace, it.local_name()));
    let domains = model.domains.iter().map(|it| (&it.namespace, it.local_name()));
    let others = views.chain(types).chain(domains).filter(|(it, _)| it.as_deref() == namespace);
    names.extend(others.map(|(_, name)| name.to_owned()));
    names
}
