//! One YAML text into one tree of nodes.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::node::{Node, Scalar, Spanned, Value};
use super::offsets::Offsets;
use super::{merge, syntax};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Span};

/// Deeper than any part of the language, and shallow enough for recursion over the tree.
const DEEPEST: usize = 64;

/// What a whole schema may hold, so that hostile input costs bounded memory.
#[derive(Debug)]
pub(super) struct Budget {
    /// How many nodes may still be made.
    pub(super) nodes: usize,
    /// How many of them anchors and aliases may still copy.
    pub(super) copies: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { nodes: 3_000_000, copies: 200_000 }
    }
}

/// Parses one file into its root node; nothing when the file holds no value or cannot be understood, which is then reported.
pub(super) fn parse(file: FileId, text: &str, budget: &mut Budget, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut builder = Builder {
        file,
        text,
        offsets: Offsets::new(text),
        budget,
        diagnostics,
        open: Vec::new(),
        anchors: HashMap::new(),
        root: None,
    };
    match builder.run() {
        Ok(()) => builder.root,
        Err(stop) => {
            diagnostics.push(*stop);
            None
        }
    }
}

/// A collection whose end has not come yet.
struct Open {
    anchor: usize,
    start: u32,
    content: Content,
}

enum Content {
    Sequence(Vec<Node>),
    Mapping(Vec<RawEntry>, Option<Key>),
}

/// A key and whether it is written without quotes.
pub(super) struct Key {
    pub(super) text: Spanned<String>,
    pub(super) plain: bool,
}

/// An entry before merge keys and cut parentheses are seen to.
pub(super) struct RawEntry {
    pub(super) key: Key,
    pub(super) value: Node,
}

/// An error that leaves the rest of the file without a meaning.
type Stop = Box<Diagnostic>;

