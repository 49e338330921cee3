//! The lines as text, with the blanks that belong between their pieces.

use super::lines::Line;
use super::pieces::{Kind, Piece};

/// Prints lines, with comments that stood below each other still doing so.
pub(super) fn print(lines: &[Line]) -> String {
    let bodies: Vec<String> = (0..lines.len()).map(|place| body(lines, place)).collect();
    let comments = comment_columns(lines, &bodies);
    let mut text = String::new();
    for ((line, body), column) in lines.iter().zip(&bodies).zip(comments) {
        text.push_str(&"\n".repeat(line.empty_before));
        text.push_str(body);
        if let (Some(column), Some(comment)) = (column, line.pieces.last()) {
            let blanks = column.saturating_sub(last_width(body));
            text.push_str(&" ".repeat(blanks));
            text.push_str(&comment.text);
        }
        text.push('\n');
    }
    text
}

/// Returns the comment behind something else in its line.
fn comment_behind(line: &Line) -> Option<(&Piece, &Piece)> {
    match line.pieces.as_slice() {
        [.., before, comment] if comment.kind == Kind::Comment => Some((before, comment)),
        _ => None,
    }
}

/// Returns where the comments behind something start: those that stood below each other do so again.
fn comment_columns(lines: &[Line], bodies: &[String]) -> Vec<Option<usize>> {
    let mut columns = vec![None; lines.len()];
    let mut place = 0;
    while place < lines.len() {
        let Some((_, comment)) = comment_behind(&lines[place]) else {
            place += 1;
            continue;
        };
        let is_below = |line: &&Line| {
            line.empty_before == 0 && comment_behind(line).is_some_and(|(_, other)| other.column == comment.column)
        };
        let end = place + 1 + lines[place + 1..].iter().take_while(is_below).count();
        let gaps = lines[place..end].iter().filter_map(comment_behind).map(|(_, comment)| comment.blanks);
        let gap = gaps.min().unwrap_or_default().max(1);
        let widest = bodies[place..end].iter().map(|body| last_width(body)).max().unwrap_or_default();
        columns[place..end].fill(Some(widest + gap));
        place = end;
    }
    columns
}

/// Returns how many characters the last line of a text has.
fn last_width(text: &str) -> usize {
    text.rsplit('\n').next().unwrap_or_default().chars().count()
}

/// Prints a line without a comment behind it.
fn body(lines: &[Line], place: usize) -> String {
    let line = &lines[place];
    let mut text = " ".repeat(line.indent);
    let mut open_parentheses = 0;
    let count = line.pieces.len() - usize::from(comment_behind(line).is_some());
    for (number, piece) in line.pieces[..count].iter().enumerate() {
        if let Some(before) = number.checked_sub(1).map(|before| &line.pieces[before]) {
            let is_value_of_key = number == 2 && line.key().is_some();
            let blanks = if is_value_of_key && is_aligned(lines, place) || open_parentheses > 0 {
                piece.blanks
            } else {
                blanks(before, piece)
            };
            text.push_str(&" ".repeat(blanks));
        }
        open_parentheses = match piece.kind {
            Kind::Plain => open_parentheses + depth(&piece.text),
            Kind::Comma => open_parentheses,
            _ => 0,
        }
        .max(0);
        text.push_str(&match piece.kind {
            Kind::Block => shifted(&piece.text, line.block_shift, 0),
            _ => shifted(&piece.text, line.shift, line.least),
        });
    }
    text
}

/// Returns by how many parentheses more are opened than closed: a comma inside of them is no comma of YAML's.
fn depth(text: &str) -> i64 {
    text.chars().map(|c| i64::from(c == '(') - i64::from(c == ')')).sum()
}

/// Returns whether the value of a key stands below or above that of a neighbouring one, as if by intent.
fn is_aligned(lines: &[Line], place: usize) -> bool {
    let value = |line: &Line| match line.pieces.as_slice() {
        // Blanks before the colon go.
        [_, colon, value, ..] if line.key().is_some() => Some((line.column(), value.column - colon.blanks)),
        _ => None,
    };
    let own = value(&lines[place]);
    let above = place.checked_sub(1).filter(|_| lines[place].empty_before == 0).map(|above| &lines[above]);
    let below = lines.get(place + 1).filter(|below| below.empty_before == 0);
    own.is_some() && [above, below].into_iter().flatten().any(|neighbour| value(neighbour) == own)
}

/// Returns how many blanks belong between two pieces of a line.
fn blanks(before: &Piece, piece: &Piece) -> usize {
    match (before.kind, piece.kind) {
        (Kind::Open, Kind::Close) => 0,
        (Kind::Open, _) => usize::from(before.text == "{"),
        (Kind::Colon | Kind::Dash | Kind::Mark, _) => 1,
        (_, Kind::Close) => usize::from(piece.text == "}"),
        (_, Kind::Comma | Kind::Colon) => 0,
        (Kind::Comma, _) => 1,
        _ => piece.blanks,
    }
}

/// Moves the lines of a text below its first, so that they stand at least so far to the right.
fn shifted(text: &str, shift: isize, least: usize) -> String {
    let mut lines = text.split('\n');
    let mut shifted = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        shifted.push('\n');
        let indent = line.len() - line.trim_start_matches(' ').len();
        if indent > 0 {
            shifted.push_str(&" ".repeat(indent.saturating_add_signed(shift).max(least)));
        }
        shifted.push_str(&line[indent..]);
    }
    shifted
}
