//! `codegen migration rebase`: the migrations of a branch, put behind those that another one brought.

use std::collections::BTreeSet;
use std::path::Path;

use crate::Input;
use crate::cli::MigrationRebaseArgs;
use crate::database::{Address, Database, block_on};
use crate::emit::SNAPSHOT_PATH;
use crate::emit::history::History;
use crate::emit::migrations::next_name;
use crate::fileset::FileSet;
use crate::migrator::{self, Damage, Folder, Lock, State};
use crate::output::{Access, Folder as Crate};
use crate::snapshot::Snapshot;

use super::git::Commit;
use super::{Exit, Failure, Terminal, VERSION, compile, history};

/// The names that a main branch goes by, the first that there is.
const MAIN: [&str; 6] = ["MERGE_HEAD", "origin/HEAD", "origin/main", "origin/master", "main", "master"];

/// What stays as it is: the files of a commit.
struct Base {
    files: FileSet,
    snapshot: Option<Snapshot>,
}

/// A migration of this branch alone.
struct Own {
    name: String,
    by_hand: bool,
}

/// Makes the migrations anew that the base does not have: those by hand keep their files and get later versions, the others become
/// what now leads from the base to the schema.
///
/// # Errors
///
/// When Git or the database does not tell the base, when the schema is not valid, or a change cannot be migrated.
pub(crate) fn migration_rebase(args: &MigrationRebaseArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let out = compile::out(&args.paths);
    let access = if args.dry_run { Access::Read } else { Access::Write };
    // What a merge left in the files is about to be written over.
    let mut folder = Crate::open(&out, access, true)?;
    let base = base(args, &out)?;
    let folders = history::read_folders(&out)?;
    let there = folder.read(Lock::PATH)?.unwrap_or_default();
    let kept = History::of_files(&base.files).map_err(damaged)?;
    let own = own(&folders, &kept, &String::from_utf8_lossy(&there));
    let is_in_order = history::damages(&folders).is_empty();
    let is_asked = args.onto.is_some() || args.database_url.is_some();
    if is_in_order && (own.is_empty() || !is_asked && follows(&folders, &kept)) {
        terminal.result("nothing to rebase");
        return Ok(Exit::Done);
    }
    let files = rebased(args, base, kept, &folders, &own, terminal)?;
    let plan = folder.compare_restating(&files, &paths(&folders))?;
    if !args.dry_run {
        let schema = Input::read(&args.paths.schema);
        folder.apply(&plan, VERSION, &compile::input(&args.paths.schema, &schema))?;
    }
    let names = History::of_files(&files).map_err(damaged)?.names();
    terminal.result(format_args!("the migrations are now: {}", names.join(", ")));
    if !own.is_empty() {
        terminal.result("a database that has seen one of those that are gone has to go back before: `codegen migrate down` with the old files");
    }
    Ok(Exit::Done)
}

/// Makes all files of the crate: the base's migrations, those by hand, and what is still needed.
fn rebased(
    args: &MigrationRebaseArgs,
    base: Base,
    mut kept: History,
    folders: &[Folder],
    own: &[Own],
    terminal: &Terminal,
) -> Result<FileSet, Failure> {
    let Base { files, snapshot } = base;
    let mut migrations = migration_files(&files);
    // Those by hand at the start may be what the rest builds on, the others what builds on it.
    let leading = own.iter().take_while(|own| own.by_hand && snapshot.is_some()).count();
    let (leading, rest) = own.split_at(leading);
    for own in leading {
        move_behind(own, folders, &mut kept, &mut migrations, terminal);
    }
    let loaded = compile::load(&args.paths.schema)?;
    terminal.report(&loaded.warnings);
    let mut files = compile::generate(loaded, snapshot, kept)?;
    let made = migration_files(&files);
    for (path, file) in made.iter() {
        migrations.append(path, file.content.clone());
    }
    for own in rest.iter().filter(|own| !own.by_hand) {
        terminal.result(format_args!("took back {}", own.name));
    }
    let names: BTreeSet<&str> = made.iter().filter_map(|(path, _)| path.split('/').nth(2)).collect();
    names.iter().for_each(|name| terminal.result(format_args!("made {name}")));
    if rest.iter().any(|own| own.by_hand) {
        let mut known = migrations.clone();
        known.add(Lock::PATH, text(&files, Lock::PATH));
        let mut history = History::of_files(&known).map_err(damaged)?;
        for own in rest.iter().filter(|own| own.by_hand) {
            move_behind(own, folders, &mut history, &mut migrations, terminal);
        }
        let snapshot = Snapshot::from_yaml(&text(&files, SNAPSHOT_PATH)).map_err(Failure::Snapshot)?;
        files = compile::generate(compile::load(&args.paths.schema)?, Some(snapshot), history)?;
    }
    for (path, file) in migrations.iter() {
        if files.get(path).is_none() {
            files.append(path, file.content.clone());
        }
    }
    Ok(files)
}

