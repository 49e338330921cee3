//! SQLite's catalog: the statements that made the objects, kept as text.

mod ddl;
mod expression;
mod table;
mod types;
mod view;

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::tokens::{Kind, Token, tokens};
use super::{Introspection, Note, build};
use crate::database::{Database, DatabaseError};
use crate::model::{Backend, RawObject, Table, View};
use crate::progress::Progress;

/// An object of the catalog.
#[derive(Debug, Deserialize)]
struct Object {
    kind: String,
    name: String,
    /// The table that it belongs to; a table's and view's own name.
    table: String,
    sql: String,
    /// `table`, `view`, `virtual` or `shadow`, of a table or view.
    sort: Option<String>,
}

/// A column of a view.
#[derive(Debug, Deserialize)]
struct ViewColumn {
    view: String,
    name: String,
    declared: String,
}

const OBJECTS: &str = "\
SELECT s.type AS kind, s.name AS name, s.tbl_name AS \"table\", s.sql AS sql, l.type AS sort
FROM sqlite_schema AS s LEFT JOIN pragma_table_list AS l ON l.schema = 'main' AND l.name = s.tbl_name
WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
ORDER BY s.rowid";

const VIEW_COLUMNS: &str = "\
SELECT s.name AS \"view\", c.name AS name, c.type AS declared
FROM sqlite_schema AS s, pragma_table_xinfo(s.name) AS c
WHERE s.type = 'view'";

/// Reads what an SQLite database holds.
pub(super) async fn introspect(database: &mut Database, progress: &Progress) -> Result<Introspection, DatabaseError> {
    let objects: Vec<Object> = database.rows(OBJECTS).await?;
    progress.expect(objects.len());
    let mut notes = Vec::new();
    let columns = view_columns(database, &objects, &mut notes).await?;
    let all = objects.len();
    let objects: Vec<&Object> = objects.iter().filter(|object| is_ours(object)).collect();
    progress.advance(all - objects.len());
    let known: HashMap<String, &str> = objects
        .iter()
        .filter(|object| object.kind == "table" || object.kind == "view")
        .map(|object| (object.name.to_lowercase(), object.name.as_str()))
        .collect();
    let is_table = |object: &&&Object| object.kind == "table" && object.sort.as_deref() != Some("virtual");
    let (mut tables, mut raw): (Vec<Table>, Vec<RawObject>) = Default::default();
    for object in objects.iter().filter(is_table) {
        match ddl::table(&object.sql) {
            Some(read) => {
                let is_exact = table::is_exact(&read);
                let mut table = table::table(&object.name, read);
                table.options.sqlite.create = (!is_exact).then(|| statement(&object.sql));
                tables.push(table);
            }
            None => {
                let text =
                    "is declared in a way that was not understood; it is carried as it is, and not part of the crate";
                notes.push(note(object, text));
                raw.push(carried(object, "TABLE", Vec::new()));
            }
        }
    }
    let statements: BTreeMap<_, _> =
        objects.iter().filter(is_table).map(|it| (it.name.clone(), statement(&it.sql))).collect();
    table::finish_keys(&mut tables, &known, &statements, &mut notes);
    table::widen_references(&mut tables);
    let mut model = build::model(Backend::Sqlite);
    let mut views: Vec<View> = Vec::new();
    for object in &objects {
        progress.advance(1);
        let after = || mentioned(object, &known);
        match (object.kind.as_str(), object.sort.as_deref()) {
            ("table", Some("virtual")) => raw.push(carried(object, "TABLE", after())),
            ("table", _) => {}
            ("view", _) => {
                let own: Vec<&ViewColumn> = columns.iter().filter(|column| column.view == object.name).collect();
                match view::view(object, &own, after(), &mut notes) {
                    Some(view) => views.push(view),
                    None => raw.push(carried(object, "VIEW", after())),
                }
            }
            ("index", _) => {
                let owner = tables.iter_mut().find(|table| table.name.eq_ignore_ascii_case(&object.table));
                let read = ddl::index(&object.sql);
                match owner.zip(read) {
                    Some((owner, read)) => table::add_index(owner, &object.name, read),
                    None => raw.push(carried(object, "INDEX", vec![object.table.clone()])),
                }
            }
            _ => raw.push(carried(object, "TRIGGER", after())),
        }
    }
    model.tables = tables.into();
    model.views = views.into();
    model.raw = raw.into();
    Ok(Introspection { model, notes, statements, unchecked: Default::default() })
}

/// Returns the columns of all views.
///
/// SQLite keeps views whose query fails, because a table is gone for instance, and then answers for none: they are asked for one by one,
/// and those that fail have no columns.
async fn view_columns(
    database: &mut Database,
    objects: &[Object],
    notes: &mut Vec<Note>,
) -> Result<Vec<ViewColumn>, DatabaseError> {
    if let Ok(all) = database.rows(&format!("{VIEW_COLUMNS} ORDER BY s.rowid, c.cid")).await {
        return Ok(all);
    }
    let mut columns = Vec::new();
    for object in objects.iter().filter(|object| object.kind == "view") {
        let name = object.name.replace('\'', "''");
        match database.rows(&format!("{VIEW_COLUMNS} AND s.name = '{name}' ORDER BY c.cid")).await {
            Ok(own) => columns.extend::<Vec<ViewColumn>>(own),
            Err(DatabaseError::Refused { source, .. }) => {
                notes.push(note(object, &format!("does not work, and is carried as it is: {source}")));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(columns)
}

/// Returns whether an object was made by somebody who wanted it: not by SQLite for a virtual table, not by a runner of migrations.
fn is_ours(object: &Object) -> bool {
    object.sort.as_deref() != Some("shadow") && !super::counts_migrations(&object.table)
}

fn note(object: &Object, text: &str) -> Note {
    Note { object: format!("{} {}", object.kind, object.name), text: text.to_owned() }
}

/// Returns a statement without what ends it: what is written behind it must not become part of a comment.
fn statement(sql: &str) -> String {
    let end = tokens(sql).iter().rfind(|token| !token.is_symbol(';')).map_or(sql.len(), Token::end);
    sql[..end].trim_start().to_owned()
}

/// Returns an object that is carried with its statement.
fn carried(object: &Object, keyword: &str, after: Vec<String>) -> RawObject {
    let quoted = object.name.replace('"', "\"\"");
    let drop = format!("DROP {keyword} \"{quoted}\"");
    RawObject::of(Backend::Sqlite, object.name.clone(), statement(&object.sql), drop, after)
}

/// Returns the tables and views that an object's statement names, in the order of the catalog's names.
fn mentioned(object: &Object, known: &HashMap<String, &str>) -> Vec<String> {
    let mut names: Vec<String> = tokens(&object.sql)
        .iter()
        .filter(|token| token.kind != Kind::Symbol)
        .flat_map(names_in)
        .filter_map(|name| known.get(&name.to_lowercase()).map(|name| (*name).to_owned()))
        .filter(|name| *name != object.name)
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Returns the parts of `table.column`.
fn names_in(token: &Token<'_>) -> Vec<String> {
    match token.kind {
        Kind::Word => token.text.split('.').map(str::to_owned).collect(),
        _ => vec![token.name()],
    }
}
