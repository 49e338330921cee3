//! Requests that write: what each does in its transaction, and how it is answered.

mod condition;
mod create;
mod failure;
mod handlers;
mod idempotency;
mod job;
mod link;
mod merge;
mod reply;
mod upsert;

pub(super) use handlers::{create, delete, replace, update};
pub(super) use link::{is_linkable, link, unlink};
pub(super) use merge::is_patch;
