//! The program: `serve` and `migrate`.

mod file;
mod settings;

use std::error::Error;
use std::future::pending;
use std::io::{IsTerminal as _, stderr};
use std::process::ExitCode;
use std::time::Duration;

use axum::ServiceExt;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::{signal, time};
use tracing_subscriber::EnvFilter;

use crate::engine::{Database, Pool, migrate, migration_status, revert};

use self::file::File;
use self::settings::{Common, LogFormat, Serve};
use super::{Api, Description};

/// The database and its REST API.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Brings the database up to date and serves the API.
    Serve(Serve),
    /// Brings the database up to date.
    Migrate {
        #[command(subcommand)]
        action: Option<Migrate>,
    },
}

#[derive(Debug, Subcommand)]
enum Migrate {
    /// Applies the migrations that the database has not seen; done also when nothing is said.
    Up,
    /// Takes the last migration back.
    Down {
        /// How many.
        #[arg(long, short, default_value_t = 1)]
        number: usize,
    },
    /// Lists the migrations with what the database knows of them.
    Status,
}

/// Runs the program of a database with the process's arguments.
pub fn main(description: Description) -> ExitCode {
    let Database { name, version, .. } = *description.database;
    let matches = Cli::command().name(name).version(version).get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    match start(description, cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

fn start(description: Description, cli: Cli) -> Result<(), Box<dyn Error>> {
    let file = file::read(cli.common.config.as_deref(), description.database.name)?;
    let common = cli.common.or(file.common.clone());
    log(&common)?;
    Runtime::new()?.block_on(run(description, cli.command, &common, file))
}

/// Starts the log, on standard error.
fn log(common: &Common) -> Result<(), Box<dyn Error>> {
    let words = common.log.as_deref().unwrap_or("info");
    let filter = EnvFilter::try_new(words).map_err(|error| format!("what is logged, {words:?}: {error}"))?;
    let colours = stderr().is_terminal();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(stderr);
    match common.log_format.unwrap_or_default() {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
    Ok(())
}

async fn run(
    description: Description,
    command: Command,
    common: &Common,
    file: File,
) -> Result<(), Box<dyn Error>> {
    let database = description.database;
    let url = common.database_url(database)?;
    match command {
        Command::Serve(arguments) => serve(description, &url, &arguments.or(file.serve)).await,
        Command::Migrate { action: None | Some(Migrate::Up) } => apply_migrations(database, &url).await,
        Command::Migrate { action: Some(Migrate::Down { number }) } => {
            for name in revert(database, &url, number).await? {
                println!("Reverted migration {name}");
            }
            Ok(())
        }
        Command::Migrate { action: Some(Migrate::Status) } => {
            for status in migration_status(database, &url).await? {
                println!("{:?} {}", status.state, status.name);
            }
            Ok(())
        }
    }
}

async fn serve(description: Description, url: &str, settings: &Serve) -> Result<(), Box<dyn Error>> {
    if settings.migrates() {
        apply_migrations(description.database, url).await?;
    }
    let limits = settings.limits();
    let pool = Pool::new(url, settings.pool())?;
    let api = Api::<()>::of(description, pool).limits(limits).origins(settings.origins());
    let service = if settings.compression.unwrap_or(false) { api.compression() } else { api }.into_service();
    let address = settings.address();
    let listener = TcpListener::bind(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))?;
    println!("Listening on http://{}", listener.local_addr()?);
    let server = axum::serve(listener, service.into_make_service()).with_graceful_shutdown(asked_to_stop());
    tokio::select! {
        done = async { server.await } => done?,
        () = overdue(limits.timeout) => tracing::warn!("stopped although clients were still connected"),
    }
    Ok(())
}

async fn apply_migrations(database: &Database, url: &str) -> Result<(), Box<dyn Error>> {
    for name in migrate(database, url).await? {
        println!("Applied migration {name}");
    }
    Ok(())
}

/// Ends when every answer that was worked on as the process was told to stop has had its time: what is left are clients that
/// do not read or write on.
async fn overdue(timeout: Duration) {
    asked_to_stop().await;
    time::sleep(timeout).await;
}

/// Ends when the process is told to stop: Ctrl-C, or SIGTERM as service managers send it.
async fn asked_to_stop() {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            terminate.recv().await;
        }
        Err(_) => pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    pending().await
}

fn report(error: &dyn Error) {
    eprint!("error: {error}");
    let mut source = error.source();
    while let Some(cause) = source {
        eprint!(": {cause}");
        source = cause.source();
    }
    eprintln!();
}
