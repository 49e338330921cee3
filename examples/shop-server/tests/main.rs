//! The generated crate of the root schema and the routes beside it, on the database that they are compiled for.

mod guide;
mod hooks;
mod http;
mod lists;
mod own_routes;
mod problems;
mod queries;
mod readme;
mod support;
mod writes;
