//! What has to happen to a database so that it becomes the one that a model describes.
//!
//! [`diff`] compares two models, as pure functions of them and a dialect, and gives a [`Plan`]: steps in an order that works, each
//! with its inverse. What this version cannot do without risk it refuses, all of it at once, before anything is written.

mod column_order;
mod diff;
mod hazard;
mod objects;
mod order;
mod plan;
mod refusal;
mod render;
mod step;
mod stories;

pub use column_order::in_database_order;
pub use diff::diff;
pub use hazard::Hazard;
pub use plan::{Plan, RenderedStep, Stage};
pub use refusal::{Refusal, RefusalCode};
pub use step::{Phase, Step};
