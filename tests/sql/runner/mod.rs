//! The migration runner on real databases: at once, half-way, killed, beside others, and beside Diesel's own tool.

mod beside_diesel;
mod failures;
mod killed;
mod script;
mod tampering;
mod together;

use codegen::database::{Database as Connection, block_on};
use codegen::emit::history::migrator_dialect;
use codegen::migrator::{Applied, Error, Event, Folder, Lock, Migration, Options, Session, Status};
use codegen::model::Backend;

use crate::support::database::Database;

/// A migration for a test: name, up, down, whether it is one transaction.
struct Step(&'static str, &'static str, &'static str, bool);

/// Returns a folder of these migrations, sealed.
fn folder(backend: Backend, steps: &[Step]) -> Folder {
    let migration = |step: &Step| Migration {
        name: step.0.into(),
        up: step.1.into(),
        down: Some(step.2.into()),
        metadata: (!step.3).then(|| "run_in_transaction = false\n".into()),
    };
    sealed(backend, steps.iter().map(migration).collect())
}

/// Returns a folder of these migrations, sealed.
pub(crate) fn sealed(backend: Backend, migrations: Vec<Migration>) -> Folder {
    let mut folder = Folder { dialect: migrator_dialect(backend), migrations, strays: Vec::new(), lock: None };
    let entries = folder.migrations.iter().map(|migration| folder.entry(&migration.name, false));
    let mut lock = Lock { entries: entries.collect() };
    folder.seal(&mut lock, true);
    folder.lock = Some(lock.to_string());
    folder
}

/// Brings the database up to date.
fn up(database: &Database, folder: &Folder) -> Result<Applied, Error> {
    block_on(async { up_through(&mut connect(database).await, folder).await })
}

pub(crate) async fn up_through<S: Session>(session: &mut S, folder: &Folder) -> Result<Applied, Error> {
    codegen::migrator::up(session, folder, Options::default(), &mut silent).await
}

/// Takes the last migration back.
fn down(database: &Database, folder: &Folder) -> Result<Applied, Error> {
    block_on(async {
        codegen::migrator::down(&mut connect(database).await, folder, Options::default(), &mut silent).await
    })
}

fn status(database: &Database, folder: &Folder) -> Vec<Status> {
    let status = block_on(async { codegen::migrator::status(&mut connect(database).await, folder).await });
    status.expect("the database can be read")
}

pub(crate) async fn connect(database: &Database) -> Connection {
    Connection::open_or_create(database.url()).await.expect("the database can be opened")
}

pub(crate) fn silent(_: Event<'_>) {}
