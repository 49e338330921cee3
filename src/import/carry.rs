//! Things of a model as raw objects: with the statements that add them to what is there.

use heck::ToUpperCamelCase;

use crate::dialect::{TableAt, dialect};
use crate::introspect::{Introspection, Note};
use crate::migration::{foreign_key_alone, index_alone, view_alone};
use crate::model::{Backend, Column, ForeignKey, Named, NamedList, Native, NativeForm, PerBackend, Table, Type};

use super::constraints::{is_index_mark, is_mark, is_reference};
use super::raw;
use super::whole::{carry_column, carry_enum, carry_namespace, carry_table, name_column, name_value};

/// Keys and list positions that lead to a place in a schema.
pub(super) type Place = Vec<String>;

/// What has to be carried.
pub(super) enum Part {
    ForeignKey(String),
    Unique(String),
    Index(String),
    Check(String),
    PrimaryKey,
    Default(String),
    Type(String),
}

/// Carries what stands at a place; returns whether something has changed.
pub(super) fn carry(found: &mut Introspection, place: &Place, reason: &str) -> bool {
    let words: Vec<&str> = place.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["tables", table] if reason.contains("Rust type") => name_table(found, table),
        ["namespaces", at] => at.parse().is_ok_and(|at| carry_namespace(found, at, reason)),
        ["enums", name, place] | ["enums", name, "values", place, ..]
            if reason.contains("Rust name") || reason.contains("the variant") =>
        {
            name_value(found, name, place)
        }
        ["enums", name, ..] if reason.contains("Rust type") => name_enum(found, name),
        ["enums", name, ..] => carry_enum(found, name, reason),
        ["tables", table, "columns", column] if reason.contains("the field") => name_column(found, table, column),
        ["tables", table, "columns", column, "generated", ..] => carry_column(found, table, column, reason),
        ["tables", table, rest @ ..] => {
            let Some(owner) = found.model.tables.by_name(table).cloned() else { return false };
            match part(&owner, rest, reason) {
                Some(part) => carry_part(found, &owner, &part, reason),
                None => false,
            }
        }
        ["views", view, ..] => carry_view(found, view, reason),
        _ => false,
    }
}

/// Returns what stands at a place of a table.
fn part(table: &Table, place: &[&str], reason: &str) -> Option<Part> {
    let number = |text: &str| text.parse::<usize>().ok();
    let reference = |column: &str| {
        let is_of_column = |key: &&ForeignKey| key.columns.iter().any(|name| name == column);
        let key = table.foreign_keys.iter().filter(is_of_column).find(|key| is_reference(key, table));
        key.or_else(|| table.foreign_keys.iter().find(is_of_column)).map(|key| Part::ForeignKey(key.name.clone()))
    };
    match place {
        ["foreign_keys", at, ..] => {
            let keys = table.foreign_keys.iter().filter(|key| !is_reference(key, table));
            keys.clone().nth(number(at)?).map(|key| Part::ForeignKey(key.name.clone()))
        }
        ["unique", at, ..] => {
            let uniques = table.uniques.iter().filter(|unique| !is_mark(unique, table));
            uniques.clone().nth(number(at)?).map(|unique| Part::Unique(unique.name.clone()))
        }
        ["indexes", at, ..] => {
            let indexes = table.indexes.iter().filter(|index| !is_index_mark(index, table));
            indexes.clone().nth(number(at)?).map(|index| Part::Index(index.name.clone()))
        }
        ["checks", name, ..] => Some(Part::Check((*name).to_owned())),
        ["primary_key", ..] => Some(Part::PrimaryKey),
        ["columns", column, "references" | "on_delete" | "on_update" | "deferrable" | "match", ..] => reference(column),
        ["columns", column, "unique"] => {
            let unique = table.uniques.iter().find(|unique| unique.columns == [*column] && is_mark(unique, table));
            unique.map(|unique| Part::Unique(unique.name.clone()))
        }
        ["columns", column, "index"] => {
            let is_of = |columns: Option<Vec<&str>>| columns.is_some_and(|columns| columns == [*column]);
            let index = table.indexes.iter().find(|index| is_of(index.plain_columns()) && is_index_mark(index, table));
            index.map(|index| Part::Index(index.name.clone()))
        }
        ["columns", column, "default", ..] => Some(Part::Default((*column).to_owned())),
        ["columns", _, "primary_key"] => Some(Part::PrimaryKey),
        ["columns", column, ..] if reason.contains("refers to") => reference(column),
        ["columns", column]
        | ["columns", column, "type" | "native" | "collation" | "sqlite" | "postgres" | "mysql", ..] => {
            Some(Part::Type((*column).to_owned()))
        }
        _ => None,
    }
}

