//! What several test programs share.

pub(crate) mod database;
pub(crate) mod model;
