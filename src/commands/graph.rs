use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::cli::{GraphArgs, Groups, Language};
use crate::graph::{self, Format};
use crate::load::Places;

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
    let diagram = match args.by {
        Groups::Namespace => graph::draw(&model, format),
        Groups::File => {
            let places = Places::read(&args.schema);
            graph::draw_by_file(&model, |table| file_of(table, &places, &args.schema), format)
        }
    };
    match &args.out {
        Some(out) => {
            fs::write(out, diagram).map_err(Failure::io("write", out))?;
            terminal.result(format_args!("wrote {}", out.display()));
        }
        None => terminal.result(diagram.trim_end()),
    }
    Ok(Exit::Done)
}

/// Returns the file that a table stands in, as seen from the folder of the main one, which those stand for that no file has.
fn file_of<'p>(table: &str, places: &'p Places, schema: &'p Path) -> &'p str {
    let folder = schema.parent().unwrap_or(Path::new(""));
    let file = places.find(table, None).map(|span| Path::new(places.sources.name(span.file)));
    let file = file.unwrap_or(schema);
    file.strip_prefix(folder).unwrap_or(file).to_str().unwrap_or_default()
}
