//! PostgreSQL, by a client in pure Rust.

use std::time::Duration;

use diesel::result::{ConnectionResult, DatabaseErrorInformation, DatabaseErrorKind, QueryResult};
use diesel::sql_types::{Binary, Integer, Text};
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection, TransactionManager};

use crate::engine::migrator::Dialect;
use crate::engine::statement::{JsonType, Operand, Pass, push_qualified, push_sorted};
use crate::engine::{Column, JsonPath, JsonStep, Kind, Nulls, Search, Table, Terms, TermsForm, Value};

pub(crate) use super::stream::load;
use super::{Broken, Rule, no_index, postgis};

/// A connection.
pub type Conn = AsyncPgConnection;

/// Which product it is to the migrations.
pub(crate) const DIALECT: Dialect = Dialect::Postgres;

/// Whether INSERT and UPDATE give rows back.
pub(crate) const RETURNING: bool = true;

/// Whether a broken foreign key is reported by its name.
pub(crate) const NAMES_FOREIGN_KEYS: bool = true;

/// What descriptions of tables call it, if it has types for enums.
pub(crate) const WITH_ENUMS: Option<&str> = Some("postgres");

/// What stands around a name.
pub(crate) const QUOTE: &str = "\"";

/// The characters that a literal has twice.
pub(crate) const DOUBLED: &str = "'";

/// Whether an enum that a subquery gives is still one; else it is a text.
pub(crate) const SUBQUERIES_GIVE_ENUMS: bool = true;

/// What stands after the table in an INSERT that gives no column.
pub(crate) const DEFAULT_ROW: &str = " DEFAULT VALUES";

/// How many bind parameters a statement can have (a 16-bit count in the protocol's Bind message).
pub(crate) const BIND_LIMIT: usize = 65_535;

/// What stands between a tuple of columns and a list of tuples of values.
pub(crate) const IN_TUPLES: &str = " IN (";

/// What stands around a column of integers to sum them without overflow, or to fail.
pub(crate) const SUM_INTEGERS: (&str, &str) = ("CAST(sum(", ") AS numeric)");

/// What that sum is read as.
pub(crate) const SUM_OF_INTEGERS: Kind = Kind::Decimal { precision: 65, scale: 0 };

/// What ends the cast to a double, and the function around it.
pub(crate) const AS_DOUBLE: &str = " AS double precision))";

/// Whether the planner tells how many rows it expects.
pub(crate) const ESTIMATES: bool = true;

/// Returns the address of the database when DATABASE_URL is not set.
pub(crate) fn default_url(_crate_name: &str) -> Option<String> {
    None
}

/// How long a connection may rest without being asked whether it is still one: the client knows of one that was closed, and
/// not of one that a firewall in between has forgotten.
pub(crate) const REST: Option<Duration> = Some(Duration::from_secs(60));

/// Closes a connection whose statement nobody waits for any more; [`establish`] sees to it that the server notices.
pub(crate) fn give_up(conn: Conn) {
    drop(conn);
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
    // Whether a client is still there the server looks before it goes on with a long statement, from version 14 on. One that
    // cannot look (on Windows) refuses the setting, and works as long as the statement takes.
    let look = "SELECT set_config(name, '1000', false) FROM pg_settings \
                WHERE name = 'client_connection_check_interval' AND setting = '0'";
    if let Err(error) = conn.batch_execute(look).await {
        tracing::debug!(%error, "the server does not look whether its clients are there");
    }
    Ok(conn)
}

/// Writes what a bind parameter of that kind needs after it: what is bound as text says what it is.
pub(crate) fn push_bind_cast(kind: Kind, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    let name = match kind {
        Kind::Enum(labels) if labels.is_text() => return Ok(()),
        Kind::Enum(labels) => {
            out.push_sql("::");
            return push_qualified(labels.namespace, labels.name, out);
        }
        Kind::Citext => "citext",
        Kind::Array(array) => array.name,
        Kind::Native(native) => native.name,
        _ => return Ok(()),
    };
    out.push_sql("::");
    out.push_sql(name);
    Ok(())
}

