use super::columns::{self, Marks};
use super::constraints;
use super::mixins::{self, Mixin};
use super::yaml::{Map, Yaml};
use crate::model::{Column, Model, PostgresKey, Table};
use crate::resolve::constraint_name;

/// Returns a table.
pub(super) fn table(table: &Table, model: &Model, mixins: &[Mixin]) -> Yaml {
    let mut map = Map::default();
    map.maybe("doc", table.doc.as_ref().map(Yaml::doc));
    map.maybe("rust_name", (!table.rust.model.is_empty()).then(|| Yaml::text(&table.rust.model)));
    let mixin = mixins::of(table, mixins);
    map.maybe("use", mixin.map(|mixin| Yaml::Flow(vec![Yaml::text(&mixin.name)])));
    let own = table.columns.len() - mixin.map_or(0, |mixin| mixin.columns.len());
    let mut of_table = Map::default();
    for column in &table.columns[..own] {
        of_table.insert(&column.name, columns::column(column, &marks(table, column, model), model));
    }
    map.insert("columns", Yaml::Block(of_table));
    if let Some(key) = &table.primary_key
        && !is_key_mark(table)
    {
        map.insert("primary_key", constraints::primary_key(key, table));
    }
    // Said even when it is empty: a table without any key is that by intent.
    if table.primary_key.is_none() {
        map.insert("logical_key", Yaml::names(&table.logical_key));
    }
    let uniques = table.uniques.iter().filter(|unique| !constraints::is_mark(unique, table));
    add_list(&mut map, "unique", uniques.map(|unique| constraints::unique(unique, table)).collect());
    let keys = table.foreign_keys.iter().filter(|key| !constraints::is_reference(key, table));
    add_list(&mut map, "foreign_keys", keys.map(|key| constraints::foreign_key(key, table, model)).collect());
    let indexes = table.indexes.iter().filter(|index| !constraints::is_index_mark(index, table));
    add_list(&mut map, "indexes", indexes.map(|index| constraints::index(index, table)).collect());
    let mut checks = Map::default();
    for check in &table.checks {
        checks.insert(&check.name, constraints::check(check));
    }
    if !checks.is_empty() {
        map.insert("checks", Yaml::Block(checks));
    }
    for (backend, own) in [("sqlite", sqlite(table)), ("postgres", postgres(table)), ("mysql", mysql(table))] {
        if !own.is_empty() {
            map.insert(backend, Yaml::Short(own));
        }
    }
    Yaml::Block(map)
}

fn add_list(map: &mut Map, key: &str, items: Vec<Yaml>) {
    if !items.is_empty() {
        map.insert(key, Yaml::Lines(items));
    }
}

/// Returns whether the primary key is a mark at its column.
fn is_key_mark(table: &Table) -> bool {
    let usual = constraint_name(table.local_name(), &[], "pkey");
    table
        .primary_key
        .as_ref()
        .is_some_and(|key| key.columns.len() == 1 && key.name == usual && key.postgres == PostgresKey::default())
}

/// Returns what a column says of the table's constraints.
pub(super) fn marks<'t>(table: &'t Table, column: &Column, model: &Model) -> Marks<'t> {
    let is_alone = |columns: &[String]| columns == [column.name.as_str()];
    let reference =
        table.foreign_keys.iter().find(|key| is_alone(&key.columns) && constraints::is_reference(key, table));
    let same_type = columns::referred(table, &column.name, model).is_some_and(|there| {
        let type_of =
            |column: &Column| (column.ty.clone(), column.digits, column.declared.clone(), column.domain.clone());
        !std::ptr::eq(there, column) && type_of(there) == type_of(column)
    });
    let is_key = is_key_mark(table) && table.key() == [column.name.as_str()];
    Marks {
        is_key,
        is_unique: table.uniques.iter().any(|unique| is_alone(&unique.columns) && constraints::is_mark(unique, table)),
        has_index: table.indexes.iter().any(|index| {
            index.plain_columns().is_some_and(|columns| columns == [column.name.as_str()])
                && constraints::is_index_mark(index, table)
        }),
        reference,
        // A key says what it is where it stands.
        inherits_type: same_type && reference.is_some() && !is_key && column.domain.is_none(),
    }
}

fn sqlite(table: &Table) -> Map {
    let own = &table.options.sqlite;
    let mut map = Map::default();
    map.flag("strict", own.strict);
    map.maybe("without_rowid", own.without_rowid.map(|is| Yaml::Plain(is.to_string())));
    map.maybe("create", own.create.as_ref().map(Yaml::text));
    map.flag("nullable_key", own.nullable_key);
    map.maybe("autoincrement", own.reuses_keys.then(|| Yaml::Plain("false".to_owned())));
    map
}

fn postgres(table: &Table) -> Map {
    let own = &table.options.postgres;
    let mut map = Map::default();
    if !table.exclusions.is_empty() {
        map.insert("exclude", Yaml::Lines(table.exclusions.iter().map(constraints::exclusion).collect()));
    }
    map.flag("unlogged", own.unlogged);
    map.maybe("with", constraints::parameters(&own.with));
    map.maybe("tablespace", own.tablespace.as_ref().map(Yaml::text));
    map.maybe("partition_by", own.partition_by.as_ref().map(Yaml::text));
    let mut partitions = Map::default();
    for partition in &own.partitions {
        partitions.insert(&partition.name, Yaml::text(&partition.bound));
    }
    if !partitions.is_empty() {
        map.insert("partitions", Yaml::Block(partitions));
    }
    map.maybe("inherits", (!own.inherits.is_empty()).then(|| Yaml::names(&own.inherits)));
    map
}

fn mysql(table: &Table) -> Map {
    let own = &table.options.mysql;
    let mut map = Map::default();
    map.maybe("engine", own.engine.as_ref().map(Yaml::text));
    map.maybe("charset", own.charset.as_ref().map(Yaml::text));
    map.maybe("collation", own.collation.as_ref().map(Yaml::text));
    map.maybe("row_format", own.row_format.as_ref().map(Yaml::text));
    map.maybe("auto_increment", own.auto_increment.map(|first| Yaml::Plain(first.to_string())));
    map
}
