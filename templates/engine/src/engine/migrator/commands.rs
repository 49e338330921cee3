use std::time::Duration;

use super::history::{History, Phase, Record, prepare};
use super::run::{Event, Run};
use super::{Damage, Dialect, Error, Folder, Migration, Session, statements, turn, verify};

/// Where a migration is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To what `up.sql` makes.
    Up,
    /// Back, by `down.sql`.
    Down,
}

impl Direction {
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    pub(super) fn participle(self) -> &'static str {
        match self {
            Self::Up => "applied",
            Self::Down => "reverted",
        }
    }
}

/// How migrations are run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How long to wait while somebody else runs migrations.
    pub wait: Duration,
    /// The most migrations to run; all unless given.
    pub number: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self { wait: Duration::from_secs(60), number: None }
    }
}

/// The names of the migrations that were run, in that order.
pub type Applied = Vec<String>;

/// A migration and what a database knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Its name; the version, when the folder has none of it.
    pub name: String,
    /// What the database knows of it.
    pub state: State,
    /// How long it took, when this runner ran it.
    pub took: Option<Duration>,
}

/// What a database knows of a migration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is still to be run.
    Pending,
    /// It was applied.
    Applied,
    /// It was applied, and its files were edited since.
    Changed,
    /// It was interrupted.
    HalfDone {
        /// Where it was going.
        direction: Direction,
        /// How many statements are done.
        done: usize,
        /// How many there are.
        of: usize,
    },
    /// It was applied, and the folder does not have it.
    Unknown,
}

/// Brings the database up to the last migration of the folder.
///
/// # Errors
///
/// When the folder or the database is not as it should be, in which case nothing is run, and when a migration fails; those
/// before it stay applied.
pub async fn up<S: Session>(
    session: &mut S,
    folder: &Folder,
    options: Options,
    report: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<Applied, Error> {
    run(session, folder, Way::Up, options, report).await
}

/// Takes the last migration back, or as many as the options say.
///
/// # Errors
///
/// As [`up`], and when a migration has no way back.
pub async fn down<S: Session>(
    session: &mut S,
    folder: &Folder,
    options: Options,
    report: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<Applied, Error> {
    run(session, folder, Way::Down, options, report).await
}

/// Takes the last migration back, or as many as the options say, and applies them again.
///
/// # Errors
///
/// As [`down`] and [`up`].
pub async fn redo<S: Session>(
    session: &mut S,
    folder: &Folder,
    options: Options,
    report: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<Applied, Error> {
    run(session, folder, Way::Redo, options, report).await
}

/// Returns every migration of the folder and of the database, oldest first; changes nothing.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn status<S: Session>(session: &mut S, folder: &Folder) -> Result<Vec<Status>, Error> {
    let history = History::read(session, folder).await.map_err(Error::database("read what was applied"))?;
    let mut all: Vec<(String, Status)> = Vec::new();
    for migration in folder.in_order() {
        let version = migration.version();
        let record = history.record(&version);
        let took = record.filter(|record| record.milliseconds > 0);
        let status = Status {
            name: migration.name.to_string(),
            state: state(folder.dialect, migration, &history, record),
            took: took.map(|record| Duration::from_millis(record.milliseconds)),
        };
        all.push((version, status));
    }
    for version in unknown(folder, &history) {
        let status = Status { name: version.to_owned(), state: State::Unknown, took: None };
        all.push((version.to_owned(), status));
    }
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(all.into_iter().map(|(_, status)| status).collect())
}

fn state(dialect: Dialect, migration: &Migration, history: &History, record: Option<&Record>) -> State {
    match record {
        Some(record) if record.phase.half_done().is_some() => {
            let direction = record.phase.half_done().unwrap_or(Direction::Up);
            let script = match direction {
                Direction::Up => Some(&migration.up),
                Direction::Down => migration.down.as_ref(),
            };
            let of = script.map_or(0, |script| statements(dialect, script).len());
            State::HalfDone { direction, done: record.statements, of }
        }
        Some(record) if record.files != migration.files_hash() => State::Changed,
        _ if history.is_applied(&migration.version()) => State::Applied,
        _ => State::Pending,
    }
}

fn unknown<'a>(folder: &Folder, history: &'a History) -> Vec<&'a str> {
    let versions: Vec<String> = folder.migrations.iter().map(Migration::version).collect();
    let known = |version: &&String| !versions.contains(version);
    history.versions.iter().filter(known).map(String::as_str).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Up,
    Down,
    Redo,
}

