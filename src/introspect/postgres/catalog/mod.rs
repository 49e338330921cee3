//! The questions to PostgreSQL's catalog, each for the whole database.
//!
//! <https://www.postgresql.org/docs/current/catalogs.html>. Names are printed as the search path `public` needs them, which is the one
//! that migrations run with.

mod indexes;
mod objects;
mod relations;
mod types;

use serde::de::DeserializeOwned;

use crate::database::{Database, DatabaseError};
pub(super) use indexes::{Index, IndexPart};
pub(super) use objects::{Defined, Dependency, Part};
pub(super) use relations::{Column, Constraint, Namespace, Relation};
pub(super) use types::{Sequence, TypeRow};

/// Sets what the catalog's functions print by.
pub(super) const SESSION: &str = "SET search_path = public; SET quote_all_identifiers = off; SET intervalstyle = postgres; \
                                  SET datestyle = iso; SET extra_float_digits = 1";

/// Namespaces that users make.
const OUR_NAMESPACE: &str = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname NOT LIKE 'pg\\_temp\\_%' \
                             AND n.nspname NOT LIKE 'pg\\_toast\\_temp\\_%'";

/// Returns the condition that an object is no part of an extension.
fn no_extension(class: &str, oid: &str) -> String {
    format!(
        "NOT EXISTS (SELECT FROM pg_depend AS e WHERE e.classid = '{class}'::regclass AND e.objid = {oid} AND e.deptype = 'e')"
    )
}

/// All that was asked.
#[derive(Debug)]
pub(super) struct Catalog {
    pub(super) namespaces: Vec<Namespace>,
    pub(super) relations: Vec<Relation>,
    pub(super) columns: Vec<Column>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) indexes: Vec<Index>,
    pub(super) types: Vec<TypeRow>,
    pub(super) sequences: Vec<Sequence>,
    pub(super) defined: Vec<Defined>,
    pub(super) dependencies: Vec<Dependency>,
    pub(super) parts: Vec<Part>,
}

impl Catalog {
    /// Asks all of it.
    pub(super) async fn read(database: &mut Database) -> Result<Self, DatabaseError> {
        database.execute(SESSION).await?;
        Ok(Self {
            namespaces: ask(database, &relations::namespaces()).await?,
            relations: ask(database, &relations::relations()).await?,
            columns: ask(database, &relations::columns()).await?,
            constraints: ask(database, &relations::constraints()).await?,
            indexes: ask(database, &indexes::indexes()).await?,
            types: ask(database, &types::types()).await?,
            sequences: ask(database, &types::sequences()).await?,
            defined: {
                let mut all = Vec::new();
                for query in objects::defined() {
                    all.extend(ask::<Defined>(database, &query).await?);
                }
                all
            },
            dependencies: ask(database, objects::DEPENDENCIES).await?,
            parts: ask(database, objects::PARTS).await?,
        })
    }
}

async fn ask<T: DeserializeOwned>(database: &mut Database, query: &str) -> Result<Vec<T>, DatabaseError> {
    database.rows(query).await
}
