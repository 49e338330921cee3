//! Characters above U+FFFF, which MariaDB prints as `?`: the character set of its information schema and of SHOW CREATE TABLE has none
//! (<https://mariadb.com/kb/en/unicode/>, utf8mb3).
//!
//! Expressions have a `?` for each byte in the information schema alone; the labels of enums and sets, and defaults, in both, so that
//! the columns are asked for theirs. Comments have none: the database itself keeps the `?`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::Note;
use super::catalog::{Catalog, Column};
use super::quoted;
use super::types::labels;
use crate::database::{Database, DatabaseError};
use crate::introspect::tokens::{Kind, tokens};

/// What an expression has in the information schema where it has such a character.
const PRINTED: &str = "????";

/// The list of a column's labels as JSON.
#[derive(Debug, Deserialize)]
struct Labels {
    labels: String,
}

/// A column's default.
#[derive(Debug, Deserialize)]
struct Kept {
    value: Option<String>,
}

/// Puts the characters back into a catalog and the statements of its tables.
///
/// # Errors
///
/// When the database does not answer. What the account may not ask is left as it is, and noted.
pub(super) async fn restore(
    database: &mut Database,
    catalog: &mut Catalog,
    statements: &mut BTreeMap<String, String>,
) -> Result<Vec<Note>, DatabaseError> {
    let mut notes = Vec::new();
    if !catalog.server.is_mariadb() {
        return Ok(notes);
    }
    expressions(catalog, statements);
    for column in &mut catalog.columns {
        let Some(statement) = statements.get_mut(&column.table) else { continue };
        let (ty, default) = match asked(database, column).await {
            Ok(restored) => restored,
            Err(DatabaseError::Refused { .. }) => {
                let text = "may hold characters where it has `?`, which this account cannot ask for".to_owned();
                notes.push(Note { object: format!("column {}.{}", column.table, column.name), text });
                continue;
            }
            Err(error) => return Err(error),
        };
        if (&ty, &default) == (&column.ty, &column.default) {
            continue;
        }
        let start = format!("\n  {} ", quoted(&column.name));
        let mut put = |from: &str, to: &str| {
            if let Some((before, line)) = statement.split_once(&start) {
                *statement = format!("{before}{start}{}", line.replacen(from, to, 1));
            }
        };
        put(&column.ty, &ty);
        if let (Some(from), Some(to)) = (&column.default, &default) {
            put(&format!(" DEFAULT {from}"), &format!(" DEFAULT {to}"));
        }
        (column.ty, column.default) = (ty, default);
    }
    Ok(notes)
}

/// Returns the type and the default of a column as they are.
async fn asked(database: &mut Database, column: &Column) -> Result<(String, Option<String>), DatabaseError> {
    let (mut ty, mut default) = (column.ty.clone(), column.default.clone());
    let (table, name) = (quoted(&column.table), quoted(&column.name));
    let kind = ty.split('(').next().unwrap_or_default();
    if matches!(kind, "enum" | "set") && ty.contains('?') {
        // A label is what a variable of the type holds once it is set to the label's number, or to its bit.
        let number = if kind == "enum" { "place" } else { "1 << (place - 1)" };
        let query = format!(
            "BEGIN NOT ATOMIC
  DECLARE label TYPE OF {table}.{name};
  DECLARE labels LONGTEXT CHARACTER SET utf8mb4 DEFAULT '[]';
  DECLARE place BIGINT UNSIGNED DEFAULT 1;
  WHILE place <= {all} DO
    SET label = {number};
    SET labels = JSON_ARRAY_APPEND(labels, '$', label);
    SET place = place + 1;
  END WHILE;
  SELECT labels;
END",
            all = labels(&ty).len(),
        );
        let found = database.rows::<Labels>(&query).await?.into_iter().next();
        if let Some(found) = found.and_then(|row| serde_json::from_str::<Vec<String>>(&row.labels).ok()) {
            let literals: Vec<String> = found.iter().map(|label| literal(label)).collect();
            ty = format!("{kind}({})", literals.join(","));
        }
    }
    let is_literal = |text: &String| matches!(tokens(text).as_slice(), [only] if only.kind == Kind::String);
    if default.as_ref().is_some_and(|text| text.contains('?') && is_literal(text)) {
        // There may be no row. Of the one that a join makes up, a column that is NOT NULL would be NULL without the groups, or where the
        // server sees beforehand that nothing is joined.
        let query = format!(
            "SELECT DEFAULT({name}) AS value FROM (SELECT 1 AS one) AS one LEFT JOIN {table} ON one.one = 2 GROUP BY DEFAULT({name})"
        );
        let found = database.rows::<Kept>(&query).await?.into_iter().next();
        default = found.and_then(|row| row.value).map(|text| literal(&text)).or(default);
    }
    Ok((ty, default))
}

/// Takes expressions from the statements.
fn expressions(catalog: &mut Catalog, statements: &BTreeMap<String, String>) {
    let line = |table: &String, start: String| statements.get(table)?.lines().find(|line| line.starts_with(&start));
    for column in &mut catalog.columns {
        let texts = column.expression.iter_mut().chain(&mut column.default).filter(|text| text.contains(PRINTED));
        for text in texts {
            put_back(text, line(&column.table, format!("  {} ", quoted(&column.name))).unwrap_or_default());
        }
    }
    for check in catalog.checks.iter_mut().filter(|check| check.expression.contains(PRINTED)) {
        let kind = if check.level == "Column" { "" } else { "CONSTRAINT " };
        let line = line(&check.table, format!("  {kind}{} ", quoted(&check.name))).unwrap_or_default();
        put_back(&mut check.expression, line);
    }
}

/// Puts the part of a line in the place of a text that is the same but for the characters.
fn put_back(text: &mut String, line: &str) {
    let (mut printed, mut places) = (String::new(), Vec::new());
    for (place, c) in line.char_indices() {
        if c > '\u{FFFF}' {
            printed.push_str(PRINTED);
        } else {
            printed.push(c);
        }
        places.resize(printed.len(), place);
    }
    places.push(line.len());
    if let Some(start) = printed.find(text.as_str()) {
        *text = line[places[start]..places[start + text.len()]].to_owned();
    }
}

/// Returns a string as the server prints it.
fn literal(text: &str) -> String {
    let mut literal = String::from("'");
    for c in text.chars() {
        match c {
            '\'' => literal.push_str("''"),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\0' => literal.push_str("\\0"),
            c => literal.push(c),
        }
    }
    literal + "'"
}

#[cfg(test)]
mod tests {
    use super::put_back;

    #[test]
    fn expressions_are_found_in_their_line() {
        let line = "  `t` varchar(10) DEFAULT 'ü' CHECK (`t` <> '🔥ü??'),";
        let mut text = "`t` <> '????ü??'".to_owned();
        put_back(&mut text, line);
        assert_eq!(text, "`t` <> '🔥ü??'");
        let mut other = "`t` <> '????'".to_owned();
        put_back(&mut other, line);
        assert_eq!(other, "`t` <> '????'", "it is not there");
    }
}
