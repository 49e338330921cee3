//! A server of one's own for a moment: found among the programs of this machine, without rights, in a temporary folder.

use std::env;
use std::fs;
use std::io;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::time::sleep;

use crate::database::Database;
use crate::model::Backend;

use super::Failure;

/// The account without rights that servers run as when we are root, which both refuse.
const NOBODY: u32 = 65534;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where servers keep their programs beside `PATH`.
const FOLDERS: [&str; 5] =
    ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/*/bin", "/usr/sbin", "/usr/local/sbin"];

/// A running server, which goes with the value.
#[derive(Debug)]
pub(super) struct Throwaway {
    server: Child,
    url: String,
    log: PathBuf,
    // Dropped last: the server writes to it.
    _folder: TempDir,
}

impl Throwaway {
    /// Starts a server of a backend.
    ///
    /// # Errors
    ///
    /// When the programs are not installed, or do not run.
    pub(super) async fn start(backend: Backend) -> Result<Self, Failure> {
        let folder =
            tempfile::Builder::new().prefix("codegen-").tempdir().map_err(Failure::io("create", env::temp_dir()))?;
        let data = folder.path().join("data");
        let password = blake3::hash(folder.path().as_os_str().as_encoded_bytes()).to_hex()[..24].to_owned();
        let start = match backend {
            Backend::Sqlite => return Err(missing("sqlite3")),
            Backend::Postgres => postgres,
            Backend::Mysql => mysql,
        };
        let port = free_port().map_err(Failure::io("find a port on", "127.0.0.1"))?;
        let log = folder.path().join("log");
        if is_root() {
            chown(folder.path(), Some(NOBODY), Some(NOBODY)).map_err(Failure::io("give away", folder.path()))?;
        }
        let (command, url) = start(folder.path(), &data, port, &password)?;
        let server = spawn(command, &log)?;
        let started = Self { server, url, log, _folder: folder };
        started.wait().await
    }

    /// Returns the address of the server's first database.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    async fn wait(mut self) -> Result<Self, Failure> {
        let begun = Instant::now();
        while Database::open(&self.url).await.is_err() {
            let has_ended = self.server.try_wait().map_err(Failure::io("wait for", &self.log))?.is_some();
            if has_ended || begun.elapsed() > PATIENCE {
                let told = fs::read_to_string(&self.log).unwrap_or_default();
                let last: Vec<&str> = told.lines().rev().take(5).collect();
                let lines: Vec<&str> = last.into_iter().rev().collect();
                return Err(Failure::Program { name: "the database server".to_owned(), told: lines.join("\n") });
            }
            sleep(Duration::from_millis(100)).await;
        }
        Ok(self)
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        // Nothing in it is worth a clean end; what cannot be killed has ended.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Returns the path of a program, or says that it is needed.
///
/// # Errors
///
/// When it is not installed.
pub(super) fn program(names: &[&str]) -> Result<PathBuf, Failure> {
    let in_path = env::var_os("PATH").map(|path| env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    let others =
        FOLDERS.iter().filter_map(|pattern| glob::glob(pattern).ok()).flat_map(|found| found.filter_map(Result::ok));
    let mut folders = in_path;
    folders.extend(others);
    let found =
        names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file()));
    found.ok_or_else(|| missing(names[0]))
}

fn missing(name: &str) -> Failure {
    Failure::Unknown {
        what: "program",
        word: name.to_owned(),
        help: "install the database server (Debian: apt-get install postgresql, or mariadb-server), or load the file into a \
               database of your own and give its address"
            .to_owned(),
    }
}

fn postgres(folder: &Path, data: &Path, port: u16, password: &str) -> Result<(Command, String), Failure> {
    let (initdb, server) = (program(&["initdb"])?, program(&["postgres"])?);
    let secret = folder.join("secret");
    fs::write(&secret, password).map_err(Failure::io("write", &secret))?;
    if is_root() {
        chown(&secret, Some(NOBODY), Some(NOBODY)).map_err(Failure::io("give away", &secret))?;
    }
    let mut prepare = Command::new(initdb);
    prepare.arg("--pgdata").arg(data).args([
        "--username=codegen",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    ]);
    run(without_rights(prepare.arg("--pwfile").arg(&secret), folder), "initdb")?;
    let mut command = Command::new(server);
    command.arg("-D").arg(data);
    let port_setting = format!("port={port}");
    for setting in
        ["listen_addresses=127.0.0.1", &port_setting, "unix_socket_directories=", "fsync=off", "full_page_writes=off"]
    {
        command.args(["-c", setting]);
    }
    without_rights(&mut command, folder);
    Ok((command, format!("postgres://codegen:{password}@127.0.0.1:{port}/postgres")))
}

fn mysql(folder: &Path, data: &Path, port: u16, password: &str) -> Result<(Command, String), Failure> {
    let install = program(&["mariadb-install-db", "mysql_install_db"])?;
    let server = program(&["mariadbd", "mysqld"])?;
    let mut prepare = Command::new(install);
    prepare.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]);
    run(without_rights(prepare.arg(option("--datadir=", data)), folder), "mariadb-install-db")?;
    let statements = folder.join("init.sql");
    let text = format!(
        "CREATE USER codegen@'%' IDENTIFIED BY '{password}';\nGRANT ALL ON *.* TO codegen@'%' WITH GRANT OPTION;\n\
         CREATE DATABASE codegen CHARACTER SET utf8mb4;\nALTER USER root@localhost IDENTIFIED BY '{password}';\n"
    );
    fs::write(&statements, text).map_err(Failure::io("write", &statements))?;
    if is_root() {
        chown(&statements, Some(NOBODY), Some(NOBODY)).map_err(Failure::io("give away", &statements))?;
    }
    let mut command = Command::new(server);
    command.args(["--no-defaults", "--bind-address=127.0.0.1", "--skip-name-resolve", "--skip-log-bin"]);
    command.args(["--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync"]);
    command.arg(format!("--port={port}")).arg(option("--datadir=", data)).arg(option("--init-file=", &statements));
    command.arg(option("--socket=", &folder.join("sock"))).arg(option("--pid-file=", &folder.join("pid")));
    without_rights(&mut command, folder);
    Ok((command, format!("mysql://codegen:{password}@127.0.0.1:{port}/codegen")))
}

fn option(name: &str, path: &Path) -> String {
    format!("{name}{}", path.display())
}

fn without_rights<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    command.env("HOME", folder).current_dir(folder).stdin(Stdio::null());
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

/// Returns whether we may do everything: then the root folder of processes is ours.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn spawn(mut command: Command, log: &Path) -> Result<Child, Failure> {
    let file = fs::File::create(log).map_err(Failure::io("create", log))?;
    let other = file.try_clone().map_err(Failure::io("open", log))?;
    let name = command.get_program().to_owned();
    command.stdout(file).stderr(other).spawn().map_err(Failure::io("run", PathBuf::from(name)))
}

/// Runs a program to its end.
///
/// # Errors
///
/// When it does not start, or does not succeed.
pub(super) fn run(command: &mut Command, name: &str) -> Result<(), Failure> {
    let output = command.output().map_err(Failure::io("run", command.get_program()))?;
    if output.status.success() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&output.stderr);
    let told = if told.trim().is_empty() { String::from_utf8_lossy(&output.stdout) } else { told };
    Err(Failure::Program { name: name.to_owned(), told: told.trim().to_owned() })
}
