//! Whole tables, columns and types as raw objects: the last resort for what the language has no way to say.

use super::carry::{Part, adding, carry_part, columns_with, replace, without};
use super::raw;
use crate::dialect::{EnumAt, TableAt, dialect};
use crate::introspect::{Introspection, Note};
use crate::migration::{column_alone, enum_alone, foreign_key_alone, index_alone, mentions, table_alone};
use crate::model::{Backend, Column, Model, Native, NativeForm, PerBackend, Table, Type};

/// Carries a table with its own statement, and what refers to it: migrations make it, and the crate does not know it.
pub(super) fn carry_table(found: &mut Introspection, name: &str, reason: &str) -> bool {
    let Some(table) = found.model.tables.by_name(name).cloned() else { return false };
    let references: Vec<(String, String)> = found
        .model
        .tables
        .iter()
        .flat_map(|other| {
            let keys = other.foreign_keys.iter().filter(|key| key.table == name && other.name != name);
            keys.map(|key| (other.name.clone(), key.name.clone()))
        })
        .collect();
    for (other, key) in references {
        let Some(owner) = found.model.tables.by_name(&other).cloned() else { continue };
        carry_part(found, &owner, &Part::ForeignKey(key), &format!("{name} is carried"));
    }
    let backend = found.model.backends[0];
    let dialect = dialect(backend);
    let whole = found.model.clone();
    let at = TableAt { model: &whole, table: &table };
    let (create, drop) = match found.statements.get(name) {
        Some(statement) => {
            let indexes = table.indexes.iter().filter(|_| backend == Backend::Sqlite);
            let indexes = indexes.filter_map(|index| Some(index_alone(at, index, dialect)?.0));
            let all: Vec<String> = [statement.clone()].into_iter().chain(indexes).collect();
            (all.join(";\n"), table_alone(at, dialect).1)
        }
        None => table_alone(at, dialect),
    };
    let mut after: Vec<String> = table.options.postgres.inherits.clone();
    if found.statements.contains_key(name) {
        after.extend(table.foreign_keys.iter().map(|key| key.table.clone()).filter(|target| target != name));
    }
    found.model.tables = without(&whole.tables, name);
    let text = format!("is carried with its own SQL, and not part of the crate: {reason}");
    found.notes.push(Note { object: format!("table {name}"), text });
    raw::carry(&mut found.model, name, create, drop, after);
    if !found.statements.contains_key(name) {
        for key in &table.foreign_keys {
            let (create, drop) = foreign_key_alone(at, key, dialect);
            let after = vec![name.to_owned(), key.table.clone()];
            raw::carry(&mut found.model, &format!("{name} {}", key.name), create, drop, after);
        }
    }
    true
}

/// Carries a column that the crate cannot read, with the indexes that it is in.
///
/// Only MySQL adds a column in its place; PostgreSQL's virtual ones come last.
pub(super) fn carry_column(found: &mut Introspection, table: &str, column: &str, reason: &str) -> bool {
    let backend = found.model.backends[0];
    let Some(owner) = found.model.tables.by_name(table).cloned() else { return false };
    let is_virtual = |own: &Column| own.generated.as_ref().is_some_and(|generated| !generated.stored);
    let may_be_last = backend == Backend::Postgres && owner.columns.by_name(column).is_some_and(is_virtual);
    if backend != Backend::Mysql && !may_be_last {
        return false;
    }
    let quoted = dialect(backend).quote(column);
    let names = |sql: &str| sql.contains(&quoted) || backend == Backend::Postgres && mentions(sql, column);
    let Some(place) = owner.columns.iter().position(|own| own.name == column) else { return false };
    let is_needed = owner.foreign_keys.iter().any(|key| key.columns.iter().any(|name| name == column))
        || owner.uniques.iter().any(|unique| unique.columns.iter().any(|name| name == column))
        || owner.columns.iter().any(|own| {
            let computed = own.generated.as_ref().and_then(|it| it.expression.on(backend));
            own.name != column && computed.is_some_and(names)
        })
        || owner.primary_key.as_ref().is_some_and(|key| key.columns.iter().any(|name| name == column));
    if is_needed || owner.columns.len() == 1 {
        return false;
    }
    let whole = found.model.clone();
    let at = TableAt { model: &whole, table: &owner };
    let dialect = dialect(backend);
    let (add, drop) = column_alone(at.column(column), dialect);
    let position = match place {
        _ if backend != Backend::Mysql => String::new(),
        0 => " FIRST".to_owned(),
        _ => format!(" AFTER {}", dialect.quote(&owner.columns[place - 1].name)),
    };
    let is_moved = backend != Backend::Mysql && place + 1 < owner.columns.len();
    let moved = if is_moved { ", and behind the others" } else { "" };
    let text = format!("is carried with its own SQL{moved}, and not part of the crate: {reason}");
    found.notes.push(Note { object: format!("column {column} of {table}"), text });
    // Behind those before it, which may be carried as well.
    let before: Vec<String> = owner.columns.iter().take(place).map(|own| format!("{table}.{}", own.name)).collect();
    let before = before.into_iter().filter(|name| whole.raw.by_name(name).is_some());
    let after = before.chain([table.to_owned()]).collect();
    let raw = raw::object(&found.model, &format!("{table}.{column}"), format!("{add}{position}"), drop, after);
    // What was carried already and names it.
    raw::change(&mut found.model, |own| {
        let is_named = own.sql.on(backend).is_some_and(|sql| names(&sql.create));
        if is_named && own.after.iter().any(|name| name == table) {
            raw::put_behind(own, [raw.name.clone()]);
        }
    });
    let behind = vec![raw.name.clone()];
    raw::add(&mut found.model, raw);
    let mut changed = owner.clone();
    changed.columns = without(&owner.columns, column);
    for index in &owner.indexes {
        if index.columns.iter().any(|part| part.column() == Some(column))
            && let Some((create, drop)) = index_alone(at, index, dialect)
        {
            changed.indexes = without(&changed.indexes, &index.name);
            raw::carry(&mut found.model, &format!("{table} {}", index.name), create, drop, behind.clone());
        }
    }
    let checks = owner.checks.iter().filter(|check| check.expression.on(backend).is_some_and(names));
    for check in checks {
        let condition = check.expression.on(backend).unwrap_or_default();
        let (create, drop) = adding(&owner, &check.name, &format!("CHECK ({condition})"), backend);
        changed.checks = without(&changed.checks, &check.name);
        raw::carry(&mut found.model, &format!("{table} {}", check.name), create, drop, behind.clone());
    }
    replace(found, changed);
    true
}

