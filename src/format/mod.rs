//! The layout of a schema's text: indentation, blank lines and blanks, and nothing that has a meaning.
//!
//! The text is cut into pieces, and between two pieces stand other blanks than before. What is written by hand stays:
//! comments, the breaks of lines, the order of everything, values and comments that stand below each other.

mod lines;
mod pieces;
mod print;

use std::path::Path;

use crate::diagnostics::{Diagnostics, Sources};
use crate::source::{self, Node, Value};

/// Returns the text of a schema file in the layout of the tool. Formatting twice changes nothing more.
///
/// Returns `None` for a text that cannot be laid out without changing what it says. None is known but what is no schema.
pub fn format(text: &str) -> Option<String> {
    let pieces = pieces::cut(text)?;
    let mut lines = lines::lines(&pieces);
    lines::indent(&mut lines);
    lines::set_apart(&mut lines);
    let formatted = print::print(&lines) + &"\n".repeat(pieces::kept_at_the_end(text, &pieces));
    let comments = |pieces: &[pieces::Piece]| -> Vec<String> {
        pieces.iter().filter(|piece| piece.kind == pieces::Kind::Comment).map(|piece| piece.text.clone()).collect()
    };
    let is_same = comments(&pieces::cut(&formatted)?) == comments(&pieces)
        && match (root(text), root(&formatted)) {
            (Some(before), Some(after)) => same(&before, &after),
            (before, after) => before.is_none() && after.is_none(),
        };
    is_same.then_some(formatted)
}

/// Returns the tree of a text; errors are those of the schema and have been told before.
fn root(text: &str) -> Option<Node> {
    let path = Path::new("schema.yaml");
    let texts = [(path.to_owned(), text.as_bytes().to_vec())].into();
    let trees = source::read_texts(path, &texts, &mut Sources::default(), &mut Diagnostics::default());
    trees.trees.into_iter().next().map(|tree| tree.root)
}

/// Returns whether two trees differ in nothing but where they stand.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar(one), Value::Scalar(other)) => one == other,
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            let pairs = || one.iter().zip(other);
            one.len() == other.len()
                && pairs().all(|(one, other)| one.key.value == other.key.value && same(&one.value, &other.value))
        }
        _ => false,
    }
}
