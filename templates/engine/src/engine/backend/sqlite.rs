//! SQLite, embedded: the bundled library on tokio's blocking threads.

use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, LoadConnection};
use diesel::result::{ConnectionError, ConnectionResult, DatabaseErrorInformation, DatabaseErrorKind, QueryResult};
use diesel::sql_types::{Binary, Text};
use diesel::sqlite::SqliteConnection;
use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;
use diesel_async::{AsyncConnection, SimpleAsyncConnection};

use crate::engine::codec::read_row;
use crate::engine::migrator::Dialect;
use crate::engine::statement::{JsonType, Operand, Pass, Statement, push_sorted};
use crate::engine::{Column, JsonPath, Kind, Nulls, Search, Table, Terms, Value};

use super::{Broken, Rule, no_index};

/// A connection.
pub type Conn = SyncConnectionWrapper<SqliteConnection>;

/// Which product it is to the migrations.
pub(crate) const DIALECT: Dialect = Dialect::Sqlite;

/// Whether INSERT and UPDATE give rows back.
pub(crate) const RETURNING: bool = true;

/// Whether a broken foreign key is reported by its name.
pub(crate) const NAMES_FOREIGN_KEYS: bool = false;

/// What descriptions of tables call it, if it has types for enums.
pub(crate) const WITH_ENUMS: Option<&str> = None;

/// What stands around a name.
pub(crate) const QUOTE: &str = "`";

/// The characters that a literal has twice.
pub(crate) const DOUBLED: &str = "'";

/// Whether an enum that a subquery gives is still one; else it is a text.
pub(crate) const SUBQUERIES_GIVE_ENUMS: bool = true;

/// What stands after the table in an INSERT that gives no column.
pub(crate) const DEFAULT_ROW: &str = " DEFAULT VALUES";

/// How many bind parameters a statement can have (SQLITE_MAX_VARIABLE_NUMBER).
pub(crate) const BIND_LIMIT: usize = 32_766;

/// What stands between a tuple of columns and a list of tuples of values.
pub(crate) const IN_TUPLES: &str = " IN (VALUES ";

/// What stands around a column of integers to sum them without overflow, or to fail.
pub(crate) const SUM_INTEGERS: (&str, &str) = ("sum(", ")");

/// What that sum is read as.
pub(crate) const SUM_OF_INTEGERS: Kind = Kind::BigInt;

/// What ends the cast to a double, and the function around it.
pub(crate) const AS_DOUBLE: &str = " AS DOUBLE))";

/// Whether the planner tells how many rows it expects.
pub(crate) const ESTIMATES: bool = false;

/// Returns the address of the database when DATABASE_URL is not set.
pub(crate) fn default_url(crate_name: &str) -> Option<String> {
    Some(format!("{crate_name}.db"))
}

/// How long a connection may rest without being asked whether it is still one: for ever, there is nobody at its other end.
pub(crate) const REST: Option<Duration> = None;

/// Closes a connection whose statement nobody waits for any more. It has ended by then: nothing stops it, and diesel-async
/// waits for it.
pub(crate) fn give_up(conn: Conn) {
    drop(conn);
}

/// What makes a SELECT hold the rows that it reads until the end of the transaction: [`begin`] has done so already.
pub(crate) const FOR_UPDATE: &str = "";

/// Starts a transaction that writes. It takes the place of the one writer at once: one that reads first and writes
/// later fails without waiting when another has written in between.
pub(crate) async fn begin(conn: &mut Conn) -> QueryResult<()> {
    conn.spawn_blocking(|conn| AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")).await
}

/// Opens the database file, which is made when there is none.
pub(crate) async fn establish(url: &str) -> ConnectionResult<Conn> {
    let mut conn = Conn::establish(url).await?;
    // The wait comes first, because switching to WAL needs the database for a moment.
    let settings = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; \
                    PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;";
    conn.batch_execute(settings).await.map_err(ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}

/// Runs a statement and reads its rows, whose columns are of those kinds, on the thread on which the library runs: what rows
/// diesel-async gives it has copied before, value by value.
pub(crate) async fn load(conn: &mut Conn, statement: Statement, kinds: &[Kind]) -> QueryResult<Vec<Vec<Value>>> {
    let kinds = kinds.to_vec();
    let load = move |conn: &mut SqliteConnection| {
        LoadConnection::load(conn, statement)?.map(|row| read_row(&row?, &kinds)).collect()
    };
    conn.spawn_blocking(load).await
}

/// Writes what a bind parameter of that kind needs after it.
pub(crate) fn push_bind_cast(_kind: Kind, _out: &mut Pass<'_, '_>) -> QueryResult<()> {
    Ok(())
}

/// Binds bits as what the column is kept as: bytes.
pub(crate) fn push_bits<'b>(_value: &'b Value, bytes: &'b Vec<u8>, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_bind_param::<Binary, _>(bytes)
}

/// Binds an array: there are none.
pub(crate) fn push_array<'b>(value: &'b Value, _out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    Err(diesel::result::Error::SerializationError(format!("{value:?} is no value here").into()))
}

/// Returns what makes the database print a column whose values no Rust type reads: there are none.
pub(crate) fn printed(_kind: Kind) -> &'static str {
    ""
}

/// Returns the pattern (`%`, `_`, `\`) as [`push_like`] binds it: LIKE always ignores case, so GLOB stands in for it.
pub(crate) fn like_pattern(pattern: &str, ignore_case: bool) -> String {
    if ignore_case {
        return pattern.to_owned();
    }
    let mut glob = String::with_capacity(pattern.len());
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '%' => glob.push('*'),
            '_' => glob.push('?'),
            literal => {
                let literal = if literal == '\\' { characters.next().unwrap_or('\\') } else { literal };
                if matches!(literal, '*' | '?' | '[') {
                    glob.extend(['[', literal, ']']);
                } else {
                    glob.push(literal);
                }
            }
        }
    }
    glob
}

