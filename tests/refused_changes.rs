//! Changes that no migration is made of: told at their places, and nothing is written.

mod support {
    pub(crate) mod program;
    pub(crate) mod tree;
}

use std::fs;

use support::program::{codegen, succeed};
use support::tree::{read_tree, temporary_folder};

const BEFORE: &str = "\
version: 1
package: my-db
backends: [sqlite]
mixins:
  counted:
    columns:
      number: { type: integer, default: 0 }
tables:
  users:
    use: [counted]
    columns:
      id: { type: bigint, primary_key: true, generated: identity }
      age: integer?
  old:
    columns:
      id: { type: bigint, primary_key: true, generated: identity }
";

/// Builds [`BEFORE`], and returns what a build of it with that change tells.
fn refused(change: impl Fn(&str) -> String) -> String {
    let dir = temporary_folder();
    let schema = dir.path().join("schema.yaml");
    fs::write(&schema, BEFORE).expect("the folder can be written to");
    succeed(dir.path(), &["build"]);
    fs::write(&schema, change(BEFORE)).expect("the folder can be written to");
    let before = read_tree(dir.path());
    let run = codegen(dir.path(), &["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
    assert_eq!(read_tree(dir.path()), before);
    run.stderr
}

#[test]
fn a_column_is_shown_where_it_stands() {
    let told = refused(|schema| schema.replace("      age: integer?\n", "      age: integer?\n      born: date\n"));
    let expected = "\
error[M007]: users.born: the new column is NOT NULL without a default, so existing rows need values
  --> schema.yaml:14:7
   |
14 |       born: date
   |       ^^^^
   |
   = help: say what they get, as in `backfill: 0` or `backfill: { sql: \"…\" }`, give the column a default, or let it be NULL (`?` behind the type)

1 error
";
    assert_eq!(told, expected);
}

#[test]
fn a_column_of_a_mixin_is_shown_in_the_mixin() {
    let told = refused(|schema| schema.replace("default: 0 }", "default: 0 }\n      rank: integer"));
    assert!(told.contains("error[M007]: users.rank: ") && told.contains("schema.yaml:8:7"), "{told}");
}

#[test]
fn a_column_that_is_gone_is_told_at_its_table_and_a_table_without_a_place() {
    let told = refused(|schema| {
        let (schema, _) = schema.split_once("  old:").expect("it is there");
        schema.replace("      age: integer?\n", "")
    });
    assert!(told.contains("error[M002]: users.age: the column is gone from the schema"), "{told}");
    assert!(told.contains("schema.yaml:9:3"), "{told}");
    assert!(told.contains("error[M001]: old: the table is gone from the schema"), "{told}");
    assert!(told.ends_with("2 errors\n"), "{told}");
}
