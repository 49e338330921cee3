//! Alembic's autogenerate as a judge beside our own: of a database that was migrated to a schema, and one that was made of it, it finds no
//! difference.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use codegen::Loaded;
use codegen::database::{Database, block_on};
use codegen::dialect::dialect;
use codegen::migration::{in_database_order, plan};
use codegen::model::{Backend, Intent, Model};

use crate::pair::{Ran, connect, create, load, run};
use crate::{cases, pair};

/// How many random pairs it judges beside the cases, on each backend.
const PAIRS: u64 = 10;

/// A way from one schema to another.
struct Change {
    name: String,
    before: Model,
    after: Model,
    intent: Intent,
}

fn changes(backend: Backend) -> Vec<Change> {
    let cases = cases::all().into_iter().filter(|case| case.after.backends.contains(&backend));
    let cases = cases.map(|it| Change { name: it.name, before: it.before, after: it.after, intent: it.intent });
    let pairs = (0..PAIRS).map(|seed| {
        let (before, after) = pair::schemas(seed);
        let old = load(&before.yaml(backend.name(), None)).expect("a random schema is valid").model;
        let Loaded { model, intent, .. } =
            load(&after.yaml(backend.name(), Some(&before))).expect("a random schema is valid");
        let new = in_database_order(Some(&old), model, &intent);
        Change { name: format!("seed {seed}"), before: old, after: new, intent }
    });
    cases.chain(pairs).collect()
}

/// Makes both databases; `false` when no migration is written for the change.
async fn make(change: &Change, migrated: &str, fresh: &str, backend: Backend) -> Result<bool, String> {
    let Ok(plan) = plan(Some(&change.before), &change.after, &change.intent, dialect(backend)) else {
        return Ok(false);
    };
    let mut database = connect(migrated).await?;
    create(&mut database, &change.before).await?;
    for migration in &plan.migrations {
        if run(&mut database, migration, &migration.up).await? == Ran::Held {
            return Err("rows stand in the way, and there are none".to_owned());
        }
    }
    create(&mut connect(fresh).await?, &change.after).await?;
    Ok(true)
}

/// Has all changes judged; `place` makes an empty database of a name, which SQLAlchemy calls by the second address.
pub(crate) fn judge(backend: Backend, place: impl Fn(&str) -> (String, String), done: impl Fn(&str)) {
    let mut asked = Vec::new();
    for (number, change) in changes(backend).into_iter().enumerate() {
        let (migrated, fresh) = (format!("alembic_{number}_a"), format!("alembic_{number}_b"));
        let (one, other) = (place(&migrated), place(&fresh));
        let made = block_on(make(&change, &one.0, &other.0, backend));
        if made.unwrap_or_else(|problem| panic!("{}: {problem}", change.name)) {
            asked.push((change.name, one.1, other.1));
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let judges = std::env::var_os("JUDGES").map_or_else(|| root.join("target/judges"), PathBuf::from);
    let python = judges.join("bin/python");
    assert!(python.exists(), "{} is missing; tests/run installs it, or set JUDGES", python.display());
    let mut command = Command::new(python);
    command.arg(root.join("tests/autogenerate.py")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = command.spawn().expect("Python runs");
    let questions = serde_json::to_vec(&asked).expect("texts can be written");
    process.stdin.take().expect("it is piped").write_all(&questions).expect("it listens");
    let output = process.wait_with_output().expect("it ends");
    assert!(output.status.success(), "the judge failed");
    let found: BTreeMap<String, Vec<String>> = serde_json::from_slice(&output.stdout).expect("it answers in JSON");
    for number in 0..changes(backend).len() {
        ["a", "b"].iter().for_each(|side| done(&format!("alembic_{number}_{side}")));
    }
    assert!(found.is_empty(), "{backend}: {found:#?}");
    assert!(asked.len() > 20, "{backend}: only {} changes were judged", asked.len());
}

/// Has a database made anew on a server, or only dropped.
pub(crate) fn on_server(server: &str, name: &str, makes: bool) {
    block_on(async {
        let mut database = Database::open(server).await.expect("the server answers");
        database.execute(&format!("DROP DATABASE IF EXISTS {name}")).await.expect("nobody uses it");
        if makes {
            database.execute(&format!("CREATE DATABASE {name}")).await.expect("it can be made");
        }
    });
}
