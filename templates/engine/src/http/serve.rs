//! The program: `serve` and `migrate`.

use std::error::Error;
use std::future::pending;
use std::io::{IsTerminal as _, stderr};
use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use axum::http::HeaderValue;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::signal;
use tracing_subscriber::EnvFilter;

use crate::engine::{Database, Pool, PoolSettings, migrate, migration_status, revert};

use super::{Api, Description, Limits, Origins};

/// The database and its REST API.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// The database's address; DATABASE_URL unless given.
    #[arg(long, global = true)]
    database_url: Option<String>,
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

#[derive(Debug, Args)]
struct Serve {
    /// Where to listen, as address and port.
    #[arg(long, conflicts_with_all = ["bind", "port"])]
    listen: Option<SocketAddr>,
    /// The address to listen on.
    #[arg(long, env = "BIND", default_value = "127.0.0.1")]
    bind: IpAddr,
    /// The port to listen on; 0 takes any free one.
    #[arg(long, env = "PORT", default_value_t = 3000)]
    port: u16,
    /// Leaves the database as it is.
    #[arg(long)]
    no_migrate: bool,
    /// The most connections to the database.
    #[arg(long, env = "CONNECTIONS", default_value_t = PoolSettings::default().max_size)]
    connections: usize,
    /// From where else browsers may ask (CORS): origins like https://shop.example, separated by commas, or * for all.
    #[arg(long, env = "ALLOW_ORIGIN", value_delimiter = ',')]
    allow_origin: Vec<HeaderValue>,
    /// Compresses answers for clients that take them compressed.
    #[arg(long, env = "COMPRESSION")]
    compression: bool,
    /// How many seconds an answer may take.
    #[arg(long, env = "TIMEOUT", default_value_t = Limits::default().timeout.as_secs())]
    timeout: u64,
    /// The most bytes of a body.
    #[arg(long, env = "BODY_LIMIT", default_value_t = Limits::default().body)]
    body_limit: usize,
}

/// Runs the program of a database with the process's arguments.
pub fn main(description: Description) -> ExitCode {
    let Database { name, version, .. } = *description.database;
    let matches = Cli::command().name(name).version(version).get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(stderr).init();
    match Runtime::new().map_err(Into::into).and_then(|runtime| runtime.block_on(run(description, cli))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

async fn run(description: Description, cli: Cli) -> Result<(), Box<dyn Error>> {
    let database = description.database;
    let url = cli.database_url.or_else(|| database.url()).ok_or("set DATABASE_URL to the address of the database")?;
    match cli.command {
        Command::Serve(arguments) => serve(description, &url, arguments).await,
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

async fn serve(description: Description, url: &str, arguments: Serve) -> Result<(), Box<dyn Error>> {
    if !arguments.no_migrate {
        apply_migrations(description.database, url).await?;
    }
    let settings = PoolSettings { max_size: arguments.connections, ..PoolSettings::default() };
    let limits =
        Limits { timeout: Duration::from_secs(arguments.timeout), body: arguments.body_limit, ..Limits::default() };
    let api = Api::<()>::of(description, Pool::new(url, settings)?).limits(limits).origins(origins(arguments.allow_origin));
    let router = if arguments.compression { api.compression() } else { api }.into_router();
    let address = arguments.listen.unwrap_or_else(|| SocketAddr::new(arguments.bind, arguments.port));
    let listener = TcpListener::bind(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))?;
    println!("Listening on http://{}", listener.local_addr()?);
    axum::serve(listener, router).with_graceful_shutdown(asked_to_stop()).await?;
    Ok(())
}

fn origins(origins: Vec<HeaderValue>) -> Origins {
    match origins.as_slice() {
        [] => Origins::Own,
        [all] if all == "*" => Origins::Any,
        _ => Origins::Some(origins),
    }
}

async fn apply_migrations(database: &Database, url: &str) -> Result<(), Box<dyn Error>> {
    for name in migrate(database, url).await? {
        println!("Applied migration {name}");
    }
    Ok(())
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
