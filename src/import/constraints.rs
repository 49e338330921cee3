use super::columns::{add_terms, timing};
use super::sql::{long, sql};
use super::yaml::{Map, Yaml};
use crate::model::{
    Backend, Check, Exclusion, ForeignKey, Index, IndexColumn, IndexKey, Model, MysqlIndexKind, NullsOrder,
    PostgresKey, PrimaryKey, Table, Unique,
};
use crate::resolve::constraint_name;

/// Returns a primary key that is not a mark at its column.
pub(super) fn primary_key(key: &PrimaryKey, table: &Table) -> Yaml {
    let usual = constraint_name(table.local_name(), &[], "pkey");
    self::key(&key.columns, (key.name != usual).then_some(&key.name), &key.postgres)
}

/// Returns a unique constraint that is not a mark at its column.
pub(super) fn unique(unique: &Unique, table: &Table) -> Yaml {
    let usual = constraint_name(table.local_name(), &unique.columns, "key");
    self::key(&unique.columns, (unique.name != usual).then_some(&unique.name), &unique.postgres)
}

/// Returns whether a unique constraint is said by `unique: true` at its column.
pub(super) fn is_mark(unique: &Unique, table: &Table) -> bool {
    let is_usual = unique.name == constraint_name(table.local_name(), &unique.columns, "key");
    unique.columns.len() == 1 && is_usual && unique.postgres == PostgresKey::default()
}

/// Returns whether an index is said by `index: true` at its column.
pub(super) fn is_index_mark(index: &Index, table: &Table) -> bool {
    let Some([column]) = index
        .plain_columns()
        .as_deref()
        .map(<[&str]>::to_vec)
        .as_deref()
        .map(|it| it.to_vec())
        .and_then(|it| <[&str; 1]>::try_from(it).ok())
    else {
        return false;
    };
    let usual = constraint_name(table.local_name(), &[column.to_owned()], "idx");
    *index == Index { name: usual, columns: vec![IndexColumn::of(column)], ..Index::default() }
}

/// Returns whether a foreign key is said at its column.
pub(super) fn is_reference(key: &ForeignKey, table: &Table) -> bool {
    let usual = constraint_name(table.local_name(), &key.columns, "fkey");
    let of_column = table.foreign_keys.iter().filter(|other| other.columns == key.columns).count();
    key.columns.len() == 1 && key.name == usual && !key.not_valid && of_column == 1
}

fn key(columns: &[String], name: Option<&String>, postgres: &PostgresKey) -> Yaml {
    let own = postgres_key(postgres);
    if name.is_none() && own.is_empty() {
        return Yaml::names(columns);
    }
    let mut map = Map::default();
    map.insert("columns", Yaml::names(columns));
    map.maybe("name", name.map(Yaml::text));
    if !own.is_empty() {
        map.insert("postgres", Yaml::Short(own));
    }
    Yaml::Short(map)
}

fn postgres_key(key: &PostgresKey) -> Map {
    let mut map = Map::default();
    map.maybe("deferrable", timing(key.timing));
    map.flag("nulls_not_distinct", key.nulls_not_distinct);
    map.maybe("include", (!key.include.is_empty()).then(|| Yaml::names(&key.include)));
    map
}

/// Returns a foreign key that does not stand at its column.
pub(super) fn foreign_key(key: &ForeignKey, table: &Table, model: &Model) -> Yaml {
    let mut map = Map::default();
    map.insert("columns", Yaml::names(&key.columns));
    map.insert("references", Yaml::text(&key.table));
    let is_by_key = model.tables.by_name(&key.table).is_some_and(|target| target.key() == key.references);
    map.maybe("to", (!is_by_key).then(|| Yaml::names(&key.references)));
    add_terms(&mut map, key);
    map.flag("not_valid", key.not_valid);
    let usual = constraint_name(table.local_name(), &key.columns, "fkey");
    map.maybe("name", (key.name != usual).then(|| Yaml::text(&key.name)));
    Yaml::Short(map)
}

/// Returns a check.
pub(super) fn check(check: &Check) -> Yaml {
    if !check.not_valid && !check.no_inherit {
        return sql(&check.expression);
    }
    let mut map = long(&check.expression);
    map.flag("not_valid", check.not_valid);
    map.flag("no_inherit", check.no_inherit);
    Yaml::Short(map)
}

