//! Every difference between the databases, behind the same few items in one file each.
//!
//! A backend says how a connection is opened and given up (`Conn`, `establish`, `REST`, `give_up`), how rows are read
//! (`load`), what its SQL does otherwise than the other two (`push_bind_cast`, `push_bits`, `push_array`, `printed`,
//! `push_like`, `push_search`, `push_relevance`, `push_order`, `DOUBLED`, `SUBQUERIES_GIVE_ENUMS`, `RETURNING`, `FOR_UPDATE`,
//! `begin`, `NAMES_FOREIGN_KEYS`, `WITH_ENUMS`, `DEFAULT_ROW`, `BIND_LIMIT`), what its errors mean (`violation`), and what the
//! migrations call it (`DIALECT`).

#[cfg(feature = "mysql")]
pub(super) mod mysql;
#[cfg(feature = "mysql")]
mod mysql_text;
#[cfg(feature = "postgres")]
mod postgis;
#[cfg(feature = "postgres")]
pub(super) mod postgres;
#[cfg(feature = "postgres")]
mod postgres_text;
#[cfg(feature = "sqlite")]
pub(super) mod sqlite;
#[cfg(any(feature = "mysql", feature = "postgres"))]
mod stream;

#[cfg(feature = "mysql")]
pub(super) use mysql as this;
#[cfg(feature = "postgres")]
pub(super) use postgres as this;
#[cfg(feature = "sqlite")]
pub(super) use sqlite as this;

pub use this::Conn;

use super::{Search, Table};

/// Reports that the database has nothing to look words up in.
fn no_index(table: &Table, search: &Search) -> diesel::result::Error {
    let message = format!("{} has no full text of {:?} on this database", table.name, search.name);
    diesel::result::Error::QueryBuilderError(message.into())
}

/// A rule of the database that a statement broke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// Which kind of rule.
    pub(super) rule: Rule,
    /// The constraint's name, where the database tells it.
    pub(super) constraint: Option<String>,
    /// The names of the columns, where the database tells them.
    pub(super) columns: Vec<String>,
    /// Whether the database tells that it is a foreign key that leads to the row.
    pub(super) is_in_use: bool,
}

/// A kind of rule that a statement can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// A unique constraint, an exclusion constraint or a primary key.
    Unique,
    /// A foreign key, from either end.
    ForeignKey,
    /// A check.
    Check,
    /// NOT NULL.
    NotNull,
    /// A column's type, whose values the engine does not know as well as the database does.
    Type,
    /// No other transaction stands in the way.
    Alone,
    /// The database or the connection to it is not to be had at the moment.
    Available,
}

impl Rule {
    /// Reports that the rule was broken, by the constraint of that name if there is one.
    pub(super) fn broken(self, constraint: Option<&str>) -> Broken {
        Broken { rule: self, constraint: constraint.map(str::to_owned), columns: Vec::new(), is_in_use: false }
    }
}
