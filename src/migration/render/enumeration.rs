use super::{check, column, comment, index};
use crate::dialect::{ColumnAt, Dialect, EnumAt, EnumStorage, TableAt, fit_identifier};

/// Returns the statements that make the type of an enum, where it has one.
pub(super) fn create(at: EnumAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    if dialect.enum_storage() != EnumStorage::Type {
        return Vec::new();
    }
    let labels: Vec<_> = at.enumeration.values.iter().map(|value| dialect.string(&value.label)).collect();
    let create = format!("CREATE TYPE {} AS ENUM ({})", dialect.enum_name(at.enumeration), labels.join(", "));
    let document = at.enumeration.doc.is_some().then(|| comment::on_enum(at, dialect));
    [create].into_iter().chain(document.into_iter().flatten()).collect()
}

/// Returns the statement that drops the type of an enum, where it has one.
pub(super) fn drop(at: EnumAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    match dialect.enum_storage() {
        EnumStorage::Type => vec![format!("DROP TYPE {}", dialect.enum_name(at.enumeration))],
        EnumStorage::Inline | EnumStorage::Check => Vec::new(),
    }
}

/// Returns the statements that let an enum have the labels of `to`, which differ from those of `from` at the end only.
pub(super) fn change_labels(from: EnumAt<'_>, to: EnumAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let known = from.enumeration.values.len();
    match dialect.enum_storage() {
        EnumStorage::Type if to.enumeration.values.len() >= known => {
            let name = dialect.enum_name(to.enumeration);
            let added = to.enumeration.values.iter().skip(known);
            added.map(|value| format!("ALTER TYPE {name} ADD VALUE {}", dialect.string(&value.label))).collect()
        }
        EnumStorage::Type => replace_type(from, to, dialect),
        EnumStorage::Inline => columns(from, to).map(|column| modify(column, dialect)).collect(),
        // A check is part of the table, which only a rebuild changes; diff refuses it.
        EnumStorage::Check => Vec::new(),
    }
}

/// Returns the columns of the enum as they shall be, without those of only one model: they come or go with the other labels in place.
fn columns<'a>(from: EnumAt<'a>, to: EnumAt<'a>) -> impl Iterator<Item = ColumnAt<'a>> {
    to.columns().filter(move |at| {
        let table = from.model.tables.by_name(&at.table.name);
        table.is_some_and(|table| table.columns.by_name(&at.column.name).is_some())
    })
}

fn modify(at: ColumnAt<'_>, dialect: &dyn Dialect) -> String {
    format!("ALTER TABLE {} MODIFY COLUMN {}", dialect.table_name(at.table), column::definition(at, dialect))
}

/// Returns the statements that give every column a new type of the same name: PostgreSQL cannot take a label from a type.
///
/// A row that holds a label which `to` lacks makes the cast fail, and with it the migration, before anything is lost.
/// Checks and partial indexes go meanwhile, since their conditions compare with labels of the old type.
fn replace_type(from: EnumAt<'_>, to: EnumAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let name = dialect.enum_name(to.enumeration);
    let old_name = fit_identifier(&format!("{}_old", to.enumeration.local_name()));
    let (new_name, old_name) =
        (dialect.quote(&old_name), dialect.qualified(to.enumeration.namespace.as_deref(), &old_name));
    let (mut before, mut casts, mut after) = (Vec::new(), Vec::new(), Vec::new());
    let mut last_table = None;
    for at in columns(from, to) {
        if last_table.replace(&at.table.name) != Some(&at.table.name) {
            let (drops, creates) = conditions(at.table(), dialect);
            before.extend(drops);
            after.extend(creates);
        }
        casts.push(cast(at, &name, dialect));
    }
    let replace = [format!("ALTER TYPE {name} RENAME TO {new_name}")].into_iter().chain(create(to, dialect));
    let drop_old = [format!("DROP TYPE {old_name}")];
    before.into_iter().chain(replace).chain(casts).chain(drop_old).chain(after).collect()
}

fn cast(at: ColumnAt<'_>, ty: &str, dialect: &dyn Dialect) -> String {
    let column = dialect.quote(&at.column.name);
    let mut actions = vec![format!("ALTER COLUMN {column} TYPE {ty} USING {column}::text::{ty}")];
    if let Some(default) = &at.column.default {
        // A default is not cast along.
        let value = dialect.default_value(&at.column.ty, default);
        actions.insert(0, format!("ALTER COLUMN {column} DROP DEFAULT"));
        actions.push(format!("ALTER COLUMN {column} SET DEFAULT {value}"));
    }
    format!("ALTER TABLE {}\n    {}", dialect.table_name(at.table), actions.join(",\n    "))
}

/// Returns the statements that drop what a table has conditions in, and those that bring it back.
fn conditions(at: TableAt<'_>, dialect: &dyn Dialect) -> (Vec<String>, Vec<String>) {
    let table = dialect.table_name(at.table);
    let checks = at.table.checks.iter().filter_map(|check| {
        let drop = format!("ALTER TABLE {table} DROP CONSTRAINT {}", dialect.quote(&check.name));
        Some((drop, format!("ALTER TABLE {table} ADD {}", check::definition(check, dialect)?)))
    });
    let partial = at.table.indexes.iter().filter(|index| index.predicate.is_some());
    let partial =
        partial.filter_map(|index| Some((dialect.drop_index(at.table, index), index::create(at, index, dialect)?)));
    checks.chain(partial).unzip()
}
