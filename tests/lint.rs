//! What `codegen lint` says of SQL, and what it leaves alone.

use codegen::lint::{Rule, conflicts, judge};
use codegen::migrator::{Dialect, Migration};

const DOWN: &str = "SELECT 1;";

fn migration(up: &'static str, metadata: Option<&'static str>) -> Migration {
    Migration::embedded("2_change", up, Some(DOWN), metadata)
}

fn codes(dialect: Dialect, up: &'static str) -> String {
    let found = judge(dialect, &migration(up, None));
    found.iter().map(|finding| format!("{}:{}", finding.line, finding.rule.code())).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_rule_finds_its_statement() {
    for (up, expected) in [
        ("DROP TABLE IF EXISTS t;", "1:L001"),
        ("-- Drop it.\nALTER TABLE t DROP COLUMN c, DROP d;", "2:L001"),
        ("CREATE UNIQUE INDEX IF NOT EXISTS i ON ONLY t (c);", "1:L002"),
        ("ALTER TABLE IF EXISTS a.t ADD COLUMN c int NOT NULL;", "1:L003"),
        ("ALTER TABLE t ALTER COLUMN c SET DATA TYPE bigint;\nALTER TABLE t ALTER c SET NOT NULL;", "1:L005 2:L005"),
        ("ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (c) REFERENCES u (c);", "1:L005"),
        ("LOCK TABLE t; VACUUM FULL t;", "1:L005 1:L005 1:L006"),
        ("CREATE INDEX CONCURRENTLY i ON t (c);", "1:L006"),
        ("BEGIN;\nUPDATE t SET c = 1 WHERE d;\nCOMMIT;", "3:L007"),
        ("UPDATE t SET c = 1; DELETE FROM ONLY t; TRUNCATE TABLE t;", "1:L008 1:L008 1:L008"),
        (
            "ALTER TABLE t RENAME TO u; ALTER TABLE t RENAME COLUMN c TO d; ALTER TABLE t RENAME c TO d;",
            "1:L009 1:L009 1:L009",
        ),
    ] {
        let sorted = |text: &str| {
            let mut codes: Vec<String> = text.split(' ').map(str::to_owned).collect();
            codes.sort();
            codes
        };
        assert_eq!(sorted(&codes(Dialect::Postgres, up)), sorted(expected), "{up}");
    }
}

#[test]
fn what_is_harmless_is_left_alone() {
    for up in [
        "CREATE TABLE t (c int); CREATE INDEX i ON t (c); ALTER TABLE t ADD CONSTRAINT k CHECK (c > 0); UPDATE t SET c = 1;",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (c > 0) NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT k;",
        "ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX i; ALTER TABLE t DROP CONSTRAINT IF EXISTS k;",
        "ALTER TABLE t ADD COLUMN c int NOT NULL DEFAULT 0; ALTER TABLE t RENAME CONSTRAINT a TO b;",
        "UPDATE t SET c = 1 WHERE c IS NULL; COMMENT ON TABLE t IS 'DROP TABLE t';",
        "-- Drop the column c of t (H001: what is in it does not come back).\nALTER TABLE t DROP COLUMN c;",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM t $$;",
    ] {
        assert_eq!(codes(Dialect::Postgres, up), "", "{up}");
    }
    assert_eq!(codes(Dialect::Mysql, "CREATE INDEX i ON t (c);"), "");
    assert_eq!(codes(Dialect::Sqlite, "ALTER TABLE t ADD COLUMN c int NOT NULL;"), "1:L003");
    let stepwise = migration("CREATE INDEX CONCURRENTLY i ON t (c);", Some("run_in_transaction = false"));
    assert_eq!(judge(Dialect::Postgres, &stepwise), []);
}

#[test]
fn a_comment_allows_with_a_reason() {
    let without = "-- lint: allow L002\nCREATE INDEX i ON t (c);";
    assert_eq!(codes(Dialect::Postgres, without), "2:L002");
    let other = "-- lint: allow L001 because nobody uses it\nCREATE INDEX i ON t (c);";
    assert_eq!(codes(Dialect::Postgres, other), "2:L002");
    let with =
        "-- Find them faster.\n-- lint: allow L001, L002 because the table has ten rows\nCREATE INDEX i ON t (c);";
    assert_eq!(codes(Dialect::Postgres, with), "");
}

#[test]
fn a_migration_without_a_way_back_is_told() {
    for down in [None, Some("-- nothing\n")] {
        let found = judge(Dialect::Sqlite, &Migration::embedded("2_change", "SELECT 1;", down, None));
        assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), [Rule::NoWayBack]);
        assert_eq!(found[0].file, "sqlite/2_change/down.sql");
    }
}

#[test]
fn statements_whose_order_matters_conflict() {
    let what = |one: &'static str, other: &'static str| -> Option<String> {
        let found = conflicts(Dialect::Postgres, &migration(one, None), &migration(other, None));
        let first = found.into_iter().next()?;
        Some(first.what.unwrap_or_else(|| "unknown".to_owned()))
    };
    for (one, other, expected) in [
        ("ALTER TABLE t ADD a int;", "ALTER TABLE \"t\" ADD COLUMN b int, ADD COLUMN a int;", "a of t"),
        ("ALTER TABLE t DROP COLUMN a;", "CREATE INDEX i ON t (b, a);", "a of t"),
        ("DROP TABLE t;", "ALTER TABLE t ADD a int;", "the table t"),
        ("ALTER TABLE t RENAME TO u;", "INSERT INTO t VALUES (1);", "the table t"),
        ("DROP TABLE t;", "CREATE TABLE u (t int REFERENCES t (id));", "the table t"),
        ("CREATE INDEX i ON t (a);", "DROP INDEX CONCURRENTLY i;", "the index i"),
        ("ALTER TYPE e ADD VALUE 'x';", "ALTER TYPE e ADD VALUE 'y';", "the type e"),
        ("CREATE TABLE t (a int);", "DO $$ BEGIN END $$;", "unknown"),
    ] {
        assert_eq!(what(one, other).as_deref(), Some(expected), "{one} {other}");
        assert!(what(other, one).is_some(), "{other} {one}");
    }
    for (one, other) in [
        ("ALTER TABLE t ADD a int;", "ALTER TABLE t ADD b int; CREATE INDEX i ON t (c); UPDATE t SET c = 1;"),
        ("CREATE TABLE a (id int REFERENCES c);", "CREATE TABLE b (id int REFERENCES c); DROP TABLE d;"),
        ("COMMENT ON COLUMN t.a IS '';", "COMMENT ON TABLE u IS ''; SET lock_timeout = '1s';"),
    ] {
        assert_eq!(what(one, other), None, "{one} {other}");
    }
}
