//! Constraints, indexes and what single backends add to them, with their names.

use crate::dialect::{TableAt, dialect};
use crate::model::{Backend, ForeignKey, Index, IndexColumn, IndexKey, ReferentialAction, Sql, Table};

/// Returns the rows on the constraints of a table: name and meaning.
pub(super) fn rows(at: TableAt<'_>) -> Vec<Vec<String>> {
    let table = at.table;
    let row = |name: &str, meaning: String| vec![name.to_owned(), meaning];
    let primary = table.primary_key.iter();
    let mut rows: Vec<Vec<String>> =
        primary.map(|key| row(&key.name, format!("primary key ({})", key.columns.join(", ")))).collect();
    rows.extend(
        table.uniques.iter().map(|unique| row(&unique.name, format!("unique ({})", unique.columns.join(", ")))),
    );
    rows.extend(table.checks.iter().map(|check| row(&check.name, format!("check ({})", sql(&check.expression)))));
    rows.extend(table.foreign_keys.iter().map(|key| row(&key.name, foreign_key(key))));
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
    for key in &table.foreign_keys {
        let place = key.columns.iter().position(|name| name == column);
        said.extend(place.map(|place| format!("refers to {}.{}", key.table, key.references[place])));
    }
    said
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
    text
}

fn index(index: &Index) -> String {
    let column = |it: &IndexColumn| {
        let key = match &it.key {
            IndexKey::Column(name) => name.clone(),
            IndexKey::Expression(expression) => sql(expression),
        };
        format!("{key}{}", if it.descending { " desc" } else { "" })
    };
    let columns: Vec<String> = index.columns.iter().map(column).collect();
    let unique = if index.unique { "unique index" } else { "index" };
    let predicate = index.predicate.as_ref().map(|condition| format!(" where {}", sql(condition))).unwrap_or_default();
    format!("{unique} ({}){predicate}", columns.join(", "))
}

/// Returns a piece of SQL, with what single backends have instead.
pub(super) fn sql(sql: &Sql) -> String {
    let own = Backend::ALL.into_iter().filter_map(|backend| Some(format!("{backend}: {}", sql.own.on(backend)?)));
    sql.text.iter().cloned().chain(own).collect::<Vec<_>>().join("; ")
}
