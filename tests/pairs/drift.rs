//! Random databases that are built and migrated with rows in them show no drift; what somebody changes by hand is found, and goes by
//! the file that undoes it, or becomes a migration by the one that absorbs it.
//!
//! `CODEGEN_DRIFTS=1000 cargo test --release --test pairs drift -- --nocapture` runs so many cycles on each backend and prints a
//! tally; `CODEGEN_SEED=17` runs one, or so many from that one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use codegen::database::{Database, block_on};
use codegen::emit::history::migrator_dialect;
use codegen::introspect::introspect;
use codegen::migrator::statements;
use codegen::model::{Backend, Table};

use crate::name::quote;
use crate::random::Random;
use crate::rows::filling;
use crate::schema::Schema;

/// How many changes each cycle builds and applies.
const BUILDS: usize = 2;

/// What a run of the program told.
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// Makes a database of PostgreSQL's empty: much faster than to drop it and make another.
const EMPTY: &str = "DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
    END LOOP;
    CREATE SCHEMA public;
END $$";

/// A database of a cycle's own, which on PostgreSQL the next cycle takes over.
struct Own {
    url: String,
    server: Option<(String, String)>,
}

impl Own {
    fn new(server: Option<&str>, backend: Backend, folder: &Path, name: &str) -> Self {
        let Some(server) = server else {
            let path = folder.join(format!("{name}.db"));
            fs::write(&path, "").expect("the temporary folder can be written to");
            return Self { url: path.display().to_string(), server: None };
        };
        let name = format!("drift_{}_{name}", std::process::id());
        let (base, _) = server.rsplit_once('/').expect("a URL that ends in the name of a database");
        let url = format!("{base}/{name}");
        if backend == Backend::Postgres {
            // That it is there already is no error.
            let _ = run(server, &format!("CREATE DATABASE {name}"));
            run(&url, EMPTY).expect("nobody else is in it");
            return Self { url, server: None };
        }
        run(server, &format!("CREATE DATABASE {name}")).expect("the server makes databases");
        Self { url, server: Some((server.to_owned(), name)) }
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.server {
            run(server, &format!("DROP DATABASE {name}")).expect("nobody else is in it");
        }
    }
}

fn run(url: &str, sql: &str) -> Result<(), String> {
    block_on(async {
        let mut database = Database::open(url).await.map_err(|error| error.to_string())?;
        database.execute(sql).await.map_err(|error| format!("{error}: {sql}"))
    })
}

/// Runs the statements of a script one by one, as a database's own client does.
fn run_each(url: &str, script: &str, backend: Backend) -> Result<(), String> {
    block_on(async {
        let mut database = Database::open(url).await.map_err(|error| error.to_string())?;
        for statement in statements(migrator_dialect(backend), script) {
            database.execute(&statement.sql).await.map_err(|error| format!("{error}: {}", statement.sql))?;
        }
        Ok(())
    })
}

/// A crate in a folder, and the database that its migrations are applied to.
struct Site<'a> {
    folder: &'a Path,
    server: Option<&'a str>,
    backend: Backend,
    live: Own,
}

impl Site<'_> {
    fn codegen(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
        let output = command.args(arguments).current_dir(self.folder).output().expect("codegen can be started");
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    fn drift(&self, more: &[&str]) -> Run {
        let shadow = self.server.map(|server| Own::new(Some(server), self.backend, self.folder, "shadow"));
        let mut arguments = vec!["drift", "--database-url", &self.live.url];
        arguments.extend(shadow.iter().flat_map(|shadow| ["--shadow-url", &shadow.url]));
        self.codegen(&[&arguments[..], more].concat())
    }

    fn is_clean(&self, when: &str) -> Result<(), String> {
        let told = self.drift(&[]);
        // A column that comes back stands last, on PostgreSQL, which nothing but a new table changes.
        let is_order = |line: &str| line.starts_with("differs: table ") || line.starts_with("    order of columns: ");
        let is_clean = told.code == Some(0) || told.code == Some(1) && told.stdout.lines().all(is_order);
        if is_clean { Ok(()) } else { Err(format!("drift {when}: {}{}", told.stdout, told.stderr)) }
    }

    /// Builds a schema and applies what is new; returns whether the build took it and whether the database did.
    fn advance(&self, schema: &Schema, before: Option<&Schema>, backend: Backend) -> (bool, bool) {
        let path = self.folder.join("schema.yaml");
        let former = fs::read_to_string(&path).unwrap_or_default();
        fs::write(&path, schema.yaml(backend.name(), before)).expect("the temporary folder can be written to");
        if self.codegen(&["build", "--quiet"]).code != Some(0) {
            fs::write(&path, former).expect("the temporary folder can be written to");
            return (false, false);
        }
        (true, self.codegen(&["migrate", "up", "--database-url", &self.live.url]).code == Some(0))
    }
}

