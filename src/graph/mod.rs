//! The entity-relationship diagram of a model: tables with their columns and keys, foreign keys with their cardinalities.

mod dot;
mod layout;
mod mermaid;
mod picture;
mod svg;

use crate::model::Model;
use picture::Picture;

/// How a diagram is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Mermaid's `erDiagram`, which GitHub and GitLab draw inside Markdown.
    Mermaid,
    /// Graphviz's language.
    Dot,
    /// A picture.
    Svg,
}

impl Format {
    /// Finds the format that a file's extension stands for.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension {
            "mmd" | "mermaid" => Some(Self::Mermaid),
            "dot" | "gv" => Some(Self::Dot),
            "svg" => Some(Self::Svg),
            _ => None,
        }
    }
}

/// Returns the diagram of a model, in which the tables of a namespace stand together.
pub fn draw(model: &Model, format: Format) -> String {
    write(&Picture::of(model, |table| table.namespace.as_deref()), format)
}

/// Returns the diagram of a model, in which the tables of a file stand together; `file` tells that of a table by its name.
pub fn draw_by_file<'a>(model: &'a Model, file: impl Fn(&str) -> &'a str, format: Format) -> String {
    write(&Picture::of(model, |table| Some(file(&table.name))), format)
}

fn write(picture: &Picture<'_>, format: Format) -> String {
    match format {
        Format::Mermaid => mermaid::write(picture),
        Format::Dot => dot::write(picture),
        Format::Svg => svg::write(picture),
    }
}
