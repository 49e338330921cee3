use super::{Cause, Dialect, Direction, Folder, Migration, Session};

/// Diesel's table, made as Diesel makes it, so that both tools may run migrations of one database.
const VERSIONS: &str = "CREATE TABLE IF NOT EXISTS __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, \
                        run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)";

/// What Diesel's table has no room for.
const RECORDS: &str = "CREATE TABLE IF NOT EXISTS __codegen_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, \
                       files VARCHAR(64) NOT NULL, state VARCHAR(20) NOT NULL, statements INTEGER NOT NULL, \
                       milliseconds BIGINT NOT NULL, ran_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)";

/// What a database knows of the migrations that it has seen.
#[derive(Debug, Default)]
pub(super) struct History {
    /// The versions in Diesel's table, in order.
    pub(super) versions: Vec<String>,
    /// What the table beside it says.
    pub(super) records: Vec<Record>,
}

/// A row of the table beside Diesel's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) version: String,
    /// The hash of the files that ran.
    pub(super) files: String,
    pub(super) phase: Phase,
    /// How many statements of the file are done.
    pub(super) statements: usize,
    pub(super) milliseconds: u64,
}

/// How far a migration got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// To its end.
    Applied,
    /// Its statements are being run, or were when the program was killed.
    Running(Direction),
    /// A statement failed.
    Stopped(Direction),
}

impl Phase {
    const ALL: [Self; 5] = [
        Self::Applied,
        Self::Running(Direction::Up),
        Self::Running(Direction::Down),
        Self::Stopped(Direction::Up),
        Self::Stopped(Direction::Down),
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Running(Direction::Up) => "up",
            Self::Running(Direction::Down) => "down",
            Self::Stopped(Direction::Up) => "up-stopped",
            Self::Stopped(Direction::Down) => "down-stopped",
        }
    }

    /// Returns where the migration was going, when it did not get there.
    pub(super) fn half_done(self) -> Option<Direction> {
        match self {
            Self::Applied => None,
            Self::Running(direction) | Self::Stopped(direction) => Some(direction),
        }
    }
}

impl History {
    /// Reads it, for the migrations of a folder; tables that are not there hold nothing.
    pub(super) async fn read<S: Session>(session: &mut S, folder: &Folder) -> Result<Self, Cause> {
        let mut history = Self::default();
        if exists(session, "__diesel_schema_migrations").await? {
            let query = "SELECT version AS value FROM __diesel_schema_migrations ORDER BY version";
            history.versions = session.texts(query).await?.into_iter().flatten().collect();
            // Diesel's set-up of a PostgreSQL database is no migration of anybody's schema, unless it is kept with them.
            let is_kept = |version: &str| folder.migrations.iter().any(|it| it.version() == version);
            history.versions.retain(|version| version.chars().any(|digit| digit != '0') || is_kept(version));
        }
        if exists(session, "__codegen_migrations").await? {
            let rows = session.texts(&records_query(session.dialect())).await?;
            history.records = rows.into_iter().flatten().filter_map(|row| Record::parse(&row)).collect();
            // What Diesel's tool reverted leaves its row here, and what it finished is not half-done.
            let versions = &history.versions;
            history.records.retain_mut(|record| {
                let is_applied = versions.contains(&record.version);
                if is_applied && record.phase.half_done() == Some(Direction::Up) {
                    record.phase = Phase::Applied;
                }
                is_applied || record.phase.half_done() == Some(Direction::Up)
            });
        }
        Ok(history)
    }

    pub(super) fn is_applied(&self, version: &str) -> bool {
        self.versions.iter().any(|applied| applied == version)
    }

    pub(super) fn record(&self, version: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.version == version)
    }
}

impl Record {
    fn parse(row: &str) -> Option<Self> {
        let [version, files, state, statements, milliseconds] = row.split(' ').collect::<Vec<_>>()[..] else {
            return None;
        };
        Some(Self {
            version: version.to_owned(),
            files: files.to_owned(),
            phase: Phase::ALL.into_iter().find(|phase| phase.name() == state)?,
            statements: statements.parse().ok()?,
            milliseconds: milliseconds.parse().ok()?,
        })
    }

    /// Returns the statements that put it in place of an older one.
    pub(super) fn put(&self) -> [String; 2] {
        let version = Dialect::text(&self.version);
        let insert = format!(
            "INSERT INTO __codegen_migrations (version, files, state, statements, milliseconds) VALUES ({version}, {}, '{}', {}, {})",
            Dialect::text(&self.files),
            self.phase.name(),
            self.statements,
            self.milliseconds,
        );
        // Diesel's tool, when it reverts, leaves the row of this table behind.
        [format!("DELETE FROM __codegen_migrations WHERE version = {version}"), insert]
    }

    /// Returns the statement that changes what may change of it.
    pub(super) fn update(&self) -> String {
        format!(
            "UPDATE __codegen_migrations SET state = '{}', statements = {}, milliseconds = {} WHERE version = {}",
            self.phase.name(),
            self.statements,
            self.milliseconds,
            Dialect::text(&self.version),
        )
    }
}

/// Makes the tables where they are missing.
pub(super) async fn prepare<S: Session>(session: &mut S) -> Result<(), Cause> {
    for (table, statement) in [("__diesel_schema_migrations", VERSIONS), ("__codegen_migrations", RECORDS)] {
        // Asked first, because CREATE TABLE wants rights, and on SQLite a lock, even where it does nothing.
        if !exists(session, table).await? {
            session.execute(statement).await?;
        }
    }
    Ok(())
}

/// Returns the statement that makes a migration one that Diesel knows as applied.
pub(super) fn insert_version(migration: &Migration) -> String {
    format!("INSERT INTO __diesel_schema_migrations (version) VALUES ({})", Dialect::text(&migration.version()))
}

/// Returns the statements that forget a migration.
pub(super) fn forget(version: &str) -> [String; 2] {
    ["__diesel_schema_migrations", "__codegen_migrations"]
        .map(|table| format!("DELETE FROM {table} WHERE version = {}", Dialect::text(version)))
}

async fn exists<S: Session>(session: &mut S, table: &str) -> Result<bool, Cause> {
    let query = match session.dialect() {
        Dialect::Sqlite => format!("SELECT name AS value FROM sqlite_master WHERE type = 'table' AND name = '{table}'"),
        Dialect::Postgres => format!("SELECT CAST(to_regclass('{table}') AS text) AS value"),
        Dialect::Mysql => format!(
            "SELECT CAST(table_name AS CHAR) AS value FROM information_schema.tables \
             WHERE table_schema = DATABASE() AND table_name = '{table}'"
        ),
    };
    Ok(session.texts(&query).await?.into_iter().flatten().next().is_some())
}

fn records_query(dialect: Dialect) -> String {
    let columns = ["version", "files", "state", "statements", "milliseconds"];
    let row = match dialect {
        Dialect::Mysql => format!("CAST(CONCAT_WS(' ', {}) AS CHAR)", columns.join(", ")),
        Dialect::Sqlite | Dialect::Postgres => columns.join(" || ' ' || "),
    };
    format!("SELECT {row} AS value FROM __codegen_migrations ORDER BY version")
}
