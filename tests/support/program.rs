//! Runs the real program.

use std::path::Path;
use std::process::{Command, Output};

/// What a run of the program told.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs `codegen` in a folder.
pub(crate) fn codegen(dir: &Path, args: &[&str]) -> Run {
    let output = command(dir, args).output().expect("codegen can be started");
    let Output { status, stdout, stderr } = output;
    Run {
        code: status.code().expect("codegen ends by itself"),
        stdout: String::from_utf8(stdout).expect("output is UTF-8"),
        stderr: String::from_utf8(stderr).expect("output is UTF-8"),
    }
}

/// Runs `codegen` in a folder and insists that it succeeds.
pub(crate) fn succeed(dir: &Path, args: &[&str]) -> Run {
    let run = codegen(dir, args);
    assert_eq!(run.code, 0, "codegen {}: {}{}", args.join(" "), run.stdout, run.stderr);
    run
}

/// Returns the command that runs `codegen` in a folder, away from the environment of whoever runs the tests.
pub(crate) fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
    command.args(args).current_dir(dir).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    // What it does with text may not depend on the terminal's language.
    command.env("LC_ALL", "C");
    command
}
