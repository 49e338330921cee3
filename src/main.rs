//! The `codegen` command.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Half of a build's time went into the system's allocator: sources are parsed and printed as trees of small boxes.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    codegen::cli::run()
}
