//! `codegen migrate`: the crate's migrations on a database, by the runner that the crate has in it.

use std::env;
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::cli::{MigrateAction, MigrateArgs};
use crate::database::{Address, Database, block_on};
use crate::migrator::{self, Direction, Event, Folder, Options, State, Status, statements};

use super::{Exit, Failure, Terminal, compile, history};

/// Runs, reverts or lists the crate's migrations.
///
/// # Errors
///
/// When the crate or the database cannot be read, and when a migration is refused or fails.
pub(crate) fn migrate(args: &MigrateArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let url = args.database_url.clone().or_else(|| env::var("DATABASE_URL").ok()).ok_or(Failure::NoDatabase)?;
    let folder = folder(&compile::folder(&args.schema, args.out.as_deref()), &url)?;
    block_on(async {
        let mut database = match args.action {
            MigrateAction::Up { .. } if !args.dry_run => Database::open_or_create(&url).await?,
            _ => Database::open(&url).await?,
        };
        let status = migrator::status(&mut database, &folder).await?;
        let mut is_waiting = false;
        let mut report = |event: Event<'_>| match event {
            // Told again and again, and worth one line.
            Event::Waiting if std::mem::replace(&mut is_waiting, true) => {}
            event => tell(event, terminal),
        };
        match args.action {
            MigrateAction::Status => return Ok(show_status(&status, args.json, terminal)),
            _ if args.dry_run || args.sql => preview(&status, &folder, args, terminal)?,
            MigrateAction::Up { number } => {
                let names = migrator::up(&mut database, &folder, options(args, number), &mut report).await?;
                conclude(&names, "applied", terminal);
            }
            MigrateAction::Down { number } => {
                let names = migrator::down(&mut database, &folder, options(args, Some(number)), &mut report).await?;
                conclude(&names, "reverted", terminal);
            }
            MigrateAction::Redo { number } => {
                let names = migrator::redo(&mut database, &folder, options(args, Some(number)), &mut report).await?;
                conclude(&names, "reverted and applied again", terminal);
            }
        }
        Ok(Exit::Done)
    })
}

/// Returns the crate's migrations for the database at that address.
fn folder(out: &Path, url: &str) -> Result<Folder, Failure> {
    let backend = Address::parse(url).backend();
    let folder = history::read_folder(out, backend)?;
    if folder.migrations.is_empty() && folder.lock.is_none() {
        return Err(Failure::NoMigrations(out.join("migrations").join(backend.name())));
    }
    Ok(folder)
}

fn options(args: &MigrateArgs, number: Option<usize>) -> Options {
    Options { wait: Duration::from_secs(args.wait), number }
}

fn tell(event: Event<'_>, terminal: &Terminal) {
    match event {
        Event::Waiting => terminal.note("somebody else is running migrations; waiting"),
        Event::Started { migration, direction, done } => {
            let what = match direction {
                Direction::Up => "applying",
                Direction::Down => "reverting",
            };
            let from = if done > 0 { format!(", {done} statements of which are done") } else { String::new() };
            terminal.result(format_args!("{what} {migration}{from}"));
        }
        Event::Step { caption } => terminal.result(format_args!("  {caption}")),
        Event::Finished { elapsed, .. } => terminal.result(format_args!("  done in {:.2} s", elapsed.as_secs_f64())),
    }
}

fn conclude(names: &[String], what: &str, terminal: &Terminal) {
    match names {
        [] => terminal.result("nothing to do"),
        names => terminal.result(format_args!("{what}: {}", names.join(", "))),
    }
}

/// Tells what would be run, and with `--sql` every statement of it.
fn preview(status: &[Status], folder: &Folder, args: &MigrateArgs, terminal: &Terminal) -> Result<(), Failure> {
    let is_pending = |status: &&Status| matches!(status.state, State::Pending | State::HalfDone { .. });
    let names: Vec<&str> = match args.action {
        MigrateAction::Down { number } | MigrateAction::Redo { number } => {
            status.iter().rev().filter(|status| status.state != State::Pending).take(number).map(name).collect()
        }
        MigrateAction::Up { number } => {
            status.iter().filter(is_pending).take(number.unwrap_or(usize::MAX)).map(name).collect()
        }
        MigrateAction::Status => Vec::new(),
    };
    let reverts = !matches!(args.action, MigrateAction::Up { .. });
    for name in &names {
        let Some(migration) = folder.get(name) else { continue };
        let script = match (&migration.down, reverts) {
            (_, false) => &migration.up,
            (Some(down), true) => down,
            (None, true) => return Err(migrator::Error::NoWayBack((*name).to_owned()).into()),
        };
        terminal.result(format_args!("-- {name}"));
        for statement in statements(folder.dialect, script) {
            if args.sql {
                terminal.result(format_args!("{};", statement.sql));
            } else if let Some(caption) = statement.caption.filter(|_| statement.starts_step) {
                terminal.result(format_args!("  {caption}"));
            }
        }
    }
    if names.is_empty() {
        terminal.result("-- nothing to do");
    }
    Ok(())
}

fn name(status: &Status) -> &str {
    &status.name
}

fn show_status(status: &[Status], as_json: bool, terminal: &Terminal) -> Exit {
    let pending = status.iter().filter(|status| status.state != State::Applied).count();
    if as_json {
        let rows: Vec<_> = status.iter().map(|it| json!({ "name": it.name, "state": word(it.state) })).collect();
        terminal.result(format_args!("{:#}", json!({ "migrations": rows, "pending": pending })));
    } else {
        for it in status {
            let took = it.took.map(|took| format!(" in {:.2} s", took.as_secs_f64())).unwrap_or_default();
            let detail = match it.state {
                State::HalfDone { direction, done, of } => {
                    let direction = if direction == Direction::Up { "up" } else { "down" };
                    format!(" on its way {direction}, after {done} of {of} statements")
                }
                _ => String::new(),
            };
            terminal.result(format_args!("{:<10} {}{detail}{took}", word(it.state), it.name));
        }
    }
    if pending == 0 { Exit::Done } else { Exit::Differs }
}

fn word(state: State) -> &'static str {
    match state {
        State::Pending => "pending",
        State::Applied => "applied",
        State::Changed => "edited",
        State::HalfDone { .. } => "half-done",
        State::Unknown => "unknown",
    }
}
