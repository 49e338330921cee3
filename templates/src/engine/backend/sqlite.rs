//! SQLite, embedded: the bundled library on tokio's blocking threads.

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::migration::{self, Migration};
use diesel::result::{ConnectionError, ConnectionResult, DatabaseErrorInformation, DatabaseErrorKind, QueryResult};
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::{Sqlite, SqliteConnection};
use diesel::{RunQueryDsl, sql_query};
use diesel_async::pooled_connection::RecyclingMethod;
use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;
use diesel_async::{AsyncConnection, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::engine::statement::Pass;
use crate::engine::{Column, Kind, Nulls, Order};

use super::{Broken, Rule};

/// A connection.
pub type Conn = SyncConnectionWrapper<SqliteConnection>;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

/// Whether INSERT and UPDATE give rows back.
pub(crate) const RETURNING: bool = true;

/// Whether a broken foreign key is reported by its name.
pub(crate) const NAMES_FOREIGN_KEYS: bool = false;

/// What stands after the table in an INSERT that gives no column.
pub(crate) const DEFAULT_ROW: &str = " DEFAULT VALUES";

/// How many bind parameters a statement can have (SQLITE_MAX_VARIABLE_NUMBER).
pub(crate) const BIND_LIMIT: usize = 32_766;

/// The database when DATABASE_URL is not set.
pub(crate) const DEFAULT_URL: Option<&str> = Some(concat!(env!("CARGO_PKG_NAME"), ".db"));

/// What is done to a pooled connection before it is used again: it cannot go stale, so nothing.
pub(crate) fn recycling() -> RecyclingMethod<Conn> {
    RecyclingMethod::Fast
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

/// Runs the migrations that the database has not seen, and returns their versions.
pub(crate) async fn migrate(mut conn: Conn) -> migration::Result<Vec<String>> {
    conn.spawn_blocking(|conn| Ok(run_pending(conn))).await?
}

/// Foreign keys are off meanwhile, because a table that is rebuilt is dropped first, and that would delete or detach
/// every row that refers to it. SQLite takes the setting outside of a transaction only.
fn run_pending(conn: &mut SqliteConnection) -> migration::Result<Vec<String>> {
    conn.batch_execute("PRAGMA foreign_keys = OFF")?;
    let mut applied = Vec::new();
    for migration in conn.pending_migrations(MIGRATIONS)? {
        if migration.metadata().run_in_transaction() {
            conn.immediate_transaction(|conn| run_one(conn, migration.as_ref()))?;
        } else {
            // It has its own, and checks what run_one would.
            run_one(conn, migration.as_ref())?;
            conn.batch_execute("PRAGMA foreign_keys = OFF")?;
        }
        applied.push(migration.name().version().to_string());
    }
    conn.batch_execute("PRAGMA foreign_keys = ON")?;
    Ok(applied)
}

fn run_one(conn: &mut SqliteConnection, migration: &dyn Migration<Sqlite>) -> migration::Result<()> {
    migration.run(conn)?;
    let dangling = sql::<BigInt>("SELECT count(*) FROM pragma_foreign_key_check").get_result::<i64>(conn)?;
    if dangling > 0 {
        return Err(format!("{}: {dangling} rows refer to rows that do not exist", migration.name()).into());
    }
    sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES (?)")
        .bind::<Text, _>(migration.name().version().to_string())
        .execute(conn)?;
    Ok(())
}

/// Writes what a bind parameter of that kind needs after it.
pub(crate) fn push_bind_cast(_kind: Kind, _out: &mut Pass<'_, '_>) -> QueryResult<()> {
    Ok(())
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

/// Writes the condition that the column's text is like the pattern.
pub(crate) fn push_like<'b>(
    column: &Column,
    pattern: &'b String,
    ignore_case: bool,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    out.push_identifier(column.name)?;
    out.push_sql(if ignore_case { " LIKE " } else { " GLOB " });
    out.push_bind_param::<Text, _>(pattern)?;
    if ignore_case {
        out.push_sql(" ESCAPE '\\'");
    }
    Ok(())
}

/// Writes an ORDER BY term.
pub(crate) fn push_order(column: &Column, order: Order, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    match column.kind {
        Kind::Enum(labels) => {
            out.push_sql("CASE ");
            out.push_identifier(column.name)?;
            for (rank, label) in labels.labels.iter().enumerate() {
                out.push_sql(&format!(" WHEN '{}' THEN {rank}", label.replace('\'', "''")));
            }
            out.push_sql(" END");
        }
        _ => out.push_identifier(column.name)?,
    }
    out.push_sql(if order.descending { " DESC" } else { " ASC" });
    if column.nullable {
        out.push_sql(match order.nulls {
            Nulls::First => " NULLS FIRST",
            Nulls::Last => " NULLS LAST",
        });
    }
    Ok(())
}

/// Returns which rule the error says was broken. SQLite says it in the message only; its error codes tell a primary
/// key from a unique constraint and a trigger of a foreign key from a trigger, which matters to no one here.
pub(crate) fn violation(_kind: &DatabaseErrorKind, info: &dyn DatabaseErrorInformation) -> Option<Broken> {
    let message = info.message();
    if message == "FOREIGN KEY constraint failed" {
        return Some(Rule::ForeignKey.broken(None));
    }
    if message.contains("database is locked") || message.contains("unable to open database file") {
        return Some(Rule::Available.broken(None));
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