/// Carries an enum of PostgreSQL with its own statement; on MySQL its columns have its declaration. They are texts to the crate.
pub(super) fn carry_enum(found: &mut Introspection, name: &str, reason: &str) -> bool {
    let whole = found.model.clone();
    let Some(own) = whole.enums.by_name(name) else { return false };
    let backend = found.model.backends[0];
    if let Some((create, drop)) = enum_alone(EnumAt { model: &whole, enumeration: own }, dialect(backend)) {
        let is_of = |column: &Column| matches!(column.ty.element(), Type::Enum(of) if of == name);
        let users = whole.tables.iter().filter(|table| table.columns.iter().any(is_of));
        let before: Vec<String> = users.map(|table| table.name.clone()).collect();
        let mut raw = raw::object(&found.model, name, create, drop, Vec::new());
        (raw.before, raw.is_for_tables) = (before, true);
        raw::change(&mut found.model, |other| {
            // It needs nothing itself, so that there is no circle.
            if other.sql.on(backend).is_some_and(|sql| sql.create.contains(name)) {
                raw::put_behind(other, [raw.name.clone()]);
            }
        });
        raw::add(&mut found.model, raw);
    }
    let text = format!("is carried with its own SQL: {reason}");
    found.notes.push(Note { object: format!("enum {name}"), text });
    let as_text = |model: &Model, table: &Table| {
        columns_with(table, |column| {
            if matches!(column.ty.element(), Type::Enum(of) if of == name) {
                let at = TableAt { model, table }.column(&column.name);
                let sql = dialect(backend).column_type(at).sql;
                column.ty = Type::Native(Native { sql, form: NativeForm::Text });
                column.declared = PerBackend::default();
            }
        })
    };
    let tables = whole.tables.iter().cloned().map(|mut table| {
        table.columns = as_text(&whole, &table);
        table
    });
    found.model.tables = tables.collect();
    let views = whole.views.iter().cloned().map(|mut view| {
        view.table.columns = as_text(&whole, &view.table);
        view
    });
    found.model.views = views.collect();
    found.model.enums = without(&found.model.enums, name);
    true
}

/// Carries a namespace whose name the language cannot spell; what is in it is carried next.
pub(super) fn carry_namespace(found: &mut Introspection, at: usize, reason: &str) -> bool {
    if at >= found.model.namespaces.len() {
        return false;
    }
    let name = found.model.namespaces.remove(at);
    let quoted = dialect(found.model.backends[0]).quote(&name);
    let (create, drop) = (format!("CREATE SCHEMA {quoted}"), format!("DROP SCHEMA {quoted}"));
    let mut raw = raw::object(&found.model, &format!("namespace {name}"), create, drop, Vec::new());
    raw.is_for_types = true;
    let text = format!("is carried with its own SQL: {reason}");
    found.notes.push(Note { object: raw.name.clone(), text });
    raw::add(&mut found.model, raw);
    true
}

/// Gives the variant of an enum's value a name by its number, where its letters give none or the one of another.
pub(super) fn name_value(found: &mut Introspection, name: &str, place: &str) -> bool {
    let mut is_news = false;
    let enums = found.model.enums.iter().cloned().map(|mut own| {
        let by_label = own.values.iter().position(|value| value.label == place);
        if own.name == name
            && let Some(number) = by_label.or_else(|| place.parse().ok())
            && let Some(value) = own.values.get_mut(number)
        {
            let wanted = format!("Value{}", number + 1);
            is_news = value.rust_name != wanted;
            value.rust_name = wanted;
        }
        own
    });
    found.model.enums = enums.collect();
    is_news
}

/// Gives a column's field a name with a number, where the usual one is another's.
pub(super) fn name_column(found: &mut Introspection, table: &str, column: &str) -> bool {
    let Some(owner) = found.model.tables.by_name(table).cloned() else { return false };
    let Some(place) = owner.columns.iter().position(|own| own.name == column && own.field.is_none()) else {
        return false;
    };
    let letters = column.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    let field = format!("{}_{}", letters.collect::<String>().trim_matches('_'), place + 1);
    if !field.starts_with(|c: char| c.is_ascii_lowercase()) {
        return false;
    }
    let mut changed = owner.clone();
    changed.columns = columns_with(&owner, |own| {
        if own.name == column {
            own.field = Some(field.clone());
        }
    });
    replace(found, changed);
    true
}
