//! Pieces in lines, and how far each line is indented.

use super::pieces::{Kind, Piece};

/// How far an inner mapping or list stands further right.
const STEP: usize = 2;

/// The pieces that stand in one line; a scalar of several lines goes on below it.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// How many empty lines stand before it.
    pub(super) empty_before: usize,
    /// Whether the empty lines before it belong to a block scalar that keeps them.
    pub(super) keeps_empty: bool,
    /// Its new indentation.
    pub(super) indent: usize,
    /// How far the lines of a scalar or brackets that go on below it move to the right.
    pub(super) shift: isize,
    /// How far those of a block scalar do: as far as the key or dash that it stands behind.
    pub(super) block_shift: isize,
    /// How far lines that go on below it are indented at least.
    pub(super) least: usize,
    /// Whether it stands inside brackets that were opened before.
    pub(super) is_inside: bool,
}

impl Line {
    /// Returns its old indentation.
    pub(super) fn column(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.column)
    }

    pub(super) fn is_comment(&self) -> bool {
        self.pieces.first().is_some_and(|piece| piece.kind == Kind::Comment)
    }

    /// Returns the key that it starts with, if it starts with one.
    pub(super) fn key(&self) -> Option<&Piece> {
        match self.pieces.as_slice() {
            [key, colon, ..] if key.is_scalar() && colon.kind == Kind::Colon && !self.is_inside => Some(key),
            _ => None,
        }
    }
}

/// Puts pieces into lines.
pub(super) fn lines(pieces: &[Piece]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut depth = 0_usize;
    let mut keeps_empty = false;
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if piece.breaks == 0 => line.pieces.push(piece.clone()),
            last => {
                let empty_before = if last.is_some() { piece.breaks - 1 } else { 0 };
                let is_inside = depth > 0;
                let pieces = vec![piece.clone()];
                lines.push(Line {
                    pieces,
                    empty_before,
                    keeps_empty,
                    indent: 0,
                    shift: 0,
                    block_shift: 0,
                    least: 0,
                    is_inside,
                });
            }
        }
        match piece.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        keeps_empty = piece.keeps_end();
    }
    lines
}

/// A mapping or list whose end has not come yet.
struct Open {
    is_list: bool,
    column: usize,
    indent: usize,
}

/// Decides how far each line is indented: two blanks a level.
pub(super) fn indent(lines: &mut [Line]) {
    let mut open: Vec<Open> = Vec::new();
    let mut waiting = Vec::new();
    for place in 0..lines.len() {
        if lines[place].is_inside {
            let (shift, least) =
                place.checked_sub(1).map_or((0, 0), |before| (lines[before].shift, lines[before].least));
            let line = &mut lines[place];
            (line.shift, line.least) = (shift, least);
            line.indent = line.column().saturating_add_signed(shift).max(least);
            continue;
        }
        if lines[place].is_comment() {
            waiting.push(place);
            continue;
        }
        let before: Vec<(usize, usize)> = open.iter().map(|open| (open.column, open.indent)).collect();
        let line = &mut lines[place];
        enter(&mut open, line);
        let (column, indent) = (line.column(), line.indent);
        for comment in waiting.drain(..) {
            // A comment that stands further right than what follows is the last word of what went before.
            let own = lines[comment].column();
            let is_before = |(it, _): &&(usize, usize)| column < own && (column..=own).contains(it);
            let of_before = before.iter().rev().find(is_before);
            lines[comment].indent = of_before.map_or(indent, |(_, own)| indent.max(*own));
        }
    }
    for comment in waiting {
        let own = lines[comment].column();
        lines[comment].indent = open.iter().rev().find(|open| open.column <= own).map_or(0, |open| open.indent);
    }
}

/// Opens and ends mappings and lists as a line asks for, and indents it.
fn enter(open: &mut Vec<Open>, line: &mut Line) {
    let mut first = true;
    for (place, piece) in line.pieces.iter().enumerate() {
        let is_list = piece.kind == Kind::Dash;
        if piece.kind == Kind::Document {
            open.clear();
            return;
        }
        if place > 0 && !is_list && !is_key(&line.pieces[place..]) {
            // No mapping begins; what stands here moves as far as its beginning does.
            let indent = open.last().map_or(0, |it| it.indent + STEP);
            line.shift = indent as isize - piece.column as isize;
            return;
        }
        // A list may stand as far left as the key that it is the value of.
        let is_over = |it: &Open| it.column > piece.column || it.column == piece.column && it.is_list && !is_list;
        while first && open.last().is_some_and(is_over) {
            open.pop();
        }
        let is_new = open.last().is_none_or(|it| it.column < piece.column || it.is_list != is_list);
        if is_new {
            let indent = open.last().map_or(0, |it| it.indent + STEP);
            open.push(Open { is_list, column: piece.column, indent });
        }
        let Some(current) = open.last() else { return };
        if first {
            line.indent = current.indent;
            first = false;
        }
        line.shift = current.indent as isize - current.column as isize;
        (line.block_shift, line.least) = (line.shift, current.indent + 1);
        if !is_list {
            return;
        }
    }
}

/// Returns whether a key comes next, behind its anchor.
fn is_key(pieces: &[Piece]) -> bool {
    let pieces: Vec<&Piece> = pieces.iter().skip_while(|piece| piece.kind == Kind::Mark).take(2).collect();
    matches!(pieces.as_slice(), [key, colon] if key.is_scalar() && colon.kind == Kind::Colon)
}

/// Leaves at most one empty line between two lines, and exactly one between two tables of which one has several lines.
pub(super) fn set_apart(lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| !line.keeps_empty) {
        line.empty_before = line.empty_before.min(1);
    }
    let mut is_in_tables = false;
    let mut tables = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let Some(key) = line.key() else { continue };
        if line.indent == 0 {
            is_in_tables = key.text == "tables";
        } else if is_in_tables && line.indent == STEP {
            tables.push(place);
        }
    }
    for (number, &table) in tables.iter().enumerate().skip(1) {
        let before = tables[number - 1];
        let end =
            lines[table..].iter().skip(1).position(|line| line.indent <= STEP).map_or(lines.len(), |it| table + 1 + it);
        let mut start = table;
        while start > before + 1
            && lines[start].empty_before == 0
            && lines[start - 1].is_comment()
            && lines[start - 1].indent == STEP
        {
            start -= 1;
        }
        let is_long = start - before > 1 || end - table > 1;
        if is_long && !lines[start].keeps_empty {
            lines[start].empty_before = 1;
        }
    }
}