/// Writes the condition that the text is like the pattern.
pub(crate) fn push_like<'b>(
    operand: Operand<'_, 'b>,
    pattern: &'b String,
    ignore_case: bool,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    operand(out)?;
    out.push_sql(if ignore_case { " LIKE " } else { " GLOB " });
    out.push_bind_param::<Text, _>(pattern)?;
    if ignore_case {
        out.push_sql(" ESCAPE '\\'");
    }
    Ok(())
}

/// Returns whether there is something to look words up in: only virtual tables have that here.
pub(crate) fn can_search(_search: &Search) -> bool {
    false
}

/// Returns the text to search for as it is.
pub(crate) fn spell_terms(terms: Terms) -> Terms {
    terms
}

/// Writes the condition that the words are there: there is nothing to look them up in.
pub(crate) fn push_search(
    table: &Table,
    search: &Search,
    _terms: &Terms,
    _out: &mut Pass<'_, '_>,
) -> QueryResult<()> {
    Err(no_index(table, search))
}

/// Writes how well the words match, of which the database knows nothing.
pub(crate) fn push_relevance(
    table: &Table,
    search: &Search,
    _terms: &Terms,
    _out: &mut Pass<'_, '_>,
) -> QueryResult<()> {
    Err(no_index(table, search))
}

/// Writes an ORDER BY term.
pub(crate) fn push_order<'b>(
    kind: Kind,
    nullable: bool,
    (descending, nulls): (bool, Nulls),
    operand: Operand<'_, 'b>,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    push_sorted(kind, operand, out)?;
    out.push_sql(if descending { " DESC" } else { " ASC" });
    if nullable {
        out.push_sql(match nulls {
            Nulls::First => " NULLS FIRST",
            Nulls::Last => " NULLS LAST",
        });
    }
    Ok(())
}

/// Writes what the column's document holds at the path, or NULL where that is not of the type.
pub(crate) fn push_json<'b>(
    column: &Column,
    path: &'b JsonPath,
    ty: JsonType,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    out.push_sql("(CASE ");
    push_json_call("json_type", column, path, out)?;
    // json_extract gives 1 and 0 for true and false.
    if matches!(ty, JsonType::Scalar | JsonType::Boolean) {
        out.push_sql(" WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'");
    }
    if ty != JsonType::Boolean {
        for name in ["integer", "real"] {
            out.push_sql(&format!(" WHEN '{name}' THEN "));
            push_json_value(column, path, ty, out)?;
        }
    }
    if ty == JsonType::Scalar {
        out.push_sql(" WHEN 'text' THEN ");
        push_json_value(column, path, ty, out)?;
    }
    out.push_sql(" END)");
    Ok(())
}

/// Writes that the column's document has nothing or null at the path.
pub(crate) fn push_json_is_null<'b>(column: &Column, path: &'b JsonPath, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_sql("COALESCE(");
    push_json_call("json_type", column, path, out)?;
    out.push_sql(", 'null') = 'null'");
    Ok(())
}

fn push_json_value<'b>(column: &Column, path: &'b JsonPath, ty: JsonType, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_sql(if ty == JsonType::Scalar { "CAST(" } else { "(" });
    push_json_call("json_extract", column, path, out)?;
    out.push_sql(if ty == JsonType::Scalar { " AS TEXT)" } else { ")" });
    Ok(())
}

fn push_json_call<'b>(function: &str, column: &Column, path: &'b JsonPath, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_sql(function);
    out.push_sql("(");
    out.push_identifier(column.name)?;
    out.push_sql(", ");
    out.push_bind_param::<Text, _>(path.expression())?;
    out.push_sql(")");
    Ok(())
}

/// Returns which rule the error says was broken. SQLite says it in the message only; its error codes tell a primary
/// key from a unique constraint and a trigger of a foreign key from a trigger, which matters to no one here.
pub(crate) fn violation(_kind: &DatabaseErrorKind, info: &dyn DatabaseErrorInformation) -> Option<Broken> {
    let message = info.message();
    if message == "FOREIGN KEY constraint failed" {
        return Some(Rule::ForeignKey.broken(None));
    }
    if message.contains("database is locked") {
        return Some(Rule::Alone.broken(None));
    }
    if message.contains("unable to open database file") {
        return Some(Rule::Available.broken(None));
    }
    // A STRICT table (<https://www.sqlite.org/stricttables.html>): `cannot store TEXT value in INTEGER column t.x`.
    if message.starts_with("cannot store ") {
        let subject = message.rsplit(' ').next().unwrap_or_default();
        return Some(Broken { columns: columns(subject), ..Rule::Type.broken(None) });
    }
    let (rule, subject) = message.split_once(" constraint failed: ")?;
    match rule {
        "CHECK" => Some(Rule::Check.broken(Some(subject))),
        "NOT NULL" => Some(Broken { columns: columns(subject), ..Rule::NotNull.broken(None) }),
        "UNIQUE" => Some(match subject.strip_prefix("index '") {
            Some(index) => Rule::Unique.broken(Some(index.trim_end_matches('\''))),
            None => Broken { columns: columns(subject), ..Rule::Unique.broken(None) },
        }),
        _ => None,
    }
}

/// Reads `table.column, table.column`.
fn columns(subject: &str) -> Vec<String> {
    subject.split(", ").filter_map(|name| name.split_once('.')).map(|(_, column)| column.to_owned()).collect()
}
