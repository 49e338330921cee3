//! What is carried with the server's own print of it: triggers, routines, events, and views with properties of their own.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::Note;
use super::catalog::{Catalog, Program};
use super::escapes::with_doubled_quotes;
use super::quoted;
use super::tables::{is_plain, mentioned, needed, without_database};
use crate::database::{Database, DatabaseError};
use crate::introspect::tokens::tokens;
use crate::model::{Backend, Model, RawObject};

/// Takes the queries of views as SHOW CREATE prints them: the information schema leaves out the character sets of their texts.
pub(super) async fn view_queries(
    database: &mut Database,
    catalog: &Catalog,
    model: &mut Model,
) -> Result<(), DatabaseError> {
    let mut views = model.views.to_vec();
    for view in &mut views {
        let name = quoted(&view.table.name);
        let rows: Vec<BTreeMap<String, Value>> = database.rows(&format!("SHOW CREATE VIEW {name}")).await?;
        let create = rows.first().and_then(statement).map(|create| without_database(&create, catalog));
        let query = create.as_deref().and_then(|create| create.split_once(&format!(" VIEW {name} AS ")));
        if let Some((_, query)) = query {
            view.query = with_doubled_quotes(query).as_str().into();
        }
    }
    model.views = views.into();
    Ok(())
}

/// Adds the triggers, routines, events and views with properties of their own to the raw objects of a database.
pub(super) async fn add(
    database: &mut Database,
    catalog: &Catalog,
    model: &Model,
    raw: &mut Vec<RawObject>,
    notes: &mut Vec<Note>,
) -> Result<(), DatabaseError> {
    let views = catalog.views.iter().filter(|view| !is_plain(view));
    let views = views.map(|view| ("VIEW", view.name.as_str(), None));
    let programs = catalog.programs.iter().map(|it| (it.kind.as_str(), it.name.as_str(), Some(it)));
    let mut names: BTreeMap<(&str, &str), String> = BTreeMap::new();
    let mut last: Option<&Program> = None;
    for (kind, own, program) in views.chain(programs) {
        let query = format!("SHOW CREATE {kind} {}", quoted(own));
        let rows: Vec<BTreeMap<String, Value>> = database.rows(&query).await?;
        let Some((row, create)) = rows.first().and_then(|row| Some((row, statement(row)?))) else {
            let text = "cannot be read by this account, and is left out".to_owned();
            notes.push(Note { object: format!("{} {own}", kind.to_lowercase()), text });
            continue;
        };
        let create = without_definer(&without_database(&create, catalog));
        let names_in = if kind == "VIEW" { needed } else { mentioned };
        let mut after = names_in(&create, catalog, own);
        // Triggers of the same time run in the order in which they were made.
        let is_next = |last: &&Program| program.is_some_and(|it| it.table == last.table && same_time(it, last));
        if let Some(name) = last.filter(is_next).and_then(|last| names.get(&(last.kind.as_str(), last.name.as_str()))) {
            after.push(name.clone());
        }
        last = program;
        let drop = format!("DROP {kind} {}", quoted(own));
        let name = free_name(kind, own, model, raw);
        names.insert((kind, own), name.clone());
        raw.push(RawObject::of(Backend::Mysql, name, in_mode(create, row, catalog), drop, after));
    }
    Ok(())
}

fn same_time(one: &Program, other: &Program) -> bool {
    let time =
        |it: &Program| it.turn.as_deref().and_then(|turn| turn.rsplit_once(' ')).map(|(time, _)| time.to_owned());
    time(one).is_some() && time(one) == time(other)
}

/// Has a program made in the mode that it was made in, where that is not the usual one: the database keeps it with the program.
fn in_mode(create: String, row: &BTreeMap<String, Value>, catalog: &Catalog) -> String {
    match row.get("sql_mode").and_then(Value::as_str) {
        Some(mode) if mode != catalog.server.mode => {
            format!("SET @usual_mode = @@sql_mode;\nSET sql_mode = '{mode}';\n{create};\nSET sql_mode = @usual_mode")
        }
        _ => create,
    }
}

/// Returns the statement in a row of SHOW CREATE, whose column has another name for each kind.
pub(super) fn statement(row: &BTreeMap<String, Value>) -> Option<String> {
    let is_statement = |name: &str| name.starts_with("Create ") || name == "SQL Original Statement";
    let value = row.iter().find(|(name, _)| is_statement(name)).map(|(_, value)| value)?;
    value.as_str().map(str::to_owned)
}

/// Returns a statement without the account that it is defined by: that is whoever runs the migrations.
fn without_definer(create: &str) -> String {
    let read = tokens(create);
    let Some(start) = read.iter().position(|token| token.is("definer")) else { return create.to_owned() };
    // DEFINER = `user` @ `host`
    match read.get(start + 5) {
        Some(next) if read.get(start + 1).is_some_and(|token| token.is_symbol('=')) => {
            format!("{}{}", &create[..read[start].start], &create[next.start..])
        }
        _ => create.to_owned(),
    }
}

fn free_name(kind: &str, own: &str, model: &Model, raw: &[RawObject]) -> String {
    let is_taken = |name: &str| {
        let same = |other: &str| other.eq_ignore_ascii_case(name);
        model.tables.iter().any(|table| same(&table.name))
            || model.views.iter().any(|view| same(&view.table.name))
            || raw.iter().any(|raw| same(&raw.name))
    };
    // What SQL takes for the end of a name or a text stays out of it.
    let fit: String = own.chars().map(|c| if c.is_control() || "\"'`\\".contains(c) { '_' } else { c }).collect();
    let named = format!("{} {fit}", kind.to_lowercase());
    if !is_taken(&fit) {
        return fit;
    }
    let numbered = (2..).map(|number: u32| format!("{named} {number}"));
    [named.clone()].into_iter().chain(numbered).find(|name| !is_taken(name)).unwrap_or(named)
}
