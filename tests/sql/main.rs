//! What the tool writes, judged by the databases themselves and by Diesel's own tools.
//!
//! The servers are named by CODEGEN_TEST_POSTGRES_URL and CODEGEN_TEST_MYSQL_URL; tests/run starts them.

mod adoption;
mod migrations;
mod models;
mod preflight;
mod print_schema;
mod rebuild;
mod refusals;
mod runner;
mod snapshot;
mod support;
