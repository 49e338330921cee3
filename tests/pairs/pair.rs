//! One pair of schemas on one database.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use codegen::Loaded;
use codegen::database::Database;
use codegen::dialect::dialect;
use codegen::migration::{Migration, Phase, in_database_order, plan};
use codegen::model::{Backend, Intent, Model};

use crate::dump::dump;
use crate::random::Random;
use crate::rows::{filling, lost, read};
use crate::schema::Schema;

/// How a pair came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// There, and back.
    Done,
    /// There; on the way back rows stood in the way, and nothing happened.
    HeldBack,
    /// Rows stood in the way, and nothing happened.
    Held,
    /// The build refused to write a migration.
    Refused,
}

/// Returns the two schemas of a seed.
pub(crate) fn schemas(seed: u64) -> (Schema, Schema) {
    let mut random = Random::new(seed);
    let before = Schema::random(&mut random);
    let after = before.changed(&mut random);
    (before, after)
}

pub(crate) fn load(yaml: &str) -> Result<Loaded, String> {
    let path = PathBuf::from("schema.yaml");
    let texts = BTreeMap::from([(path, yaml.as_bytes().to_vec())]);
    codegen::load_texts(Path::new("schema.yaml"), &texts)
        .map_err(|report| format!("{:?}\n{yaml}", report.diagnostics()))
}

/// Takes a database from one schema to the other and back.
pub(crate) async fn check(url: &str, before: &Schema, after: &Schema) -> Result<Outcome, String> {
    let mut database = connect(url).await?;
    let backend = database.backend();
    let old = load(&before.yaml(backend.name(), None))?.model;
    let Loaded { model, intent, .. } = load(&after.yaml(backend.name(), Some(before)))?;
    let new = in_database_order(Some(&old), model, &intent);
    let Ok(plan) = plan(Some(&old), &new, &intent, dialect(backend)) else { return Ok(Outcome::Refused) };

    clear(&mut database).await?;
    create(&mut database, &old).await?;
    let told = |error| format!("filling: {error}");
    database.execute(&filling(before, backend)).await.map_err(told)?;
    let first = dump(&mut database, false).await.map_err(text)?;
    let rows = read(&mut database, before).await.map_err(text)?;
    for (done, migration) in plan.migrations.iter().enumerate() {
        if run(&mut database, migration, &migration.up).await? == Ran::Held {
            for migration in plan.migrations[..done].iter().rev() {
                if run(&mut database, migration, &migration.down).await? == Ran::Held {
                    return Ok(Outcome::Held);
                }
            }
            let there = dump(&mut database, false).await.map_err(text)?;
            same(&first, &there, "a migration that was held, and those before it taken back, changed something")?;
            none_lost(lost(before, &rows, before, &read(&mut database, before).await.map_err(text)?))?;
            return Ok(Outcome::Held);
        }
    }
    none_lost(lost(before, &rows, after, &read(&mut database, after).await.map_err(text)?))?;
    let there = dump(&mut database, true).await.map_err(text)?;

    for migration in plan.migrations.iter().rev() {
        if run(&mut database, migration, &migration.down).await? == Ran::Held {
            fresh(&mut database, &new, &there).await?;
            return Ok(Outcome::HeldBack);
        }
    }
    same(&first, &dump(&mut database, false).await.map_err(text)?, "going back ends elsewhere")?;
    fresh(&mut database, &new, &there).await?;
    let again = codegen::migration::plan(Some(&new), &new, &intent, dialect(backend));
    match again {
        Ok(plan) if plan.is_empty() => Ok(Outcome::Done),
        other => Err(format!("the next build is not without a change: {other:?}")),
    }
}

async fn fresh(database: &mut Database, model: &Model, there: &str) -> Result<(), String> {
    clear(database).await?;
    create(database, model).await?;
    same(&dump(database, true).await.map_err(text)?, there, "a fresh start ends elsewhere")
}

pub(crate) async fn connect(url: &str) -> Result<Database, String> {
    Database::open_or_create(url).await.map_err(text)
}

