//! Throwaway databases, and Diesel's own tool to work on them.

use std::process::{Command, Output};

use codegen::fileset::FileSet;
use codegen::model::Backend;
use tempfile::TempDir;

/// An empty database that goes when the value is dropped.
#[derive(Debug)]
pub(crate) struct Database {
    backend: Backend,
    name: String,
    url: String,
    folder: TempDir,
}

impl Database {
    /// Makes a database; the name tells it from those that other tests use at the same time.
    pub(crate) fn create(backend: Backend, name: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let name = format!("codegen_{}_{name}", std::process::id());
        let url = match backend {
            Backend::Sqlite => folder.path().join("test.db").display().to_string(),
            Backend::Postgres | Backend::Mysql => {
                let server = server_url(backend);
                let base = server.rsplit_once('/').expect("a URL that ends in the name of a database").0.to_owned();
                format!("{base}/{name}")
            }
        };
        let database = Self { backend, name, url, folder };
        if backend == Backend::Sqlite {
            std::fs::write(&database.url, "").expect("the temporary folder can be written to");
        } else {
            database.on_server(&format!("CREATE DATABASE {}", database.name));
        }
        database
    }

    /// Returns its address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Writes files into the database's folder.
    pub(crate) fn write(&self, files: &FileSet) {
        for (path, file) in files.iter() {
            let path = self.folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
            std::fs::write(path, &file.content).expect("a file can be written");
        }
    }

    /// Runs Diesel's tool in the database's folder and returns what it printed.
    ///
    /// # Panics
    ///
    /// When the tool fails.
    pub(crate) fn diesel(&self, config: &str, arguments: &[&str]) -> String {
        let output = self.diesel_command(config, arguments);
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: diesel {arguments:?}: {printed}{complaint}", self.backend);
        printed
    }