struct Builder<'a> {
    file: FileId,
    text: &'a str,
    offsets: Offsets,
    budget: &'a mut Budget,
    diagnostics: &'a mut Diagnostics,
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        let text = self.text;
        let mut parser = Parser::new_from_str(text);
        let mut documents = 0;
        while let Some(event) = parser.next_event() {
            let (event, span) =
                event.map_err(|error| Box::new(syntax::diagnostic(&error, self.file, text, &self.offsets)))?;
            let span = self.offsets.span(self.file, span.start.index(), span.end.index());
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        let message = "a schema file holds one YAML document";
                        let diagnostic = Diagnostic::new(Code::SeveralDocuments, span, message);
                        return Err(Box::new(diagnostic.label("a second document starts here")));
                    }
                }
                Event::Scalar(value, style, anchor, tag) => {
                    self.refuse_tag(tag.is_some(), span)?;
                    self.scalar(&value, style, anchor, span)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.refuse_tag(tag.is_some(), span)?;
                    self.start(anchor, span, Content::Sequence(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.refuse_tag(tag.is_some(), span)?;
                    self.start(anchor, span, Content::Mapping(Vec::new(), None))?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
                Event::Alias(anchor) => self.alias(anchor, span)?,
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        Ok(())
    }

    fn refuse_tag(&self, tagged: bool, span: Span) -> Result<(), Stop> {
        if !tagged {
            return Ok(());
        }
        Err(Box::new(Diagnostic::new(Code::Tag, span, "YAML tags have no meaning in a schema").label("this has a tag")))
    }

    fn spend(&mut self, nodes: usize, span: Span) -> Result<(), Stop> {
        self.budget.nodes = self.budget.nodes.checked_sub(nodes).ok_or_else(|| {
            Box::new(Diagnostic::new(Code::TooLarge, span, "the schema holds more than 3,000,000 values"))
        })?;
        Ok(())
    }

    /// Pays for a copy that an anchor keeps or an alias makes.
    fn copy(&mut self, nodes: usize, span: Span) -> Result<(), Stop> {
        self.spend(nodes, span)?;
        self.budget.copies = self.budget.copies.checked_sub(nodes).ok_or_else(|| {
            let message = "the schema's anchors and aliases stand for more than 200,000 values";
            Box::new(Diagnostic::new(Code::AliasBudget, span, message).label("the limit is passed here"))
        })?;
        Ok(())
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, anchor: usize, span: Span) -> Result<(), Stop> {
        self.spend(1, span)?;
        let plain = style == ScalarStyle::Plain;
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let span = self.trimmed(span, plain && value.is_empty());
        if let Some(Open { content: Content::Mapping(_, key @ None), .. }) = self.open.last_mut() {
            if value.is_empty() && plain {
                let diagnostic = Diagnostic::new(Code::BadKey, span, "a key is missing before the `:`");
                return Err(Box::new(diagnostic));
            }
            *key = Some(Key { text: Spanned::new(value.to_owned(), span), plain });
            return Ok(());
        }
        self.complete(Node { span, value: Value::Scalar(Scalar { text: value.into(), plain, block }) }, anchor)
    }

    /// Leaves out the line break that ends a block scalar, and puts a missing value right behind its key rather than
    /// before whatever comes next.
    fn trimmed(&self, span: Span, missing: bool) -> Span {
        if missing && let Some(Open { content: Content::Mapping(_, Some(key)), .. }) = self.open.last() {
            let end = key.text.span.end;
            return Span { start: end, end, ..span };
        }
        let covered = &self.text[span.range()];
        span.part(0, covered.trim_end().len())
    }

    fn start(&mut self, anchor: usize, span: Span, content: Content) -> Result<(), Stop> {
        self.spend(1, span)?;
        if self.open.len() >= DEEPEST {
            let message = format!("values nest more than {DEEPEST} levels deep");
            return Err(Box::new(Diagnostic::new(Code::TooDeep, span, message)));
        }
        if let Some(Open { content: Content::Mapping(_, None), .. }) = self.open.last() {
            let diagnostic = Diagnostic::new(Code::BadKey, span, "a key is text, not a list or a mapping");
            return Err(Box::new(diagnostic.help("quote the key when it starts with a bracket or a brace")));
        }
        self.open.push(Open { anchor, start: span.start, content });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), Stop> {
        let Some(Open { anchor, start, content }) = self.open.pop() else { return Ok(()) };
        // Only a collection between brackets has an end of its own.
        let flow = self.text[span.range()].starts_with([']', '}']);
        let node = match content {
            Content::Sequence(items) => {
                let items = if flow { merge::rejoin_items(items, self.text) } else { items };
                let last = items.last().map(|item| item.span.end);
                let first = items.first().map(|item| item.span.start);
                Node { span: extent(self.file, flow, start, span, first.zip(last)), value: Value::Sequence(items) }
            }
            Content::Mapping(entries, _) => {
                let entries = if flow { merge::rejoin_entries(entries, self.text) } else { entries };
                let last = entries.last().map(|entry| entry.value.span.end);
                let first = entries.first().map(|entry| entry.key.text.span.start);
                let entries = merge::entries(entries, self.diagnostics);
                Node { span: extent(self.file, flow, start, span, first.zip(last)), value: Value::Mapping(entries) }
            }
        };
        self.complete(node, anchor)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Stop> {
        if let Some(Open { content: Content::Mapping(_, None), .. }) = self.open.last() {
            return Err(Box::new(Diagnostic::new(Code::BadAlias, span, "an alias cannot be a key")));
        }
        let Some(&(_, size)) = self.anchors.get(&anchor) else {
            let message = "an alias cannot stand inside its own anchor";
            return Err(Box::new(Diagnostic::new(Code::BadAlias, span, message)));
        };
        self.copy(size, span)?;
        let node = self.anchors[&anchor].0.clone();
        self.complete(node, 0)
    }

    /// Hands a finished node to the collection around it, or makes it the root.
    fn complete(&mut self, node: Node, anchor: usize) -> Result<(), Stop> {
        if anchor != 0 {
            let size = node.size();
            self.copy(size, node.span)?;
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::Sequence(items)) => items.push(node),
            Some(Content::Mapping(entries, key)) => {
                let key = key.take().expect("start, scalar and alias take keys before they complete values");
                entries.push(RawEntry { key, value: node });
            }
        }
        Ok(())
    }
}

/// Returns the span of a collection: brackets included, or from its first element to its last.
fn extent(file: FileId, flow: bool, start: u32, end: Span, elements: Option<(u32, u32)>) -> Span {
    match elements {
        // The last element may come from an alias and so stand before the first.
        Some((first, last)) if !flow => Span { file, start: first, end: last.max(first) },
        _ => Span { file, start, end: if flow { end.end.max(start) } else { start } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Sources;

    /// Parses a text and returns the codes of what is wrong with it.
    fn codes(text: &str, budget: Budget) -> Vec<Code> {
        let (mut sources, mut diagnostics, mut budget) = (Sources::default(), Diagnostics::default(), budget);
        let file = sources.add("schema.yaml", text.to_owned());
        parse(file, text, &mut budget, &mut diagnostics);
        diagnostics.into_vec().iter().map(|diagnostic| diagnostic.code).collect()
    }

    #[test]
    fn values_are_counted() {
        let text = "[a, b, c]";
        assert_eq!(codes(text, Budget { nodes: 4, copies: 0 }), []);
        assert_eq!(codes(text, Budget { nodes: 3, copies: 0 }), [Code::TooLarge]);
    }

    #[test]
    fn what_anchors_keep_and_aliases_make_is_counted() {
        let text = "[&a [b, c], *a]";
        assert_eq!(codes(text, Budget { nodes: 100, copies: 6 }), []);
        assert_eq!(codes(text, Budget { nodes: 100, copies: 5 }), [Code::AliasBudget]);
    }
}
