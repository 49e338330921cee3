//! The questions to PostgreSQL's catalog, each for the whole database.
//!
//! <https://www.postgresql.org/docs/current/catalogs.html>. Names are printed as the search path `public` needs them, which is the one
//! that migrations run with.

mod bodies;
mod indexes;
mod objects;
mod programs;
mod relations;
mod types;

use std::collections::HashSet;

use serde::de::DeserializeOwned;

use crate::database::{Database, DatabaseError};
use crate::progress::Progress;
pub(super) use indexes::{Index, IndexPart};
pub(super) use objects::{Defined, Dependency, Part};
pub(super) use relations::{Column, Constraint, Namespace, NotNull, Relation};
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

/// The server's version, as in `150004`.
#[derive(Debug, serde::Deserialize)]
struct Version {
    version: i32,
}

/// All that was asked.
#[derive(Debug)]
pub(super) struct Catalog {
    pub(super) namespaces: Vec<Namespace>,
    pub(super) relations: Vec<Relation>,
    pub(super) columns: Vec<Column>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) not_nulls: Vec<NotNull>,
    pub(super) indexes: Vec<Index>,
    pub(super) types: Vec<TypeRow>,
    pub(super) sequences: Vec<Sequence>,
    pub(super) defined: Vec<Defined>,
    pub(super) dependencies: Vec<Dependency>,
    pub(super) parts: Vec<Part>,
    /// What has privileges that somebody granted or revoked.
    pub(super) privileges: Vec<Counted>,
    /// What is carried in no way.
    pub(super) left_out: Vec<Counted>,
    /// The functions whose bodies no migration could check.
    pub(super) refused_bodies: HashSet<u32>,
}

/// How many objects of a sort there are.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Counted {
    pub(super) what: String,
    pub(super) number: i64,
}

fn privileges() -> String {
    format!(
        "SELECT g.what, count(*) AS number FROM (
  SELECT 'tables and views' AS what FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE (c.relacl IS NOT NULL OR EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attacl IS NOT NULL))
      AND {OUR_NAMESPACE} AND {relation}
  UNION ALL SELECT 'functions' FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
    WHERE p.proacl IS NOT NULL AND {OUR_NAMESPACE} AND {function}
  UNION ALL SELECT 'types' FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
    WHERE t.typacl IS NOT NULL AND {OUR_NAMESPACE} AND {ty}
  UNION ALL SELECT 'objects to come' FROM pg_default_acl) AS g GROUP BY g.what ORDER BY g.what",
        relation = no_extension("pg_class", "c.oid"),
        function = no_extension("pg_proc", "p.oid"),
        ty = no_extension("pg_type", "t.oid"),
    )
}

/// What only those who run a server make, and what belongs to accounts and rows.
const LEFT_OUT: &str = "\
SELECT l.what, count(*) AS number FROM (
  SELECT 'subscriptions' AS what FROM pg_subscription AS s JOIN pg_database AS d ON d.oid = s.subdbid WHERE d.datname = current_database()
  UNION ALL SELECT 'user mappings' FROM pg_user_mappings
  UNION ALL SELECT 'security labels' FROM pg_seclabel
  UNION ALL SELECT 'large objects' FROM pg_largeobject_metadata
  UNION ALL SELECT 'languages' FROM pg_language AS l WHERE l.oid >= 16384
    AND NOT EXISTS (SELECT FROM pg_depend AS e WHERE e.classid = 'pg_language'::regclass AND e.objid = l.oid AND e.deptype = 'e')
) AS l GROUP BY l.what ORDER BY l.what";

impl Catalog {
    /// Asks all of it.
    pub(super) async fn read(database: &mut Database, progress: &Progress) -> Result<Self, DatabaseError> {
        database.execute(SESSION).await?;
        let version: Vec<Version> =
            database.rows("SELECT current_setting('server_version_num')::integer AS version").await?;
        let version = version.first().map_or(0, |row| row.version);
        let of_objects: Vec<String> = objects::defined().into_iter().chain(programs::made(version)).collect();
        let of_others = [
            relations::namespaces(),
            relations::relations(),
            relations::columns(),
            relations::constraints(),
            relations::not_nulls(),
            indexes::indexes(),
            types::types(),
            types::sequences(),
            objects::DEPENDENCIES.to_owned(),
            objects::parts(),
            privileges(),
            LEFT_OUT.to_owned(),
        ];
        let of_bodies = 1;
        progress.expect(of_others.len() + of_objects.len() + of_bodies);
        let [
            namespaces,
            relations,
            columns,
            constraints,
            not_nulls,
            indexes,
            types,
            sequences,
            dependencies,
            parts,
            privileges,
            left_out,
        ] = of_others;
        let mut asked = Asked { database, progress };
        Ok(Self {
            namespaces: asked.rows(&namespaces).await?,
            relations: asked.rows(&relations).await?,
            columns: asked.rows(&columns).await?,
            constraints: asked.rows(&constraints).await?,
            not_nulls: asked.rows(&not_nulls).await?,
            indexes: asked.rows(&indexes).await?,
            types: asked.rows(&types).await?,
            sequences: asked.rows(&sequences).await?,
            defined: {
                let mut all = Vec::new();
                for query in &of_objects {
                    all.extend(asked.rows::<Defined>(query).await?);
                }
                all
            },
            dependencies: asked.rows(&dependencies).await?,
            parts: asked.rows(&parts).await?,
            privileges: asked.rows(&privileges).await?,
            left_out: asked.rows(&left_out).await?,
            refused_bodies: {
                let refused = bodies::refused(asked.database).await?;
                progress.advance(of_bodies);
                refused
            },
        })
    }
}

/// A database, of which the answered questions are counted.
struct Asked<'a> {
    database: &'a mut Database,
    progress: &'a Progress,
}

impl Asked<'_> {
    async fn rows<T: DeserializeOwned>(&mut self, query: &str) -> Result<Vec<T>, DatabaseError> {
        let rows = self.database.rows(query).await;
        self.progress.advance(1);
        rows
    }
}
