//! Models in which something has another name.

use super::identifiers::rename_identifier;
use crate::model::{Column, Default, Enum, EnumValue, Literal, Model, Named, NamedList, Table, Type};

fn map<T: Named + Clone>(list: &NamedList<T>, mut change: impl FnMut(&mut T)) -> NamedList<T> {
    let changed = list.iter().cloned().map(|mut item| {
        change(&mut item);
        item
    });
    changed.collect()
}

fn set_if(place: &mut String, old: &str, new: &str) {
    if place == old {
        *place = new.to_owned();
    }
}

/// Gives a table another name, and all that refers to it.
pub(super) fn rename_table(model: &mut Model, old: &str, new: &str) {
    model.tables = map(&model.tables, |table| {
        set_if(&mut table.name, old, new);
        table.foreign_keys = map(&table.foreign_keys, |key| set_if(&mut key.table, old, new));
    });
}

/// Gives a column another name, in keys, constraints, indexes and conditions too.
pub(super) fn rename_column(model: &mut Model, table: &str, old: &str, new: &str) {
    model.tables = map(&model.tables, |it| {
        let is_own = it.name == table;
        if is_own {
            own_column(it, old, new);
        }
        it.foreign_keys = map(&it.foreign_keys, |key| {
            if is_own {
                key.columns.iter_mut().for_each(|name| set_if(name, old, new));
            }
            if key.table == table {
                key.references.iter_mut().for_each(|name| set_if(name, old, new));
            }
        });
    });
}

fn own_column(table: &mut Table, old: &str, new: &str) {
    table.columns = map(&table.columns, |column: &mut Column| set_if(&mut column.name, old, new));
    table.primary_key.columns.iter_mut().for_each(|name| set_if(name, old, new));
    table.uniques = map(&table.uniques, |unique| unique.columns.iter_mut().for_each(|name| set_if(name, old, new)));
    table.checks = map(&table.checks, |check| check.expression = rename_identifier(&check.expression, old, new));
    table.indexes = map(&table.indexes, |index| {
        index.columns.iter_mut().for_each(|part| set_if(&mut part.column, old, new));
        index.predicate = index.predicate.as_ref().map(|condition| rename_identifier(condition, old, new));
    });
}

/// Gives an enum another name, and the columns of its type.
pub(super) fn rename_enum(model: &mut Model, old: &str, new: &str) {
    model.enums = map(&model.enums, |enumeration: &mut Enum| set_if(&mut enumeration.name, old, new));
    model.tables = map(&model.tables, |table| {
        table.columns = map(&table.columns, |column| {
            if let Type::Enum(name) = &mut column.ty {
                set_if(name, old, new);
            }
        });
    });
}

/// Gives a label of an enum another name.
pub(in crate::migration) fn rename_label(model: &mut Model, enumeration: &str, old: &str, new: &str) {
    model.enums = map(&model.enums, |it: &mut Enum| {
        if it.name == enumeration {
            it.values.iter_mut().for_each(|value: &mut EnumValue| set_if(&mut value.label, old, new));
        }
    });
    model.tables = map(&model.tables, |table| {
        table.columns = map(&table.columns, |column: &mut Column| match (&column.ty, &mut column.default) {
            (Type::Enum(name), Some(Default::Literal(Literal::Text(label)))) if name == enumeration => {
                set_if(label, old, new);
            }
            _ => (),
        });
    });
}

/// Gives a constraint or an index of a table another name.
pub(in crate::migration) fn rename_part(model: &mut Model, table: &str, old: &str, new: &str) {
    model.tables = map(&model.tables, |it| {
        if it.name == table {
            set_if(&mut it.primary_key.name, old, new);
            it.uniques = map(&it.uniques, |unique| set_if(&mut unique.name, old, new));
            it.checks = map(&it.checks, |check| set_if(&mut check.name, old, new));
            it.foreign_keys = map(&it.foreign_keys, |key| set_if(&mut key.name, old, new));
            it.indexes = map(&it.indexes, |index| set_if(&mut index.name, old, new));
        }
    });
}
