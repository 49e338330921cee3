//! A runner that is killed leaves the old schema, the new one, or, where statements are final, what the next run goes on from.

use codegen::database::{Database as Connection, block_on};
use codegen::migrator::{Cause, Dialect, Folder, Session, State};
use codegen::model::Backend;

use super::{Step, connect, folder, status, up, up_through};
use crate::support::assert_same;
use crate::support::database::Database;

/// When the connection is cut.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cut {
    /// Before the statement reaches the database.
    Before,
    /// After the database has done it and before the runner hears of it.
    After,
}

/// A connection that is cut at a statement, and answers nothing from then on.
struct Mortal {
    inner: Option<Connection>,
    left: usize,
    cut: Cut,
}

impl Session for Mortal {
    fn dialect(&self) -> Dialect {
        self.inner.as_ref().map_or(Dialect::Sqlite, Session::dialect)
    }

    async fn execute(&mut self, statement: &str) -> Result<(), Cause> {
        let Some(inner) = &mut self.inner else { return Err("the connection is cut".into()) };
        if self.left > 0 {
            self.left -= 1;
            return Session::execute(inner, statement).await;
        }
        if self.cut == Cut::After {
            Session::execute(inner, statement).await?;
        }
        self.inner = None;
        Err("the connection is cut".into())
    }

    async fn texts(&mut self, query: &str) -> Result<Vec<Option<String>>, Cause> {
        match &mut self.inner {
            Some(inner) => inner.texts(query).await,
            None => Err("the connection is cut".into()),
        }
    }
}

const ROWS: &str = "INSERT INTO parents (id, n) VALUES (1, 1), (2, 2); \
                    INSERT INTO children (id, parent_id) VALUES (1, 1), (2, 1), (3, 2)";

const BEFORE: Step = Step(
    "1_before",
    "-- Create parents.\nCREATE TABLE parents (id int NOT NULL PRIMARY KEY, n int NOT NULL);\n-- Create children.\n\
     CREATE TABLE children (id int NOT NULL PRIMARY KEY, parent_id int NOT NULL, \
     CONSTRAINT children_parent FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE);",
    "DROP TABLE children; DROP TABLE parents;",
    true,
);

const CHANGE: &str = "\
-- Count on.
UPDATE parents SET n = n + 10;
-- Add a column.
ALTER TABLE parents ADD COLUMN name varchar(20);
UPDATE parents SET n = n + 100, name = 'it''s; me';
-- Make an index.
CREATE INDEX parents_name ON parents (name);
-- Make a table.
CREATE TABLE notes (id int NOT NULL PRIMARY KEY, parent_id int REFERENCES parents (id));
INSERT INTO notes (id, parent_id) SELECT id, id FROM parents;
DROP INDEX parents_name";

/// Runs the second migration with a cut at each statement in turn; `halves` tells whether a half may be left.
fn sweep(backend: Backend, name: &str, change: &Step, halves: bool) {
    let both = folder(backend, &[BEFORE, Step(change.0, change.1, change.2, change.3)]);
    let first = folder(backend, &[BEFORE]);
    let prepare = |name: &str| {
        let database = Database::create(backend, name);
        up(&database, &first).expect("the first migration runs");
        database.run(ROWS);
        database
    };
    let whole = prepare(&format!("{name}_whole"));
    let old = whole.describe();
    up(&whole, &both).expect("the second migration runs");
    let (new, rows) = (whole.describe(), contents(&whole));
    assert_ne!(old, new, "{backend}");
    let (mut cuts, mut left_halves) = (0, 0);
    for cut in [Cut::Before, Cut::After] {
        for left in 0.. {
            let database = prepare(&format!("{name}_{cut:?}_{left}").to_lowercase());
            let ran = block_on(async {
                let mut session = Mortal { inner: Some(connect(&database).await), left, cut };
                up_through(&mut session, &both).await
            });
            if ran.is_ok() {
                break;
            }
            cuts += 1;
            let state = status(&database, &both)[1].state;
            if halves {
                left_halves += usize::from(matches!(state, State::HalfDone { done: 1.., .. }));
            } else {
                let there = database.describe();
                let expected = if state == State::Applied { &new } else { &old };
                assert_same(expected, &there, backend, "neither old nor new");
            }
            up(&database, &both).unwrap_or_else(|error| panic!("{backend} {cut:?} {left}: {error}"));
            assert_same(&new, &database.describe(), backend, "the next run ends elsewhere");
            assert_eq!(rows, contents(&database), "{backend} {cut:?} {left}: each change of rows happens once");
        }
    }
    assert!(cuts >= 10, "{backend}: {cuts} cuts");
    assert_eq!(left_halves > 0, halves, "{backend}");
}

