//! Migrations on databases that hold rows: migrating ends where a fresh start ends, going back ends where it began, and the rows stay.

use crate::support::assert_same;
use crate::support::database::Database;
use crate::support::model::*;
use codegen::emit::diesel_toml::{add_diesel_toml, diesel_toml_path};
use codegen::emit::migrations::add_migrations;
use codegen::emit::schema::schema_rs;
use codegen::fileset::FileSet;
use codegen::migration::in_database_order;
use codegen::model::*;
use codegen::snapshot::Snapshot;

/// Migrates a database with rows from one model to the next and back, and compares it with a fresh one at each end.
fn evolve(name: &str, before: &Model, after: Model, rows: &str) -> Vec<String> {
    let after = in_database_order(Some(before), after, &Intent::default());
    let mut files = FileSet::default();
    add_diesel_toml(&mut files, &after);
    let migrations = add_migrations(&mut files, None, before, &Intent::default()).expect("a first migration");
    let snapshot = Snapshot { migrations, model: before.clone() };
    let mut later = FileSet::default();
    let migrations =
        add_migrations(&mut later, Some(&snapshot), &after, &Intent::default()).expect("a later migration");
    for &backend in &after.backends {
        let config = diesel_toml_path(&after, backend);
        let database = Database::create(backend, name);
        database.write(&files);
        database.diesel(&config, &["migration", "run"]);
        database.run(rows);
        let at_first = database.describe();

        database.write(&later);
        database.diesel(&config, &["migration", "run"]);
        assert_same(
            &schema_rs(&after, backend, None),
            &database.diesel(&config, &["print-schema"]),
            backend,
            "schema.rs differs",
        );
        assert_same(&database.describe(), &fresh(name, backend, &after), backend, "a fresh start ends elsewhere");
        let count = (migrations.len() - 1).to_string();
        database.diesel(&config, &["migration", "revert", "--number", &count]);
        assert_same(&database.describe(), &at_first, backend, "going back ends elsewhere");
        database.diesel(&config, &["migration", "run"]);
        assert_eq!(database.run("SELECT count(*) FROM posts").trim(), "2", "{backend}: rows");
    }
    migrations
}

/// Returns the description of a database that was made from the model at once.
fn fresh(name: &str, backend: Backend, model: &Model) -> String {
    let database = Database::create(backend, &format!("{name}_fresh"));
    let mut files = FileSet::default();
    add_diesel_toml(&mut files, model);
    add_migrations(&mut files, None, model, &Intent::default()).expect("a first migration");
    database.write(&files);
    database.diesel(&diesel_toml_path(model, backend), &["migration", "run"]);
    database.describe()
}

const ROWS: &str = "INSERT INTO users (id) VALUES (1); INSERT INTO posts (id, status, author_id) VALUES (1, 'draft', 1), (2, 'done', 1);";

fn status() -> Column {
    column("status", Type::Enum("status".to_owned())).text_default("draft")
}

fn users() -> Table {
    table("users", vec![id()])
}

fn posts() -> Table {
    table("posts", vec![id(), status(), column("author_id", Type::BigInt)])
        .refers(&["author_id"], "users", &["id"])
        .check("posts_done_check", "status <> 'done' OR author_id > 0")
        .index(Index { predicate: Some("status = 'done'".into()), ..index("posts_done_idx", &["id", "status"]) })
}

fn before() -> Model {
    model(vec![enumeration("status", &["draft", "done"])], vec![posts(), users()])
}

fn with(backends: &[Backend], model: Model) -> Model {
    Model { backends: backends.to_vec(), ..model }
}

#[test]
fn additions_meet_rows() {
    let posts = posts()
        .document("What was written.")
        .with(column("title", Type::Varchar(200)).text_default("it's new").doc("In the feed."))
        .with(column("meta", Type::Json).nullable())
        .with(column("rating", Type::Enum("rating".to_owned())).text_default("good"))
        .with(column("editor_id", Type::BigInt).nullable())
        .with(column("topic_id", Type::BigInt).nullable())
        .refers_with(&["editor_id"], "users", &["id"], ReferentialAction::SetNull)
        .refers(&["topic_id"], "topics", &["id"])
        .index(index("posts_author_id_idx", &["author_id", "id desc"]));
    let topics = table("topics", vec![id(), column("post_id", Type::BigInt)]).refers(&["post_id"], "posts", &["id"]);
    let enums = vec![enumeration("status", &["draft", "done"]), enumeration("rating", &["good", "bad"])];
    // The new columns stand first, and still come last.
    let mut columns: Vec<_> = posts.columns.iter().cloned().collect();
    columns.rotate_left(3);
    let posts = Table { columns: columns.into(), ..posts };
    let migrations = evolve("additions", &before(), model(enums, vec![topics, posts, users()]), ROWS);
    let expected = [
        "00000000000001_initial",
        "00000000000002_create_topics_and_6_more",
        "00000000000003_create_posts_author_id_idx",
        "00000000000004_validate_posts_editor_id_fkey_and_1_more",
    ];
    assert_eq!(migrations, expected);
}