    /// Runs Diesel's tool in the database's folder and returns what it complained about.
    ///
    /// # Panics
    ///
    /// When the tool does not fail.
    pub(crate) fn diesel_fails(&self, config: &str, arguments: &[&str]) -> String {
        let output = self.diesel_command(config, arguments);
        assert!(!output.status.success(), "{}: diesel {arguments:?} shall fail", self.backend);
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn diesel_command(&self, config: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new("diesel");
        command.current_dir(self.folder.path()).args(arguments);
        command.args(["--config-file", config, "--database-url", &self.url]);
        command.output().expect("the diesel command is installed; run tests/run")
    }

    /// Runs statements in the database through the backend's own client and returns what it printed.
    ///
    /// # Panics
    ///
    /// When one of them fails.
    pub(crate) fn run(&self, sql: &str) -> String {
        match self.backend {
            Backend::Sqlite => client("sqlite3", &["-bail", &self.url, &format!("PRAGMA foreign_keys = ON; {sql}")]),
            Backend::Postgres => client("psql", &[&self.url, "-qAt", "-v", "ON_ERROR_STOP=1", "-c", sql]),
            Backend::Mysql => mysql(&server_url(Backend::Mysql), Some(&self.name), sql),
        }
    }

    /// Returns the names of the tables, without Diesel's own.
    pub(crate) fn tables(&self) -> Vec<String> {
        let sql = match self.backend {
            Backend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            Backend::Postgres => {
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' \
                                  UNION ALL SELECT typname FROM pg_type WHERE typtype = 'e'"
            }
            Backend::Mysql => "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
        };
        let names = self.run(sql);
        names.lines().filter(|name| !name.starts_with("__")).map(str::to_owned).collect()
    }

    /// Returns a description of all that the database holds but rows and Diesel's own table; equal schemas have equal ones.
    pub(crate) fn describe(&self) -> String {
        match self.backend {
            // The text of a table tells how it came to be, so its parts are asked for.
            Backend::Sqlite => self.run(
                "SELECT t.name, c.* FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE substr(t.name, 1, 2) <> '__' ORDER BY 1, 2;
                 SELECT t.name, k.seq, k.\"table\", k.\"from\", k.\"to\", k.on_update, k.on_delete
                 FROM sqlite_schema t, pragma_foreign_key_list(t.name) k ORDER BY 1, 3, 4;
                 SELECT i.sql, c.* FROM sqlite_schema i, pragma_index_xinfo(i.name) c WHERE i.type = 'index' AND substr(i.tbl_name, 1, 2) <> '__' ORDER BY i.name, c.seqno;
                 SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND substr(name, 1, 2) <> '__' ORDER BY 1",
            ),
            Backend::Postgres => {
                let dump = client("pg_dump", &["--schema-only", "--no-owner", "-T", "__diesel*", "-T", "__codegen*", &self.url]);
                // Each run has a random key: https://www.postgresql.org/docs/15/app-pgdump.html, --restrict-key
                dump.lines().filter(|line| !line.contains("restrict ")).collect::<Vec<_>>().join("\n")
            }
            Backend::Mysql => {
                let ignored = ["__diesel_schema_migrations", "__codegen_migrations"];
                let ignored = ignored.map(|table| format!("--ignore-table={}.{table}", self.name));
                let account = mysql_account(&server_url(Backend::Mysql));
                let mut arguments = vec!["--no-defaults", "--protocol=tcp", "--no-data", "--skip-dump-date"];
                arguments.extend(ignored.iter().map(String::as_str));
                arguments.extend(account.iter().map(String::as_str));
                arguments.push(&self.name);
                normalize_mysql_dump(&client("mariadb-dump", &arguments).replace(&self.name, "test"))
            }
        }
    }

    fn on_server(&self, sql: &str) {
        let server = server_url(self.backend);
        match self.backend {
            Backend::Sqlite => (),
            Backend::Postgres => drop(client("psql", &[&server, "-q", "-c", sql])),
            Backend::Mysql => drop(mysql(&server, None, sql)),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.on_server(&format!("DROP DATABASE {}", self.name));
    }
}

fn server_url(backend: Backend) -> String {
    let variable = match backend {
        Backend::Mysql => "CODEGEN_TEST_MYSQL_URL",
        _ => "CODEGEN_TEST_POSTGRES_URL",
    };
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set; run tests/run, which starts the servers"))
}

/// Runs statements through the mysql client.
fn mysql(server: &str, database: Option<&str>, sql: &str) -> String {
    let account = mysql_account(server);
    let mut arguments = vec!["--no-defaults", "--protocol=tcp", "-N", "--raw"];
    arguments.extend(account.iter().map(String::as_str));
    arguments.extend(database);
    arguments.extend(["-e", sql]);
    client("mariadb", &arguments)
}

/// Returns a server's URL as the arguments of the mysql clients, which take no URL.
fn mysql_account(server: &str) -> [String; 4] {
    let parts = server.strip_prefix("mysql://").and_then(|rest| {
        let (account, place) = rest.split_once('@')?;
        let (user, password) = account.split_once(':').unwrap_or((account, ""));
        let (host, port) = place.split_once('/')?.0.split_once(':')?;
        Some([format!("-u{user}"), format!("-p{password}"), format!("-h{host}"), format!("-P{port}")])
    });
    parts.expect("CODEGEN_TEST_MYSQL_URL is mysql://user:password@host:port/database")
}

/// Returns a dump without the counters of identity columns, and with the keys and checks of a table in the order of their names.
fn normalize_mysql_dump(dump: &str) -> String {
    let is_named = |line: &&str| line.starts_with("  CONSTRAINT ") || line.starts_with("  KEY ");
    let mut lines = Vec::new();
    for table in dump.split_inclusive(";\n") {
        let (mut named, others): (Vec<_>, Vec<_>) = table.lines().partition(is_named);
        named.iter_mut().for_each(|line| *line = line.trim_end_matches(','));
        named.sort_unstable();
        lines.extend(others.into_iter().chain(named).map(|line| match line.split_once(" AUTO_INCREMENT=") {
            Some((start, rest)) => format!("{start}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit())),
            None => line.trim_end_matches(',').to_owned(),
        }));
    }
    lines.join("\n")
}

fn client(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; run tests/run, which installs it"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