fn contents(database: &Database) -> String {
    let queries = ["parents", "children", "notes"].map(|table| format!("SELECT * FROM {table} ORDER BY 1; "));
    database.run(&queries.concat())
}

fn step(up: &'static str, in_transaction: bool) -> Step {
    Step("2_change", up, "DROP TABLE notes", in_transaction)
}

#[test]
fn sqlite_has_the_old_schema_or_the_new() {
    sweep(Backend::Sqlite, "killed", &step(CHANGE, true), false);
}

#[test]
fn sqlite_has_the_old_schema_or_the_new_where_the_file_holds_the_transaction() {
    let change = "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;
        CREATE TABLE parents_new (id int NOT NULL PRIMARY KEY, n int NOT NULL, name text);
        INSERT INTO parents_new SELECT id, n + 1, 'x' FROM parents;
        DROP TABLE parents;
        ALTER TABLE parents_new RENAME TO parents;
        CREATE TABLE notes (id int NOT NULL PRIMARY KEY);
        COMMIT; PRAGMA foreign_keys = ON;";
    sweep(Backend::Sqlite, "framed", &step(change, false), false);
}

#[test]
fn postgres_has_the_old_schema_or_the_new() {
    sweep(Backend::Postgres, "killed", &step(CHANGE, true), false);
}

#[test]
fn postgres_goes_on_where_it_stopped_outside_of_a_transaction() {
    let change = "SET lock_timeout = '5s';
        ALTER TABLE parents ADD COLUMN name varchar(20);
        CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"parents_N\" ON public.parents (n, id);
        CREATE TABLE notes (id int NOT NULL PRIMARY KEY);
        BEGIN;
        INSERT INTO notes VALUES (1);
        COMMIT;";
    sweep(Backend::Postgres, "stepwise", &step(change, false), true);
}

#[test]
fn mysql_goes_on_where_it_stopped() {
    let change = CHANGE.replace("DROP INDEX parents_name", "DROP INDEX parents_name ON parents");
    let change = format!(
        "SET foreign_key_checks = 0; {change}; ALTER TABLE parents ADD CONSTRAINT parents_n CHECK (n > 0); DROP TABLE IF EXISTS gone"
    );
    sweep(Backend::Mysql, "killed", &step(change.leak(), true), true);
}

#[test]
fn an_index_that_was_cut_off_is_made_anew() {
    let database = Database::create(Backend::Postgres, "invalid_index");
    let indexed: Folder = folder(
        Backend::Postgres,
        &[BEFORE, Step("2_index", "CREATE UNIQUE INDEX CONCURRENTLY parents_n ON parents (n);", "SELECT 1", false)],
    );
    up(&database, &folder(Backend::Postgres, &[BEFORE])).expect("the first migration runs");
    database.run("INSERT INTO parents (id, n) VALUES (1, 1), (2, 1)");
    up(&database, &indexed).expect_err("two rows are the same");
    let valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'parents_n'::regclass";
    assert_eq!(database.run(valid).trim(), "f");
    database.run("UPDATE parents SET n = id");
    up(&database, &indexed).expect("they are not any more");
    assert_eq!(database.run(valid).trim(), "t");
}