/// Binds bits as what the column is kept as: bytes.
pub(crate) fn push_bits<'b>(_value: &'b Value, bytes: &'b Vec<u8>, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_bind_param::<Binary, _>(bytes)
}

/// Binds an array.
pub(crate) fn push_array<'b>(value: &'b Value, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_bind_param::<Text, _>(value)
}

/// Returns what makes the database print a column whose values no Rust type reads.
pub(crate) fn printed(kind: Kind) -> &'static str {
    match kind {
        Kind::Native(native) if native.is_printed => "::text",
        _ => "",
    }
}

/// Returns the pattern (`%`, `_`, `\`) as [`push_like`] binds it.
pub(crate) fn like_pattern(pattern: &str, _ignore_case: bool) -> String {
    pattern.to_owned()
}

/// Writes the condition that the text is like the pattern.
pub(crate) fn push_like<'b>(
    operand: Operand<'_, 'b>,
    pattern: &'b String,
    ignore_case: bool,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    operand(out)?;
    out.push_sql(if ignore_case { " ILIKE " } else { " LIKE " });
    out.push_bind_param::<Text, _>(pattern)
}

/// Returns whether there is something to look words up in.
pub(crate) fn can_search(search: &Search) -> bool {
    search.vector.is_some()
}

/// Returns the text to search for as [`push_search`] binds it.
pub(crate) fn spell_terms(terms: Terms) -> Terms {
    terms
}

/// Writes the condition that the words are there
/// (<https://www.postgresql.org/docs/current/textsearch-controls.html>).
pub(crate) fn push_search<'b>(
    table: &Table,
    search: &'static Search,
    terms: &'b Terms,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    let vector = search.vector.ok_or_else(|| no_index(table, search))?;
    out.push_sql("(");
    out.push_sql(vector);
    out.push_sql(") @@ ");
    push_query(search, terms, out)
}

/// Writes how well the words match (<https://www.postgresql.org/docs/current/textsearch-controls.html>, 12.3.3).
pub(crate) fn push_relevance<'b>(
    table: &Table,
    search: &'static Search,
    terms: &'b Terms,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    out.push_sql("ts_rank(");
    out.push_sql(search.vector.ok_or_else(|| no_index(table, search))?);
    out.push_sql(", ");
    push_query(search, terms, out)?;
    out.push_sql(")");
    Ok(())
}

fn push_query<'b>(search: &'static Search, terms: &'b Terms, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_sql(match terms.form {
        TermsForm::Query => "to_tsquery(",
        TermsForm::Words => "plainto_tsquery(",
        TermsForm::Phrase => "phraseto_tsquery(",
        TermsForm::Web => "websearch_to_tsquery(",
    });
    match (&terms.language, &search.language) {
        (Some(language), _) => {
            out.push_bind_param::<Text, _>(language)?;
            out.push_sql("::regconfig, ");
        }
        (None, Some(language)) => {
            out.push_bind_param::<Text, _>(language)?;
            out.push_sql("::regconfig, ");
        }
        (None, None) => {}
    }
    out.push_bind_param::<Text, _>(&terms.text)?;
    out.push_sql(")");
    Ok(())
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
    out.push_sql("(CASE WHEN jsonb_typeof(");
    push_json_step(column, path, out)?;
    out.push_sql(match ty {
        JsonType::Scalar => ") IN ('string', 'number', 'boolean') THEN ",
        JsonType::Number | JsonType::Whole => ") = 'number' THEN ",
        JsonType::Boolean => ") = 'boolean' THEN ",
    });
    push_json_step(column, path, out)?;
    out.push_sql(match ty {
        JsonType::Number | JsonType::Whole => "::numeric END)",
        JsonType::Scalar | JsonType::Boolean => " #>> '{}' END)",
    });
    Ok(())
}

