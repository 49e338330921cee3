use std::time::{Duration, Instant};

use super::history::{Phase, Record, forget, insert_version};
use super::kind::{self, Kind};
use super::settings::Settings;
use super::{
    Cause, Dialect, Direction, Error, Failed, Migration, Remains, Session, Statement, concurrent, guard, preflight,
    statements, turn,
};

/// What is told while migrations run.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// Somebody else is running migrations; told again and again until they are done.
    Waiting,
    /// A migration begins.
    Started {
        /// Its name.
        migration: &'a str,
        /// Where it is going.
        direction: Direction,
        /// How many of its statements an earlier try has done.
        done: usize,
    },
    /// A step of it begins.
    Step {
        /// What the comment above it says, or the beginning of its statement.
        caption: &'a str,
    },
    /// A migration is done.
    Finished {
        /// Its name.
        migration: &'a str,
        /// Where it was going.
        direction: Direction,
        /// How long it took.
        elapsed: Duration,
    },
}

/// Runs one migration at a time on a session that has the turn.
pub(super) struct Run<'a, S> {
    pub(super) session: &'a mut S,
    pub(super) report: &'a mut (dyn FnMut(Event<'_>) + Send),
    pub(super) wait: Duration,
}

/// A migration on its way in one direction.
struct Task<'a> {
    migration: &'a Migration,
    direction: Direction,
    statements: Vec<Statement>,
}

impl Task<'_> {
    fn file(&self) -> String {
        format!("{}/{}.sql", self.migration.name, self.direction.file())
    }

    fn record(&self, phase: Phase, statements: usize, start: Instant) -> Record {
        Record {
            version: self.migration.version(),
            files: self.migration.files_hash(),
            phase,
            statements,
            milliseconds: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
        }
    }

    fn failed(&self, statement: &Statement, remains: Remains) -> impl FnOnce(Cause) -> Error {
        let (file, line, statement) = (self.file(), statement.line, statement.excerpt());
        move |cause| Error::Statement(Box::new(Failed { file, line, statement, remains, cause }))
    }

    /// Returns the statements that note that it is done.
    fn conclusion(&self, start: Instant) -> Vec<String> {
        match self.direction {
            Direction::Up => {
                let record = self.record(Phase::Applied, self.statements.len(), start);
                record.put().into_iter().chain([insert_version(self.migration)]).collect()
            }
            Direction::Down => forget(&self.migration.version()).into(),
        }
    }
}

