//! Each operation as a folder of `tests/operations`: `before.yaml`, `after.yaml`, `rows.sql` when rows matter, and the migrations that
//! lead from one to the other. `UPDATE_EXPECT=1 cargo test --test pairs cases` writes the latter anew.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::Loaded;
use codegen::database::block_on;
use codegen::dialect::dialect;
use codegen::emit::migrations::add_migrations;
use codegen::fileset::FileSet;
use codegen::migration::{in_database_order, plan};
use codegen::model::{Backend, Intent, Model};
use codegen::snapshot::Snapshot;
use similar::TextDiff;

use crate::dump::dump;
use crate::pair::{Ran, clear, connect, create, load, run, same, text};

/// A folder, read.
pub(crate) struct Case {
    pub(crate) name: String,
    folder: PathBuf,
    pub(crate) before: Model,
    pub(crate) after: Model,
    pub(crate) intent: Intent,
    rows: Option<String>,
}

/// Reads all folders, in the order of their names.
pub(crate) fn all() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/operations");
    let entries = fs::read_dir(root).expect("there are cases");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("cases can be listed").path()).collect();
    folders.sort();
    folders.into_iter().map(read).collect()
}

fn read(folder: PathBuf) -> Case {
    let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
    let loaded = |file: &str| {
        let yaml = fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{name}/{file}: {error}"));
        load(&yaml).unwrap_or_else(|error| panic!("{name}/{file}: {error}"))
    };
    let before = loaded("before.yaml").model;
    let Loaded { model, intent, .. } = loaded("after.yaml");
    let after = in_database_order(Some(&before), model, &intent);
    let rows = fs::read_to_string(folder.join("rows.sql")).ok();
    Case { name, folder, before, after, intent, rows }
}

impl Case {
    /// Returns the migrations as the crate keeps them, by path.
    fn files(&self) -> Vec<(String, String)> {
        let snapshot = Snapshot { migrations: vec!["00000000000001_initial".to_owned()], model: self.before.clone() };
        let mut files = FileSet::default();
        let migrations = add_migrations(&mut files, Some(&snapshot), &self.after, &self.intent);
        migrations.unwrap_or_else(|refusals| panic!("{}: {refusals:?}", self.name));
        let own = files.iter().filter_map(|(path, file)| Some((path.strip_prefix("migrations/")?, file)));
        own.map(|(path, file)| (path.to_owned(), file.content.clone())).collect()
    }

    /// Takes a database there and back, with its rows.
    async fn check(&self, url: &str, backend: Backend) -> Result<(), String> {
        if !self.after.backends.contains(&backend) {
            return Ok(());
        }
        let mut database = connect(url).await?;
        let dialect = dialect(backend);
        let there = plan(Some(&self.before), &self.after, &self.intent, dialect).map_err(|it| format!("{it:?}"))?;
        clear(&mut database).await?;
        create(&mut database, &self.after).await?;
        let fresh = dump(&mut database, true).await.map_err(text)?;
        clear(&mut database).await?;
        create(&mut database, &self.before).await?;
        if let Some(rows) = &self.rows {
            database.execute(rows).await.map_err(text)?;
        }
        let first = dump(&mut database, false).await.map_err(text)?;
        for round in ["up", "up again"] {
            for migration in &there.migrations {
                if run(&mut database, migration, &migration.up).await? == Ran::Held {
                    return Err(format!("{round}: rows stand in the way"));
                }
            }
            same(&dump(&mut database, true).await.map_err(text)?, &fresh, "a fresh start ends elsewhere")?;
            for migration in there.migrations.iter().rev() {
                if run(&mut database, migration, &migration.down).await? == Ran::Held {
                    return Err(format!("after {round}: rows stand in the way back"));
                }
            }
            same(&dump(&mut database, false).await.map_err(text)?, &first, "going back ends elsewhere")?;
        }
        Ok(())
    }
}

/// Takes all cases there and back.
pub(crate) fn travel(backend: Backend, url: &str) {
    let results = all().into_iter().filter_map(|case| {
        let result = block_on(case.check(url, backend));
        result.err().map(|problem| format!("{} on {backend}: {problem}", case.name))
    });
    let failures: Vec<String> = results.collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn are_as_expected() {
    let mut wrong = Vec::new();
    for case in all() {
        let expected = case.folder.join("expected");
        let made = case.files();
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::remove_dir_all(&expected).ok();
            for (path, content) in &made {
                let path = expected.join(path);
                fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder can be made");
                fs::write(path, content).expect("a file can be written");
            }
        }
        let mut known = files_below(&expected);
        for (path, content) in &made {
            known.retain(|file| *file != expected.join(path));
            let there = fs::read_to_string(expected.join(path)).unwrap_or_default();
            if there != *content {
                let diff = TextDiff::from_lines(&there, content).unified_diff().to_string();
                wrong.push(format!("{}: {path}\n{diff}", case.name));
            }
        }
        wrong.extend(known.iter().map(|file| format!("{} is no longer made", file.display())));
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_EXPECT=1 writes them anew", wrong.join("\n"));
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("a folder can be listed").path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}
