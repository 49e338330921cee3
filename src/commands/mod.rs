//! What each command does; beside `source` and `output` the only code that knows disk, clock and terminal.

mod build;
mod check;
mod compile;
mod diesel_project;
mod diff;
mod diff_database;
mod drift;
mod explain;
mod failure;
mod fmt;
mod git;
mod graph;
mod history;
mod import;
mod import_diesel;
mod init;
mod json_schema;
mod lint;
mod migrate;
mod migration_new;
mod migration_rebase;
mod origin;
mod problem;
mod questions;
mod terminal;
mod throwaway;

use std::process::ExitCode;

pub(crate) use build::build;
pub(crate) use check::check;
pub(crate) use diff::diff;
pub(crate) use drift::drift;
pub(crate) use explain::explain;
pub(crate) use failure::Failure;
pub(crate) use fmt::fmt;
pub(crate) use graph::graph;
pub(crate) use import::import;
pub(crate) use init::init;
pub(crate) use json_schema::json_schema;
pub(crate) use lint::lint;
pub(crate) use migrate::migrate;
pub(crate) use migration_new::migration_new;
pub(crate) use migration_rebase::migration_rebase;
pub(crate) use terminal::Terminal;

/// The version of the tool.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the process tells whoever started it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is done, or all is well.
    Done,
    /// The crate is not what the schema describes, or a build declined to write it.
    Differs,
    /// The schema, the arguments or the disk do not allow to go on.
    BadInput,
    /// A question has to be answered before it can go on.
    Asks,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Differs => 1,
            Exit::BadInput => 2,
            Exit::Asks => 3,
        })
    }
}
