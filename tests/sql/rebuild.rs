//! SQLite writes tables anew that other rows refer to: each cause of it, each kind of reference, each way to run it; no row is lost.

use std::borrow::Cow;

use crate::runner;
use crate::support::assert_same;
use crate::support::database::Database;
use crate::support::model::*;
use codegen::database::block_on;
use codegen::emit::diesel_toml::add_diesel_toml;
use codegen::emit::migrations::add_migrations;
use codegen::fileset::FileSet;
use codegen::migrator::{self, Migration, Options, Session};
use codegen::model::*;
use codegen::snapshot::Snapshot;

type Change = fn(Table) -> Table;

fn each_column(table: Table, name: &str, change: fn(Column) -> Column) -> Table {
    let columns = table.columns.iter().cloned().map(|it| if it.name == name { change(it) } else { it });
    Table { columns: columns.collect(), ..table.clone() }
}

/// What makes SQLite write the parents anew.
const CAUSES: [(&str, Change); 7] = [
    ("type", |it| each_column(it, "size", |column| Column { ty: Type::BigInt, ..column })),
    ("null", |it| each_column(it, "size", |column| Column { nullable: true, ..column })),
    ("default", |it| {
        each_column(it, "size", |column| Column { default: Some(Default::Literal(Literal::Integer(7))), ..column })
    }),
    ("check", |it| it.check("parents_size_check", "size > 0")),
    ("unique", |it| it.unique(&["id", "size"])),
    ("now", |it| it.with(column("at", Type::Timestamp).default(Default::Now))),
    ("strict", |it| {
        let options = TableOptions {
            sqlite: SqliteTable { strict: false, reuses_keys: true, ..SqliteTable::default() },
            ..it.options
        };
        Table { options, ..it }
    }),
];

const ACTIONS: [ReferentialAction; 4] =
    [ReferentialAction::Cascade, ReferentialAction::SetNull, ReferentialAction::Restrict, ReferentialAction::NoAction];

/// The parents refer to themselves, children refer to them by their key, and others by two columns.
fn before(action: ReferentialAction) -> Model {
    let reference = |name: &str| column(name, Type::BigInt).nullable();
    let parents = table("parents", vec![id(), column("size", Type::Integer), reference("parent_id")])
        .unique(&["size", "id"])
        .refers_with(&["parent_id"], "parents", &["id"], action)
        .index(index("parents_size_idx", &["size"]));
    let children =
        table("children", vec![id(), reference("parent_id")]).refers_with(&["parent_id"], "parents", &["id"], action);
    let others = table("others", vec![id(), column("size", Type::Integer).nullable(), reference("parent_id")])
        .refers_with(&["size", "parent_id"], "parents", &["size", "id"], action);
    Model { backends: vec![Backend::Sqlite], ..model(vec![], vec![parents, children, others]) }
}

const ROWS: &str = "INSERT INTO parents VALUES (1, 10, NULL), (2, 20, 1), (9, 90, 2); DELETE FROM parents WHERE id = 9;
    INSERT INTO children VALUES (1, 1), (2, 2), (3, NULL); INSERT INTO others VALUES (1, 10, 1), (2, 20, 2)";

const SEEN: &str =
    "SELECT id, parent_id FROM parents; SELECT * FROM children; SELECT * FROM others; PRAGMA foreign_key_check;
    SELECT count(*) FROM sqlite_schema WHERE name LIKE 'codegen%'";

/// Whether the connection holds rows to their references when a migration begins.
#[derive(Clone, Copy, Debug)]
enum ForeignKeys {
    On,
    Off,
}

impl ForeignKeys {
    fn pragma(self) -> &'static str {
        match self {
            Self::On => "PRAGMA foreign_keys = ON",
            Self::Off => "PRAGMA foreign_keys = OFF",
        }
    }
}

/// Who runs the migrations.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// Diesel's own program.
    Diesel,
    /// Nobody but SQLite's own program, which is given the script.
    Shell { foreign_keys: ForeignKeys },
    /// Our runner, on a connection like that of `codegen migrate` or like those of the generated crate's pool.
    Runner { foreign_keys: ForeignKeys },
}