/// Returns an exclusion constraint.
pub(super) fn exclusion(exclusion: &Exclusion) -> Yaml {
    let mut columns = Map::default();
    for element in &exclusion.elements {
        columns.insert(&element.expression, Yaml::text(&element.operator));
    }
    let mut map = Map::default();
    map.insert("columns", Yaml::Short(columns));
    map.insert("using", Yaml::text(&exclusion.method));
    map.maybe("where", exclusion.predicate.as_ref().map(Yaml::text));
    map.maybe("deferrable", timing(exclusion.timing));
    map.insert("name", Yaml::text(&exclusion.name));
    Yaml::Short(map)
}

/// Returns an index that is not a mark at its column.
pub(super) fn index(index: &Index, table: &Table) -> Yaml {
    let columns = Yaml::List(index.columns.iter().map(part).collect());
    let usual = index.plain_columns().map(|columns| {
        let columns: Vec<String> = columns.into_iter().map(str::to_owned).collect();
        constraint_name(table.local_name(), &columns, "idx")
    });
    let mut map = Map::default();
    map.insert("columns", columns.clone());
    map.flag("unique", index.unique);
    map.maybe("where", index.predicate.as_ref().map(sql));
    let is_usual = usual.as_ref() == Some(&index.name);
    map.maybe("name", (!is_usual).then(|| Yaml::text(&index.name)));
    for (backend, own) in
        [(Backend::Sqlite, sqlite(index)), (Backend::Postgres, postgres(index)), (Backend::Mysql, mysql(index))]
    {
        if !own.is_empty() {
            map.insert(backend.name(), Yaml::Short(own));
        }
    }
    if map.only("columns").is_some() { columns } else { Yaml::Short(map) }
}

/// Returns a part of an index, with its order behind it.
fn part(part: &IndexColumn) -> Yaml {
    let mut text = part_name(part);
    if part.descending {
        text += " desc";
    }
    match part.nulls {
        Some(NullsOrder::First) => text += " nulls first",
        Some(NullsOrder::Last) => text += " nulls last",
        None => {}
    }
    Yaml::text(text)
}

/// Returns the column, or the expression in parentheses.
fn part_name(part: &IndexColumn) -> String {
    match &part.key {
        IndexKey::Column(name) => name.clone(),
        IndexKey::Expression(expression) => {
            let text = expression.text.as_deref().unwrap_or_default();
            // By a parenthesis an expression is told from a column.
            if text.contains('(') { text.to_owned() } else { format!("({text})") }
        }
    }
}

/// Returns what is said of parts, by part.
fn by_part<T>(index: &Index, of: impl Fn(&IndexColumn) -> Option<T>, value: impl Fn(T) -> Yaml) -> Option<Yaml> {
    let mut map = Map::default();
    for part in &index.columns {
        map.maybe(&part_name(part), of(part).map(&value));
    }
    (!map.is_empty()).then_some(Yaml::Short(map))
}

fn sqlite(index: &Index) -> Map {
    let mut map = Map::default();
    map.maybe("collation", by_part(index, |part| part.collation.on(Backend::Sqlite).cloned(), Yaml::text));
    map
}

fn postgres(index: &Index) -> Map {
    let own = &index.postgres;
    let mut map = Map::default();
    map.maybe("using", own.method.as_ref().map(Yaml::text));
    map.maybe("ops", by_part(index, |part| part.ops.clone(), Yaml::text));
    map.maybe("collation", by_part(index, |part| part.collation.on(Backend::Postgres).cloned(), Yaml::text));
    map.maybe("include", (!own.include.is_empty()).then(|| Yaml::names(&own.include)));
    map.flag("nulls_not_distinct", own.nulls_not_distinct);
    map.maybe("with", parameters(&own.with));
    map.maybe("tablespace", own.tablespace.as_ref().map(Yaml::text));
    map
}

/// Returns storage parameters.
pub(super) fn parameters(of: &std::collections::BTreeMap<String, String>) -> Option<Yaml> {
    let mut map = Map::default();
    for (name, value) in of {
        map.insert(name, Yaml::text(value));
    }
    (!map.is_empty()).then_some(Yaml::Short(map))
}

fn mysql(index: &Index) -> Map {
    let mut map = Map::default();
    map.maybe(
        "kind",
        index.mysql.kind.map(|kind| {
            Yaml::text(match kind {
                MysqlIndexKind::Fulltext => "fulltext",
                MysqlIndexKind::Spatial => "spatial",
            })
        }),
    );
    map.maybe("prefix", by_part(index, |part| part.prefix, |length| Yaml::Plain(length.to_string())));
    map
}
