//! The REST API: every table's routes, made from the tables' descriptions.
//!
//! Handlers are not generic: one handler for each operation serves every table. A crate that depends on this one
//! merges its own routes with [`router`]'s, or serves them beside the tables under a path of their own.

mod accept;
mod app;
mod body;
mod etag;
mod filter;
mod handlers;
mod hooks;
mod json;
mod layers;
mod list;
mod problem;
mod router;
#[cfg(feature = "serve")]
pub mod serve;
mod text;
mod write;

pub use hooks::{Event, Hooks};
pub use json::JsonRow;
pub use layers::{Limits, Origins};
pub use problem::Problem;
pub use router::{Api, OPENAPI, router, router_with};
