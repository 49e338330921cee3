//! MySQL and MariaDB, by a client in pure Rust.

use std::time::Duration;

use diesel::result::{ConnectionError, ConnectionResult, DatabaseErrorInformation, DatabaseErrorKind, QueryResult};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use diesel_async::{AsyncConnection, AsyncMysqlConnection, SimpleAsyncConnection, TransactionManager};
use tokio::runtime::Handle;

use crate::engine::migrator::Dialect;
use crate::engine::statement::{JsonType, Operand, Pass, push_names, push_sorted};
use crate::engine::{Column, JsonPath, Kind, Nulls, Search, Table, Terms, Value};
use crate::types::{Db, sql};

pub(crate) use super::stream::load;
use super::{Broken, Rule, mysql_text, no_index};

/// A connection.
pub type Conn = AsyncMysqlConnection;

/// Which product it is to the migrations.
pub(crate) const DIALECT: Dialect = Dialect::Mysql;

/// Whether INSERT and UPDATE give rows back.
pub(crate) const RETURNING: bool = false;

/// Whether a broken foreign key is reported by its name.
pub(crate) const NAMES_FOREIGN_KEYS: bool = true;

/// What descriptions of tables call it, if it has types for enums.
pub(crate) const WITH_ENUMS: Option<&str> = Some("mysql");

/// What stands around a name.
pub(crate) const QUOTE: &str = "`";

/// The characters that a literal has twice.
pub(crate) const DOUBLED: &str = "'\\";

/// Whether an enum that a subquery gives is still one; else it is a text.
pub(crate) const SUBQUERIES_GIVE_ENUMS: bool = false;

/// What stands after the table in an INSERT that gives no column.
pub(crate) const DEFAULT_ROW: &str = " () VALUES ()";

/// How many bind parameters a statement can have (a 16-bit count in the protocol's prepare answer).
pub(crate) const BIND_LIMIT: usize = 65_535;

/// What stands between a tuple of columns and a list of tuples of values.
pub(crate) const IN_TUPLES: &str = " IN (";

/// What stands around a column of integers to sum them without overflow, or to fail.
pub(crate) const SUM_INTEGERS: (&str, &str) = ("CAST(sum(", ") AS DECIMAL(65, 0))");

/// What that sum is read as.
pub(crate) const SUM_OF_INTEGERS: Kind = Kind::Decimal { precision: 65, scale: 0 };

/// What ends the cast to a double, and the function around it.
pub(crate) const AS_DOUBLE: &str = " AS DOUBLE))";

/// Whether the planner tells how many rows it expects.
pub(crate) const ESTIMATES: bool = false;

/// Returns the address of the database when DATABASE_URL is not set.
pub(crate) fn default_url(_crate_name: &str) -> Option<String> {
    None
}

/// How long a connection may rest without being asked whether it is still one: the server closes those that rest for long
/// (`wait_timeout`, in seconds) and the client learns it from the next statement only.
pub(crate) const REST: Option<Duration> = Some(Duration::from_secs(1));

/// Closes a connection whose statement nobody waits for any more. The server would work on it all the same and keep its locks.
pub(crate) fn give_up(conn: Conn) {
    let token = conn.cancel_token();
    if let Ok(runtime) = Handle::try_current() {
        runtime.spawn(async move {
            if let Err(error) = token.cancel_query().await {
                tracing::debug!(%error, "a statement that nobody waits for goes on");
            }
        });
    }
}

/// What makes a SELECT hold the rows that it reads until the end of the transaction.
pub(crate) const FOR_UPDATE: &str = " FOR UPDATE";

/// Starts a transaction.
pub(crate) async fn begin(conn: &mut Conn) -> QueryResult<()> {
    <Conn as AsyncConnection>::TransactionManager::begin_transaction(conn).await
}

/// Connects to the server.
pub(crate) async fn establish(url: &str) -> ConnectionResult<Conn> {
    let mut conn = Conn::establish(url).await?;
    // TRADITIONAL refuses what does not fit instead of storing something else; the collation is that of the columns, and a
    // TIMESTAMP column is given in the session's zone.
    let settings =
        ["SET sql_mode = 'TRADITIONAL'", "SET NAMES utf8mb4 COLLATE utf8mb4_bin", "SET time_zone = '+00:00'"];
    for setting in settings {
        conn.batch_execute(setting).await.map_err(ConnectionError::CouldntSetupConfiguration)?;
    }
    Ok(conn)
}

