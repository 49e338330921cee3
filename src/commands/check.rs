use std::path::Path;

use similar::TextDiff;

use crate::cli::CrateArgs;
use crate::output::{Access, Folder, Plan};

use super::problem::Problem;
use super::{Exit, Failure, Terminal, compile, history};

/// How much of a difference is shown before the rest is only counted.
const SHOWN_FILES: usize = 5;
const SHOWN_LINES: usize = 30;

/// Tells whether the schema is valid and the crate is what it describes.
///
/// # Errors
///
/// When the schema is not valid or the folder cannot be read.
pub(crate) fn check(args: &CrateArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let out = compile::out(args);
    history::refuse_forks(&out)?;
    let loaded = compile::load(&args.schema)?;
    terminal.report(&loaded.warnings);
    let mut folder = Folder::open(&out, Access::Read, false)?;
    let snapshot = compile::snapshot(&mut folder)?;
    let history = history::committed(&out, &mut folder, snapshot.as_ref(), false)?;
    let files = compile::generate(loaded, snapshot, history)?;
    let plan = folder.compare(&files)?;
    if plan.is_current(folder.manifest()) {
        terminal.result(format_args!("{} is what {} describes", out.display(), args.schema.display()));
        return Ok(Exit::Done);
    }
    show(&plan, &out, terminal);
    let force = if plan.refused.is_empty() && plan.altered_history.is_empty() { "" } else { " --force" };
    let message = format!("{} is not what {} describes", out.display(), args.schema.display());
    let help = format!("run `{}{force}`", build_command(args));
    terminal.problems(&[Problem::error(message).help(help)]);
    Ok(Exit::Differs)
}

/// Returns the command that makes the crate current.
fn build_command(args: &CrateArgs) -> String {
    let schema =
        if args.schema == Path::new("schema.yaml") { String::new() } else { format!(" {}", args.schema.display()) };
    let out = args.out.as_ref().map(|out| format!(" --out {}", out.display())).unwrap_or_default();
    format!("codegen build{schema}{out}")
}

fn show(plan: &Plan, out: &Path, terminal: &Terminal) {
    let (changed, missing): (Vec<_>, Vec<_>) = plan.writes.iter().partition(|write| write.before.is_some());
    for write in changed.iter().take(SHOWN_FILES) {
        let there = String::from_utf8_lossy(write.before.as_deref().unwrap_or_default());
        let path = out.join(&write.path).display().to_string();
        let diff = TextDiff::from_lines(there.as_ref(), write.content.as_str());
        let text = diff.unified_diff().context_radius(2).header(&path, &format!("{path} (as described)")).to_string();
        text.lines().take(SHOWN_LINES).for_each(|line| terminal.result(line));
        tell_rest(terminal, text.lines().count(), SHOWN_LINES, "lines");
    }
    tell_rest(terminal, changed.len(), SHOWN_FILES, "files that differ");
    let tell_all = |what: &str, paths: Vec<&String>| {
        for path in paths.iter().take(SHOWN_FILES) {
            terminal.result(format_args!("{what}: {}", out.join(path).display()));
        }
        tell_rest(terminal, paths.len(), SHOWN_FILES, what);
    };
    tell_all("missing", missing.iter().map(|write| &write.path).collect());
    tell_all("to be removed", plan.removals.iter().map(|(path, _)| path).collect());
    tell_all("edited by hand", plan.refused.iter().map(|(path, _)| path).collect());
    tell_all("altered migration", plan.altered_history.iter().map(|(path, _)| path).collect());
}

fn tell_rest(terminal: &Terminal, all: usize, shown: usize, what: &str) {
    if all > shown {
        terminal.result(format_args!("… and {} more {what}", all - shown));
    }
}
