use std::collections::{BTreeMap, BTreeSet};

use super::Default;

/// What a schema says about the way from the database as it was to the one it describes.
///
/// It stands beside the model and not in it: once a migration was written nothing of it is left to say, and what stays in the
/// schema is without effect.
#[derive(Clone, Debug, std::default::Default, PartialEq, Eq)]
pub struct Intent {
    /// What had another name before.
    pub renames: Renames,
    /// What rows that exist get, by table and column: in a column that is new, or where they hold NULL and no longer may.
    pub backfills: BTreeMap<(String, String), Default>,
    /// What may be lost.
    pub losses: Losses,
    /// Whether all of a change is one migration, also where it then keeps others from tables for long.
    pub offline: bool,
}

/// Former names, each by what it is called now.
#[derive(Clone, Debug, std::default::Default, PartialEq, Eq)]
pub struct Renames {
    /// Of tables.
    pub tables: BTreeMap<String, String>,
    /// Of columns, by table and column.
    pub columns: BTreeMap<(String, String), String>,
    /// Of enums.
    pub enums: BTreeMap<String, String>,
    /// Of the labels of enums, by enum and label.
    pub labels: BTreeMap<(String, String), String>,
    /// Of constraints and indexes, by table and name.
    pub parts: BTreeMap<(String, String), String>,
}

/// What a migration may lose.
#[derive(Clone, Debug, std::default::Default, PartialEq, Eq)]
pub struct Losses {
    /// Whether anything may be lost.
    pub all: bool,
    /// Tables (`users`), columns (`users.nickname`), enums (`status`) and labels (`status.archived`), by their former names.
    pub of: BTreeSet<String>,
}

impl Losses {
    /// Returns whether the thing of that name may be lost.
    pub fn permit(&self, name: &str) -> bool {
        self.all || self.of.contains(name)
    }
}