async fn run<S: Session>(
    session: &mut S,
    folder: &Folder,
    way: Way,
    options: Options,
    report: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<Applied, Error> {
    let damages: Vec<Damage> = verify(folder);
    if !damages.is_empty() {
        return Err(Error::Damaged(damages));
    }
    turn::take(session, options.wait, report).await?;
    let result = in_turn(session, folder, way, options, report).await;
    turn::give_back(session).await;
    result
}

async fn in_turn<S: Session>(
    session: &mut S,
    folder: &Folder,
    way: Way,
    options: Options,
    report: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<Applied, Error> {
    prepare(session).await.map_err(Error::database("make the tables that keep account of migrations"))?;
    let history = History::read(session, folder).await.map_err(Error::database("read what was applied"))?;
    check(folder, &history, way)?;
    adopt(session, folder, &history).await?;
    let mut run = Run { session, report, wait: options.wait };
    let mut names = Vec::new();
    if way == Way::Up {
        for migration in pending(folder, &history).into_iter().take(options.number.unwrap_or(usize::MAX)) {
            let earlier = history.record(&migration.version());
            if run.one(migration, Direction::Up, earlier).await? {
                names.push(migration.name.to_string());
            }
        }
        return Ok(names);
    }
    let mut last = folder.in_order();
    last.retain(|migration| history.is_applied(&migration.version()));
    let kept = last.len().saturating_sub(options.number.unwrap_or(1));
    let last = last.split_off(kept);
    if let Some(migration) = last.iter().find(|migration| migration.down.is_none()) {
        return Err(Error::NoWayBack(migration.name.to_string()));
    }
    for migration in last.iter().rev() {
        let earlier = history.record(&migration.version()).filter(|record| record.phase != Phase::Applied);
        if run.one(migration, Direction::Down, earlier).await? {
            names.push(migration.name.to_string());
        }
    }
    if way == Way::Redo {
        for migration in last {
            run.one(migration, Direction::Up, None).await?;
        }
    }
    Ok(names)
}

/// Refuses to run anything when the database has not seen what the folder has, in its order.
fn check(folder: &Folder, history: &History, way: Way) -> Result<(), Error> {
    let direction = if way == Way::Up { Direction::Up } else { Direction::Down };
    for migration in folder.in_order() {
        let Some(record) = history.record(&migration.version()) else { continue };
        let name = migration.name.to_string();
        let is_changed = record.files != migration.files_hash();
        match record.phase.half_done() {
            None if is_changed => return Err(Error::Changed(name)),
            Some(_) if is_changed => return Err(Error::ChangedHalfDone(name)),
            Some(half_done) if half_done != direction => return Err(Error::HalfDone { name, direction: half_done }),
            _ => {}
        }
    }
    let pending = pending(folder, history);
    let last_known = folder.migrations.iter().map(Migration::version).max().unwrap_or_default();
    for version in unknown(folder, history) {
        // A database that is only ahead of the program serves it as well as migrations that are made with care allow.
        if way != Way::Up || !pending.is_empty() || *version < *last_known {
            return Err(Error::Unknown(version.to_owned()));
        }
    }
    let last_applied = history.versions.last().cloned().unwrap_or_default();
    match pending.first() {
        Some(migration) if migration.version() < last_applied => {
            Err(Error::Overtaken { name: migration.name.to_string(), by: last_applied })
        }
        _ => Ok(()),
    }
}

fn pending<'a>(folder: &'a Folder, history: &History) -> Vec<&'a Migration> {
    let mut migrations = folder.in_order();
    migrations.retain(|migration| !history.is_applied(&migration.version()));
    migrations
}

/// Notes the files of what Diesel's tool applied, so that a change to them is seen from now on.
async fn adopt<S: Session>(session: &mut S, folder: &Folder, history: &History) -> Result<(), Error> {
    for migration in folder.in_order() {
        let version = migration.version();
        if history.is_applied(&version) && history.record(&version).is_none() {
            let statements = statements(folder.dialect, &migration.up).len();
            let files = migration.files_hash();
            let record = Record { version, files, phase: Phase::Applied, statements, milliseconds: 0 };
            for statement in record.put() {
                session.execute(&statement).await.map_err(Error::database("note what was applied"))?;
            }
        }
    }
    Ok(())
}
