use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::cli::FmtArgs;
use crate::diagnostics::{Diagnostics, Report, Sources};
use crate::document::{self, places};
use crate::format::format;
use crate::source::{self, Tree, Value};

use super::problem::Problem;
use super::{Exit, Failure, Terminal, compile};

/// Lays schema files out, or tells which are not.
///
/// # Errors
///
/// When a file has errors, or cannot be read or written; files before it are done then.
pub(crate) fn fmt(args: &FmtArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let mut differing = Vec::new();
    for path in &args.files {
        require_valid(path)?;
        let text = fs::read_to_string(path).map_err(Failure::io("read", path))?;
        let refused = || io::Error::other("another layout would change what it says");
        let formatted = format(&text).ok_or_else(refused).map_err(Failure::io("format", path))?;
        if formatted == text {
            continue;
        }
        if args.check {
            let problem = Problem::error(format!("{} is not formatted", path.display()));
            differing.push(problem.help(format!("run `codegen fmt {}`", path.display())));
        } else {
            replace(path, &formatted)?;
            terminal.result(format_args!("formatted {}", path.display()));
        }
    }
    terminal.problems(&differing);
    Ok(if differing.is_empty() { Exit::Done } else { Exit::Differs })
}

/// Insists that a file is one of a schema without errors. One without a head is one that another file includes, and is
/// checked by itself only as far as that goes.
fn require_valid(path: &Path) -> Result<(), Failure> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let trees = source::read(path, &mut sources, &mut diagnostics).trees;
    let is_head = |tree: &Tree| match &tree.root.value {
        Value::Mapping(entries) => {
            entries.iter().any(|entry| places::MAIN_FILE_ONLY.contains(&entry.key.value.as_str()))
        }
        _ => false,
    };
    if diagnostics.errors() == 0 && trees.first().is_some_and(is_head) {
        return compile::load(path).map(drop);
    }
    let trees: Vec<Tree> = trees.into_iter().map(|tree| Tree { is_main: false, ..tree }).collect();
    document::read(&trees, &mut diagnostics);
    if diagnostics.errors() == 0 {
        return Ok(());
    }
    Err(Failure::Schema(Report::new(sources, diagnostics.into_vec())))
}

/// Replaces a file at once, so that it is never half written; a link to it stays one.
fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        let target = fs::canonicalize(path)?;
        let mut file = NamedTempFile::new_in(target.parent().unwrap_or(Path::new("")))?;
        file.write_all(text.as_bytes())?;
        file.as_file().set_permissions(fs::metadata(&target)?.permissions())?;
        file.persist(target)?;
        Ok(())
    };
    write().map_err(Failure::io("write", path))
}