#[test]
fn defaults_that_are_computed() {
    let backends = [Backend::Postgres, Backend::Mysql];
    let posts = posts()
        .with(column("created_at", Type::Timestamptz).default(Default::Now))
        .with(column("token", Type::Uuid).default(Default::Uuid))
        .with(column("sum", Type::Integer).default(Default::Sql("1 + 1".into())));
    let after = Model { tables: vec![posts, users()].into(), ..before() };
    evolve("computed", &with(&backends, before()), with(&backends, after), ROWS);
}

#[test]
fn a_label_is_added_and_used() {
    let backends = [Backend::Postgres, Backend::Mysql];
    let posts = posts().with(column("next_status", Type::Enum("status".to_owned())).text_default("it's gone"));
    let labels = enumeration("status", &["draft", "done", "it's gone"]);
    let after = model(vec![Enum { doc: Some("Where it stands.".to_owned()), ..labels }], vec![posts, users()]);
    let migrations = evolve("label", &with(&backends, before()), with(&backends, after), ROWS);
    let added =
        ["00000000000001_initial", "00000000000002_extend_status", "00000000000003_add_posts_next_status_and_1_more"];
    assert_eq!(migrations, added);
}

#[test]
fn a_label_in_use_does_not_go() {
    let backends = [Backend::Postgres, Backend::Mysql];
    let before = with(&backends, before());
    let after = Model { enums: vec![enumeration("status", &["draft", "done", "gone"])].into(), ..before.clone() };
    for backend in backends {
        let database = Database::create(backend, "label_in_use");
        let mut files = FileSet::default();
        add_diesel_toml(&mut files, &after);
        let migrations = add_migrations(&mut files, None, &before, &Intent::default()).expect("a first migration");
        let snapshot = Snapshot { migrations, model: before.clone() };
        add_migrations(&mut files, Some(&snapshot), &after, &Intent::default()).expect("a later migration");
        database.write(&files);
        let config = diesel_toml_path(&after, backend);
        database.diesel(&config, &["migration", "run"]);
        database.run(ROWS);
        database.run("UPDATE posts SET status = 'gone' WHERE id = 1");
        let described = database.describe();
        // PostgreSQL's labels are a migration of their own before the one that MySQL has.
        database.diesel_fails(&config, &["migration", "revert", "--number", "2"]);
        assert_same(&database.describe(), &described, backend, "a failed step changed something");
        assert_eq!(database.run("SELECT status FROM posts WHERE id = 1").trim(), "gone", "{backend}");
    }
}

#[test]
fn a_backend_joins_later() {
    let first = with(&[Backend::Sqlite], before());
    let mut files = FileSet::default();
    let migrations = add_migrations(&mut files, None, &first, &Intent::default()).expect("a first migration");
    let snapshot = Snapshot { migrations, model: first };
    let mut files = FileSet::default();
    let after = with(&[Backend::Sqlite, Backend::Postgres], before());
    let migrations = add_migrations(&mut files, Some(&snapshot), &after, &Intent::default())
        .expect("a migration for the new backend");
    assert_eq!(migrations, ["00000000000001_initial", "00000000000002_create_status_and_2_more"]);
    for backend in after.backends.iter().copied() {
        let database = Database::create(backend, "joins");
        let mut config = FileSet::default();
        add_diesel_toml(&mut config, &after);
        database.write(&config);
        database.write(&files);
        database.diesel(&diesel_toml_path(&after, backend), &["migration", "run"]);
        let expected = if backend == Backend::Sqlite { 0 } else { 3 };
        assert_eq!(database.tables().len(), expected, "{backend}");
    }
}

#[test]
fn the_same_model_needs_no_migration() {
    let snapshot = Snapshot { migrations: vec!["00000000000001_initial".to_owned()], model: before() };
    let mut files = FileSet::default();
    assert_eq!(
        add_migrations(&mut files, Some(&snapshot), &before(), &Intent::default()),
        Ok(snapshot.migrations.clone())
    );
    assert!(files.is_empty());
}
