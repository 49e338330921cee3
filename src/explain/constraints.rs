//! Constraints, indexes and what single backends add to them, with their names.

use crate::dialect::{TableAt, dialect};
use crate::model::{
    Backend, Check, Exclusion, ForeignKey, Index, IndexColumn, IndexKey, MysqlIndexKind, NullsOrder, PostgresKey,
    ReferentialAction, Sql, Table, Timing,
};

/// Returns the rows on the constraints of a table: name and meaning.
pub(super) fn rows(at: TableAt<'_>) -> Vec<Vec<String>> {
    let table = at.table;
    let row = |name: &str, meaning: String| vec![name.to_owned(), meaning];
    let primary = table.primary_key.iter();
    let mut rows: Vec<Vec<String>> =
        primary.map(|it| row(&it.name, format!("primary key {}", key(&it.columns, &it.postgres)))).collect();
    rows.extend(table.uniques.iter().map(|it| row(&it.name, format!("unique {}", key(&it.columns, &it.postgres)))));
    rows.extend(table.checks.iter().map(|it| row(&it.name, check(it))));
    rows.extend(table.exclusions.iter().map(|it| row(&it.name, exclusion(it))));
    rows.extend(table.foreign_keys.iter().map(|key| row(&key.name, foreign_key(key))));
    let logical = table.logical_foreign_keys.iter();
    rows.extend(logical.map(|key| row(&key.name, format!("logical {}", foreign_key(key)))));
    for backend in &at.model.backends {
        let checks = at.columns().filter_map(|column| dialect(*backend).implied_check(column));
        rows.extend(checks.map(|condition| row("", format!("check ({condition}), on {backend} only"))));
    }
    rows
}

/// Returns the rows on the indexes of a table that no constraint brings.
pub(super) fn index_rows(at: TableAt<'_>) -> Vec<Vec<String>> {
    let cannot = |backend: &Backend| !dialect(*backend).supports_partial_index();
    let full: Vec<&str> = at.model.backends.iter().filter(|it| cannot(it)).map(|it| it.name()).collect();
    let row = |it: &Index| {
        let is_full = it.predicate.is_some() && !full.is_empty();
        let note = if is_full { format!(" (of all rows on {})", full.join(", ")) } else { String::new() };
        vec![it.name.clone(), format!("{}{note}", index(it))]
    };
    let mut rows: Vec<Vec<String>> = at.table.indexes.iter().map(row).collect();
    for backend in &at.model.backends {
        let implied = dialect(*backend).implied_indexes(at.table);
        rows.extend(implied.iter().map(|it| vec![it.name.clone(), format!("{}, on {backend} only", index(it))]));
    }
    rows
}

/// Returns what the keys of a table say of one of its columns.
pub(super) fn of_column(table: &Table, column: &str) -> Vec<String> {
    let mut said = Vec::new();
    let kind = if table.primary_key.is_some() { "primary key" } else { "logical key" };
    match table.key().iter().position(|name| name == column) {
        Some(_) if table.key().len() == 1 => said.push(kind.to_owned()),
        Some(place) => said.push(format!("{kind}, part {}", place + 1)),
        None => {}
    }
    for key in table.references() {
        let place = key.columns.iter().position(|name| name == column);
        said.extend(place.map(|place| format!("refers to {}.{}", key.table, key.references[place])));
    }
    said
}

/// Returns the columns of a primary key or unique constraint, and what PostgreSQL's has beside them.
fn key(columns: &[String], postgres: &PostgresKey) -> String {
    let mut text = format!("({})", columns.join(", "));
    if postgres.nulls_not_distinct {
        text += ", NULLs not distinct";
    }
    if !postgres.include.is_empty() {
        text += &format!(", including {}", postgres.include.join(", "));
    }
    text + timing(postgres.timing)
}

fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::NotDeferrable => "",
        Timing::Deferrable => ", deferrable",
        Timing::Deferred => ", deferred",
    }
}

fn not_valid(spares_rows: bool) -> &'static str {
    if spares_rows { ", not valid" } else { "" }
}

fn check(check: &Check) -> String {
    let no_inherit = if check.no_inherit { ", no inherit" } else { "" };
    format!("check ({}){no_inherit}{}", sql(&check.expression), not_valid(check.not_valid))
}

fn exclusion(exclusion: &Exclusion) -> String {
    let elements = exclusion.elements.iter().map(|it| format!("{} with {}", it.expression, it.operator));
    let elements: Vec<String> = elements.collect();
    let predicate = exclusion.predicate.as_ref().map(|it| format!(" where {it}")).unwrap_or_default();
    format!("exclude using {} ({}){predicate}{}", exclusion.method, elements.join(", "), timing(exclusion.timing))
}

fn foreign_key(key: &ForeignKey) -> String {
    let mut text = format!("foreign key ({}) → {} ({})", key.columns.join(", "), key.table, key.references.join(", "));
    for (event, action) in [("delete", key.on_delete), ("update", key.on_update)] {
        let action = match action {
            ReferentialAction::NoAction => continue,
            ReferentialAction::Restrict => "restrict",
            ReferentialAction::Cascade => "cascade",
            ReferentialAction::SetNull => "set null",
            ReferentialAction::SetDefault => "set default",
        };
        text.push_str(&format!(", on {event} {action}"));
    }
    if key.match_full {
        text += ", match full";
    }
    text + timing(key.timing) + not_valid(key.not_valid)
}

fn index(index: &Index) -> String {
    let column = |it: &IndexColumn| {
        let key = match &it.key {
            IndexKey::Column(name) => name.clone(),
            IndexKey::Expression(expression) => sql(expression),
        };
        let ops = it.ops.as_ref().map(|ops| format!(" {ops}")).unwrap_or_default();
        let prefix = it.prefix.map(|length| format!("({length})")).unwrap_or_default();
        let nulls = match it.nulls {
            Some(NullsOrder::First) => " nulls first",
            Some(NullsOrder::Last) => " nulls last",
            None => "",
        };
        format!("{key}{prefix}{ops}{}{nulls}", if it.descending { " desc" } else { "" })
    };
    let columns: Vec<String> = index.columns.iter().map(column).collect();
    let kind = match (index.mysql.kind, index.unique) {
        (Some(MysqlIndexKind::Fulltext), _) => "fulltext index",
        (Some(MysqlIndexKind::Spatial), _) => "spatial index",
        (None, true) => "unique index",
        (None, false) => "index",
    };
    let method = index.postgres.method.as_ref().map(|method| format!(" using {method}")).unwrap_or_default();
    let include = match index.postgres.include.as_slice() {
        [] => String::new(),
        columns => format!(", including {}", columns.join(", ")),
    };
    let nulls = if index.postgres.nulls_not_distinct { ", NULLs not distinct" } else { "" };
    let only: Vec<&str> = index.only.iter().map(|backend| backend.name()).collect();
    let only = if only.is_empty() { String::new() } else { format!(", on {} only", only.join(" and ")) };
    let predicate = index.predicate.as_ref().map(|condition| format!(" where {}", sql(condition))).unwrap_or_default();
    format!("{kind}{method} ({}){include}{nulls}{predicate}{only}", columns.join(", "))
}

/// Returns a piece of SQL, with what single backends have instead.
pub(super) fn sql(sql: &Sql) -> String {
    let own = Backend::ALL.into_iter().filter_map(|backend| Some(format!("{backend}: {}", sql.own.on(backend)?)));
    sql.text.iter().cloned().chain(own).collect::<Vec<_>>().join("; ")
}
