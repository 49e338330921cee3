//! What the information schema does not say of a table, from SHOW CREATE TABLE of those that have something of the kind.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::catalog::{Catalog, Check, IndexPart, Table};
use super::programs::statement;
use super::quoted;
use super::tables::{is_of_json, without_database};
use crate::database::{Database, DatabaseError};
use crate::introspect::tokens::tokens;
use crate::model::{Backend, RawObject};
use crate::progress::Progress;

/// The statements of tables that have more than the model has a place for, by name.
pub(super) type Shown = BTreeMap<String, String>;

/// Asks for the statements of all tables.
pub(super) async fn ask(
    database: &mut Database,
    catalog: &Catalog,
    progress: &Progress,
) -> Result<BTreeMap<String, String>, DatabaseError> {
    let queries = catalog.tables.iter().map(|table| {
        let kind = if table.kind == "SEQUENCE" { "SEQUENCE" } else { "TABLE" };
        format!("SHOW CREATE {kind} {}", quoted(&table.name))
    });
    let queries: Vec<String> = queries.collect();
    let mut rows: Vec<Option<BTreeMap<String, Value>>> = Vec::new();
    for some in queries.chunks(100) {
        rows.extend(database.first_rows(some).await?);
        progress.advance(some.len());
    }
    let statement = |row: Option<BTreeMap<String, Value>>| row.as_ref().and_then(statement);
    let shown = catalog.tables.iter().zip(rows).filter_map(|(table, row)| {
        let statement = statement(row)?;
        Some((table.name.clone(), without_database(&statement, catalog)))
    });
    Ok(shown.collect())
}

/// Returns the statements of tables that have more than the information schema says.
pub(super) fn odd(catalog: &Catalog, mut statements: BTreeMap<String, String>) -> Shown {
    let odd = odd_tables(catalog);
    // These stand nowhere else: that an index is a B-tree, which it is anyway, what splits its words, and the system of places.
    let is_said = |create: &str| [" USING BTREE", " WITH PARSER ", " SRID "].iter().any(|words| create.contains(words));
    statements.retain(|name, create| is_said(create) || odd.contains(name.as_str()));
    statements
}

/// Returns the names of the tables of which the information schema tells something that the model has no place for.
fn odd_tables(catalog: &Catalog) -> BTreeSet<&str> {
    let in_memory: BTreeSet<&str> =
        catalog.tables.iter().filter(|it| it.engine.as_deref() == Some("MEMORY")).map(|it| it.name.as_str()).collect();
    let tables = catalog.tables.iter().filter(|it| {
        it.kind != "BASE TABLE"
            || !other_options(it).is_empty()
            || it.engine.as_deref().is_some_and(|engine| engine.starts_with("MRG") || engine == "Aria")
    });
    let columns = catalog.columns.iter().filter(|it| {
        ["INVISIBLE", "WITHOUT SYSTEM VERSIONING"].iter().any(|word| it.extra.contains(word)) || it.ty.contains("/*")
    });
    let is_period = |it: &Check| matches!(tokens(&it.expression).as_slice(), [_, less, _] if less.is_symbol('<'));
    let checks = catalog.checks.iter().filter(|it| match it.level.as_str() {
        "Table" => is_period(it),
        "Column" => !is_of_json(it, catalog),
        _ => false,
    });
    let parts = catalog.index_parts.iter().filter(|it| {
        !it.doc.is_empty()
            || it.ignored == "YES"
            || it.kind == "HASH"
            || in_memory.contains(it.table.as_str())
            || is_of_odd_key(it)
    });
    let partitioned = catalog.partitioned.iter().map(|it| it.name.as_str());
    let of_tables = tables.map(|it| it.name.as_str()).chain(partitioned);
    let of_columns = columns.map(|it| it.table.as_str()).chain(checks.map(|it| it.table.as_str()));
    of_tables.chain(of_columns).chain(parts.map(|it| it.table.as_str())).collect()
}

/// Returns whether it is a part of a primary key that the model has no place for: of the start of a column, or in descending order.
fn is_of_odd_key(part: &IndexPart) -> bool {
    part.name == "PRIMARY" && (part.prefix.is_some() || part.order.as_deref() == Some("D"))
}

/// Returns the options of a table that the model does not have, as CREATE_OPTIONS lists them. Aria's tables are transactional and
/// checked by themselves; only SHOW CREATE tells whether that was said.
fn other_options(table: &Table) -> Vec<&str> {
    let options = table.options.as_deref().unwrap_or_default().split_whitespace();
    options
        .filter(|option| {
            !option.starts_with("row_format=")
                && !["partitioned", "page_checksum=1", "transactional=1"].contains(option)
        })
        .collect()
}

