//! What the real `diesel print-schema` prints after our migrations ran is what we generated, byte for byte, on every backend; and
//! the migrations go back and forth under the real `diesel migration`.

use codegen::emit::migrations::{add_diesel_toml, add_migrations, diesel_toml_path};
use codegen::emit::schema::schema_rs;
use codegen::fileset::FileSet;
use codegen::model::{Backend, Model};

use crate::models;
use crate::support::assert_same;
use crate::support::database::Database;

/// Runs the migrations up, down and up again, comparing the schema, and all the way down with these rows in the tables.
fn round_trip(name: &str, model: &Model, rows: fn(Backend) -> &'static str) {
    for &backend in &model.backends {
        let database = Database::create(backend, name);
        let mut files = FileSet::default();
        add_diesel_toml(&mut files, model);
        add_migrations(&mut files, None, model).expect("a first migration");
        database.write(&files);
        let config = diesel_toml_path(model, backend);
        let diesel = |arguments: &[&str]| database.diesel(&config, arguments);

        diesel(&["migration", "run"]);
        assert_same(&schema_rs(model, backend), &diesel(&["print-schema"]), backend, "schema.rs differs");
        diesel(&["migration", "redo", "--all"]);
        assert_same(&schema_rs(model, backend), &diesel(&["print-schema"]), backend, "schema.rs differs");
        database.run(rows(backend));
        diesel(&["migration", "revert", "--all"]);
        assert_eq!(database.tables(), Vec::<String>::new(), "{backend}: revert leaves something");
    }
}

fn no_rows(_: Backend) -> &'static str {
    "SELECT 1"
}

#[test]
fn every_type() {
    round_trip("every_type", &models::every_type(), |backend| match backend {
        Backend::Sqlite => {
            "INSERT INTO defaults DEFAULT VALUES;
             SELECT CASE WHEN random GLOB '????????-????-4???-[89ab]???-????????????' AND random = lower(random) THEN 1
                    ELSE abs(-9223372036854775808) END FROM defaults;"
        }
        Backend::Postgres => "INSERT INTO defaults DEFAULT VALUES",
        Backend::Mysql => "INSERT INTO defaults () VALUES ()",
    });
}

#[test]
fn keywords_and_odd_names() {
    round_trip("keywords", &models::keywords(), no_rows);
}

#[test]
fn keys_and_references() {
    round_trip("keys", &models::keys_and_references(), no_rows);
}

#[test]
fn cycles() {
    round_trip("cycles", &models::cycles(), |_| {
        "INSERT INTO eggs (id) VALUES (1); INSERT INTO hens (id, egg_id) VALUES (1, 1); UPDATE eggs SET hen_id = 1; \
         INSERT INTO parts (id, whole_id) VALUES (1, NULL), (2, 1), (3, 2);"
    });
}

#[test]
fn shared_enums() {
    round_trip("enums", &models::shared_enums(), no_rows);
}

#[test]
fn long_names() {
    round_trip("long_names", &models::long_names(), no_rows);
}

#[test]
fn one_table() {
    round_trip("one_table", &models::one_table(), no_rows);
}

#[test]
fn many_tables() {
    round_trip("many_tables", &models::many_tables(), no_rows);
}

#[test]
fn narrow_keys() {
    round_trip("narrow_keys", &models::narrow_keys(), no_rows);
}
