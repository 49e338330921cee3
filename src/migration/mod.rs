//! What has to happen to a database so that it becomes the one that a model describes.
//!
//! [`plan`] compares two models, as pure functions of them and a dialect, and gives a [`Plan`]: migrations of steps in an order that
//! works, there and back. What would lose something that nobody permitted it refuses, all of it at once, before anything is written.

mod addition;
mod column_order;
mod diff;
mod frame;
mod hazard;
mod labels;
mod objects;
mod online;
mod order;
mod part;
mod phase;
mod plan;
mod question;
mod refusal;
mod rename;
mod render;
mod settings;
mod step;
mod stories;

pub use addition::{column_alone, enum_alone, foreign_key_alone, index_alone, table_alone, view_alone};
pub use column_order::in_database_order;
pub use hazard::Hazard;
pub use phase::Phase;
pub use plan::{Migration, Plan, Stage, plan};
pub use question::{DROP, Question, answer, questions};
pub use refusal::Refusal;
pub(crate) use rename::mentions;
pub use step::Step;
