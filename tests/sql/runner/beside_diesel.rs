//! Our runner and Diesel's own tool on one database.

use codegen::emit::diesel_toml::{add_diesel_toml, diesel_toml_path};
use codegen::emit::migrations::add_migrations;
use codegen::fileset::FileSet;
use codegen::migrator::{Error, Folder, Migration, State};
use codegen::model::{Backend, Intent, Model, Type};
use codegen::snapshot::Snapshot;

use super::{down, sealed, status, up};
use crate::support::assert_same;
use crate::support::database::Database;
use crate::support::model::*;

/// Two migrations as a build writes them.
fn files() -> (Model, FileSet) {
    let users = table("users", vec![id(), column("name", Type::Text)]);
    let first = model(Vec::new(), vec![users.clone()]);
    let notes = table("notes", vec![id(), column("user_id", Type::BigInt)]).refers(&["user_id"], "users", &["id"]);
    let second = model(Vec::new(), vec![users, notes]);
    let mut files = FileSet::default();
    let migrations = add_migrations(&mut files, None, &first, &Intent::default()).expect("a first migration");
    let snapshot = Snapshot { migrations, model: first };
    add_migrations(&mut files, Some(&snapshot), &second, &Intent::default()).expect("a second migration");
    add_diesel_toml(&mut files, &second);
    (second, files)
}

fn folder(backend: Backend, files: &FileSet) -> Folder {
    let root = format!("migrations/{backend}/");
    let names = files.iter().filter_map(|(path, _)| path.strip_prefix(&root)?.strip_suffix("/up.sql"));
    let text = |name: &str, file: &str| files.get(&format!("{root}{name}/{file}")).map(|it| it.content.clone().into());
    let migrations = names.map(|name| Migration {
        name: name.to_owned().into(),
        up: text(name, "up.sql").expect("there is one"),
        down: text(name, "down.sql"),
        metadata: text(name, "metadata.toml"),
    });
    sealed(backend, migrations.collect())
}

fn states(database: &Database, folder: &Folder) -> Vec<State> {
    status(database, folder).into_iter().map(|status| status.state).collect()
}

#[test]
fn each_goes_on_where_the_other_stopped() {
    let (model, files) = files();
    for backend in Backend::ALL {
        let config = diesel_toml_path(&model, backend);
        let folder = folder(backend, &files);
        let by_diesel = Database::create(backend, "by_diesel");
        by_diesel.write(&files);
        by_diesel.diesel(&config, &["migration", "run"]);
        let whole = by_diesel.describe();
        assert_eq!(states(&by_diesel, &folder), [State::Applied; 2], "{backend}");
        assert_eq!(up(&by_diesel, &folder).expect("nothing is to be done"), Vec::<String>::new(), "{backend}");
        // Taken note of by now, so that an edit is seen.
        let mut edited = folder.migrations.clone();
        edited[0].down = Some("SELECT 1;".into());
        let refused = up(&by_diesel, &sealed(backend, edited));
        assert!(matches!(&refused, Err(Error::Changed(name)) if name == "00000000000001_initial"), "{refused:?}");
        down(&by_diesel, &folder).expect("the second goes back");
        assert_eq!(states(&by_diesel, &folder), [State::Applied, State::Pending], "{backend}");
        by_diesel.diesel(&config, &["migration", "run"]);
        assert_same(&whole, &by_diesel.describe(), backend, "Diesel ends elsewhere");

        let by_us = Database::create(backend, "by_us");
        by_us.write(&files);
        assert_eq!(up(&by_us, &folder).expect("both run").len(), 2, "{backend}");
        assert_same(&whole, &by_us.describe(), backend, "we end elsewhere");
        let listed = by_us.diesel(&config, &["migration", "list"]);
        assert_eq!(listed.matches("[X]").count(), 2, "{listed}");
        by_us.diesel(&config, &["migration", "revert"]);
        assert_eq!(states(&by_us, &folder), [State::Applied, State::Pending], "{backend}");
        up(&by_us, &folder).expect("the second runs again");
        assert_same(&whole, &by_us.describe(), backend, "we end elsewhere");
        by_us.diesel(&config, &["migration", "redo"]);
        assert_eq!(states(&by_us, &folder), [State::Applied; 2], "{backend}");
    }
}
