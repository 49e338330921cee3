//! What is said and what is left when something is wrong.

use codegen::migrator::{Direction, Error, Migration, Remains, State};
use codegen::model::Backend;

use super::{Step, down, folder, sealed, status, up};
use crate::support::database::Database;

const FIRST: Step = Step("1_first", "CREATE TABLE t (n int);", "DROP TABLE t;", true);

#[test]
fn a_statement_that_fails_is_named_with_file_and_line() {
    for backend in Backend::ALL {
        let database = Database::create(backend, "fails");
        let second =
            "-- Make u.\nCREATE TABLE u (n int);\n\n-- Use what is not there.\nINSERT INTO\n    v VALUES (1);\n";
        let both = folder(backend, &[FIRST, Step("2_second", second, "DROP TABLE u;", true)]);
        let Err(Error::Statement(failed)) = up(&database, &both) else { panic!("{backend}: there is no v") };
        assert_eq!((failed.file.as_str(), failed.line), ("2_second/up.sql", 5), "{backend}");
        assert_eq!(failed.statement, "INSERT INTO v VALUES (1)", "{backend}");
        let states: Vec<State> = status(&database, &both).into_iter().map(|status| status.state).collect();
        if backend == Backend::Mysql {
            assert_eq!(failed.remains, Remains::Done { done: 1, of: 2 });
            assert_eq!(states, [State::Applied, State::HalfDone { direction: Direction::Up, done: 1, of: 2 }]);
            let backwards = down(&database, &both);
            assert!(matches!(backwards, Err(Error::HalfDone { direction: Direction::Up, .. })), "{backwards:?}");
        } else {
            assert_eq!(failed.remains, Remains::Nothing, "{backend}");
            assert_eq!(states, [State::Applied, State::Pending], "{backend}");
            assert_eq!(database.tables(), ["t"], "{backend}");
        }
        database.run("CREATE TABLE v (n int)");
        assert_eq!(up(&database, &both).expect("now there is a v"), ["2_second"], "{backend}");
        assert_eq!(database.run("SELECT count(*) FROM v").trim(), "1", "{backend}");
    }
}

#[test]
fn what_somebody_else_made_is_not_taken_for_ours() {
    let database = Database::create(Backend::Mysql, "not_ours");
    let both =
        folder(Backend::Mysql, &[FIRST, Step("2_second", "CREATE TABLE u (n int); CREATE TABLE v (n int);", "", true)]);
    database.run("CREATE TABLE v (other text)");
    for _ in 0..2 {
        let Err(Error::Statement(failed)) = up(&database, &both) else { panic!("there is a v") };
        assert_eq!(failed.remains, Remains::Done { done: 1, of: 2 });
    }
    database.run("DROP TABLE v");
    up(&database, &both).expect("there is no v");
}

#[test]
fn rows_in_the_way_are_counted_and_shown_before_anything_is_done() {
    for backend in Backend::ALL {
        let database = Database::create(backend, "in_the_way");
        let second = "-- preflight: n would be NULL.\n-- rows: SELECT t.id, n AS \"n\" FROM t WHERE n IS NULL\nSELECT no_such_function();\n\n\
                      -- Make u.\nCREATE TABLE u (n int);\n";
        let second = if backend == Backend::Mysql { second.replace('"', "`").leak() } else { second };
        let first = Step("1_first", "CREATE TABLE t (id int, n int);", "DROP TABLE t;", true);
        for in_transaction in [true, false] {
            let both = folder(
                backend,
                &[Step(first.0, first.1, first.2, true), Step("2_second", second, "DROP TABLE u;", in_transaction)],
            );
            up(&database, &folder(backend, &[Step(first.0, first.1, first.2, true)])).expect("the first runs");
            database.run("INSERT INTO t VALUES (7, NULL), (8, 1)");
            let Err(Error::InTheWay { found, .. }) = up(&database, &both) else { panic!("{backend}: there is a NULL") };
            assert_eq!((found[0].message.as_str(), found[0].count), ("n would be NULL", 1), "{backend}");
            assert_eq!(found[0].samples.len(), 1, "{backend}");
            assert_eq!(status(&database, &both)[1].state, State::Pending, "{backend}");
            database.run("UPDATE t SET n = 1");
            up(&database, &both).expect("there is none any more");
            down(&database, &both).expect("back to the first");
            down(&database, &both).expect("back to nothing");
        }
    }
}

#[test]
fn rows_that_would_refer_to_nothing_are_found() {
    let database = Database::create(Backend::Sqlite, "dangling");
    let first = "CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE c (p integer REFERENCES p ON DELETE CASCADE);";
    let first = || Step("1_first", first, "", true);
    up(&database, &folder(Backend::Sqlite, &[first()])).expect("the first runs");
    database.run("INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES (1), (2)");
    let deleting = "DELETE FROM p WHERE id = 1;";
    let framed = "BEGIN; DELETE FROM p WHERE id = 1; COMMIT;";
    for (change, in_transaction) in [(deleting, true), (framed, false)] {
        let both = folder(Backend::Sqlite, &[first(), Step("2_second", change, "", in_transaction)]);
        let refused = up(&database, &both).expect_err("a row of c refers to it").to_string();
        assert!(refused.contains("1 of c"), "{refused}");
        assert_eq!(database.run("SELECT count(*) FROM p").trim(), "2");
        assert_eq!(database.run("SELECT count(*) FROM c").trim(), "2");
    }
}

#[test]
fn a_transaction_is_not_ended_by_a_statement_of_its_own() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let database = Database::create(backend, "ends");
        let only = folder(backend, &[Step("1_first", "CREATE TABLE t (n int);\nCOMMIT;\nSELECT 1;", "", true)]);
        let refused = up(&database, &only);
        assert!(matches!(&refused, Err(Error::EndsTransaction { line: 2, .. })), "{refused:?}");
        assert!(database.tables().is_empty(), "{backend}");
    }
}

#[test]
fn a_database_of_another_branch_is_refused() {
    for backend in Backend::ALL {
        let database = Database::create(backend, "branches");
        let later = |name| Step(name, "CREATE TABLE u (n int);", "DROP TABLE u;", true);
        up(&database, &folder(backend, &[FIRST, later("3_third")])).expect("both run");
        let overtaken = up(&database, &folder(backend, &[FIRST, later("2_second"), later("3_third")]));
        assert!(matches!(&overtaken, Err(Error::Overtaken { name, .. }) if name == "2_second"), "{overtaken:?}");
        let unknown = up(&database, &folder(backend, &[FIRST, later("4_fourth")]));
        assert!(matches!(&unknown, Err(Error::Unknown(version)) if version == "3"), "{unknown:?}");
        // An older program on a newer database has nothing to do.
        assert_eq!(up(&database, &folder(backend, &[FIRST])).expect("the database is ahead"), Vec::<String>::new());
        let backwards = down(&database, &folder(backend, &[FIRST]));
        assert!(matches!(backwards, Err(Error::Unknown(_))), "{backwards:?}");
    }
}

#[test]
fn without_a_way_back_nothing_is_reverted() {
    let database = Database::create(Backend::Sqlite, "no_way_back");
    let migration = Migration::embedded("1_first", "CREATE TABLE t (n int);", None, None);
    let only = sealed(Backend::Sqlite, vec![migration]);
    up(&database, &only).expect("it runs");
    assert!(matches!(down(&database, &only), Err(Error::NoWayBack(_))));
    assert_eq!(database.tables(), ["t"]);
}
