//! A text as pieces: scalars, punctuation and comments, with their places.

use saphyr_parser::{Event, Parser, ScalarStyle};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A scalar that may span lines, as it is written.
    Plain,
    Quoted,
    Block,
    /// `{` or `[`
    Open,
    /// `}` or `]`
    Close,
    Comma,
    Colon,
    /// `-` before an element, or `?` before a key
    Dash,
    /// An anchor, alias or tag.
    Mark,
    Comment,
    /// `---` or `...`
    Document,
}

/// A part of the text without blanks around it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// How many characters stand before it in its line.
    pub(super) column: usize,
    /// How many line breaks stand between it and the piece before.
    pub(super) breaks: usize,
    /// How many blanks stand between it and the piece before, when there is no line break.
    pub(super) blanks: usize,
}

impl Piece {
    pub(super) fn is_scalar(&self) -> bool {
        matches!(self.kind, Kind::Plain | Kind::Quoted | Kind::Block)
    }

    /// Returns whether it is a block scalar that keeps the line breaks at its end.
    pub(super) fn keeps_end(&self) -> bool {
        let header = self.text.lines().next().unwrap_or_default();
        let indicators = header.split(['|', '>']).nth(1).and_then(|rest| rest.split('#').next());
        self.kind == Kind::Block && indicators.is_some_and(|indicators| indicators.contains('+'))
    }
}

/// Cuts a text into pieces, or returns `None` when it is not YAML.
pub(super) fn cut(text: &str) -> Option<Vec<Piece>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let characters: Vec<char> = text.chars().collect();
    let mut scalars = scalars(&text)?.into_iter().peekable();
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut at, mut line_start, mut last_end, mut breaks) = (0, 0, 0, 0);
    while let Some(&first) = characters.get(at) {
        while scalars.next_if(|scalar| scalar.start < at).is_some() {}
        let is_block = matches!(first, '|' | '>') && scalars.peek().is_none_or(|scalar| scalar.start != at);
        // The parser's place of a block scalar starts behind its first line.
        let scalar = scalars.next_if(|it| it.start == at || is_block && it.kind == Kind::Block);
        if scalar.is_none() && first.is_whitespace() {
            at += 1;
            if first == '\n' {
                breaks += 1;
                line_start = at;
            }
            continue;
        }
        let (end, kind) = match scalar {
            Some(ref scalar) => (scalar.end, scalar.kind),
            None => punctuation(&characters, at, at == line_start)?,
        };
        let further = scalar.map_or(0, |scalar| scalar.further);
        let text: String = characters.get(at..end)?.iter().collect();
        // The line breaks that a block scalar keeps at its end are seen to by the lines.
        let text = match kind {
            // The parser's place of its end may stand behind the blanks before a comment.
            Kind::Block if characters.get(end).is_some_and(|c| *c != '\n') => {
                without_empty_end(text.trim_end_matches(' '), further)
            }
            Kind::Block => without_empty_end(&text, further),
            _ => text.trim_end(),
        };
        let text = text.to_owned();
        let length = text.chars().count();
        pieces.push(Piece { kind, column: at - line_start, breaks, blanks: at - last_end, text });
        line_start =
            (at..at + length).rev().find(|&place| characters[place] == '\n').map_or(line_start, |place| place + 1);
        at += length;
        last_end = at;
        breaks = 0;
    }
    Some(pieces)
}

/// Returns how many blanks the first line of a text starts with that has more.
fn indent(mut lines: std::str::Lines<'_>) -> Option<usize> {
    let line = lines.find(|line| !line.trim().is_empty())?;
    Some(line.len() - line.trim_start_matches(' ').len())
}

/// Returns a block scalar without the lines at its end that are empty: of blanks alone, and no more than indent the others. Its first
/// line stands so much further right than they do.
fn without_empty_end(text: &str, further: usize) -> &str {
    let (_, body) = text.split_once('\n').unwrap_or((text, ""));
    let own = indent(body.lines()).map_or(usize::MAX, |first| first.saturating_sub(further));
    let mut text = text.trim_end_matches('\n');
    while let Some((before, last)) = text.rsplit_once('\n')
        && last.trim().is_empty()
        && last.len() <= own
    {
        text = before;
    }
    if text.contains('\n') { text } else { text.trim_end() }
}

/// Returns how many empty lines at the end of a text a block scalar there keeps.
pub(super) fn kept_at_the_end(text: &str, pieces: &[Piece]) -> usize {
    let breaks = |text: &str| text.chars().rev().take_while(|c| c.is_whitespace()).filter(|c| *c == '\n').count();
    let last = pieces.last().filter(|piece| piece.keeps_end());
    last.map_or(0, |piece| breaks(text).saturating_sub(breaks(&piece.text) + 1))
}

/// A scalar that the parser found.
struct Found {
    start: usize,
    end: usize,
    kind: Kind,
    /// How much further right than the others the first line of a block scalar stands.
    further: usize,
}

/// Returns the scalars that are there.
fn scalars(text: &str) -> Option<Vec<Found>> {
    let mut scalars = Vec::new();
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.ok()?;
        let Event::Scalar(value, style, _, _) = event else { continue };
        // A value that is not there has a place as well.
        if value.is_empty() && !matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) {
            continue;
        }
        let kind = match style {
            ScalarStyle::Plain => Kind::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Kind::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Kind::Block,
        };
        let further = indent(value.lines()).unwrap_or_default();
        scalars.push(Found { start: span.start.index(), end: span.end.index(), kind, further });
    }
    Some(scalars)
}

/// Returns the end and kind of what stands between scalars.
fn punctuation(characters: &[char], at: usize, starts_line: bool) -> Option<(usize, Kind)> {
    let until = |is_end: &dyn Fn(char) -> bool| {
        characters[at..].iter().position(|c| is_end(*c)).map_or(characters.len(), |length| at + length)
    };
    let is_document = starts_line && matches!(characters.get(at..at + 3), Some(['-', '-', '-'] | ['.', '.', '.']));
    Some(match characters[at] {
        '#' => (until(&|c| c == '\n'), Kind::Comment),
        // A block scalar without a text.
        '|' | '>' => (until(&|c| c == '\n'), Kind::Block),
        '-' | '.' if is_document => (at + 3, Kind::Document),
        '{' | '[' => (at + 1, Kind::Open),
        '}' | ']' => (at + 1, Kind::Close),
        ',' => (at + 1, Kind::Comma),
        ':' => (at + 1, Kind::Colon),
        '-' | '?' => (at + 1, Kind::Dash),
        '&' | '*' | '!' => (until(&|c| c.is_whitespace() || "{}[],".contains(c)), Kind::Mark),
        _ => return None,
    })
}
