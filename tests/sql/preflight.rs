//! Rows that stand in the way of rules over columns which come with them: told before anything is changed.

use codegen::emit::diesel_toml::{add_diesel_toml, diesel_toml_path};
use codegen::emit::migrations::add_migrations;
use codegen::fileset::FileSet;
use codegen::model::*;
use codegen::snapshot::Snapshot;

use crate::support::assert_same;
use crate::support::database::Database;
use crate::support::model::*;

fn users(columns: Vec<Column>) -> Table {
    table("users", [vec![id(), column("name", Type::Varchar(50)), column("age", Type::Integer)], columns].concat())
}

/// Adds a column and a rule over it, and runs the migration on rows that the rule does not allow.
fn stands_in_the_way(case: &str, after: Table, intent: &Intent) {
    // PostgreSQL looks at the rows by itself, in migrations of their own, when the columns are there.
    for backend in [Backend::Sqlite, Backend::Mysql] {
        let what = format!("{case} on {backend}");
        let of = |table: Table| Model { backends: vec![backend], ..model(vec![], vec![table]) };
        let (before, after) = (of(users(vec![])), of(after.clone()));
        let mut files = FileSet::default();
        add_diesel_toml(&mut files, &before);
        let migrations = add_migrations(&mut files, None, &before, &Intent::default()).expect("a first migration");
        let config = diesel_toml_path(&before, backend);
        let database = Database::create(backend, &format!("preflight_{case}"));
        database.write(&files);
        database.diesel(&config, &["migration", "run"]);
        database.run("INSERT INTO users (id, name, age) VALUES (1, 'Ann', 30), (2, 'ANN', 90)");
        let (rows, described) = (database.run("SELECT * FROM users ORDER BY id"), database.describe());

        let mut later = FileSet::default();
        let snapshot = Snapshot { migrations, model: before };
        add_migrations(&mut later, Some(&snapshot), &after, intent).expect("further migrations");
        database.write(&later);
        database.diesel_fails(&config, &["migration", "run"]);
        assert_same(&database.run("SELECT * FROM users ORDER BY id"), &rows, backend, &what);
        assert_same(&database.describe(), &described, backend, &what);
        database.run("DELETE FROM users WHERE id = 2");
        database.diesel(&config, &["migration", "run"]);
    }
}

#[test]
fn values_that_are_filled_in_are_not_unique() {
    let backfill = Default::Sql("lower(name)".into());
    let intent =
        Intent { backfills: [(("users".to_owned(), "slug".to_owned()), backfill)].into(), ..Intent::default() };
    stands_in_the_way("unique", users(vec![column("slug", Type::Varchar(50))]).unique(&["slug"]), &intent);
}

#[test]
fn values_that_were_there_do_not_go_with_new_ones() {
    let most = column("most", Type::Integer).default(Default::Literal(Literal::Integer(80)));
    let table = users(vec![most]).check("users_age_within", "age < most");
    stands_in_the_way("check", table, &Intent::default());
}

#[test]
fn a_label_that_goes_is_in_arrays() {
    let mood = |labels: &[&str]| {
        let moods = column("moods", Type::Array(Box::new(Type::Enum("mood".to_owned()))));
        let tables = vec![table("users", vec![id(), moods])];
        Model { backends: vec![Backend::Postgres], ..model(vec![enumeration("mood", labels)], tables) }
    };
    let (before, after) = (mood(&["calm", r#"of "two", \minds"#]), mood(&["calm"]));
    let mut files = FileSet::default();
    add_diesel_toml(&mut files, &before);
    let migrations = add_migrations(&mut files, None, &before, &Intent::default()).expect("a first migration");
    let config = diesel_toml_path(&before, Backend::Postgres);
    let database = Database::create(Backend::Postgres, "preflight_array");
    database.write(&files);
    database.diesel(&config, &["migration", "run"]);
    database.run(r#"INSERT INTO users (id, moods) VALUES (1, '{calm,NULL}'), (2, '{calm,"of \"two\", \\minds"}')"#);

    let mut later = FileSet::default();
    let snapshot = Snapshot { migrations, model: before };
    add_migrations(&mut later, Some(&snapshot), &after, &Intent::default()).expect("further migrations");
    database.write(&later);
    let told = database.diesel_fails(&config, &["migration", "run"]);
    assert!(told.contains("users.moods does not fit"), "{told}");
    database.run("DELETE FROM users WHERE id = 2");
    database.diesel(&config, &["migration", "run"]);
    assert!(database.run("SELECT moods FROM users").contains("{calm,NULL}"));
}