/// Writes that the column's document has nothing or null at the path.
pub(crate) fn push_json_is_null<'b>(column: &Column, path: &'b JsonPath, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_sql("COALESCE(jsonb_typeof(");
    push_json_step(column, path, out)?;
    out.push_sql("), 'null') = 'null'");
    Ok(())
}

fn push_json_step<'b>(column: &Column, path: &'b JsonPath, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    out.push_sql("(");
    out.push_identifier(column.name)?;
    out.push_sql("::jsonb");
    for step in path.steps() {
        out.push_sql(" -> ");
        match step {
            JsonStep::Member(name) => out.push_bind_param::<Text, _>(name)?,
            JsonStep::Element(position) => out.push_bind_param::<Integer, _>(position)?,
        }
    }
    out.push_sql(")");
    Ok(())
}

/// Returns which rule the error says was broken.
pub(crate) fn violation(kind: &DatabaseErrorKind, info: &dyn DatabaseErrorInformation) -> Option<Broken> {
    let constraint = info.constraint_name();
    match kind {
        DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::ExclusionViolation => {
            Some(Rule::Unique.broken(constraint))
        }
        DatabaseErrorKind::ForeignKeyViolation | DatabaseErrorKind::RestrictViolation => {
            let is_in_use = info.message().starts_with("update or delete on table");
            Some(Broken { is_in_use, ..Rule::ForeignKey.broken(constraint) })
        }
        DatabaseErrorKind::SerializationFailure => Some(Rule::Alone.broken(None)),
        DatabaseErrorKind::CheckViolation => Some(Rule::Check.broken(constraint)),
        DatabaseErrorKind::NotNullViolation => {
            let columns = info.column_name().map(str::to_owned).into_iter().collect();
            Some(Broken { columns, ..Rule::NotNull.broken(None) })
        }
        DatabaseErrorKind::UnableToSendCommand | DatabaseErrorKind::ClosedConnection => {
            Some(Rule::Available.broken(None))
        }
        // Class 22 of SQLSTATE, which Diesel does not tell: texts that are no value of a type that the engine does not know.
        DatabaseErrorKind::Unknown if UNFIT.iter().any(|text| info.message().starts_with(text)) => {
            Some(Rule::Type.broken(None))
        }
        DatabaseErrorKind::Unknown if OUT_OF_RANGE.iter().any(|text| info.message().contains(text)) => {
            Some(Rule::Type.broken(None))
        }
        DatabaseErrorKind::Unknown if postgis::is_unfit(info.message()) => Some(Rule::Type.broken(None)),
        // Class 57 of SQLSTATE, which Diesel does not tell: the server stops, or is not there yet.
        _ if AWAY.iter().any(|text| info.message().starts_with(text)) => Some(Rule::Available.broken(None)),
        // SQLSTATE 40P01 and 55P03, which Diesel does not tell from others.
        _ if ["deadlock detected", "canceling statement due to lock timeout"].contains(&info.message()) => {
            Some(Rule::Alone.broken(None))
        }
        _ => None,
    }
}

/// How the messages of a server begin that is not there for its clients, or takes longer than its operator lets it.
const AWAY: &[&str] = &[
    "terminating connection ",
    "the database system is ",
    "canceling statement due to statement timeout",
    "canceling statement due to user request",
];

/// How the messages about texts that are no value of a type begin.
const UNFIT: &[&str] = &[
    "invalid input ",
    "invalid XML ",
    "malformed ",
    "value too long for type ",
    "bit string ",
    "numeric field overflow",
    "syntax error in ",
    "date/time field value out of range",
    "text search configuration ",
];

/// What stands in the middle of those that begin with the value.
const OUT_OF_RANGE: &[&str] = &[" is out of range for type ", " is not a valid ", " of jsonpath input", " in tsquery"];