/// Runs one cycle; returns how the change by hand ended.
pub(crate) fn cycle(server: Option<&str>, backend: Backend, seed: u64) -> Result<&'static str, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut random = Random::new(seed);
    let mut schema = Schema::random(&mut random);
    let site = Site { folder: folder.path(), server, backend, live: Own::new(server, backend, folder.path(), "live") };
    if site.advance(&schema, None, backend) != (true, true) {
        return Err("the first build is refused".to_owned());
    }
    run(&site.live.url, &filling(&schema, backend))?;
    for _ in 0..BUILDS {
        let next = schema.changed(&mut random);
        let (is_built, is_applied) = site.advance(&next, Some(&schema), backend);
        site.is_clean("after a build")?;
        if is_built && !is_applied {
            // Rows stand in the way of it, and of all that is behind it.
            return Ok("held by rows");
        }
        if is_built {
            schema = next;
        }
    }
    let Some(change) = by_hand(&site.live.url, backend, &mut random)? else { return Ok("nothing to change") };
    let told = site.drift(&[]);
    if told.code != Some(1) {
        return Err(format!("{change} is not found: {}{}", told.stdout, told.stderr));
    }
    let mut ways = ["--undo", "--absorb"];
    if random.one_in(2) {
        ways.reverse();
    }
    let mut written = None;
    for way in ways {
        let told = site.drift(&[way, "change.sql"]);
        match fs::read_to_string(site.folder.join("change.sql")) {
            Ok(script) => {
                written = Some((way, script));
                break;
            }
            // What would lose something is refused by its code, and goes the other way.
            Err(_) if told.stderr.contains("error[M00") => {}
            Err(_) => return Err(format!("{way} of {change}: {}{}", told.stdout, told.stderr)),
        }
    }
    let Some((way, script)) = written else { return Ok("refused, since it would lose something") };
    let after = if way == "--undo" {
        run_each(&site.live.url, &script, backend).map_err(|error| format!("undoing {change}: {error}"))?;
        "undone"
    } else {
        absorb(&site, &script)?;
        "absorbed"
    };
    site.is_clean(&format!("after {change} was {after} by\n{script}"))?;
    let again = site.codegen(&["build"]);
    let is_current = again.stdout.contains(" 0 created, 0 updated, 0 removed");
    if is_current { Ok(after) } else { Err(format!("a build changes something: {}{}", again.stdout, again.stderr)) }
}

