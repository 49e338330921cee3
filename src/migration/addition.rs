//! Single things of a model as statements of their own, and what takes them back.

use super::render::{column, enumeration, foreign_key, index, object, table};
use crate::dialect::{ColumnAt, Dialect, EnumAt, TableAt};
use crate::model::{ForeignKey, Index, View};

/// Returns the statements that make a table with all but its foreign keys, and that drop it.
pub fn table_alone(at: TableAt<'_>, dialect: &dyn Dialect) -> (String, String) {
    (table::create(at, &[], dialect).join(";\n"), format!("DROP TABLE {}", dialect.table_name(at.table)))
}

/// Returns the statements that add a column to a table that exists, and that drop it.
pub fn column_alone(at: ColumnAt<'_>, dialect: &dyn Dialect) -> (String, String) {
    let owner = format!("ALTER TABLE {}", dialect.table_name(at.table));
    let add = format!("{owner} ADD COLUMN {}", column::definition(at, dialect));
    (add, format!("{owner} DROP COLUMN {}", dialect.quote(&at.column.name)))
}

/// Returns the statements that make the type of an enum and drop it; `None` where it has none.
pub fn enum_alone(at: EnumAt<'_>, dialect: &dyn Dialect) -> Option<(String, String)> {
    let create = enumeration::create(at, dialect);
    (!create.is_empty()).then(|| (create.join(";\n"), enumeration::drop(at, dialect).join(";\n")))
}

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