const WAYS: [Way; 5] = [
    Way::Diesel,
    Way::Shell { foreign_keys: ForeignKeys::On },
    Way::Shell { foreign_keys: ForeignKeys::Off },
    Way::Runner { foreign_keys: ForeignKeys::On },
    Way::Runner { foreign_keys: ForeignKeys::Off },
];

fn migration(files: &FileSet, name: &str) -> Migration {
    let text =
        |file: &str| files.get(&format!("migrations/sqlite/{name}/{file}")).map(|it| Cow::from(it.content.clone()));
    let up = text("up.sql").expect("it was written");
    Migration { name: name.to_owned().into(), up, down: text("down.sql"), metadata: text("metadata.toml") }
}

/// Brings the database up to the last of these migrations, or takes that one back, and looks that the connection is as it was.
fn ours(database: &Database, migrations: &[Migration], way: Way, up: bool) {
    let Way::Runner { foreign_keys } = way else { panic!("{way:?} is not our runner") };
    let folder = runner::sealed(Backend::Sqlite, migrations.to_vec());
    block_on(async {
        let mut connection = runner::connect(database).await;
        connection.execute(foreign_keys.pragma()).await.expect("a setting");
        if up {
            runner::up_through(&mut connection, &folder).await.expect("it runs");
        } else {
            migrator::down(&mut connection, &folder, Options::default(), &mut runner::silent).await.expect("it runs");
        }
        let set = connection
            .texts("SELECT CAST(foreign_keys AS TEXT) AS value FROM pragma_foreign_keys")
            .await
            .expect("a setting");
        let expected = match foreign_keys {
            ForeignKeys::On => "1",
            ForeignKeys::Off => "0",
        };
        assert_eq!(set, [Some(expected.to_owned())], "{way:?}");
    });
}

#[test]
fn no_row_is_lost() {
    for (cause, change) in CAUSES {
        for action in ACTIONS {
            let before = before(action);
            let tables = before.tables.iter().cloned().map(|it| if it.name == "parents" { change(it) } else { it });
            let after = Model { tables: tables.collect(), ..before.clone() };
            let mut files = FileSet::default();
            add_diesel_toml(&mut files, &before);
            let migrations = add_migrations(&mut files, None, &before, &Intent::default()).expect("a first migration");
            let name = migrations[0].clone();
            let snapshot = Snapshot { migrations, model: before };
            let mut later = FileSet::default();
            let migrations = add_migrations(&mut later, Some(&snapshot), &after, &Intent::default());
            let second =
                migrations.expect("a second migration").into_iter().find(|it| *it != name).expect("there is one");
            let both = [migration(&files, &name), migration(&later, &second)];

            for way in WAYS {
                let database = Database::create(Backend::Sqlite, &format!("rebuild_{cause}_{action:?}_{way:?}"));
                match way {
                    Way::Runner { .. } => ours(&database, &both[..1], way, true),
                    Way::Diesel | Way::Shell { .. } => {
                        database.write(&files);
                        database.diesel("diesel.toml", &["migration", "run"]);
                    }
                }
                database.run(ROWS);
                let (seen, described) = (database.run(SEEN), database.describe());
                let run = |up: bool| match (way, up) {
                    (Way::Diesel, true) => {
                        database.write(&later);
                        database.diesel("diesel.toml", &["migration", "run"]);
                    }
                    (Way::Diesel, false) => drop(database.diesel("diesel.toml", &["migration", "revert"])),
                    (Way::Shell { foreign_keys }, up) => {
                        let script = if up { &both[1].up } else { both[1].down.as_ref().expect("there is a way back") };
                        database.run(&format!("{};\n{script}", foreign_keys.pragma()));
                    }
                    (Way::Runner { .. }, up) => ours(&database, &both, way, up),
                };
                run(true);
                assert_same(&database.run(SEEN), &seen, Backend::Sqlite, &format!("{cause}, {action:?}, {way:?}: up"));
                run(false);
                assert_same(
                    &database.run(SEEN),
                    &seen,
                    Backend::Sqlite,
                    &format!("{cause}, {action:?}, {way:?}: down"),
                );
                assert_same(
                    &database.describe(),
                    &described,
                    Backend::Sqlite,
                    &format!("{cause}, {action:?}, {way:?}: back"),
                );
            }
        }
    }
}

