//! Where a database is imported from: a live one, or one that is made of statements for a moment.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::database::{Address, Database, DatabaseError};
use crate::model::Backend;

use super::Failure;
use super::throwaway::{Throwaway, program, run};

/// An open database, and the server that was started for it.
pub(super) struct Origin {
    pub(super) database: Database,
    // Dropped after the connection.
    server: Option<Throwaway>,
}

/// A connection, and the server that goes with it.
pub(super) type Parts = (Database, Option<Throwaway>);

impl Origin {
    /// Takes it apart.
    pub(super) fn into_parts(self) -> Parts {
        (self.database, self.server)
    }
}

/// Opens a database: at an address, or made of a file of SQL or of a folder of migrations.
///
/// # Errors
///
/// When it cannot be opened or made.
pub(super) async fn open(source: &str, backend: Option<Backend>) -> Result<Origin, Failure> {
    let path = Path::new(source);
    let scripts = if path.is_dir() {
        ups(path)?
    } else if path.is_file() && !is_sqlite(path) {
        vec![path.to_owned()]
    } else {
        let database = Database::open(source).await.map_err(Failure::Database)?;
        return Ok(Origin { database, server: None });
    };
    let mut texts = Vec::new();
    for script in &scripts {
        texts.push(fs::read_to_string(script).map_err(Failure::io("read", script))?);
    }
    made_of(&scripts, &texts, backend.unwrap_or_else(|| dialect_of(&texts.concat()))).await
}

/// Makes a database of scripts.
///
/// # Errors
///
/// When no server can be started for it, or a script does not run.
pub(super) async fn made_of(scripts: &[PathBuf], texts: &[String], backend: Backend) -> Result<Origin, Failure> {
    if backend == Backend::Sqlite {
        let database = in_memory(texts).await.map_err(Failure::Database)?;
        return Ok(Origin { database, server: None });
    }
    let server = Throwaway::start(backend).await?;
    for script in scripts {
        load(server.url(), script, backend)?;
    }
    let database = Database::open(server.url()).await.map_err(Failure::Database)?;
    Ok(Origin { database, server: Some(server) })
}

async fn in_memory(texts: &[String]) -> Result<Database, DatabaseError> {
    let mut database = Database::open(":memory:").await?;
    // A table may refer to one that comes later.
    database.execute("PRAGMA foreign_keys = OFF").await?;
    for text in texts {
        database.execute(&without_own_tables(text)).await?;
    }
    Ok(database)
}

/// Runs a script by the database's own client, which knows the commands that dumps hold beside SQL.
fn load(url: &str, script: &Path, backend: Backend) -> Result<(), Failure> {
    let file = fs::File::open(script).map_err(Failure::io("read", script))?;
    let address = Address::parse(url);
    let name = format!("loading {}", script.display());
    match backend {
        Backend::Postgres => {
            let mut client = Command::new(program(&["psql"])?);
            client.args(["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]);
            if runs_in_transaction(script) {
                client.arg("--single-transaction");
            }
            run(client.arg(url).stdin(Stdio::from(file)), &name)
        }
        Backend::Mysql | Backend::Sqlite => {
            let mut client = Command::new(program(&["mariadb", "mysql"])?);
            // Scripts are UTF-8, whatever the terminal's language is.
            client.args(["--no-defaults", "--protocol=tcp", "--default-character-set=utf8mb4"]);
            for (option, value) in address.parts() {
                if option == "password" {
                    client.env("MYSQL_PWD", value);
                } else {
                    client.arg(format!("--{option}={value}"));
                }
            }
            run(client.arg("codegen").stdin(Stdio::from(file)), &name)
        }
    }
}

/// Returns whether a script may be one transaction: whether no `metadata.toml` beside it says otherwise.
fn runs_in_transaction(script: &Path) -> bool {
    let metadata = fs::read_to_string(script.with_file_name("metadata.toml")).unwrap_or_default();
    !metadata.lines().any(|line| line.replace(' ', "").starts_with("run_in_transaction=false"))
}

/// Returns the scripts of a folder of migrations, oldest first: `up.sql` in each of its folders, or the files of SQL in it.
pub(super) fn ups(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::io("read", folder))?;
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(Failure::io("read", folder))?.path());
    }
    // As Diesel orders them: versions are compared without their dashes, which not all of a project's have.
    paths.sort_by_cached_key(|path| path.file_name().unwrap_or_default().to_string_lossy().replace('-', ""));
    let ups: Vec<PathBuf> = paths.iter().map(|path| path.join("up.sql")).filter(|path| path.is_file()).collect();
    let is_sql = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "sql");
    let scripts = if ups.is_empty() { paths.iter().filter(is_sql).cloned().collect() } else { ups };
    if scripts.is_empty() {
        let help = "a folder of migrations has folders with an up.sql each, or files that end in .sql".to_owned();
        return Err(Failure::Unknown { what: "migration in", word: folder.display().to_string(), help });
    }
    Ok(scripts)
}

