//! Runs migrations: the folder that Diesel's own tool reads too, statement by statement, one deployer at a time.
//!
//! It knows no driver: whoever has a connection implements [`Session`]. What was applied stands in Diesel's version table, so
//! that both tools may be used on one database; hashes, progress and timings stand in a table beside it. [`Folder`] holds the
//! migrations to their lock file, [`up`], [`down`], [`redo`] and [`status`] do the rest.

mod caption;
mod commands;
mod concurrent;
mod dialect;
mod error;
mod folder;
mod guard;
mod history;
mod kind;
mod lexer;
mod lock;
mod migration;
mod preflight;
mod run;
mod script;
mod session;
mod settings;
mod turn;
mod verify;

pub use commands::{Applied, Direction, Options, State, Status, down, redo, status, up};
pub use dialect::Dialect;
pub use error::{Error, Failed, Remains};
pub use folder::Folder;
pub use lexer::{Lexer, Token, TokenKind};
pub use lock::{Entry, Lock, LockError, Seal};
pub use migration::{Migration, version};
pub use preflight::InTheWay;
pub use run::Event;
pub use script::{Statement, statements};
pub use session::{Cause, Session};
pub use verify::{Damage, made_after, verify};