/// Writes what a bind parameter of that kind needs after it.
pub(crate) fn push_bind_cast(_kind: Kind, _out: &mut Pass<'_, '_>) -> QueryResult<()> {
    Ok(())
}

/// Binds bits as the number that they are compared as; as bytes they would be read as digits.
pub(crate) fn push_bits<'b>(value: &'b Value, _bytes: &'b [u8], out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_bind_param::<sql::Unsigned, _>(value)
}

impl ToSql<sql::Unsigned, Db> for Value {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Db>) -> serialize::Result {
        let Self::Bytes(bytes) = self else { return Err("only bits are bound as a number".into()) };
        let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        ToSql::<sql::Unsigned, Db>::to_sql(&number, &mut out.reborrow())
    }
}

/// Binds an array: there are none.
pub(crate) fn push_array<'b>(value: &'b Value, _out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    Err(diesel::result::Error::SerializationError(format!("{value:?} is no value here").into()))
}

/// Returns what makes the database print a column whose values no Rust type reads: there are none.
pub(crate) fn printed(_kind: Kind) -> &'static str {
    ""
}

/// Returns the pattern (`%`, `_`, `\`) as [`push_like`] binds it.
pub(crate) fn like_pattern(pattern: &str, _ignore_case: bool) -> String {
    pattern.to_owned()
}

/// Writes the condition that the text is like the pattern; text columns have a collation that keeps case
/// apart.
pub(crate) fn push_like<'b>(
    operand: Operand<'_, 'b>,
    pattern: &'b String,
    ignore_case: bool,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    if !ignore_case {
        operand(out)?;
        out.push_sql(" LIKE ");
        return out.push_bind_param::<Text, _>(pattern);
    }
    out.push_sql("LOWER(");
    operand(out)?;
    out.push_sql(") LIKE LOWER(");
    out.push_bind_param::<Text, _>(pattern)?;
    out.push_sql(")");
    Ok(())
}

/// Returns whether there is something to look words up in.
pub(crate) fn can_search(search: &Search) -> bool {
    search.is_indexed
}

/// Returns the text to search for as [`push_search`] binds it.
pub(crate) fn spell_terms(terms: Terms) -> Terms {
    Terms { text: mysql_text::boolean_mode(terms.form, &terms.text), ..terms }
}

/// Writes the condition that the words are there.
pub(crate) fn push_search<'b>(
    table: &'static Table,
    search: &'static Search,
    terms: &'b Terms,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    if !search.is_indexed {
        return Err(no_index(table, search));
    }
    out.push_sql("MATCH (");
    push_names(search.columns.iter().map(|&place| &table.columns[place]), out)?;
    out.push_sql(") AGAINST (");
    out.push_bind_param::<Text, _>(&terms.text)?;
    out.push_sql(" IN BOOLEAN MODE)");
    Ok(())
}

/// Writes how well the words match.
pub(crate) fn push_relevance<'b>(
    table: &'static Table,
    search: &'static Search,
    terms: &'b Terms,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    push_search(table, search, terms, out)
}

/// Writes an ORDER BY term; there is no NULLS FIRST, and NULL counts as the smallest value.
pub(crate) fn push_order<'b>(
    kind: Kind,
    nullable: bool,
    (descending, nulls): (bool, Nulls),
    operand: Operand<'_, 'b>,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    let nulls_first = nulls == Nulls::First;
    if nullable && nulls_first == descending {
        operand(out)?;
        out.push_sql(if nulls_first { " IS NOT NULL, " } else { " IS NULL, " });
    }
    push_sorted(kind, operand, out)?;
    out.push_sql(if descending { " DESC" } else { " ASC" });
    Ok(())
}

/// Writes what the column's document holds at the path, or NULL where that is not of the type.
pub(crate) fn push_json<'b>(
    column: &Column,
    path: &'b JsonPath,
    ty: JsonType,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    out.push_sql("(CASE WHEN JSON_TYPE(");
    push_json_extract(column, path, out)?;
    out.push_sql(match ty {
        JsonType::Scalar => {
            ") IN ('STRING', 'INTEGER', 'UNSIGNED INTEGER', 'DECIMAL', 'DOUBLE', 'BOOLEAN') THEN JSON_UNQUOTE("
        }
        JsonType::Number => ") IN ('INTEGER', 'UNSIGNED INTEGER', 'DECIMAL', 'DOUBLE') THEN (",
        JsonType::Whole => ") IN ('INTEGER', 'UNSIGNED INTEGER', 'DECIMAL', 'DOUBLE') THEN CAST(",
        JsonType::Boolean => ") = 'BOOLEAN' THEN JSON_UNQUOTE(",
    });
    push_json_extract(column, path, out)?;
    out.push_sql(match ty {
        JsonType::Number => " + 0e0) END)",
        // What has more digits is cut off at the largest, which is greater than any number of 64 bits.
        JsonType::Whole => " AS DECIMAL(65, 20)) END)",
        JsonType::Scalar | JsonType::Boolean => ") END)",
    });
    Ok(())
}

