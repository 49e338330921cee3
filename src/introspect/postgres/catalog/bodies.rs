//! Functions whose bodies the server would not take from a migration.
//!
//! `pg_dump` has bodies taken unread (`check_function_bodies`): they may name what is in a namespace that is not searched then, what
//! comes later, or what is gone. The validators of the languages, which CREATE FUNCTION calls, tell which those are:
//! <https://www.postgresql.org/docs/current/sql-createlanguage.html>.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use super::{OUR_NAMESPACE, no_extension};
use crate::database::{Database, DatabaseError};

/// A function in a language that reads bodies.
#[derive(Debug, Deserialize)]
struct Function {
    oid: u32,
    language: String,
    validator: String,
    /// The search path that the function sets for itself, or else that of migrations.
    path: String,
}

fn functions() -> String {
    format!(
        "SELECT p.oid::bigint AS oid, l.lanname AS language, l.lanvalidator::regproc::text AS validator,
  coalesce((SELECT split_part(setting, '=', 2) FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search\\_path=%'), 'public') AS path
FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace JOIN pg_language AS l ON l.oid = p.prolang
WHERE l.lanname IN ('sql', 'plpgsql') AND p.prokind IN ('f', 'p', 'w') AND {OUR_NAMESPACE} AND {ours} ORDER BY p.oid",
        ours = no_extension("pg_proc", "p.oid"),
    )
}

/// Returns whether a search path leads to nothing but what migrations find as well.
fn is_usual(path: &str) -> bool {
    path.split(',').all(|name| matches!(name.trim().trim_matches('"'), "" | "public" | "pg_catalog" | "pg_temp"))
}

/// Returns the functions that their languages refuse by the search path that migrations have.
pub(super) async fn refused(database: &mut Database) -> Result<HashSet<u32>, DatabaseError> {
    let mut groups: BTreeMap<(String, String), Vec<u32>> = BTreeMap::new();
    let mut refused = HashSet::new();
    for function in database.rows::<Function>(&functions()).await? {
        // What it names without a namespace may come behind it.
        if function.language == "sql" && !is_usual(&function.path) {
            refused.insert(function.oid);
        } else {
            groups.entry((function.path, function.validator)).or_default().push(function.oid);
        }
    }
    for ((path, validator), functions) in groups {
        let path = format!("SELECT set_config('search_path', '{}', false) AS path", path.replace('\'', "''"));
        database.rows::<serde_json::Value>(&path).await?;
        // Those that pass do so together; those that do not are found by halves.
        let mut open = vec![functions];
        while let Some(mut some) = open.pop() {
            let numbers: Vec<String> = some.iter().map(u32::to_string).collect();
            let query = format!(
                "SELECT {validator}(function)::text AS told FROM unnest('{{{}}}'::oid[]) AS function",
                numbers.join(",")
            );
            match database.rows::<serde_json::Value>(&query).await {
                Ok(_) => {}
                Err(DatabaseError::Refused { .. }) if some.len() > 1 => {
                    open.push(some.split_off(some.len() / 2));
                    open.push(some);
                }
                Err(DatabaseError::Refused { .. }) => refused.extend(some),
                Err(error) => return Err(error),
            }
        }
    }
    database.execute(super::SESSION).await?;
    Ok(refused)
}
