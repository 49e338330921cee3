#![cfg(test)]
//! The schema has families of tables, each of which is written anew for a reason of its own.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use rebuilds_db::engine::{migrate, revert};
use tempfile::TempDir;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("generated/migrations/sqlite");

/// A database with the first migration and rows in all families.
struct Filled {
    folder: TempDir,
    families: Vec<String>,
    rows: Vec<String>,
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Text)]
    value: String,
}

fn texts(conn: &mut SqliteConnection, query: &str) -> Vec<String> {
    let cells: Vec<Cell> = sql_query(query).load(conn).expect("a query");
    cells.into_iter().map(|cell| cell.value).collect()
}

fn open(path: &Path) -> SqliteConnection {
    SqliteConnection::establish(path.to_str().expect("a path in UTF-8")).expect("a database")
}

impl Filled {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut conn = open(&folder.path().join("test.db"));
        conn.run_next_migration(MIGRATIONS).expect("the first migration runs");
        let names = "SELECT substr(name, 9) AS value FROM sqlite_schema WHERE type = 'table' AND name LIKE 'parents%'";
        let families = texts(&mut conn, names);
        assert_eq!(families.len(), 28, "seven causes and four actions");
        for name in &families {
            let rows = format!(
                "INSERT INTO parents_{name} (id, size, parent_id, note)
                    VALUES (1, 10, NULL, 'it''s'), (2, 20, 1, ''), (9, 90, 2, 'gone');
                 DELETE FROM parents_{name} WHERE id = 9;
                 INSERT INTO children_{name} (id, parent_id) VALUES (1, 1), (2, 2), (3, NULL);
                 INSERT INTO others_{name} (id, size, parent_id) VALUES (1, 10, 1), (2, 20, 2)"
            );
            conn.batch_execute(&rows).expect("rows");
        }
        let mut filled = Self { folder, families, rows: Vec::new() };
        filled.rows = filled.read();
        assert!(
            filled
                .rows
                .iter()
                .all(|rows| rows.starts_with("[[1,10,null,\"it's\"],[2,20,1,\"\"]][[1,1],[2,2],[3,null]]"))
        );
        filled
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("test.db")
    }

    fn url(&self) -> String {
        self.path().display().to_string()
    }

    /// Returns the rows of each family.
    fn read(&self) -> Vec<String> {
        let mut conn = open(&self.path());
        let list = |columns: &str, table: String| {
            format!("(SELECT json_group_array(json_array({columns})) FROM (SELECT * FROM {table} ORDER BY id))")
        };
        let families = self.families.iter().map(|name| {
            let parents = list("id, size, parent_id, note", format!("parents_{name}"));
            let children = list("id, parent_id", format!("children_{name}"));
            let others = list("id, size, parent_id", format!("others_{name}"));
            texts(&mut conn, &format!("SELECT {parents} || {children} || {others} AS value")).remove(0)
        });
        families.collect()
    }

    /// Asserts that every row is there as it was, that none refers to nothing, and that nothing is left lying around.
    fn is_whole(&self, when: &str) {
        for ((name, rows), now) in self.families.iter().zip(&self.rows).zip(self.read()) {
            assert_eq!(*rows, now, "{name}, {when}");
        }
        let mut conn = open(&self.path());
        assert_eq!(texts(&mut conn, "SELECT \"table\" AS value FROM pragma_foreign_key_check"), [""; 0], "{when}");
        let left = "SELECT name AS value FROM sqlite_schema WHERE name LIKE 'codegen%'";
        assert_eq!(texts(&mut conn, left), [""; 0], "{when}");
    }

    /// Returns what stands in the database beside rows.
    fn schema(&self) -> Vec<String> {
        texts(&mut open(&self.path()), "SELECT sql AS value FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
    }
}

#[tokio::test]
async fn no_row_is_lost_through_the_generated_crate() {
    let filled = Filled::new();
    let before = filled.schema();
    let applied = migrate(&filled.url()).await.expect("it runs");
    assert!(!applied.is_empty(), "the change is a migration");
    assert_ne!(filled.schema(), before);
    filled.is_whole("up");
    revert(&filled.url(), applied.len()).await.expect("there is a way back");
    filled.is_whole("down");
}

/// Runs the migrations as programs do that embed them without the generated crate.
fn through_the_harness(foreign_keys: &str) {
    let filled = Filled::new();
    let before = filled.schema();
    let mut conn = open(&filled.path());
    conn.batch_execute(&format!("PRAGMA foreign_keys = {foreign_keys}")).expect("a setting");
    let applied = conn.run_pending_migrations(MIGRATIONS).expect("they run").len();
    assert_ne!(filled.schema(), before);
    filled.is_whole("up");
    for _ in 0..applied {
        conn.revert_last_migration(MIGRATIONS).expect("there is a way back");
    }
    filled.is_whole("down");
    // A script cannot say what was before it, as our runner does.
    let set = texts(&mut conn, "SELECT CAST(foreign_keys AS TEXT) AS value FROM pragma_foreign_keys");
    assert_eq!(set, ["1"], "rows are held to their references afterwards");
}

#[test]
fn no_row_is_lost_through_diesels_harness_with_foreign_keys_on() {
    through_the_harness("ON");
}

#[test]
fn no_row_is_lost_through_diesels_harness_with_foreign_keys_off() {
    through_the_harness("OFF");
}
