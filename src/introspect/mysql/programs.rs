//! What is carried with the server's own print of it: triggers, routines, events, and views with properties of their own.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::Note;
use super::catalog::{Catalog, Check, Program};
use super::quoted;
use super::tables::{is_of_json, is_plain, mentioned, without_database};
use crate::database::{Database, DatabaseError};
use crate::introspect::tokens::tokens;
use crate::model::{Backend, Model, PerBackend, RawObject, RawSql};

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
            view.query = query.into();
        }
    }
    model.views = views.into();
    Ok(())
}

/// Returns the raw objects of a database.
pub(super) async fn raw(
    database: &mut Database,
    catalog: &Catalog,
    model: &Model,
    notes: &mut Vec<Note>,
) -> Result<Vec<RawObject>, DatabaseError> {
    let views = catalog.views.iter().filter(|view| !is_plain(view));
    let views = views.map(|view| Program { kind: "VIEW".to_owned(), name: view.name.clone(), table: None });
    let mut raw: Vec<RawObject> = Vec::new();
    for program in views.chain(catalog.programs.iter().map(|it| Program {
        kind: it.kind.clone(),
        name: it.name.clone(),
        table: it.table.clone(),
    })) {
        let query = format!("SHOW CREATE {} {}", program.kind, quoted(&program.name));
        let rows: Vec<BTreeMap<String, Value>> = database.rows(&query).await?;
        let Some(create) = rows.first().and_then(statement) else {
            let text = "cannot be read by this account, and is left out".to_owned();
            notes.push(Note { object: format!("{} {}", program.kind.to_lowercase(), program.name), text });
            continue;
        };
        let create = without_definer(&without_database(&create, catalog));
        let after = mentioned(&create, catalog, &program.name);
        let drop = format!("DROP {} {}", program.kind, quoted(&program.name));
        let mut sql = PerBackend::default();
        sql.set(Backend::Mysql, RawSql { create, drop });
        let name = free_name(&program, model, &raw);
        raw.push(RawObject {
            name,
            doc: None,
            after,
            before: Vec::new(),
            is_for_types: false,
            is_for_tables: false,
            sql,
        });
    }
    let mut checked: Vec<&str> = Vec::new();
    for check in catalog.checks.iter().filter(|check| check.level == "Column" && !is_of_json(check, catalog)) {
        if !checked.contains(&check.table.as_str()) {
            checked.push(&check.table);
        }
    }
    for table in checked {
        let rows: Vec<BTreeMap<String, Value>> = database.rows(&format!("SHOW CREATE TABLE {}", quoted(table))).await?;
        let create = rows.first().and_then(statement).unwrap_or_default();
        let of_table = |check: &&Check| check.table == table && check.level == "Column" && !is_of_json(check, catalog);
        for check in catalog.checks.iter().filter(of_table) {
            let start = format!("  {} ", quoted(&check.name));
            let Some(line) = create.lines().find(|line| line.starts_with(&start)) else { continue };
            let line = line.trim().trim_end_matches(',');
            let clause = format!(" CHECK ({})", check.expression);
            let modify = |line: &str| format!("ALTER TABLE {} MODIFY COLUMN {line}", quoted(table));
            let mut sql = PerBackend::default();
            sql.set(Backend::Mysql, RawSql { create: modify(line), drop: modify(&line.replace(&clause, "")) });
            let name = format!("{table}.{} check", check.name);
            let after = vec![table.to_owned()];
            raw.push(RawObject {
                name,
                doc: None,
                after,
                before: Vec::new(),
                is_for_types: false,
                is_for_tables: false,
                sql,
            });
        }
    }
    for partitioned in &catalog.partitioned {
        let rows: Vec<BTreeMap<String, Value>> =
            database.rows(&format!("SHOW CREATE TABLE {}", quoted(&partitioned.name))).await?;
        let Some(create) = rows.first().and_then(statement) else { continue };
        let Some(place) = create.find("PARTITION BY") else { continue };
        let clause = create[place..].trim_end_matches("*/").trim();
        let table = quoted(&partitioned.name);
        let mut sql = PerBackend::default();
        let (create, drop) =
            (format!("ALTER TABLE {table} {clause}"), format!("ALTER TABLE {table} REMOVE PARTITIONING"));
        sql.set(Backend::Mysql, RawSql { create, drop });
        let name = format!("{} partitions", partitioned.name);
        let after = vec![partitioned.name.clone()];
        raw.push(RawObject {
            name,
            doc: None,
            after,
            before: Vec::new(),
            is_for_types: false,
            is_for_tables: false,
            sql,
        });
    }
    Ok(raw)
}

/// Returns the statement in a row of SHOW CREATE, whose column has another name for each kind.
fn statement(row: &BTreeMap<String, Value>) -> Option<String> {
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

fn free_name(program: &Program, model: &Model, raw: &[RawObject]) -> String {
    let is_taken = |name: &str| {
        let same = |other: &str| other.eq_ignore_ascii_case(name);
        model.tables.iter().any(|table| same(&table.name))
            || model.views.iter().any(|view| same(&view.table.name))
            || raw.iter().any(|raw| same(&raw.name))
    };
    if !is_taken(&program.name) {
        return program.name.clone();
    }
    format!("{} {}", program.kind.to_lowercase(), program.name)
}
