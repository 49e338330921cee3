//! A Diesel project as people have them: `schema` is what its diesel.toml makes of its migrations, `models` is written by hand.

pub mod models;
pub mod schema;
