//! Several deployers at a time.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use codegen::database::block_on;
use codegen::migrator::{self, Error, Options};
use codegen::model::Backend;

use super::{Step, connect, folder, silent, up};
use crate::support::database::Database;

const DEPLOYERS: usize = 4;

fn steps(backend: Backend, in_transaction: bool) -> [Step; 3] {
    let first = "CREATE TABLE t (n int); INSERT INTO t VALUES (0);";
    let count = if backend == Backend::Sqlite && !in_transaction {
        "PRAGMA foreign_keys = OFF; BEGIN; UPDATE t SET n = n + 1; CREATE TABLE u (n int); INSERT INTO u SELECT n FROM t; COMMIT; \
         PRAGMA foreign_keys = ON;"
    } else {
        "UPDATE t SET n = n + 1; CREATE TABLE u (n int); INSERT INTO u SELECT n FROM t;"
    };
    [
        Step("1_first", first, "DROP TABLE t", true),
        Step("2_second", count, "DROP TABLE u", in_transaction),
        Step("3_third", "UPDATE t SET n = n + 10; CREATE INDEX u_n ON u (n);", "SELECT 1", true),
    ]
}

#[test]
fn each_migration_runs_once() {
    for (backend, in_transaction) in [
        (Backend::Sqlite, true),
        (Backend::Sqlite, false),
        (Backend::Postgres, true),
        (Backend::Postgres, false),
        (Backend::Mysql, true),
    ] {
        let database = Database::create(backend, &format!("together_{in_transaction}"));
        let folder = folder(backend, &steps(backend, in_transaction));
        let start = Arc::new(Barrier::new(DEPLOYERS));
        let ran: Vec<Vec<String>> = thread::scope(|scope| {
            let deployer = || {
                start.wait();
                up(&database, &folder).unwrap_or_else(|error| panic!("{backend}: {error}"))
            };
            let deployers: Vec<_> = (0..DEPLOYERS).map(|_| scope.spawn(deployer)).collect();
            deployers.into_iter().map(|deployer| deployer.join().expect("it ends")).collect()
        });
        let mut names = ran.concat();
        names.sort();
        assert_eq!(names, ["1_first", "2_second", "3_third"], "{backend}");
        assert_eq!(database.run("SELECT n FROM t").trim(), "11", "{backend}");
        assert_eq!(database.run("SELECT count(*) FROM u").trim(), "1", "{backend}");
    }
}

#[test]
fn who_waits_too_long_is_told() {
    for (backend, hold) in [
        (Backend::Sqlite, "BEGIN IMMEDIATE"),
        (Backend::Postgres, "SELECT pg_advisory_lock(27988499683042670)"),
        (Backend::Mysql, "DO GET_LOCK(CONCAT('codegen.', MD5(DATABASE())), 0)"),
    ] {
        let database = Database::create(backend, "waits");
        let folder = folder(backend, &steps(backend, true));
        let refused = block_on(async {
            let mut other = connect(&database).await;
            other.execute(hold).await.expect("nobody else holds it");
            let options = Options { wait: Duration::from_millis(300), ..Options::default() };
            migrator::up(&mut connect(&database).await, &folder, options, &mut silent).await
        });
        assert!(matches!(refused, Err(Error::Busy(_))), "{backend}: {refused:?}");
        assert!(database.tables().is_empty(), "{backend}");
        up(&database, &folder).expect("nobody holds it any more");
    }
}
