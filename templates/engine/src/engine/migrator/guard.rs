//! What is looked at around a migration, so that it does not go wrong unseen.

use super::{Cause, Dialect, Error, Migration, Session};

/// Returns, on SQLite, the tables with rows that refer to rows that do not exist, each with how many.
///
/// Foreign keys are off while migrations run, because a table that is rebuilt is dropped first, and that would delete or detach
/// every row that refers to it.
pub(super) async fn dangling<S: Session>(session: &mut S) -> Result<Vec<(String, u64)>, Error> {
    if session.dialect() != Dialect::Sqlite {
        return Ok(Vec::new());
    }
    let query = "SELECT count(*) || ' ' || \"table\" AS value FROM pragma_foreign_key_check GROUP BY \"table\"";
    let rows = session.texts(query).await.map_err(Error::database("check foreign keys"))?;
    let tables = rows.into_iter().flatten().filter_map(|row| {
        let (count, table) = row.split_once(' ')?;
        Some((table.to_owned(), count.parse().ok()?))
    });
    Ok(tables.collect())
}

/// Refuses a migration after which more rows refer to nothing than before.
pub(super) async fn refuse_more<S: Session>(
    session: &mut S,
    before: &[(String, u64)],
    migration: &Migration,
) -> Result<(), Error> {
    let after = dangling(session).await?;
    let sum = |tables: &[(String, u64)]| tables.iter().map(|(_, rows)| rows).sum::<u64>();
    if sum(&after) <= sum(before) {
        return Ok(());
    }
    let tables = after.iter().map(|(table, rows)| format!("{rows} of {table}")).collect();
    Err(Error::Dangling { name: migration.name.to_string(), tables })
}

/// Returns whether an error says that what the statement makes is there already, or what it drops is gone already.
///
/// The drivers tell the message, not always the number.
pub(super) fn was_done(dialect: Dialect, cause: &Cause) -> bool {
    let message = cause.to_string();
    let phrases: &[&str] = match dialect {
        // https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html: 1007, 1050, 1051, 1054, 1060, 1061, 1068, 1091,
        // 1146, 1360, 1826, and MySQL's own 3821, 3822 and 3940; 121 is InnoDB's own for a foreign key that is there.
        Dialect::Mysql => &[
            "already exists",
            "Unknown table",
            "Unknown column",
            "Duplicate column name",
            "Duplicate key name",
            "Can't DROP",
            "doesn't exist",
            "Duplicate foreign key",
            "Duplicate CHECK constraint",
            "Duplicate check constraint",
            "Multiple primary key",
            "does not exist",
            "is not found in the table",
            "Duplicate key on write",
        ],
        // There a statement and the note that it is done are one transaction.
        Dialect::Sqlite | Dialect::Postgres => &[],
    };
    phrases.iter().any(|phrase| message.contains(phrase))
}
