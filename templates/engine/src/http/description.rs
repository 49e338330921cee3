use crate::engine::Database;

/// What an API is made of.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// The database.
    pub database: &'static Database,
    /// The OpenAPI document.
    pub openapi: &'static str,
}

/// The type that stands for the tables of a crate, which [`Api`](super::Api) knows them by.
pub trait Served {
    /// What is served.
    const DESCRIPTION: Description;
}