/// Returns whether a statement makes something that is no table of the model: a sequence, or a table with a period of its own,
/// columns that its versions leave out, or a column that counts as part of a key that the model has no place for.
pub(super) fn is_whole(statement: &str) -> bool {
    let is_part = |line: &str| line.starts_with("  PERIOD FOR ") || line.contains(" WITHOUT SYSTEM VERSIONING");
    let is_odd_key =
        |line: &str| line.starts_with("  PRIMARY KEY (") && (line.contains("`(") || line.contains("` DESC"));
    let counts = |line: &str| line.starts_with("  `") && line.contains(" AUTO_INCREMENT");
    statement.starts_with("CREATE SEQUENCE")
        || statement.lines().any(is_part)
        || statement.lines().any(is_odd_key) && statement.lines().any(counts)
}

/// Returns the raw objects that give tables what the model has no place for.
pub(super) fn raw(catalog: &Catalog, shown: &Shown) -> Vec<RawObject> {
    let mut raw = Vec::new();
    for (table, statement) in shown {
        if is_whole(statement) {
            raw.push(whole(table, statement, catalog));
            continue;
        }
        let lines: Vec<&str> = statement.lines().collect();
        let own = catalog.tables.iter().find(|own| own.name == *table);
        raw.extend(lines.iter().filter_map(|line| column(table, line, catalog)));
        let has_odd_key = catalog.index_parts.iter().any(|part| part.table == *table && is_of_odd_key(part));
        for line in lines {
            let key = line.trim_end_matches(',').strip_prefix("  PRIMARY KEY ").filter(|_| has_odd_key);
            raw.extend(key.map(|key| odd_key(table, key)).or_else(|| index(table, line)));
        }
        raw.extend(own.and_then(|own| options(own, statement)));
        raw.extend(partitions(table, statement));
    }
    raw.extend(catalog.checks.iter().filter(|check| check.level == "Unenforced").map(unenforced));
    raw
}

fn object(name: String, create: String, drop: String, after: Vec<String>) -> RawObject {
    RawObject::of(Backend::Mysql, name, create, drop, after)
}

