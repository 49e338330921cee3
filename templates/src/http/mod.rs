//! The REST API: every table's routes, made from the tables' descriptions.
//!
//! Handlers are not generic: one handler for each operation serves every table. A crate that depends on this one
//! merges its own routes with [`router`]'s, or serves them beside the tables under a path of their own.

mod aggregate;
mod body;
mod condition;
mod cursor;
mod docs;
mod filter;
mod handlers;
mod json;
mod layers;
mod limits;
mod list;
mod list_text;
mod order;
mod page;
mod path;
mod problem;
mod read;
mod router;
#[cfg(feature = "serve")]
pub mod serve;
mod shape;
mod text;

pub use json::JsonRow;
pub use limits::Limits;
pub use problem::Problem;
pub use router::{OPENAPI, router, router_with};
