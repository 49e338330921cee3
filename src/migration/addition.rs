//! Single things of a model as statements of their own, and what takes them back.

use super::render::{foreign_key, index, object};
use crate::dialect::{Dialect, TableAt};
use crate::model::{ForeignKey, Index, View};

/// Returns the statements that add a foreign key to a table that exists, and that drop it.
pub fn foreign_key_alone(at: TableAt<'_>, key: &ForeignKey, dialect: &dyn Dialect) -> (String, String) {
    (foreign_key::add(at, key, dialect), foreign_key::drop(at, key, dialect))
}

/// Returns the statements that create an index and drop it; `None` where the backend does not have it.
pub fn index_alone(at: TableAt<'_>, index: &Index, dialect: &dyn Dialect) -> Option<(String, String)> {
    Some((index::create(at, index, dialect)?, dialect.drop_index(at.table, index)))
}

/// Returns the statements that make a view with its comments, and that drop it.
pub fn view_alone(view: &View, dialect: &dyn Dialect) -> (String, String) {
    (object::create_view(view, dialect).join(";\n"), object::drop_view(view, dialect).join(";\n"))
}
