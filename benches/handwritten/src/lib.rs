pub mod app;
pub mod schema;
pub mod tables;