/// Writes that the column's document has nothing or null at the path.
pub(crate) fn push_json_is_null<'b>(column: &Column, path: &'b JsonPath, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_sql("COALESCE(JSON_TYPE(");
    push_json_extract(column, path, out)?;
    out.push_sql("), 'NULL') = 'NULL'");
    Ok(())
}

fn push_json_extract<'b>(column: &Column, path: &'b JsonPath, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_sql("JSON_EXTRACT(");
    out.push_identifier(column.name)?;
    out.push_sql(", ");
    out.push_bind_param::<Text, _>(path.expression())?;
    out.push_sql(")");
    Ok(())
}

/// Returns which rule the error says was broken; which constraint stands in the message only, between backticks or
/// quotes, and MySQL puts the table before a key's name.
pub(crate) fn violation(kind: &DatabaseErrorKind, info: &dyn DatabaseErrorInformation) -> Option<Broken> {
    let message = info.message();
    match kind {
        DatabaseErrorKind::UniqueViolation => {
            let key = between(message, "for key '", "'").map(|key| key.rsplit('.').next().unwrap_or(key));
            Some(Rule::Unique.broken(key))
        }
        DatabaseErrorKind::ForeignKeyViolation => {
            let is_in_use = message.starts_with("Cannot delete or update a parent row");
            let broken = Rule::ForeignKey.broken(between(message, "CONSTRAINT `", "`"));
            Some(Broken { is_in_use, ..broken })
        }
        DatabaseErrorKind::CheckViolation => Some(Rule::Check.broken(between(message, "constraint '", "'"))),
        DatabaseErrorKind::NotNullViolation => {
            let columns = between(message, "'", "'").map(str::to_owned).into_iter().collect();
            Some(Broken { columns, ..Rule::NotNull.broken(None) })
        }
        // MariaDB's number for a broken check (4025) is not MySQL's, so Diesel does not know it.
        _ if message.starts_with("CONSTRAINT `") && message.contains("` failed for ") => {
            Some(Rule::Check.broken(between(message, "CONSTRAINT `", "`")))
        }
        // Diesel knows none of the numbers: a deadlock (1213), a lock that is waited for too long (1205), and MariaDB's
        // for a row that another transaction has changed meanwhile (1020).
        _ if ["Deadlock found", "Lock wait timeout", "Record has changed"]
            .iter()
            .any(|text| message.starts_with(text)) =>
        {
            Some(Rule::Alone.broken(None))
        }
        // Nor those for values that a column cannot hold (1264, 1265, 1366, 1406).
        _ if UNFIT.iter().any(|text| message.starts_with(text)) => {
            let column = message.split_once("column ").map_or("", |(_, rest)| rest.split(" at row").next().unwrap_or(rest));
            let name = column.rsplit('.').next().unwrap_or(column).trim_matches(['\'', '`']);
            Some(Broken { columns: vec![name.to_owned()], ..Rule::Type.broken(None) })
        }
        // InnoDB's grammar of texts to search for.
        _ if message.starts_with("syntax error, ") => Some(Rule::Type.broken(None)),
        // The server has ended the transaction because of one of these, and the savepoint to go back to with it (1305).
        _ if message.starts_with("SAVEPOINT ") && message.ends_with(" does not exist") => Some(Rule::Alone.broken(None)),
        // Nor those of a server that stops (1053, 1317, 1927, 4031), nor the client's for one that is gone.
        _ if AWAY.iter().any(|text| message.starts_with(text)) => Some(Rule::Available.broken(None)),
        _ => None,
    }
}

/// How the messages begin of a server that is not there for its clients, or of the client that does not find it.
const AWAY: &[&str] = &[
    "Input/output error",
    "Driver error: `Connection to the server is closed",
    "The client was disconnected by the server",
    "Server shutdown in progress",
    "Query execution was interrupted",
    "Connection was killed",
];

/// How the messages about values that a column cannot hold begin.
const UNFIT: &[&str] = &["Out of range value for column", "Data truncated for column", "Data too long for column", "Incorrect "];

fn between<'a>(message: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = message.split_once(before)?;
    rest.split_once(after).map(|(name, _)| name)
}