pub(super) fn carry_part(found: &mut Introspection, table: &Table, part: &Part, reason: &str) -> bool {
    let model = &found.model;
    let backend = model.backends[0];
    if backend == Backend::Mysql && is_counted_by(table, part) {
        return carry_table(found, &table.name, reason);
    }
    let mut changed = table.clone();
    let statements = match part {
        Part::ForeignKey(name) => {
            changed.foreign_keys = without(&table.foreign_keys, name);
            table
                .foreign_keys
                .by_name(name)
                .map(|key| foreign_key_alone(TableAt { model, table }, key, dialect(backend)))
        }
        Part::Unique(name) => {
            changed.uniques = without(&table.uniques, name);
            table.uniques.by_name(name).map(|unique| {
                let dialect = dialect(backend);
                let columns: Vec<String> = unique.columns.iter().map(|column| dialect.quote(column)).collect();
                let tail = dialect.key_tail(&unique.postgres);
                let keyword = dialect.unique_keyword(&unique.postgres);
                adding(table, name, &format!("{keyword} ({}){tail}", columns.join(", ")), backend)
            })
        }
        Part::Index(name) => {
            changed.indexes = without(&table.indexes, name);
            let index = table.indexes.by_name(name);
            index.and_then(|index| index_alone(TableAt { model, table }, index, dialect(backend)))
        }
        Part::Check(name) => {
            changed.checks = without(&table.checks, name);
            table.checks.by_name(name).map(|check| {
                let condition = check.expression.on(backend).unwrap_or_default();
                adding(table, name, &format!("CHECK ({condition})"), backend)
            })
        }
        Part::PrimaryKey => {
            changed.primary_key = None;
            changed.logical_key = Vec::new();
            table.primary_key.as_ref().map(|key| {
                let columns: Vec<String> = key.columns.iter().map(|column| dialect(backend).quote(column)).collect();
                adding(table, &key.name, &format!("PRIMARY KEY ({})", columns.join(", ")), backend)
            })
        }
        Part::Default(column) => {
            let old = table.columns.by_name(column).and_then(|column| Some((column, column.default.as_ref()?)));
            changed.columns = with_column(table, column, |column| column.default = None);
            old.map(|(column, default)| {
                let (dialect, name) = (dialect(backend), dialect(backend).quote(&column.name));
                let start = format!("ALTER TABLE {} ALTER COLUMN {name}", dialect.table_name(table));
                let value = dialect.default_value(&column.ty, default);
                (format!("{start} SET DEFAULT {value}"), format!("{start} DROP DEFAULT"))
            })
        }
        Part::Type(column) => {
            let own = table.columns.by_name(column);
            let is_native = own.is_some_and(|own| matches!(own.ty, Type::Native(_)));
            if is_native {
                return carry_column(found, &table.name, column, reason);
            }
            if own.is_none() {
                return false;
            }
            changed.columns = with_column(table, column, |own| {
                let sql = own
                    .declared
                    .on(backend)
                    .cloned()
                    .unwrap_or_else(|| dialect(backend).column_type(TableAt { model, table }.column(column)).sql);
                // A column of SQLite may have no type, which is a BLOB's affinity.
                let sql = if sql.is_empty() { "BLOB".to_owned() } else { sql };
                own.ty = Type::Native(Native { sql, form: NativeForm::Text });
                own.declared = PerBackend::default();
                own.digits = None;
            });
            replace(found, changed);
            found.keep_statement(&table.name);
            return true;
        }
    };
    let Some((create, drop)) = statements else { return false };
    let (what, name) = part.told();
    found.notes.push(Note {
        object: format!("{what} {name} of {}", table.name),
        text: format!("is carried with its own SQL: {reason}"),
    });
    replace(found, changed);
    if backend == Backend::Sqlite && !matches!(part, Part::Index(_)) {
        // Nothing but an index can be added to a table there; its own statement says it.
        found.keep_statement(&table.name);
        return true;
    }
    let mut after = vec![table.name.clone()];
    if let Part::ForeignKey(name) = part {
        after.extend(table.foreign_keys.by_name(name).map(|key| key.table.clone()));
    }
    let raw = raw::object(&found.model, &format!("{} {name}", table.name), create, drop, after);
    // What else the database says of it, which is carried as well, comes behind it.
    let settings = format!("{} settings", raw.name);
    raw::change(&mut found.model, |other| {
        if other.name == settings {
            raw::put_behind(other, [raw.name.clone()]);
        }
    });
    raw::add(&mut found.model, raw);
    true
}

