use std::path::Path;
use std::time::Instant;

use serde_json::json;

use crate::Input;
use crate::cli::BuildArgs;
use crate::output::{Access, Error, Folder, Outcome};

use super::problem::Problem;
use super::{Exit, Failure, Terminal, VERSION, compile, history, questions, terminal};

/// Writes the crate that the schema describes, and tells the outcome.
///
/// # Errors
///
/// When the schema is not valid, and when the folder cannot or must not be written.
pub(crate) fn build(args: &BuildArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let start = Instant::now();
    let out = compile::out(&args.paths);
    let result = write(args, &out, terminal);
    match &result {
        Ok(outcome) if args.json => terminal.result(format_args!("{:#}", document(&out, args.dry_run, outcome, start))),
        Ok(outcome) if !args.quiet => tell(terminal, &out, args, outcome, start),
        Err(Failure::Questions(open)) => terminal.result(format_args!("{:#}", questions::document(open))),
        Err(failure) if args.json => terminal.result(format_args!("{:#}", failed_document(&out, failure))),
        _ => {}
    }
    result.map(|_| Exit::Done)
}

fn write(args: &BuildArgs, out: &Path, terminal: &Terminal) -> Result<Outcome, Failure> {
    let progress = terminal.progress(args.quiet || args.json);
    progress.set_message("reading the schema");
    history::refuse_forks(out)?;
    let schema = Input::read(&args.paths.schema);
    let input = compile::input(&args.paths.schema, &schema);
    // A build that finds nothing to do need not know what the schema means, and does not repeat the last one's warnings.
    // What keeps the folder from being read keeps it from being written, too, and is told then.
    if !args.force
        && let Ok(mut folder) = Folder::open(out, Access::Read, args.force)
        && folder.is_current(VERSION, &input)?
        && history::is_settled(out)?
    {
        return Ok(folder.unchanged());
    }
    let mut loaded = schema.resolve().map_err(Failure::Schema)?;
    loaded.intent.losses.all |= args.allow_destructive;
    progress.suspend(|| terminal.report(&loaded.warnings));
    let access = if args.dry_run { Access::Read } else { Access::Write };
    let mut folder = Folder::open(out, access, args.force)?;
    let snapshot = compile::snapshot(&mut folder)?;
    let history = history::committed(out, &mut folder, snapshot.as_ref(), args.force)?;
    if let Some(snapshot) = &snapshot {
        let unasked = progress.suspend(|| questions::settle(&mut loaded, &snapshot.model, args))?;
        let told = |name| Problem::warning(format!("`{name}` has an answer, and no question is about it"));
        progress.suspend(|| terminal.problems(&unasked.into_iter().map(told).collect::<Vec<_>>()));
    }
    let count = terminal::part(&progress, "generating");
    let files = compile::generate_counting(loaded, snapshot, history, &count)?;
    let plan = folder.compare(&files)?;
    folder.permit(&plan)?;
    if args.dry_run {
        return Ok(Outcome::from(&plan));
    }
    terminal::part(&progress, format!("writing {} files", plan.writes.len()));
    Ok(folder.apply(&plan, VERSION, &input)?)
}

/// The outcome for programs.
fn document(out: &Path, dry_run: bool, outcome: &Outcome, start: Instant) -> serde_json::Value {
    json!({
        "status": "done",
        "out": out,
        "dry_run": dry_run,
        "created": outcome.created,
        "updated": outcome.updated,
        "removed": outcome.removed,
        "kept": outcome.kept,
        "milliseconds": u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
    })
}

/// What went wrong for programs that read the outcome; the problems themselves stand on standard error.
fn failed_document(out: &Path, failure: &Failure) -> serde_json::Value {
    let status = if failure.exit() == Exit::Differs { "refused" } else { "failed" };
    let files: Vec<&str> = match failure {
        Failure::Output(Error::Refused(files)) => files.iter().map(|(path, _)| path.as_str()).collect(),
        _ => Vec::new(),
    };
    json!({ "status": status, "out": out, "files": files })
}

fn tell(terminal: &Terminal, out: &Path, args: &BuildArgs, outcome: &Outcome, start: Instant) {
    let kept: &[String] = if args.verbose { &outcome.kept } else { &[] };
    // Nobody reads the list of a whole new crate.
    let is_new = outcome.updated.is_empty() && outcome.kept.is_empty();
    let created: &[String] = if is_new && !args.verbose && !args.dry_run { &[] } else { &outcome.created };
    let groups =
        [("created", created), ("updated", &outcome.updated), ("removed", &outcome.removed), ("kept   ", kept)];
    for (what, paths) in groups {
        for path in paths {
            terminal.result(format_args!("{what} {}", out.join(path).display()));
        }
    }
    terminal.result(format_args!(
        "{}{}: {} created, {} updated, {} removed, {} kept in {:.2} s",
        if args.dry_run { "would write " } else { "" },
        out.display(),
        outcome.created.len(),
        outcome.updated.len(),
        outcome.removed.len(),
        outcome.kept.len(),
        start.elapsed().as_secs_f64(),
    ));
}
