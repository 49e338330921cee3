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

/// Returns the diagram of a model.
pub fn draw(model: &Model, format: Format) -> String {
    let picture = Picture::of(model);
    match format {
        Format::Mermaid => mermaid::write(&picture),
        Format::Dot => dot::write(&picture),
        Format::Svg => svg::write(&picture),
    }
}
