//! The settings of the program: flags come before the environment, that before the file, and that before what is usual.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use axum::http::HeaderValue;
use clap::{Args, ValueEnum};

use crate::engine::{Database, PoolSettings};

use super::super::{Limits, Origins};

/// What every command needs.
#[derive(Args, Clone, Debug, Default, PartialEq)]
pub(super) struct Common {
    /// A file of settings (TOML) [default: the program's name with .toml, where there is such a file].
    #[arg(long, global = true, env = "CONFIG", value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// The database's address.
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true)]
    pub(super) database_url: Option<String>,
    /// What is logged: error, warn, info, debug (with each statement and its time) or trace, also for single parts
    /// (info,http=debug) [default: info].
    #[arg(long, global = true, env = "RUST_LOG")]
    pub(super) log: Option<String>,
    /// How it is logged [default: text].
    #[arg(long, global = true, env = "LOG_FORMAT")]
    pub(super) log_format: Option<LogFormat>,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// A line for people.
    #[default]
    Text,
    /// A JSON object a line.
    Json,
}

/// What `serve` needs beside.
#[derive(Args, Clone, Debug, Default, PartialEq)]
pub(super) struct Serve {
    /// Where to listen, as address and port.
    #[arg(long, conflicts_with_all = ["bind", "port"])]
    pub(super) listen: Option<SocketAddr>,
    /// The address to listen on [default: 127.0.0.1].
    #[arg(long, env = "BIND")]
    pub(super) bind: Option<IpAddr>,
    /// The port to listen on; 0 takes any free one [default: 3000].
    #[arg(long, env = "PORT")]
    pub(super) port: Option<u16>,
    /// Leaves the database as it is.
    #[arg(long)]
    pub(super) no_migrate: bool,
    /// Whether to bring the database up to date first [default: true].
    #[arg(long, env = "MIGRATE", conflicts_with = "no_migrate")]
    pub(super) migrate: Option<bool>,
    /// The most connections to the database [default: 10].
    #[arg(long, env = "CONNECTIONS", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) connections: Option<u16>,
    /// How many seconds a request waits for a connection [default: 5].
    #[arg(long, env = "CONNECTION_WAIT", value_name = "SECONDS")]
    pub(super) connection_wait: Option<u32>,
    /// From where else browsers may ask (CORS): origins like https://shop.example, separated by commas, or * for all.
    #[arg(long, env = "ALLOW_ORIGIN", value_delimiter = ',')]
    pub(super) allow_origin: Option<Vec<HeaderValue>>,
    /// Compresses answers for clients that take them compressed.
    #[arg(long, env = "COMPRESSION", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(super) compression: Option<bool>,
    /// How many seconds an answer may take, and all of them when the program is told to stop [default: 30].
    #[arg(long, env = "TIMEOUT", value_name = "SECONDS")]
    pub(super) timeout: Option<u32>,
    /// The most bytes of a body [default: 1048576].
    #[arg(long, env = "BODY_LIMIT", value_name = "BYTES")]
    pub(super) body_limit: Option<usize>,
}

impl Common {
    /// Returns the settings with those of the file where there are none.
    pub(super) fn or(self, file: Self) -> Self {
        Self {
            config: self.config,
            database_url: self.database_url.or(file.database_url),
            log: self.log.or(file.log),
            log_format: self.log_format.or(file.log_format),
        }
    }

    /// Returns the address of the database.
    ///
    /// # Errors
    ///
    /// That none is set, and the database has no usual one.
    pub(super) fn database_url(&self, database: &Database) -> Result<String, &'static str> {
        let url = self.database_url.clone().or_else(|| database.url());
        url.ok_or("set DATABASE_URL to the address of the database")
    }
}

impl Serve {
    /// Returns the settings with those of the file where there are none.
    pub(super) fn or(self, file: Self) -> Self {
        Self {
            listen: self.listen,
            bind: self.bind.or(file.bind),
            port: self.port.or(file.port),
            no_migrate: self.no_migrate,
            migrate: self.migrate.or(file.migrate),
            connections: self.connections.or(file.connections),
            connection_wait: self.connection_wait.or(file.connection_wait),
            allow_origin: self.allow_origin.or(file.allow_origin),
            compression: self.compression.or(file.compression),
            timeout: self.timeout.or(file.timeout),
            body_limit: self.body_limit.or(file.body_limit),
        }
    }

    /// Returns where to listen.
    pub(super) fn address(&self) -> SocketAddr {
        let bind = self.bind.unwrap_or(Ipv4Addr::LOCALHOST.into());
        self.listen.unwrap_or_else(|| SocketAddr::new(bind, self.port.unwrap_or(3000)))
    }

    /// Returns whether to bring the database up to date.
    pub(super) fn migrates(&self) -> bool {
        !self.no_migrate && self.migrate.unwrap_or(true)
    }

    /// Returns how the pool behaves.
    pub(super) fn pool(&self) -> PoolSettings {
        let usual = PoolSettings::default();
        PoolSettings {
            max_size: self.connections.map_or(usual.max_size, usize::from),
            wait: self.connection_wait.map_or(usual.wait, seconds),
        }
    }

    /// Returns what a request may cost.
    pub(super) fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            body: self.body_limit.unwrap_or(usual.body),
            timeout: self.timeout.map_or(usual.timeout, seconds),
            ..usual
        }
    }

    /// Returns from where browsers may ask.
    pub(super) fn origins(&self) -> Origins {
        match self.allow_origin.as_deref() {
            None | Some([]) => Origins::Own,
            Some(origins) if origins.iter().any(|origin| origin == "*") => Origins::Any,
            Some(origins) => Origins::Some(origins.to_vec()),
        }
    }
}

fn seconds(seconds: u32) -> Duration {
    Duration::from_secs(seconds.into())
}
