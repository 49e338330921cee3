//! The database, the Diesel schema and the model agree: what the real `diesel print-schema` prints after our migrations ran is what
//! we generated, byte for byte, on every backend; and the migrations go back and forth under the real `diesel migration`.

#[path = "print_schema/models.rs"]
mod models;
mod support;

use codegen::emit::migrations::{add_diesel_toml, add_migrations, diesel_toml_path};
use codegen::emit::schema::schema_rs;
use codegen::fileset::FileSet;
use codegen::model::{Backend, Model};
use support::database::Database;

/// Runs the migrations up, down and up again, comparing the schema, and all the way down.
fn round_trip(name: &str, model: &Model, fill: &str) {
    for &backend in &model.backends {
        let database = Database::create(backend, name);
        let mut files = FileSet::default();
        add_diesel_toml(&mut files, model);
        add_migrations(&mut files, None, model).expect("a first migration");
        write(&files, &database);
        let config = diesel_toml_path(model, backend);
        let diesel = |arguments: &[&str]| database.diesel(database.folder(), &config, arguments);

        diesel(&["migration", "run"]);
        assert_same(backend, &schema_rs(model, backend), &diesel(&["print-schema"]));
        diesel(&["migration", "redo", "--all"]);
        assert_same(backend, &schema_rs(model, backend), &diesel(&["print-schema"]));
        if !fill.is_empty() {
            database.run(fill);
        }
        diesel(&["migration", "revert", "--all"]);
        assert_eq!(database.tables(), Vec::<String>::new(), "{backend}: revert leaves something");
    }
}

fn assert_same(backend: Backend, generated: &str, printed: &str) {
    if generated != printed {
        let diff = similar::TextDiff::from_lines(generated, printed);
        panic!("{backend}: schema.rs differs:\n{}", diff.unified_diff().header("generated", "diesel print-schema"));
    }
}

fn write(files: &FileSet, database: &Database) {
    for (path, file) in files.iter() {
        let path = database.folder().join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        std::fs::write(path, &file.content).expect("a file can be written");
    }
}

#[test]
fn every_type() {
    round_trip("every_type", &models::every_type(), "");
}

#[test]
fn keywords_and_odd_names() {
    round_trip("keywords", &models::keywords(), "");
}

#[test]
fn keys_and_references() {
    round_trip("keys", &models::keys_and_references(), "");
}

#[test]
fn cycles_with_rows() {
    let rows = "INSERT INTO eggs (id) VALUES (1); INSERT INTO hens (id, egg_id) VALUES (1, 1); UPDATE eggs SET hen_id = 1; \
                INSERT INTO parts (id, whole_id) VALUES (1, NULL), (2, 1), (3, 2);";
    round_trip("cycles", &models::cycles(), rows);
}

#[test]
fn shared_enums() {
    round_trip("enums", &models::shared_enums(), "");
}

#[test]
fn long_names() {
    round_trip("long_names", &models::long_names(), "");
}

#[test]
fn one_table() {
    round_trip("one_table", &models::one_table(), "");
}

#[test]
fn many_tables() {
    round_trip("many_tables", &models::many_tables(), "");
}

#[test]
fn narrow_keys() {
    round_trip("narrow_keys", &models::narrow_keys(), "");
}