#[test]
fn the_counter_goes_on_where_it_was() {
    let before = before(ReferentialAction::Cascade);
    let tables = before.tables.iter().cloned().map(|it| match it.name.as_str() {
        "parents" => it.check("parents_size_check", "size > 0"),
        _ => it,
    });
    let after = Model { tables: tables.collect(), ..before.clone() };
    let mut files = FileSet::default();
    add_diesel_toml(&mut files, &before);
    let migrations = add_migrations(&mut files, None, &before, &Intent::default()).expect("a first migration");
    let database = Database::create(Backend::Sqlite, "counter");
    database.write(&files);
    database.diesel("diesel.toml", &["migration", "run"]);
    database.run(ROWS);
    let mut later = FileSet::default();
    let snapshot = Snapshot { migrations, model: before };
    add_migrations(&mut later, Some(&snapshot), &after, &Intent::default()).expect("a second migration");
    database.write(&later);
    database.diesel("diesel.toml", &["migration", "run"]);
    let key = database.run("INSERT INTO parents (size) VALUES (5) RETURNING id");
    assert_eq!(key.trim(), "10", "the key of a row that was deleted is not given again");
}

#[test]
fn rows_in_the_way_are_told_before_anything_changes() {
    let before = before(ReferentialAction::Cascade);
    let tables = before.tables.iter().cloned().map(|it| match it.name.as_str() {
        "parents" => it.check("parents_size_check", "size > 15"),
        _ => it,
    });
    let after = Model { tables: tables.collect(), ..before.clone() };
    let mut files = FileSet::default();
    add_diesel_toml(&mut files, &before);
    let migrations = add_migrations(&mut files, None, &before, &Intent::default()).expect("a first migration");
    let database = Database::create(Backend::Sqlite, "in_the_way");
    database.write(&files);
    database.diesel("diesel.toml", &["migration", "run"]);
    database.run(ROWS);
    let (seen, described) = (database.run(SEEN), database.describe());
    let mut later = FileSet::default();
    let snapshot = Snapshot { migrations, model: before };
    add_migrations(&mut later, Some(&snapshot), &after, &Intent::default()).expect("a second migration");
    database.write(&later);
    database.diesel_fails("diesel.toml", &["migration", "run"]);
    assert_same(&database.run(SEEN), &seen, Backend::Sqlite, "rows");
    assert_same(&database.describe(), &described, Backend::Sqlite, "schema");
}

#[test]
fn a_table_that_is_renamed_and_written_anew_keeps_what_referred_to_it() {
    let before = before(ReferentialAction::Cascade);
    let tables = before.tables.iter().cloned().map(|it| match it.name.as_str() {
        // What referred to the table no longer does, but for the rows until then.
        "parents" => Table {
            name: "elders".to_owned(),
            foreign_keys: NamedList::default(),
            ..it.check("size_check", "size > 0")
        },
        _ => Table { foreign_keys: NamedList::default(), ..it },
    });
    let after = Model { tables: tables.collect(), ..before.clone() };
    let renames = Renames { tables: [("elders".to_owned(), "parents".to_owned())].into(), ..Renames::default() };
    let mut files = FileSet::default();
    add_diesel_toml(&mut files, &before);
    let migrations = add_migrations(&mut files, None, &before, &Intent::default()).expect("a first migration");
    let database = Database::create(Backend::Sqlite, "renamed_anew");
    database.write(&files);
    database.diesel("diesel.toml", &["migration", "run"]);
    database.run(ROWS);
    let (seen, described) = (database.run(SEEN), database.describe());
    let mut later = FileSet::default();
    let snapshot = Snapshot { migrations, model: before };
    let intent = Intent { renames, ..Intent::default() };
    add_migrations(&mut later, Some(&snapshot), &after, &intent).expect("a second migration");
    database.write(&later);
    database.diesel("diesel.toml", &["migration", "run"]);
    assert_same(&database.run(&SEEN.replace("parents", "elders")), &seen, Backend::Sqlite, "up");
    database.diesel("diesel.toml", &["migration", "revert"]);
    assert_same(&database.run(SEEN), &seen, Backend::Sqlite, "down");
    assert_same(&database.describe(), &described, Backend::Sqlite, "back");
}
