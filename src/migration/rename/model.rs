//! Models in which something has another name.

use super::identifiers::rename_identifier;
use crate::model::{
    Backend, Column, Default, Domain, Enum, EnumValue, IndexKey, Literal, Model, Named, NamedList, Sql, Table, Type,
    View,
};

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

fn rename_in(sql: &mut Sql, old: &str, new: &str) {
    sql.text = sql.text.as_ref().map(|text| rename_identifier(text, old, new));
    for backend in Backend::ALL {
        if let Some(text) = sql.own.on(backend).map(|text| rename_identifier(text, old, new)) {
            sql.own.set(backend, text);
        }
    }
}

/// Gives a table another name, and all that refers to it; a name holds the namespace.
pub(super) fn rename_table(model: &mut Model, old: &str, new: &str, namespace: Option<&str>) {
    model.tables = map(&model.tables, |table| {
        if table.name == old {
            new.clone_into(&mut table.name);
            table.namespace = namespace.map(str::to_owned);
        }
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
    table.columns = map(&table.columns, |column: &mut Column| {
        set_if(&mut column.name, old, new);
        column.generated.iter_mut().for_each(|generated| rename_in(&mut generated.expression, old, new));
    });
    table.primary_key.iter_mut().for_each(|key| {
        key.columns.iter_mut().chain(&mut key.postgres.include).for_each(|name| set_if(name, old, new));
    });
    table.logical_key.iter_mut().for_each(|name| set_if(name, old, new));
    table.uniques = map(&table.uniques, |unique| {
        unique.columns.iter_mut().chain(&mut unique.postgres.include).for_each(|name| set_if(name, old, new));
    });
    table.checks = map(&table.checks, |check| rename_in(&mut check.expression, old, new));
    table.exclusions = map(&table.exclusions, |exclusion| {
        for element in &mut exclusion.elements {
            element.expression = rename_identifier(&element.expression, old, new);
        }
        exclusion.predicate = exclusion.predicate.as_ref().map(|sql| rename_identifier(sql, old, new));
    });
    table.indexes = map(&table.indexes, |index| {
        for part in &mut index.columns {
            match &mut part.key {
                IndexKey::Column(name) => set_if(name, old, new),
                IndexKey::Expression(sql) => rename_in(sql, old, new),
            }
        }
        index.postgres.include.iter_mut().for_each(|name| set_if(name, old, new));
        index.predicate.iter_mut().for_each(|sql| rename_in(sql, old, new));
    });
}

/// Gives an enum another name, and the columns of its type.
pub(super) fn rename_enum(model: &mut Model, old: &str, new: &str, namespace: Option<&str>) {
    model.enums = map(&model.enums, |enumeration: &mut Enum| {
        if enumeration.name == old {
            new.clone_into(&mut enumeration.name);
            enumeration.namespace = namespace.map(str::to_owned);
        }
    });
    let retyped = |ty: &mut Type| {
        if let Type::Enum(name) = ty.element_mut() {
            set_if(name, old, new);
        }
    };
    model.domains = map(&model.domains, |domain: &mut Domain| retyped(&mut domain.ty));
    let columns = |columns: &NamedList<Column>| map(columns, |column: &mut Column| retyped(&mut column.ty));
    model.tables = map(&model.tables, |table| table.columns = columns(&table.columns));
    model.views = map(&model.views, |view: &mut View| view.table.columns = columns(&view.table.columns));
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
            it.primary_key.iter_mut().for_each(|key| set_if(&mut key.name, old, new));
            it.exclusions = map(&it.exclusions, |exclusion| set_if(&mut exclusion.name, old, new));
            it.uniques = map(&it.uniques, |unique| set_if(&mut unique.name, old, new));
            it.checks = map(&it.checks, |check| set_if(&mut check.name, old, new));
            it.foreign_keys = map(&it.foreign_keys, |key| set_if(&mut key.name, old, new));
            it.indexes = map(&it.indexes, |index| set_if(&mut index.name, old, new));
        }
    });
}
