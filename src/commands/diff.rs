//! `codegen diff`: what a build would add to the migrations, and take from the clients of the API.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::api_changes::{Change, compare};
use crate::cli::DiffArgs;
use crate::emit::history::{History, migrator_dialect};
use crate::emit::{self, SNAPSHOT_PATH};
use crate::explain;
use crate::fileset::FileSet;
use crate::migrator::{Statement, statements};
use crate::model::Backend;
use crate::output::{Access, Folder};
use crate::snapshot::Snapshot;

use super::git::Commit;
use super::{Exit, Failure, Terminal, compile, diff_database, history};

/// A script that a build would write.
struct Script<'a> {
    migration: &'a str,
    backend: Backend,
    text: &'a str,
}

/// Shows the migrations that lead to the schema, and what clients of the API lose.
///
/// # Errors
///
/// When the schema is not valid, when what it is compared with cannot be read, and when a change cannot be migrated.
pub(crate) fn diff(args: &DiffArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let out = compile::out(&args.paths);
    let loaded = compile::load(&args.paths.schema)?;
    terminal.report(&loaded.warnings);
    if let Some(url) = args.from.as_deref().filter(|from| diff_database::is_url(from)) {
        let files = diff_database::migrations(url, args.shadow_url.as_deref(), loaded, terminal)?;
        return Ok(tell(&files, &[], args, terminal));
    }
    let (snapshot, history) = match &args.from {
        Some(from) => start(from, &out)?,
        None => {
            let mut folder = Folder::open(&out, Access::Read, false)?;
            let snapshot = compile::snapshot(&mut folder)?;
            let history = history::committed(&out, &mut folder, snapshot.as_ref(), false)?;
            (snapshot, history)
        }
    };
    let before = snapshot.as_ref().map(|snapshot| emit::openapi(&snapshot.model));
    let files = compile::generate(loaded, snapshot, history)?;
    let breaks = before.map(|before| breaks(&before, &files)).unwrap_or_default();
    Ok(tell(&files, &breaks, args, terminal))
}

fn tell(files: &FileSet, breaks: &[Change], args: &DiffArgs, terminal: &Terminal) -> Exit {
    let scripts = scripts(files);
    if args.json {
        terminal.result(format_args!("{:#}", document(&scripts, breaks)));
    } else if scripts.is_empty() {
        terminal.result("no migration is needed");
    }
    let mut last = "";
    for script in scripts.iter().filter(|_| !args.json) {
        if std::mem::replace(&mut last, script.migration) != script.migration && !args.sql {
            terminal.result(script.migration);
        }
        show(script, args, terminal);
    }
    if !args.json && !args.sql {
        show_breaks(breaks, args, terminal);
    }
    if scripts.is_empty() && breaks.is_empty() { Exit::Done } else { Exit::Differs }
}

/// Returns what to compare with, as if it were the last build.
fn start(from: &str, out: &Path) -> Result<(Option<Snapshot>, History), Failure> {
    let path = Path::new(from);
    let text = if path.is_file() {
        fs::read_to_string(path).map_err(Failure::io("read", path))?
    } else {
        let unknown =
            |help: &str| Failure::Unknown { what: "file or commit", word: from.to_owned(), help: help.to_owned() };
        let commit = Commit::find(out, from)?;
        let commit = commit
            .ok_or_else(|| unknown("name a snapshot.yaml, a commit, a branch or a tag, or a database by its URL"))?;
        commit.read(SNAPSHOT_PATH)?.ok_or_else(|| unknown("the commit has no crate there"))?
    };
    let snapshot = Snapshot::from_yaml(&text).map_err(Failure::Snapshot)?;
    let history = History::of_names(&snapshot.migrations);
    Ok((Some(snapshot), history))
}

/// Returns the new up scripts, in the order in which they run, those of one migration together.
fn scripts(files: &FileSet) -> Vec<Script<'_>> {
    let mut scripts = Vec::new();
    for (path, file) in files.iter() {
        let [folder, backend, migration, "up.sql"] = path.split('/').collect::<Vec<_>>()[..] else { continue };
        let backend = Backend::ALL.into_iter().find(|it| it.name() == backend && folder == "migrations");
        scripts.extend(backend.map(|backend| Script { migration, backend, text: &file.content }));
    }
    scripts.sort_by_key(|script| script.migration);
    scripts
}

fn show(script: &Script<'_>, args: &DiffArgs, terminal: &Terminal) {
    if args.sql {
        terminal.result(format_args!("-- migrations/{}/{}/up.sql\n{}", script.backend, script.migration, script.text));
        return;
    }
    terminal.result(format_args!("  {}", script.backend));
    for step in steps(script) {
        let caption = step.caption.clone().unwrap_or_else(|| step.excerpt());
        terminal.result(format_args!("    {caption}"));
        if args.explain {
            for story in codes(&caption).into_iter().filter_map(explain::of_code) {
                terminal.result(format_args!("      {}", story.replace('\n', "\n      ").trim_end()));
            }
        }
    }
}

/// Returns what the new API takes from the clients of the old one.
fn breaks(before: &str, files: &FileSet) -> Vec<Change> {
    let document = |text: &str| serde_json::from_str::<Value>(text).expect("the document is JSON");
    let now = files.iter().find(|(path, _)| *path == "openapi.json").map(|(_, file)| document(&file.content));
    now.map(|now| compare(&document(before), &now)).unwrap_or_default()
}

fn show_breaks(breaks: &[Change], args: &DiffArgs, terminal: &Terminal) {
    if !breaks.is_empty() {
        terminal.result("clients of the API");
    }
    let mut last = None;
    for Change { kind, place, message } in breaks {
        terminal.result(format_args!("  {place}: {message} ({}: {})", kind.code(), kind.text()));
        if args.explain && last.replace(kind) != Some(kind) {
            let story = explain::of_code(kind.code()).unwrap_or_default();
            terminal.result(format_args!("    {}", story.replace('\n', "\n    ").trim_end()));
        }
    }
}

fn steps(script: &Script<'_>) -> Vec<Statement> {
    let statements = statements(migrator_dialect(script.backend), script.text);
    statements.into_iter().filter(|statement| statement.starts_step).collect()
}

/// Returns the codes of hazards that a caption has: `(H001: …)`.
fn codes(caption: &str) -> Vec<&str> {
    caption.split('(').skip(1).filter_map(|rest| rest.split_once(':')).map(|(code, _)| code).collect()
}

fn document(scripts: &[Script<'_>], breaks: &[Change]) -> Value {
    let scripts = scripts.iter().map(|script| {
        let captions: Vec<_> = steps(script).into_iter().filter_map(|step| step.caption).collect();
        json!({
            "migration": script.migration,
            "backend": script.backend.name(),
            "steps": captions,
            "sql": script.text,
        })
    });
    let breaks = breaks
        .iter()
        .map(|change| json!({ "code": change.kind.code(), "place": change.place, "message": change.message }));
    json!({ "migrations": scripts.collect::<Vec<_>>(), "api": breaks.collect::<Vec<_>>() })
}
