//! What a database holds but rows, as text: equal databases have equal texts.

use codegen::database::{Database, DatabaseError};
use codegen::model::Backend;
use serde_json::{Map, Value};

type Row = Map<String, Value>;

// What stands in another namespace than `public` has that before its name.
/// The names of NOT NULL, which PostgreSQL 18 has and keeps when what they are called after is renamed, are none of a schema's.
const POSTGRES: [&str; 8] = [
    "SELECT nspname AS n FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1",
    "SELECT c.oid::regclass::text AS t, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum) AS n, a.attname AS c, \
     format_type(a.atttypid, a.atttypmod) AS ty, a.attnotnull::text AS nn, a.attidentity::text AS id, a.attgenerated::text AS g, \
     pg_get_expr(d.adbin, d.adrelid) AS d, col_description(c.oid, a.attnum) AS doc \
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum \
     WHERE c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)' AND c.relkind IN ('r', 'v', 'm') ORDER BY 1, 2",
    "SELECT conrelid::regclass::text AS t, conname AS n, pg_get_constraintdef(oid) AS def, convalidated::text AS v \
     FROM pg_constraint WHERE contype <> 'n' AND connamespace::regnamespace::text !~ '^(pg_|information_schema)' ORDER BY 1, 2",
    "SELECT tablename AS t, indexname AS n, indexdef AS def FROM pg_indexes WHERE schemaname !~ '^(pg_|information_schema)' \
     ORDER BY 3",
    "SELECT c.relname AS i FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE NOT i.indisvalid ORDER BY 1",
    "SELECT t.oid::regtype::text AS n, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) AS l, obj_description(t.oid) AS doc \
     FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.oid ORDER BY 1",
    "SELECT c.oid::regclass::text AS n, c.relkind::text AS k, obj_description(c.oid) AS doc, c.relpersistence::text AS p, c.reloptions::text AS o \
     FROM pg_class c WHERE c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)' AND c.relkind IN ('r', 'v', 'm', 'S') ORDER BY 1",
    "SELECT schemaname AS s, viewname AS n, definition AS d FROM pg_views WHERE schemaname !~ '^(pg_|information_schema)' \
     ORDER BY 1, 2",
];

/// Describes a database; `ordered` says whether the order of columns counts.
pub(crate) async fn dump(database: &mut Database, ordered: bool) -> Result<String, DatabaseError> {
    match database.backend() {
        Backend::Sqlite => sqlite(database).await,
        Backend::Postgres => postgres(database, ordered).await,
        Backend::Mysql => mysql(database).await,
    }
}

async fn postgres(database: &mut Database, ordered: bool) -> Result<String, DatabaseError> {
    let mut lines = Vec::new();
    for query in POSTGRES {
        let mut part = Vec::new();
        for mut row in database.rows::<Row>(query).await? {
            if !ordered && row.contains_key("ty") {
                row.remove("n");
            }
            part.push(Value::Object(row).to_string());
        }
        part.sort();
        lines.extend(part);
    }
    Ok(lines.join("\n"))
}

async fn mysql(database: &mut Database) -> Result<String, DatabaseError> {
    let query = "SELECT table_name AS n, table_type AS k FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1";
    let mut text = String::new();
    for row in database.rows::<Row>(query).await? {
        let name = row["n"].as_str().unwrap_or_default().to_owned();
        let shown = database.rows::<Row>(&format!("SHOW CREATE TABLE `{name}`")).await?;
        let create = shown.iter().flat_map(|row| row.values()).filter_map(Value::as_str);
        let create = create.max_by_key(|text| text.len()).unwrap_or_default();
        let is_named =
            |line: &&str| ["  CONSTRAINT ", "  KEY ", "  UNIQUE KEY "].iter().any(|start| line.starts_with(start));
        let (mut named, others): (Vec<_>, Vec<_>) = create.lines().partition(is_named);
        named.iter_mut().for_each(|line| *line = line.trim_end_matches(','));
        named.sort_unstable();
        for line in others.into_iter().chain(named) {
            let line = line.trim_end_matches(',');
            let line = match line.split_once(" AUTO_INCREMENT=") {
                Some((start, rest)) => format!("{start}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit())),
                None => line.to_owned(),
            };
            text += &(line + "\n");
        }
    }
    Ok(text)
}

async fn sqlite(database: &mut Database) -> Result<String, DatabaseError> {
    let query =
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name";
    let mut text = String::new();
    for row in database.rows::<Row>(query).await? {
        let sql = row["sql"].as_str().unwrap_or_default();
        let name = row["name"].as_str().unwrap_or_default();
        text += &format!("{} {name}\n", row["type"]);
        if row["type"] == "table" {
            let mut items = items(sql);
            items.sort();
            text += &(items.join("\n") + "\n");
            let columns = format!("SELECT * FROM pragma_table_xinfo('{name}')");
            for column in database.rows::<Row>(&columns).await? {
                text += &format!("{}\n", Value::Object(column));
            }
        } else {
            text += &(plain(sql) + "\n");
        }
    }
    Ok(text)
}

/// Splits CREATE TABLE into columns and constraints: those that stand with a column as if they stood alone.
fn items(sql: &str) -> Vec<String> {
    let (Some(start), Some(end)) = (sql.find('('), sql.rfind(')')) else { return vec![plain(sql)] };
    let mut items = vec![plain(&sql[end + 1..])];
    for item in split(&sql[start + 1..end], ',') {
        let item = plain(&item);
        let column = item.split(' ').next().unwrap_or_default().to_owned();
        let mut parts = item.split(" CONSTRAINT ");
        items.extend(parts.next().map(str::to_owned));
        for part in parts {
            let part = part.replacen(" REFERENCES ", &format!(" FOREIGN KEY ({column}) REFERENCES "), 1);
            items.push(format!("CONSTRAINT {part}"));
        }
    }
    items
}

/// Splits at a character that stands outside of parentheses and quotes.
fn split(text: &str, at: char) -> Vec<String> {
    let (mut parts, mut depth, mut quote) = (vec![String::new()], 0, None);
    for c in text.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => (),
            (None, '\'' | '"') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            _ => (),
        }
        if c == at && depth == 0 && quote.is_none() {
            parts.push(String::new());
        } else {
            parts.last_mut().expect("there is one").push(c);
        }
    }
    parts
}

/// Returns SQL without quotes around names and with single blanks.
fn plain(sql: &str) -> String {
    sql.replace('"', "").split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(")
}
