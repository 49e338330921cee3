//! Throwaway databases, and Diesel's own tool to work on them.

use std::path::Path;
use std::process::Command;

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

    /// Runs Diesel's tool in a crate's folder and returns what it printed.
    ///
    /// # Panics
    ///
    /// When the tool fails.
    pub(crate) fn diesel(&self, folder: &Path, config: &str, arguments: &[&str]) -> String {
        let output = Command::new("diesel")
            .current_dir(folder)
            .args(arguments)
            .args(["--config-file", config, "--database-url", &self.url])
            .output()
            .expect("the diesel command is installed; run tests/run");
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: diesel {arguments:?}: {printed}{complaint}", self.backend);
        printed
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
        names.lines().filter(|name| !name.starts_with("__diesel")).map(str::to_owned).collect()
    }

    /// Returns a folder that lives as long as the database.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
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

/// Runs statements through the mysql client, which takes no URL.
fn mysql(server: &str, database: Option<&str>, sql: &str) -> String {
    let parts = server.strip_prefix("mysql://").and_then(|rest| {
        let (account, place) = rest.split_once('@')?;
        let (user, password) = account.split_once(':').unwrap_or((account, ""));
        let (host, port) = place.split_once('/')?.0.split_once(':')?;
        Some([format!("-u{user}"), format!("-p{password}"), format!("-h{host}"), format!("-P{port}")])
    });
    let parts = parts.expect("CODEGEN_TEST_MYSQL_URL is mysql://user:password@host:port/database");
    let mut arguments = vec!["--no-defaults", "--protocol=tcp", "-N"];
    arguments.extend(parts.iter().map(String::as_str));
    arguments.extend(database);
    arguments.extend(["-e", sql]);
    client("mariadb", &arguments)
}

fn client(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; run tests/run, which installs it"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
