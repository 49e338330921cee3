use std::ffi::OsStr;
use std::fs;

use crate::cli::{GraphArgs, Language};
use crate::graph::{self, Format};

use super::{Exit, Failure, Terminal, compile};

/// Draws the entity-relationship diagram of the schema.
///
/// # Errors
///
/// When the schema is not valid, or the file cannot be written.
pub(crate) fn graph(args: &GraphArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let extension = args.out.as_ref().and_then(|out| out.extension()).and_then(OsStr::to_str);
    let format = match args.language {
        Some(Language::Mermaid) => Format::Mermaid,
        Some(Language::Dot) => Format::Dot,
        Some(Language::Svg) => Format::Svg,
        None => extension.and_then(Format::from_extension).unwrap_or(Format::Mermaid),
    };
    let model = compile::load(&args.schema)?.model;
    let diagram = graph::draw(&model, format);
    match &args.out {
        Some(out) => {
            fs::write(out, diagram).map_err(Failure::io("write", out))?;
            terminal.result(format_args!("wrote {}", out.display()));
        }
        None => terminal.result(diagram.trim_end()),
    }
    Ok(Exit::Done)
}
