use crate::cli::MigrationPaths;
use crate::lint::{Finding, judge};

use super::problem::Problem;
use super::{Exit, Failure, Terminal, compile, history};

/// Judges the SQL of every migration, those by hand too.
///
/// # Errors
///
/// When the migrations cannot be read.
pub(crate) fn lint(paths: &MigrationPaths, terminal: &Terminal) -> Result<Exit, Failure> {
    let out = compile::folder(&paths.schema, paths.out.as_deref());
    let folders = history::read_folders(&out)?;
    let mut problems = Vec::new();
    let mut judged = 0;
    for folder in &folders {
        for migration in folder.in_order() {
            judged += 1;
            problems.extend(judge(folder.dialect, migration).iter().map(problem));
        }
    }
    terminal.problems(&problems);
    if judged == 0 {
        return Err(Failure::NoMigrations(out.join("migrations")));
    }
    if problems.is_empty() {
        terminal.result(format_args!("nothing to say of {judged} migrations"));
        return Ok(Exit::Done);
    }
    Ok(Exit::Differs)
}

fn problem(finding: &Finding) -> Problem {
    let Finding { rule, file, line, statement } = finding;
    let statement = if statement.is_empty() { String::new() } else { format!("\n  in: {statement}") };
    let message = format!("migrations/{file}:{line}: {}{statement}", rule.text());
    Problem::error(message).code(rule.code()).help(rule.help())
}