/// Makes a migration of a script, which the database is told that it has.
fn absorb(site: &Site<'_>, script: &str) -> Result<(), String> {
    let made = site.codegen(&["migration", "new", "Absorb"]);
    let path = made.stdout.lines().find_map(|line| line.strip_prefix("created ")?.strip_suffix("up.sql"));
    let path = path.ok_or_else(|| format!("no migration: {}{}", made.stdout, made.stderr))?.to_owned();
    fs::write(site.folder.join(&path).join("up.sql"), script).expect("the temporary folder can be written to");
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let version = name.split('_').next().unwrap_or_default();
    let built = site.codegen(&["build", "--quiet"]);
    if built.code != Some(0) {
        return Err(format!("the migration is not taken: {}", built.stderr));
    }
    run(&site.live.url, &format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')"))
}

/// Changes something behind the tool's back, and returns what; nothing where the database lets nothing be changed.
fn by_hand(url: &str, backend: Backend, random: &mut Random) -> Result<Option<String>, String> {
    let found = block_on(async {
        let mut database = Database::open(url).await.map_err(|error| error.to_string())?;
        introspect(&mut database).await.map_err(|error| error.to_string())
    })?;
    let tables: Vec<&Table> = found.model.tables.iter().collect();
    for _ in 0..20 {
        let table = random.pick(&tables);
        let Some(sql) = statement(table, backend, random) else { continue };
        if run(url, &sql).is_ok() {
            return Ok(Some(sql));
        }
    }
    Ok(None)
}

fn statement(table: &Table, backend: Backend, random: &mut Random) -> Option<String> {
    let quote = |name: &str| quote(name, backend);
    let name = quote(&table.name);
    let beside = table.namespace.as_ref().map(|it| format!("{it}.")).unwrap_or_default();
    let columns: Vec<_> = table.columns.iter().collect();
    let column = random.pick(&columns);
    let (plain, column_name) = (&column.name, quote(&column.name));
    let alter = format!("ALTER TABLE {name}");
    let is_sqlite = backend == Backend::Sqlite;
    let checks: Vec<_> = table.checks.iter().collect();
    let indexes: Vec<_> = table.indexes.iter().collect();
    match random.below(14) {
        0 => Some(format!("{alter} ADD COLUMN by_hand INTEGER")),
        1 => Some(format!("{alter} ADD COLUMN by_hand VARCHAR(7) DEFAULT 'x' NOT NULL")),
        2 => Some(format!("{alter} DROP COLUMN {column_name}")),
        3 => Some(format!("{alter} RENAME COLUMN {column_name} TO by_hand")),
        4 => Some(format!("CREATE INDEX by_hand ON {name} (id)")),
        5 => Some(format!("CREATE UNIQUE INDEX by_hand ON {name} (id DESC)")),
        6 if !indexes.is_empty() => {
            let index = quote(&format!("{beside}{}", random.pick(&indexes).name));
            let of_table = if backend == Backend::Mysql { format!(" ON {name}") } else { String::new() };
            Some(format!("DROP INDEX {index}{of_table}"))
        }
        7 if !is_sqlite => Some(format!("{alter} ADD CONSTRAINT by_hand CHECK (id <> 77)")),
        8 if !is_sqlite && !checks.is_empty() => {
            Some(format!("{alter} DROP CONSTRAINT {}", quote(&random.pick(&checks).name)))
        }
        9 if backend == Backend::Postgres => Some(format!("COMMENT ON COLUMN {name}.{column_name} IS 'By {plain}.'")),
        9 if backend == Backend::Mysql => Some(format!("{alter} COMMENT = 'By hand.'")),
        10 if backend == Backend::Postgres && !column.nullable => {
            Some(format!("{alter} ALTER COLUMN {column_name} DROP NOT NULL"))
        }
        10 if backend == Backend::Mysql && column.default.is_some() => {
            Some(format!("{alter} ALTER COLUMN {column_name} DROP DEFAULT"))
        }
        11 if backend == Backend::Postgres => {
            let verb = if column.default.is_some() { "DROP DEFAULT" } else { "SET DEFAULT NULL" };
            (column.default.is_some() && !column.identity).then(|| format!("{alter} ALTER COLUMN {column_name} {verb}"))
        }
        12 => Some("CREATE TABLE by_hand (id INTEGER NOT NULL PRIMARY KEY, what VARCHAR(20))".to_owned()),
        13 => Some(format!("CREATE VIEW by_hand AS SELECT id FROM {name}")),
        _ => None,
    }
}

/// Runs cycles and returns a tally, and what failed.
pub(crate) fn cycles(server: Option<&str>, backend: Backend, seeds: std::ops::Range<u64>) -> Vec<String> {
    let (mut tally, mut failures) = (BTreeMap::new(), Vec::new());
    for seed in seeds {
        match cycle(server, backend, seed) {
            Ok(outcome) => *tally.entry(outcome).or_insert(0) += 1,
            Err(problem) => failures.push(format!("{backend}, seed {seed}: {problem}")),
        }
    }
    println!("{backend}: {tally:?}, {} failures", failures.len());
    failures
}