impl<S: Session> Run<'_, S> {
    /// Runs a migration, from where an earlier try stopped, and returns whether it was still to be run.
    ///
    /// # Errors
    ///
    /// When a statement fails; it is then rolled back or, where the database cannot, to be gone on with.
    pub(super) async fn one(
        &mut self,
        migration: &Migration,
        direction: Direction,
        earlier: Option<&Record>,
    ) -> Result<bool, Error> {
        let dialect = self.session.dialect();
        let text = match direction {
            Direction::Up => &migration.up,
            Direction::Down => migration.down.as_ref().ok_or_else(|| Error::NoWayBack(migration.name.to_string()))?,
        };
        let mut task = Task { migration, direction, statements: statements(dialect, text) };
        let start = Instant::now();
        let settings = Settings::change(self.session).await?;
        let is_framed = dialect == Dialect::Sqlite && kind::unframe(&mut task.statements);
        let result = if is_framed || dialect.rolls_schema_back() && migration.runs_in_transaction() {
            self.at_once(&task, start).await
        } else {
            self.step_by_step(&task, earlier, start).await
        };
        let restored = settings.restore(self.session).await;
        let ran = result?;
        restored?;
        if ran {
            (self.report)(Event::Finished { migration: &migration.name, direction, elapsed: start.elapsed() });
        }
        Ok(ran)
    }

    /// Runs all of a migration in one transaction.
    async fn at_once(&mut self, task: &Task<'_>, start: Instant) -> Result<bool, Error> {
        let dialect = self.session.dialect();
        for statement in &task.statements {
            if matches!(Kind::of(statement, dialect), Kind::Begins | Kind::Ends) {
                let (file, line, statement) = (task.file(), statement.line, statement.excerpt());
                return Err(Error::EndsTransaction { file, line, statement });
            }
        }
        let begin = if dialect == Dialect::Sqlite { "BEGIN IMMEDIATE" } else { "BEGIN" };
        turn::begin(self.session, begin, self.wait, self.report).await?;
        match self.transaction(task, start).await {
            Ok(ran) => {
                let end = if ran { "COMMIT" } else { "ROLLBACK" };
                let ended = self.session.execute(end).await;
                if ended.is_err() {
                    self.roll_back().await;
                }
                ended.map(|()| ran).map_err(Error::database("commit a migration"))
            }
            Err(error) => {
                self.roll_back().await;
                Err(error)
            }
        }
    }

    async fn transaction(&mut self, task: &Task<'_>, start: Instant) -> Result<bool, Error> {
        // On SQLite, where nobody has the turn, another deployer may have been first.
        if self.session.dialect() == Dialect::Sqlite && self.is_done(task).await? {
            return Ok(false);
        }
        self.begin_task(task, 0);
        self.preflight(task).await?;
        let dangling = guard::dangling(self.session).await?;
        for statement in task.statements.iter().filter(|statement| !statement.only_looks()) {
            self.tell(statement);
            self.session.execute(&statement.sql).await.map_err(task.failed(statement, Remains::Nothing))?;
        }
        guard::refuse_more(self.session, &dangling, task.migration).await?;
        for statement in task.conclusion(start) {
            self.session.execute(&statement).await.map_err(Error::database("note that a migration is done"))?;
        }
        Ok(true)
    }

    async fn preflight(&mut self, task: &Task<'_>) -> Result<(), Error> {
        let found = preflight::find(self.session, &task.statements).await;
        let found = found.map_err(Error::database("ask for the rows in the way"))?;
        let name = task.migration.name.to_string();
        if found.is_empty() { Ok(()) } else { Err(Error::InTheWay { name, found }) }
    }

    async fn is_done(&mut self, task: &Task<'_>) -> Result<bool, Error> {
        let version = Dialect::text(&task.migration.version());
        let query = format!("SELECT version AS value FROM __diesel_schema_migrations WHERE version = {version}");
        let rows = self.session.texts(&query).await.map_err(Error::database("read the versions"))?;
        Ok(rows.is_empty() == (task.direction == Direction::Down))
    }

    /// Runs a migration whose statements stay done, and notes after each how far it got.
    async fn step_by_step(&mut self, task: &Task<'_>, earlier: Option<&Record>, start: Instant) -> Result<bool, Error> {
        let done = earlier.map_or(0, |record| record.statements);
        let mut killed = earlier.is_some_and(|record| record.phase == Phase::Running(task.direction));
        let dangling = guard::dangling(self.session).await?;
        let mut steps = Steps { task, start, done, dangling, in_transaction: false };
        self.begin_task(task, done);
        if done == 0 && !killed {
            self.preflight(task).await?;
        }
        self.note(&steps, Phase::Running(task.direction)).await?;
        for (place, statement) in task.statements.iter().enumerate().filter(|(_, statement)| !statement.only_looks()) {
            let kind = Kind::of(statement, self.session.dialect());
            if place < done {
                if kind == Kind::Sets {
                    self.set(&statement.sql).await?;
                }
                continue;
            }
            self.tell(statement);
            let cut_off = std::mem::take(&mut killed);
            if let Err(cause) = self.step(&mut steps, kind, place, cut_off).await {
                self.roll_back().await;
                // Without the note a later try would take a statement that was refused for one that was cut off.
                drop(self.note(&steps, Phase::Stopped(task.direction)).await);
                let remains = Remains::Done { done: steps.done, of: task.statements.len() };
                return Err(task.failed(statement, remains)(cause));
            }
        }
        self.together(task.conclusion(start)).await.map_err(Error::database("note that a migration is done"))?;
        Ok(true)
    }

    /// Runs a statement together with the note that it is done, wherever the database can do both or neither.
    async fn step(&mut self, steps: &mut Steps<'_>, kind: Kind, place: usize, cut_off: bool) -> Result<(), Cause> {
        let statement = &steps.task.statements[place];
        let note = steps.task.record(Phase::Running(steps.task.direction), place + 1, steps.start).update();
        match kind {
            Kind::Begins => steps.in_transaction = true,
            Kind::Ends => {
                steps.in_transaction = false;
                guard::refuse_more(self.session, &steps.dangling, steps.task.migration).await?;
                self.session.execute(&note).await?;
            }
            _ if steps.in_transaction => {}
            Kind::Sets | Kind::Alone => {
                let is_there = concurrent::clear(self.session, statement).await?;
                if !(is_there && cut_off) {
                    self.session.execute(&statement.sql).await?;
                }
                self.session.execute(&note).await?;
                steps.done = place + 1;
                return Ok(());
            }
            Kind::Ordinary => {
                self.session.execute("BEGIN").await?;
                match self.session.execute(&statement.sql).await {
                    // The program was killed after this statement and before its note.
                    Err(cause) if cut_off && guard::was_done(self.session.dialect(), &cause) => {}
                    done => done?,
                }
                self.session.execute(&note).await?;
                self.session.execute("COMMIT").await?;
                steps.done = place + 1;
                return Ok(());
            }
        }
        self.session.execute(&statement.sql).await?;
        if kind == Kind::Ends {
            steps.done = place + 1;
        }
        Ok(())
    }

    async fn set(&mut self, statement: &str) -> Result<(), Error> {
        self.session.execute(statement).await.map_err(Error::database("set up the session"))
    }

    /// Runs statements in one transaction.
    async fn together(&mut self, statements: impl IntoIterator<Item = String>) -> Result<(), Cause> {
        self.session.execute("BEGIN").await?;
        for statement in statements {
            self.session.execute(&statement).await?;
        }
        self.session.execute("COMMIT").await
    }

    async fn note(&mut self, steps: &Steps<'_>, phase: Phase) -> Result<(), Error> {
        let record = steps.task.record(phase, steps.done, steps.start);
        self.together(record.put()).await.map_err(Error::database("note how far a migration is"))
    }

    fn begin_task(&mut self, task: &Task<'_>, done: usize) {
        (self.report)(Event::Started { migration: &task.migration.name, direction: task.direction, done });
    }

    fn tell(&mut self, statement: &Statement) {
        if statement.starts_step {
            let excerpt = statement.excerpt();
            (self.report)(Event::Step { caption: statement.caption.as_deref().unwrap_or(&excerpt) });
        }
    }

    /// Ends the transaction that may be open; where the database has ended it already, it complains, to nobody.
    async fn roll_back(&mut self) {
        drop(self.session.execute("ROLLBACK").await);
    }
}

/// How far a migration is whose statements stay done.
struct Steps<'a> {
    task: &'a Task<'a>,
    start: Instant,
    done: usize,
    /// The rows that referred to nothing before.
    dangling: Vec<(String, u64)>,
    /// Whether the migration has begun a transaction itself.
    in_transaction: bool,
}
