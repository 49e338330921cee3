//! `codegen explain`, as its users run it.

mod support {
    pub(crate) mod program;
}

use std::fs;
use std::path::Path;

use codegen::diagnostics::Code;
use codegen::migration::Hazard;
use support::program::{codegen, succeed};
use tempfile::tempdir;

const SCHEMA: &str = "version: 1
package: blog-db
backends: [sqlite, postgres, mysql]
enums:
  kind: [note, story]
tables:
  users:
    doc: Someone who writes.
    columns:
      id: { type: bigint, primary_key: true, generated: identity }
      type: { type: varchar(20), default: person, unique: true }
  posts:
    columns:
      user_id: { references: users, on_delete: cascade }
      number: integer
      kind: { type: kind, default: note }
      written: { type: timestamptz?, api: read_only }
    primary_key: [user_id, number]
    checks:
      posts_number_positive: number > 0
    indexes:
      - { columns: [written desc], where: number > 1 }
    relations:
      author: { belongs_to: users }
    api: { path: articles, access: { list: public, get: [owner(user_id), editor] } }
";

fn explain(word: &str) -> String {
    let dir = tempdir().expect("a temporary folder can be made");
    fs::write(dir.path().join("blog.yaml"), SCHEMA).expect("the folder can be written");
    succeed(dir.path(), &["explain", word, "--schema", "blog.yaml"]).stdout
}

#[test]
fn each_code_is_explained() {
    let codes = Code::ALL.iter().map(|code| code.id());
    for code in codes.chain(Hazard::ALL.map(Hazard::code)) {
        let story = codegen::explain::of_code(code).unwrap();
        assert!(story.starts_with(&format!("{code} (")), "{story}");
        let (_, text) = story.split_once("\n\n").unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= 80) && text.trim().ends_with(['.', ')']), "{story}");
    }
}

#[test]
fn a_code_needs_no_schema() {
    let dir = tempdir().unwrap();
    assert!(succeed(dir.path(), &["explain", "W0003"]).stdout.contains("a float for money"));
    assert!(succeed(dir.path(), &["explain", "m007"]).stdout.starts_with("M007 (error): "));
    assert!(succeed(dir.path(), &["explain", "H001"]).stdout.starts_with("H001 (hazard of a migration): "));
}

#[test]
fn a_table_is_told_with_all_that_is_inferred() {
    let told = explain("posts");
    let expected = "posts

Rust
  a row              models::Post
  a row to insert    models::NewPost
  a change to a row  models::UpdatePost
  Diesel's table     schema::posts
  queries            tables::posts

Columns
  user_id: bigint (i64), primary key, part 1, refers to users.id
    sqlite    BIGINT NOT NULL  BigInt
    postgres  bigint NOT NULL  Int8
    mysql     BIGINT NOT NULL  Bigint
  number: integer (i32), primary key, part 2
    sqlite    INTEGER NOT NULL  Integer
    postgres  integer NOT NULL  Int4
    mysql     INT NOT NULL      Integer
  kind: kind (Kind), default \"note\"
    sqlite    TEXT NOT NULL                   Text
    postgres  \"kind\" NOT NULL                 Kind
    mysql     ENUM('note', 'story') NOT NULL  PostsKindEnum
  written: timestamptz? (Option<DateTime>), read_only in the API
    sqlite    TIMESTAMP NULL    Nullable<Timestamp>
    postgres  timestamptz NULL  Nullable<Timestamptz>
    mysql     DATETIME(6) NULL  Nullable<Datetime>

Constraints
  posts_pkey             primary key (user_id, number)
  posts_number_positive  check (number > 0)
  posts_user_id_fkey     foreign key (user_id) → users (id), on delete cascade
                         check (\"kind\" IN ('note', 'story')), on sqlite only

Indexes
  posts_written_idx  index (written desc) where number > 1 (of all rows on mysql)

Options
  mysql  CREATE TABLE … ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin

Relations
  author  belongs to one of users  by posts_user_id_fkey: posts (user_id)

Routes
  GET  /articles                     for public
  GET  /articles/{user_id}/{number}  for owner(user_id), editor
";
    assert!(told.starts_with(expected), "{told}");
}

#[test]
fn the_other_side_of_a_relation_and_other_names_are_told() {
    let told = explain("users");
    assert!(told.starts_with("users: Someone who writes.\n"), "{told}");
    assert!(told.contains("  posts  has many of posts  back by posts_user_id_fkey: posts (user_id)\n"), "{told}");
    assert!(told.contains("  type (field type_): varchar(20) (String), default \"person\"\n"), "{told}");
    assert!(told.contains("  users_type_key  unique (type)\n"), "{told}");
}

#[test]
fn what_only_postgres_has_is_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let told = |word: &str, case: &str| {
        let schema = format!("tests/cases/{case}/schema.yaml");
        succeed(root, &["explain", word, "--schema", &schema]).stdout
    };
    for (word, case, line) in [
        ("rooms", "postgres_only", "unique (code), including floor, deferred"),
        ("rooms", "postgres_only", "check (floor < 100), no inherit, not valid"),
        ("rooms", "postgres_only", "index using btree (code varchar_pattern_ops), including area where floor > 1"),
        ("rooms", "postgres_only", "CREATE UNLOGGED TABLE … WITH (autovacuum_enabled = false, fillfactor = 80)"),
        ("bookings", "postgres_only", "(\"room_id\" with =, (seat + 0) with =) where seat > 0, deferred"),
        ("bookings", "postgres_only", "days (id, at), on delete cascade, match full, deferred"),
        ("days", "postgres_only", "CREATE TABLE \"days_rest\" PARTITION OF \"days\" DEFAULT"),
        ("room_sizes", "postgres_only", "materialized  kept until it is refreshed"),
        ("auth.users", "namespaces", "schema::auth::users"),
        ("auth.users", "namespaces", "tables::auth_users"),
        ("auth.open_sessions", "namespaces", "logical foreign key (user_id) → auth.users (id)"),
    ] {
        let told = told(word, case);
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert!(!told("auth.open_sessions", "namespaces").contains("a row to insert"));
}

#[test]
fn an_unknown_word_is_bad_input_with_a_suggestion() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (word, problem) in [
        ("E0999", "there is no code `E0999`\nhelp: did you mean `E0009`?"),
        ("X1", "there is no table `X1`\nhelp: `codegen explain` takes a code or a table of schema.yaml"),
        ("user", "there is no table `user`\nhelp: did you mean `users`?"),
        ("OrderLine", "there is no table `OrderLine`\nhelp: did you mean `order_lines`?"),
    ] {
        let run = codegen(root, &["explain", word]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{word}");
        assert!(run.stderr.contains(problem), "{}", run.stderr);
    }
}

#[test]
fn a_schema_that_is_not_there_is_bad_input() {
    let run = codegen(tempdir().unwrap().path(), &["explain", "users"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("[E0001]"), "{}", run.stderr);
}