/// Returns whether a file is an SQLite database: <https://www.sqlite.org/fileformat.html>, section 1.3.
fn is_sqlite(path: &Path) -> bool {
    let mut start = [0; 16];
    let is_empty = fs::metadata(path).is_ok_and(|file| file.len() == 0);
    let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut start));
    is_empty || read.is_ok() && start == *b"SQLite format 3\0"
}

/// Guesses whose SQL a text is, by the words that only one of them has: the one with most of them.
pub(super) fn dialect_of(text: &str) -> Backend {
    const WORDS: [(Backend, &[&str]); 3] = [
        (
            Backend::Sqlite,
            &[
                "autoincrement",
                "without rowid",
                "pragma ",
                "sqlite_",
                " using fts",
                "strftime(",
                "integer primary key",
                " blob",
            ],
        ),
        (
            Backend::Postgres,
            &[
                "public.",
                "plpgsql",
                "serial",
                "jsonb",
                "::",
                "timestamptz",
                "with time zone",
                "$$",
                "bytea",
                " as identity",
                "create type ",
                "create extension",
                "character varying",
                "owner to",
                "postgresql",
            ],
        ),
        (
            Backend::Mysql,
            &[
                "engine=",
                "engine =",
                "auto_increment",
                "unsigned",
                "`",
                "mysql dump",
                "mariadb dump",
                "charset",
                "longtext",
            ],
        ),
    ];
    let lower = text.to_lowercase();
    let count = |words: &[&str]| words.iter().map(|word| lower.matches(word).count()).sum::<usize>();
    let counts = WORDS.map(|(backend, words)| (backend, count(words)));
    // The first of equals: SQLite, which needs no server.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(Backend::Sqlite, |(backend, _)| backend)
}

/// Leaves out of a dump the tables that SQLite makes by itself, and refuses to be told to: its counters, and those of virtual tables.
fn without_own_tables(text: &str) -> String {
    let shadow = [
        "_data",
        "_idx",
        "_content",
        "_docsize",
        "_config",
        "_node",
        "_parent",
        "_rowid",
        "_segments",
        "_segdir",
        "_stat",
    ];
    let virtual_tables: Vec<String> = text
        .to_lowercase()
        .split("create virtual table")
        .skip(1)
        .filter_map(|rest| {
            let rest = rest.trim_start().trim_start_matches("if not exists").trim_start();
            rest.split(|c: char| c.is_whitespace() || c == '(').next().map(|name| unquoted(name).to_owned())
        })
        .collect();
    let is_own = |statement: &str| {
        let lower = statement.trim_start().to_lowercase();
        let Some(rest) = lower.strip_prefix("create table") else { return false };
        let name = rest.trim_start().split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let name = unquoted(name);
        name.starts_with("sqlite_")
            || virtual_tables.iter().any(|of| shadow.iter().any(|suffix| name == format!("{of}{suffix}")))
    };
    // Such statements stand in a line of their own in a dump.
    let lines = text.split_inclusive('\n').filter(|line| !is_own(line));
    lines.collect()
}

fn unquoted(name: &str) -> &str {
    name.trim_matches(['"', '\'', '`', '[', ']'])
}
