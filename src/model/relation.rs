use serde::{Deserialize, Serialize};

use super::Named;

/// A way from a row to rows of another table (or of its own).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The name in the schema and in the API.
    pub name: String,
    /// The identifier in Rust: the name, made fit for Rust.
    pub rust_name: String,
    /// The table it leads to.
    pub table: String,
    /// How it leads there.
    pub kind: RelationKind,
}

impl Named for Relation {
    fn name(&self) -> &str {
        &self.name
    }
}

/// How a relation follows foreign keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RelationKind {
    /// This table's foreign key of that name leads to at most one row.
    BelongsTo {
        /// The name of the foreign key, in the table that has the relation.
        foreign_key: String,
    },
    /// At most one row of the other table refers here, because its foreign key is unique.
    HasOne {
        /// The name of the foreign key, in the table that the relation leads to.
        foreign_key: String,
    },
    /// Rows of the other table refer here.
    HasMany {
        /// The name of the foreign key, in the table that the relation leads to.
        foreign_key: String,
    },
    /// Rows of a join table refer both here and there.
    ManyToMany {
        /// The join table.
        through: String,
        /// The name of the join table's foreign key to the table that has the relation.
        source_key: String,
        /// The name of the join table's foreign key to the table that the relation leads to.
        target_key: String,
    },
}