pub(crate) fn text(error: impl std::error::Error) -> String {
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    format!("{error}{cause}")
}

/// Makes the database empty.
pub(crate) async fn clear(database: &mut Database) -> Result<(), String> {
    let sql = match database.backend() {
        Backend::Sqlite => {
            let rows = database.rows::<serde_json::Map<_, serde_json::Value>>(
                "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND type IN ('table', 'view') ORDER BY type DESC",
            );
            let drops = rows.await.map_err(text)?;
            let drops = drops.iter().map(|row| {
                format!(
                    "DROP {} \"{}\";",
                    row["type"].as_str().unwrap_or_default(),
                    row["name"].as_str().unwrap_or_default()
                )
            });
            format!("PRAGMA foreign_keys = OFF; {} PRAGMA foreign_keys = ON;", drops.collect::<String>())
        }
        Backend::Postgres => {
            let rows = database.rows::<serde_json::Map<_, serde_json::Value>>(
                "SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)'",
            );
            let rows = rows.await.map_err(text)?;
            let names = rows.iter().map(|row| row["name"].as_str().unwrap_or_default());
            let drops = names.map(|name| format!("DROP SCHEMA \"{name}\" CASCADE;"));
            format!("{} CREATE SCHEMA public;", drops.collect::<String>())
        }
        Backend::Mysql => {
            let rows = database
                .rows::<serde_json::Map<_, serde_json::Value>>("SELECT DATABASE() AS name")
                .await
                .map_err(text)?;
            let name = rows[0]["name"].as_str().unwrap_or_default().to_owned();
            format!("DROP DATABASE {name}; CREATE DATABASE {name}; USE {name};")
        }
    };
    database.execute(&sql).await.map_err(text)
}

pub(crate) async fn create(database: &mut Database, model: &Model) -> Result<(), String> {
    let plan = plan(None, model, &Intent::default(), dialect(database.backend())).map_err(|it| format!("{it:?}"))?;
    for migration in &plan.migrations {
        run(database, migration, &migration.up).await?;
    }
    Ok(())
}

#[derive(Debug, PartialEq)]
pub(crate) enum Ran {
    Done,
    Held,
}

/// Runs the steps of a migration as Diesel's tool does: with foreign keys on, and in a transaction unless the migration says otherwise.
pub(crate) async fn run(
    database: &mut Database,
    migration: &Migration,
    steps: &[codegen::migration::Step],
) -> Result<Ran, String> {
    let transaction = migration.run_in_transaction && database.backend() != Backend::Mysql;
    if transaction {
        database.execute("BEGIN").await.map_err(text)?;
    }
    for step in steps {
        let rows = step.notes.iter().find_map(|note| note.strip_prefix("rows: "));
        if let Some(rows) = rows.filter(|_| step.phase != Phase::Preflight) {
            let found = database.rows::<serde_json::Map<_, serde_json::Value>>(rows).await.map_err(text)?;
            if !found.is_empty() {
                return Ok(Ran::Held);
            }
        }
        for statement in &step.statements {
            if let Err(error) = database.execute(statement).await {
                if database.backend() != Backend::Mysql {
                    // There is none when the migration begins its own later.
                    database.execute("ROLLBACK").await.ok();
                }
                if step.phase == Phase::Preflight {
                    return Ok(Ran::Held);
                }
                return Err(format!("{}: {statement}", text(error)));
            }
        }
    }
    if transaction {
        database.execute("COMMIT").await.map_err(text)?;
    }
    Ok(Ran::Done)
}

pub(crate) fn same(one: &str, other: &str, what: &str) -> Result<(), String> {
    if one == other {
        return Ok(());
    }
    Err(format!("{what}:\n{}", similar::TextDiff::from_lines(one, other).unified_diff().context_radius(1)))
}

fn none_lost(lost: Vec<String>) -> Result<(), String> {
    if lost.is_empty() { Ok(()) } else { Err(format!("lost: {}", lost.join("; "))) }
}