/// Gives a migration by hand the version behind all others.
fn move_behind(own: &Own, folders: &[Folder], history: &mut History, migrations: &mut FileSet, terminal: &Terminal) {
    let slug = own.name.split_once('_').map_or(own.name.as_str(), |(_, slug)| slug);
    let name = next_name(&history.names(), slug);
    let mut files = FileSet::default();
    for (path, text) in folders.iter().flat_map(|folder| texts(folder, &own.name)) {
        let path = path.replacen(&own.name, &name, 1);
        files.append(path.clone(), text.clone());
        migrations.append(path, text);
    }
    history.push_by_hand(&name, &files);
    terminal.result(format_args!("moved {} to {name}", own.name));
}

/// Returns whether all migrations of the base are there.
fn follows(folders: &[Folder], kept: &History) -> bool {
    kept.names().iter().all(|name| folders.iter().any(|folder| folder.get(name).is_some()))
}

/// Returns the migrations that are there and not in the base, oldest first.
fn own(folders: &[Folder], kept: &History, lock: &str) -> Vec<Own> {
    let kept = kept.names();
    let names = folders.iter().flat_map(|folder| &folder.migrations).map(|migration| migration.name.to_string());
    let names: BTreeSet<String> = names.filter(|name| !kept.contains(name)).collect();
    // The lock file may hold a conflict, so that it is looked through as text.
    let is_by_hand = |name: &String| lock.lines().any(|line| line.strip_prefix(name.as_str()) == Some(" (by hand)"));
    names.into_iter().map(|name| Own { by_hand: is_by_hand(&name), name }).collect()
}

/// Returns what stays as it is, as the arguments say.
fn base(args: &MigrationRebaseArgs, out: &Path) -> Result<Base, Failure> {
    if let Some(url) = &args.database_url {
        let applied = applied(url, out)?;
        for commit in Commit::that_changed(out, Lock::PATH)? {
            let Some(lock) = commit.read(Lock::PATH)? else { continue };
            let lock = Lock::parse(&lock).map_err(damaged)?;
            if lock.entries.iter().all(|entry| applied.contains(&entry.version())) {
                return of_commit(&commit);
            }
        }
        return Ok(Base { files: FileSet::default(), snapshot: None });
    }
    let candidates: Vec<&str> = args.onto.as_deref().map_or(MAIN.to_vec(), |onto| vec![onto]);
    for name in &candidates {
        if let Some(commit) = Commit::find(out, name)? {
            return of_commit(&commit);
        }
    }
    let help = "name the commit whose migrations stay with --onto".to_owned();
    Err(Failure::Unknown { what: "commit", word: candidates.join("`, `"), help })
}

fn of_commit(commit: &Commit<'_>) -> Result<Base, Failure> {
    let mut files = FileSet::default();
    for path in commit.list("migrations")? {
        if let Some(text) = commit.read(&path)? {
            files.append(path, text);
        }
    }
    if !files.is_empty() && files.get(Lock::PATH).is_none() {
        return Err(Failure::History(vec![Damage::NoLock]));
    }
    let snapshot = commit.read(SNAPSHOT_PATH)?.map(|text| Snapshot::from_yaml(&text)).transpose();
    Ok(Base { files, snapshot: snapshot.map_err(Failure::Snapshot)? })
}

/// Returns the versions that a database has seen.
fn applied(url: &str, out: &Path) -> Result<Vec<String>, Failure> {
    let folder = history::read_folder(out, Address::parse(url).backend())?;
    let status =
        block_on(async { Ok::<_, Failure>(migrator::status(&mut Database::open(url).await?, &folder).await?) })?;
    let half_done = status.iter().find_map(|it| match it.state {
        State::HalfDone { direction, .. } => Some(migrator::Error::HalfDone { name: it.name.clone(), direction }),
        _ => None,
    });
    if let Some(error) = half_done {
        return Err(error.into());
    }
    let applied = status.into_iter().filter(|status| status.state != State::Pending);
    Ok(applied.map(|status| migrator::version(&status.name)).collect())
}

/// Returns those of the files that are of migrations.
fn migration_files(files: &FileSet) -> FileSet {
    let mut made = FileSet::default();
    for (path, file) in files.iter().filter(|(path, _)| path.starts_with("migrations/") && *path != Lock::PATH) {
        made.append(path, file.content.clone());
    }
    made
}

/// Returns the files of a migration, by path.
fn texts(folder: &Folder, name: &str) -> Vec<(String, String)> {
    let Some(migration) = folder.get(name) else { return Vec::new() };
    let path = |file: &str| format!("migrations/{}/{name}/{file}", folder.dialect.name());
    let optional = [("down.sql", &migration.down), ("metadata.toml", &migration.metadata)];
    let optional = optional.into_iter().filter_map(|(file, text)| Some((path(file), text.as_ref()?.to_string())));
    [(path("up.sql"), migration.up.to_string())].into_iter().chain(optional).collect()
}

/// Returns the paths of all files of migrations that are there.
fn paths(folders: &[Folder]) -> Vec<String> {
    let all = folders.iter().flat_map(|folder| folder.migrations.iter().flat_map(|it| texts(folder, &it.name)));
    all.map(|(path, _)| path).collect()
}

fn text(files: &FileSet, path: &str) -> String {
    files.get(path).map(|file| file.content.clone()).unwrap_or_default()
}

fn damaged(error: migrator::LockError) -> Failure {
    Failure::History(vec![Damage::Lock(error)])
}
