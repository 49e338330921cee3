use super::{Dialect, Error, Session};

/// Settings of a session that a migration needs otherwise or may change, as the statements that bring them back.
#[derive(Debug, Default)]
pub(super) struct Settings(Vec<String>);

impl Settings {
    /// Takes note of them, and sets those that have to be; outside of a transaction, where SQLite wants it.
    pub(super) async fn change<S: Session>(session: &mut S) -> Result<Self, Error> {
        let (query, change) = match session.dialect() {
            Dialect::Sqlite => (
                "SELECT 'PRAGMA foreign_keys = ' || foreign_keys AS value FROM pragma_foreign_keys",
                "PRAGMA foreign_keys = OFF",
            ),
            Dialect::Mysql => (
                "SELECT CAST(CONCAT('SET foreign_key_checks = ', @@SESSION.foreign_key_checks, ', sql_mode = ', \
                 QUOTE(@@SESSION.sql_mode)) AS CHAR) AS value",
                "SET lc_messages = 'en_US'",
            ),
            Dialect::Postgres => return Ok(Self::default()),
        };
        let current = session.texts(query).await.map_err(Error::database("read the settings of the session"))?;
        session.execute(change).await.map_err(Error::database("set up the session"))?;
        Ok(Self(current.into_iter().flatten().collect()))
    }

    /// Brings them back.
    pub(super) async fn restore<S: Session>(self, session: &mut S) -> Result<(), Error> {
        for statement in self.0 {
            session.execute(&statement).await.map_err(Error::database("restore the session"))?;
        }
        Ok(())
    }
}
