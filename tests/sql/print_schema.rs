//! What the real `diesel print-schema` prints after our migrations ran is what we generated, byte for byte, on every backend; and
//! the migrations go back and forth under the real `diesel migration`.

use std::path::Path;

use codegen::emit::diesel_toml::diesel_toml_path;
use codegen::emit::generate;
use codegen::emit::schema::{is_listed, namespaces, patched};
use codegen::model::{Backend, Intent, Model};

use crate::models;
use crate::support::assert_same;
use crate::support::database::Database;

/// Returns what the tool prints: the default namespace, then the others.
fn printed(model: &Model, backend: Backend) -> String {
    let others = namespaces(model).into_iter().map(Some).filter(|names| is_listed(model, *names));
    let print = |names| patched(model, backend, names).expect("what is patched fits");
    [None].into_iter().chain(others).map(print).collect()
}

/// Runs the migrations up, down and up again, comparing the schema, and all the way down with these rows in the tables.
fn round_trip(name: &str, model: &Model, rows: fn(Backend) -> &'static str) {
    for &backend in &model.backends {
        let database = Database::create(backend, name);
        database.write(&generate(model.clone(), &Intent::default(), None).expect("a first migration"));
        let config = diesel_toml_path(model, backend);
        let diesel = |arguments: &[&str]| database.diesel(&config, arguments);

        diesel(&["migration", "run"]);
        assert_same(&printed(model, backend), &diesel(&["print-schema"]), backend, "schema.rs differs");
        diesel(&["migration", "redo", "--all"]);
        assert_same(&printed(model, backend), &diesel(&["print-schema"]), backend, "schema.rs differs");
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
        // An overflow is the one error that a query can raise by itself there.
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

/// The schemas that the project comes with, as the front end reads them.
#[test]
fn schemas_of_the_project() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let in_folders_of = |folder: &str| {
        let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten();
        entries.map(|entry| entry.expect("a folder can be listed").path().join("schema.yaml"))
    };
    let schemas = in_folders_of("tests/cases").chain(in_folders_of("examples")).filter(|path| path.exists());
    for (number, path) in [root.join("schema.yaml")].into_iter().chain(schemas).enumerate() {
        let loaded = codegen::load(&path).unwrap_or_else(|_| panic!("{} is valid", path.display()));
        round_trip(&format!("project_{number}"), &loaded.model, no_rows);
    }
}

#[test]
fn defaults_mean_the_same() {
    let model = models::every_type();
    let texts = ["a_smallint", "a_decimal", "a_text", "a_varchar", "a_json", "a_date", "a_uuid", "a_mood", "computed"];
    let values = |backend| {
        let database = Database::create(backend, "defaults");
        database.write(&generate(model.clone(), &Intent::default(), None).expect("a first migration"));
        database.diesel(&diesel_toml_path(&model, backend), &["migration", "run"]);
        database.run(match backend {
            Backend::Mysql => "INSERT INTO defaults () VALUES ()",
            Backend::Sqlite | Backend::Postgres => "INSERT INTO defaults DEFAULT VALUES",
        });
        let value = |column| database.run(&format!("SELECT {column} FROM defaults")).trim_end().to_owned();
        let moment = value("a_timestamptz");
        assert!(moment.starts_with("2024-02-29 12:30:00.5"), "{backend}: {moment}");
        texts.map(value)
    };
    let expected = [
        "-1",
        "0.50",
        r"it's a \ back\'slash",
        "",
        "{}",
        "2024-02-29",
        "01234567-89ab-4def-8123-456789abcdef",
        "so so",
        "3",
    ];
    assert_eq!(values(Backend::Postgres), expected);
    assert_eq!(values(Backend::Mysql), expected);
    // A decimal is a number there, without the zeros at its end.
    assert_eq!(values(Backend::Sqlite), expected.map(|value| if value == "0.50" { "0.5" } else { value }));
}