/// Returns whether a part is a key of a column that counts, without which MySQL makes no such column.
fn is_counted_by(table: &Table, part: &Part) -> bool {
    let columns: Vec<&str> = match part {
        Part::PrimaryKey => table.key().iter().map(String::as_str).collect(),
        Part::Unique(name) => {
            let unique = table.uniques.by_name(name);
            unique.into_iter().flat_map(|unique| unique.columns.iter().map(String::as_str)).collect()
        }
        Part::Index(name) => {
            let index = table.indexes.by_name(name);
            index.into_iter().flat_map(|index| index.columns.iter().filter_map(|part| part.column())).collect()
        }
        _ => Vec::new(),
    };
    let is_key = table.primary_key.as_ref().is_some_and(|key| {
        !matches!(part, Part::PrimaryKey)
            && key.columns.first().is_some_and(|first| columns.first().is_some_and(|own| own == first))
    });
    !is_key && columns.first().is_some_and(|first| table.columns.by_name(first).is_some_and(|column| column.identity))
}

impl Part {
    fn told(&self) -> (&'static str, &str) {
        match self {
            Self::ForeignKey(name) => ("foreign key", name),
            Self::Unique(name) => ("unique constraint", name),
            Self::Index(name) => ("index", name),
            Self::Check(name) => ("check", name),
            Self::PrimaryKey => ("primary key", "pkey"),
            Self::Default(name) => ("default", name),
            Self::Type(name) => ("type", name),
        }
    }
}

pub(super) fn adding(table: &Table, name: &str, definition: &str, backend: Backend) -> (String, String) {
    let dialect = dialect(backend);
    let (owner, name) = (dialect.table_name(table), dialect.quote(name));
    let create = format!("ALTER TABLE {owner} ADD CONSTRAINT {name} {definition}");
    (create, format!("ALTER TABLE {owner} DROP CONSTRAINT {name}"))
}

/// Gives a table a struct of its own name, where the usual one is taken.
fn name_table(found: &mut Introspection, name: &str) -> bool {
    let Some(mut table) = found.model.tables.by_name(name).cloned() else { return false };
    let was = std::mem::replace(&mut table.rust.model, format!("{}Row", name.to_upper_camel_case()));
    let is_news = was != table.rust.model;
    replace(found, table);
    is_news
}

/// Gives a Rust enum a name of its own, where the usual one is taken.
fn name_enum(found: &mut Introspection, name: &str) -> bool {
    let mut is_news = false;
    let enums = found.model.enums.iter().cloned().map(|mut own| {
        if own.name == name {
            let was = std::mem::replace(&mut own.rust_name, format!("{}Value", name.to_upper_camel_case()));
            is_news = was != own.rust_name;
        }
        own
    });
    found.model.enums = enums.collect();
    is_news
}

/// Carries a view with its whole statement.
fn carry_view(found: &mut Introspection, name: &str, reason: &str) -> bool {
    let Some(view) = found.model.views.by_name(name).cloned() else { return false };
    let backend = found.model.backends[0];
    let (create, drop) = view_alone(&view, dialect(backend));
    found.model.views = without(&found.model.views, name);
    found.notes.push(Note { object: format!("view {name}"), text: format!("is carried with its own SQL: {reason}") });
    raw::carry(&mut found.model, name, create, drop, view.after.clone());
    true
}

pub(super) fn without<T: Named + Clone>(list: &NamedList<T>, name: &str) -> NamedList<T> {
    list.iter().filter(|item| item.name() != name).cloned().collect()
}

fn with_column(table: &Table, name: &str, change: impl Fn(&mut Column)) -> NamedList<Column> {
    columns_with(table, |column| {
        if column.name == name {
            change(column);
        }
    })
}

pub(super) fn columns_with(table: &Table, change: impl Fn(&mut Column)) -> NamedList<Column> {
    let columns = table.columns.iter().cloned().map(|mut column| {
        change(&mut column);
        column
    });
    columns.collect()
}

pub(super) fn replace(found: &mut Introspection, table: Table) {
    let tables = found.model.tables.iter().map(|old| if old.name == table.name { table.clone() } else { old.clone() });
    found.model.tables = tables.collect();
}
