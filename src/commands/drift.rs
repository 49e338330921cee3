use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use glob::Pattern;
use serde::Deserialize;

use crate::cli::DriftArgs;
use crate::database::{Database, DatabaseError, block_on};
use crate::dialect::dialect;
use crate::emit::history::migrator_dialect;
use crate::introspect::{Difference, How, compare, introspect, introspect_counting};
use crate::migration::{Refusal, plan};
use crate::migrator::statements;
use crate::model::{Backend, Intent, Model, Named, NamedList};

use super::terminal::part;
use super::{Exit, Failure, Terminal, compile, origin};

/// The tables in which other tools count what they have applied.
pub(super) const OTHER_TOOLS: [&str; 13] = [
    "_prisma_migrations",
    "_sqlx_migrations",
    "alembic_version",
    "ar_internal_metadata",
    "databasechangelog",
    "databasechangeloglock",
    "django_migrations",
    "flyway_schema_history",
    "goose_db_version",
    "knex_migrations",
    "refinery_schema_history",
    "schema_migrations",
    "seaql_migrations",
];

/// Tells how a live database differs from what the migrations that were applied to it make.
///
/// # Errors
///
/// When the database or the migrations cannot be read, or there is no server to run them on.
pub(crate) fn drift(args: &DriftArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let ignored: Vec<Pattern> = args.ignore.iter().map(|pattern| self::pattern(pattern)).collect::<Result<_, _>>()?;
    let progress = terminal.progress(false);
    let sides = block_on(async {
        let mut database = Database::open(&args.database_url).await.map_err(Failure::Database)?;
        let count = part(&progress, "reading the database");
        let live = introspect_counting(&mut database, &count).await.map_err(Failure::Database)?.model;
        let applied = applied(&mut database).await.map_err(Failure::Database)?;
        let (scripts, texts) = scripts(args, database.backend(), applied.as_deref())?;
        part(&progress, "running the migrations beside it");
        let mut beside = match &args.shadow_url {
            Some(url) => on_shadow(url, database.backend(), &texts).await?,
            None => origin::made_of(&scripts, &texts, database.backend()).await?.into_parts(),
        };
        let count = part(&progress, "reading what they make");
        let expected = introspect_counting(&mut beside.0, &count).await.map_err(Failure::Database)?.model;
        Ok::<_, Failure>((live, expected))
    });
    progress.finish_and_clear();
    let (live, expected) = sides?;
    let (passed_over, differences): (Vec<_>, Vec<_>) =
        compare(&live, &expected).into_iter().partition(|it| is_ignored(it, &ignored));
    let (foreign, ours): (Vec<_>, Vec<_>) = differences.into_iter().partition(|it| is_foreign(it, &expected));
    let live = without(live, &expected, passed_over.iter().chain(&foreign));
    for difference in &foreign {
        terminal.result(format_args!("not of this schema: {difference}"));
    }
    for difference in &ours {
        tell(difference, terminal);
    }
    for (file, from, to) in [(&args.absorb, &expected, &live), (&args.undo, &live, &expected)] {
        if let Some(file) = file {
            write(file, from, to, terminal)?;
        }
    }
    if ours.is_empty() {
        terminal.result("the database is what its migrations make");
        return Ok(Exit::Done);
    }
    Ok(Exit::Differs)
}

/// Returns the versions of the migrations that were applied, or nothing when the database does not count them.
async fn applied(database: &mut Database) -> Result<Option<Vec<String>>, DatabaseError> {
    #[derive(Deserialize)]
    struct Found {
        found: u32,
    }
    #[derive(Deserialize)]
    struct Version {
        version: String,
    }
    let is_there = match database.backend() {
        Backend::Sqlite => "SELECT count(*) AS found FROM sqlite_schema WHERE name = '__diesel_schema_migrations'",
        Backend::Postgres => {
            "SELECT count(*) AS found FROM pg_class WHERE oid = to_regclass('public.__diesel_schema_migrations')"
        }
        Backend::Mysql => {
            "SELECT count(*) AS found FROM information_schema.TABLES
             WHERE TABLE_SCHEMA = database() AND TABLE_NAME = '__diesel_schema_migrations'"
        }
    };
    let found: Vec<Found> = database.rows(is_there).await?;
    if found.iter().all(|row| row.found == 0) {
        return Ok(None);
    }
    let versions: Vec<Version> =
        database.rows("SELECT version FROM __diesel_schema_migrations ORDER BY version").await?;
    Ok(Some(versions.into_iter().map(|row| row.version).collect()))
}

/// Returns the scripts of the crate's migrations that were applied; all of them where the database does not tell.
fn scripts(
    args: &DriftArgs,
    backend: Backend,
    applied: Option<&[String]>,
) -> Result<(Vec<PathBuf>, Vec<String>), Failure> {
    let folder = compile::out(&args.paths).join("migrations").join(backend.name());
    let (mut scripts, mut texts) = (Vec::new(), Vec::new());
    for script in origin::ups(&folder)? {
        let name = script.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        let version = name.split('_').next().unwrap_or_default().replace('-', "");
        if applied.is_none_or(|applied| applied.contains(&version)) {
            texts.push(fs::read_to_string(&script).map_err(Failure::io("read", &script))?);
            scripts.push(script);
        }
    }
    Ok((scripts, texts))
}