/// Returns a sequence or table with its whole statement; a sequence comes before the tables whose defaults count by it.
fn whole(name: &str, statement: &str, catalog: &Catalog) -> RawObject {
    let kind = if statement.starts_with("CREATE SEQUENCE") { "SEQUENCE" } else { "TABLE" };
    let drop = format!("DROP {kind} {}", quoted(name));
    let mut raw = object(name.to_owned(), statement.to_owned(), drop, Vec::new());
    let counts = |default: &str| default.contains("nextval(") && default.contains(&quoted(name));
    let users = catalog.columns.iter().filter(|column| column.default.as_deref().is_some_and(counts));
    let users: BTreeSet<String> = users.map(|column| column.table.clone()).collect();
    raw.is_for_tables = !users.is_empty();
    raw.before = users.into_iter().collect();
    let targets = catalog.foreign_keys.iter().filter(|key| key.table == name && key.target != name);
    raw.after = targets.map(|key| key.target.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    raw
}

/// Returns what a column's line says beside what the model holds: a check of its own, that it is compressed or left out of `*`.
fn column(table: &str, line: &str, catalog: &Catalog) -> Option<RawObject> {
    let line = line.strip_prefix("  ")?.trim_end_matches(',');
    let name = tokens(line).first().filter(|_| line.starts_with('`'))?.name();
    let check = catalog.checks.iter().find(|check| {
        check.table == table && check.level == "Column" && check.name == name && !is_of_json(check, catalog)
    });
    let row = catalog.columns.iter().find(|row| row.table == table && row.name == name)?;
    let mut plain = line.to_owned();
    let mut without = |words: &str| {
        let is_said = plain.contains(words);
        plain = plain.replacen(words, "", 1);
        is_said
    };
    let mut has_more = check.is_some_and(|check| without(&format!(" CHECK ({})", check.expression)));
    if let Some(start) = row.ty.find(" /*") {
        has_more |= without(&row.ty[start..]);
    }
    has_more |= row.extra.contains("INVISIBLE") && (without(" /*!80023 INVISIBLE */") || without(" INVISIBLE"));
    let system = line.find(" /*!80003 SRID ").and_then(|start| Some(&line[start..][..line[start..].find("*/")? + 2]));
    has_more |= system.is_some_and(without);
    let modify = |line: &str| format!("ALTER TABLE {} MODIFY COLUMN {line}", quoted(table));
    let what = if check.is_some() { "check" } else { "settings" };
    has_more.then(|| object(format!("{table}.{name} {what}"), modify(line), modify(&plain), vec![table.to_owned()]))
}

/// Returns a check that MySQL keeps and does not make rows pass.
fn unenforced(check: &Check) -> RawObject {
    let (table, name) = (quoted(&check.table), quoted(&check.name));
    let create = format!("ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({}) NOT ENFORCED", check.expression);
    let drop = format!("ALTER TABLE {table} DROP CHECK {name}");
    object(format!("{} {}", check.table, check.name), create, drop, vec![check.table.clone()])
}

/// Returns a primary key that the model has no place for, by what stands behind its first words.
fn odd_key(table: &str, key: &str) -> RawObject {
    let owner = quoted(table);
    let (create, drop) = ("ADD PRIMARY KEY", "DROP PRIMARY KEY");
    let (create, drop) = (format!("ALTER TABLE {owner} {create} {key}"), format!("ALTER TABLE {owner} {drop}"));
    object(format!("{table} key"), create, drop, vec![table.to_owned()])
}

/// Returns what stands behind the columns of an index: a comment, a method, that it is ignored.
fn index(table: &str, line: &str) -> Option<RawObject> {
    let line = line.strip_prefix("  ")?.trim_end_matches(',');
    let read = tokens(line);
    let key = read.iter().take(2).position(|token| token.is("key"))?;
    let is_primary = read[0].is("primary");
    let name = if is_primary { "PRIMARY".to_owned() } else { read.get(key + 1)?.name() };
    let open = read.iter().position(|token| token.is_symbol('('))?;
    let mut depth = 0_i32;
    let close = read[open..].iter().find(|token| {
        depth += i32::from(token.is_symbol('(')) - i32::from(token.is_symbol(')'));
        depth == 0
    })?;
    let plain = &line[..close.end()];
    if plain.len() == line.len() {
        return None;
    }
    let drop = if is_primary { "DROP PRIMARY KEY".to_owned() } else { format!("DROP INDEX {}", quoted(&name)) };
    let owner = quoted(table);
    // MySQL takes an index that splits its words otherwise for the same one, and keeps that.
    let then = if line.contains(" WITH PARSER ") { format!(";\nALTER TABLE {owner} ADD") } else { ", ADD".to_owned() };
    let instead = |line: &str| format!("ALTER TABLE {owner} {drop}{then} {}", line.trim_end());
    // The servers pass over it at an index that is added in the place of another: MariaDB's word and MySQL's.
    let words = [(" IGNORED", "IGNORED", "NOT IGNORED"), (" /*!80000 INVISIBLE */", "INVISIBLE", "VISIBLE")];
    let ignored = words.iter().find_map(|(shown, word, back)| Some((line.strip_suffix(shown)?, word, back)));
    let said = ignored.map_or(line, |(said, ..)| said);
    let (mut create, mut reset) = (Vec::new(), Vec::new());
    if said.len() > plain.len() {
        create.push(instead(said));
        reset.push(instead(plain));
    }
    if let Some((_, word, back)) = ignored {
        let alter = format!("ALTER TABLE {owner} ALTER INDEX {}", quoted(&name));
        create.push(format!("{alter} {word}"));
        reset.push(format!("{alter} {back}"));
    }
    let settings = format!("{table} {name} settings");
    Some(object(settings, create.join(";\n"), reset.join(";\n"), vec![table.to_owned()]))
}

/// Returns the options of a table that the model does not have.
fn options(table: &Table, statement: &str) -> Option<RawObject> {
    let mut words: Vec<String> = other_options(table).into_iter().map(str::to_owned).collect();
    let ending = statement.lines().rev().find(|line| line.starts_with(") ")).unwrap_or_default();
    // A merge of tables says its parts there only.
    for start in [" INSERT_METHOD=", " UNION="] {
        if let Some(place) = ending.find(start) {
            let end = if start == " UNION=" { ")" } else { " " };
            let rest = &ending[place + 1..];
            words.push(rest[..rest.find(end).map_or(rest.len(), |end| end + 1)].trim().to_owned());
        }
    }
    if ending.contains(" WITH SYSTEM VERSIONING") {
        words.push("ADD SYSTEM VERSIONING".to_owned());
    }
    if ending.contains(" TRANSACTIONAL=1") {
        words.push("TRANSACTIONAL=1".to_owned());
    }
    if words.is_empty() {
        return None;
    }
    // Table options stand without commas, and what alters the table behind them.
    let create = words.join(" ").replace(" ADD SYSTEM", ", ADD SYSTEM");
    let drop = if ending.contains(" WITH SYSTEM VERSIONING") { ALTER_BACK } else { NOTHING };
    let drop = drop.replace("{table}", &quoted(&table.name));
    let create = format!("ALTER TABLE {} {create}", quoted(&table.name));
    Some(object(format!("{} options", table.name), create, drop, vec![table.name.clone()]))
}

const ALTER_BACK: &str = "ALTER TABLE {table} DROP SYSTEM VERSIONING";

/// A statement that does nothing, for what need not be taken back before its table goes.
const NOTHING: &str = "DO 0";

fn partitions(table: &str, statement: &str) -> Option<RawObject> {
    let clause = statement[statement.find("PARTITION BY")?..].trim_end_matches("*/").trim();
    let table_name = quoted(table);
    let create = format!("ALTER TABLE {table_name} {clause}");
    let drop = format!("ALTER TABLE {table_name} REMOVE PARTITIONING");
    Some(object(format!("{table} partitions"), create, drop, vec![table.to_owned()]))
}
