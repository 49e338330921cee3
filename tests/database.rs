//! The tool's connections, against real databases.

use codegen::database::{Database, block_on};
use serde::Deserialize;

/// Returns the address that a variable holds; `tests/servers env` prints both.
fn server(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: eval \"$(tests/servers env)\""))
}

#[derive(Debug, Deserialize, PartialEq)]
struct Row {
    number: i64,
    text: Option<String>,
}

fn answers(url: &str) -> Vec<Row> {
    block_on(async {
        let mut database = Database::open_or_create(url).await.expect("the database can be opened");
        database
            .execute("CREATE TEMPORARY TABLE t (n bigint, s varchar(9)); INSERT INTO t VALUES (1, 'ä'), (2, NULL)")
            .await
            .expect("it is valid");
        database.rows("SELECT n AS number, s AS text FROM t ORDER BY n").await.expect("it is valid")
    })
}

#[test]
fn rows_come_as_structs_from_each_database() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("new.db").display().to_string();
    for url in [file, server("CODEGEN_TEST_POSTGRES_URL"), server("CODEGEN_TEST_MYSQL_URL")] {
        let expected = [Row { number: 1, text: Some("ä".to_owned()) }, Row { number: 2, text: None }];
        assert_eq!(answers(&url), expected, "{url}");
    }
}

#[test]
fn a_refusal_tells_the_database_s_reason_and_the_statement() {
    for url in [":memory:".to_owned(), server("CODEGEN_TEST_POSTGRES_URL"), server("CODEGEN_TEST_MYSQL_URL")] {
        let refused = block_on(async {
            let mut database = Database::open(&url).await.expect("the database can be opened");
            database.execute("SELECT * FROM no_such_table").await.expect_err("there is no such table")
        });
        let told = refused.to_string();
        assert!(told.matches("no_such_table").count() == 2, "{told}");
    }
}

#[test]
fn a_database_that_is_not_there_is_told_without_its_password() {
    for url in ["postgres://me:secret@127.0.0.1:1/db", "mysql://me:secret@127.0.0.1:1/db", "/no/such/folder/file.db"] {
        let error = block_on(Database::open(url)).expect_err("nothing is there");
        let told = format!("{error} {error:?}");
        assert!(told.contains("cannot open the database") && !told.contains("secret"), "{told}");
    }
}
