//! The REST API: every table's routes, made from the tables' descriptions.
//!
//! Handlers are not generic: one handler for each operation serves every table.

mod accept;
mod access;
mod aggregate;
mod body;
mod condition;
mod cursor;
mod description;
mod docs;
mod drained;
mod etag;
mod filter;
mod guarded;
mod handlers;
mod hooks;
mod json;
mod layers;
mod limits;
mod list;
mod list_text;
mod order;
mod page;
mod path;
mod problem;
mod router;
#[cfg(feature = "serve")]
pub mod serve;
mod server;
mod shape;
mod sight;
mod text;
mod touched;
mod tracked;
mod write;

pub use description::{Description, Served};
pub use access::{Authenticator, Identity};
pub use hooks::{Caller, Event, Hooks};
pub use json::JsonRow;
pub use layers::Origins;
pub use limits::Limits;
pub use problem::Problem;
pub use router::Api;