/// Runs the migrations on an empty database that was given for it.
pub(super) async fn on_shadow(url: &str, backend: Backend, texts: &[String]) -> Result<origin::Parts, Failure> {
    let mut database = Database::open(url).await.map_err(Failure::Database)?;
    let model = introspect(&mut database).await.map_err(Failure::Database)?.model;
    let is_empty = model.tables.is_empty() && model.views.is_empty() && model.enums.is_empty() && model.raw.is_empty();
    if database.backend() != backend || !is_empty {
        let help = format!("give an empty {} database: nothing is ever removed from one", dialect(backend).product());
        return Err(Failure::Unknown { what: "empty database", word: database.address().to_string(), help });
    }
    // One by one: some statements of PostgreSQL's take no other beside them.
    for statement in texts.iter().flat_map(|text| statements(migrator_dialect(backend), text)) {
        database.execute(&statement.sql).await.map_err(Failure::Database)?;
    }
    Ok((database, None))
}

fn pattern(text: &str) -> Result<Pattern, Failure> {
    Pattern::new(text).map_err(|error| Failure::Unknown {
        what: "pattern",
        word: text.to_owned(),
        help: error.to_string(),
    })
}

fn is_ignored(difference: &Difference, ignored: &[Pattern]) -> bool {
    ignored.iter().any(|pattern| pattern.matches(&difference.owner) || pattern.matches(&difference.name))
}

/// Returns whether only the live database has it, and somebody else made it: another tool, or whoever owns another namespace.
fn is_foreign(difference: &Difference, expected: &Model) -> bool {
    let is_extra = difference.how == How::OnlyFirst;
    let namespace = difference.owner.split_once('.').map(|(namespace, _)| namespace);
    let namespace = if difference.kind == "namespace" { Some(difference.owner.as_str()) } else { namespace };
    let of_other_namespace = namespace.is_some_and(|name| expected.namespaces.iter().all(|other| other != name));
    let of_other_tool = OTHER_TOOLS.contains(&difference.owner.to_lowercase().as_str());
    is_extra && (of_other_namespace && expected.tables.by_name(&difference.owner).is_none() || of_other_tool)
}

/// Returns the live database as if what belongs to others, or is passed over, were as the migrations make it.
fn without<'d>(live: Model, expected: &Model, differences: impl Iterator<Item = &'d Difference>) -> Model {
    let owners: BTreeSet<&str> = differences.map(|difference| difference.owner.as_str()).collect();
    Model {
        namespaces: live.namespaces.into_iter().filter(|name| !owners.contains(name.as_str())).collect(),
        enums: settled(&live.enums, &expected.enums, &owners),
        domains: settled(&live.domains, &expected.domains, &owners),
        tables: settled(&live.tables, &expected.tables, &owners),
        views: settled(&live.views, &expected.views, &owners),
        raw: settled(&live.raw, &expected.raw, &owners),
        ..live
    }
}

/// Returns a list with those of these names as another one has them.
fn settled<T: Named + Clone>(list: &NamedList<T>, expected: &NamedList<T>, names: &BTreeSet<&str>) -> NamedList<T> {
    let own = list.iter().filter(|item| !names.contains(item.name()));
    own.chain(expected.iter().filter(|item| names.contains(item.name()))).cloned().collect()
}

fn tell(difference: &Difference, terminal: &Terminal) {
    match &difference.how {
        How::OnlyFirst => terminal.result(format_args!("only in the database: {difference}")),
        How::OnlySecond => terminal.result(format_args!("missing in the database: {difference}")),
        How::Changed(properties) => {
            terminal.result(format_args!("differs: {difference}"));
            for (property, live, expected) in properties {
                terminal.result(format_args!("    {property}: {live} in the database, {expected} by the migrations"));
            }
        }
    }
}

/// Says of what is refused that it is for a person to do.
fn by_hand(mut refusals: Vec<Refusal>) -> Failure {
    for refusal in &mut refusals {
        refusal.help = "no file is written that would lose something: write that statement by hand".to_owned();
    }
    Failure::refused(&refusals, None)
}

/// Writes the statements that lead from one side to the other; those that are not written are told.
fn write(file: &Path, from: &Model, to: &Model, terminal: &Terminal) -> Result<(), Failure> {
    if file.exists() {
        return Err(Failure::Exists(file.to_owned()));
    }
    let backend = from.backends[0];
    // What would lose something is refused, and told: nothing is wiped.
    let plan = plan(Some(from), to, &Intent::default(), dialect(backend)).map_err(by_hand)?;
    let mut text = String::new();
    for step in plan.migrations.iter().flat_map(|migration| &migration.up) {
        text.push_str(&format!("-- {}\n", step.caption));
        for statement in &step.statements {
            text.push_str(&format!("{statement};\n"));
        }
        text.push('\n');
    }
    fs::write(file, text).map_err(Failure::io("write", file))?;
    terminal.result(format_args!("created {}: read it before it runs", file.display()));
    Ok(())
}
