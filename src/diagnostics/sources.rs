use std::ops::Range;

/// A file among the [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// A piece of text: a file and a range of bytes in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// Returns the range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the part of it that starts `offset` bytes later and is `length` bytes long.
    #[must_use]
    pub fn part(self, offset: usize, length: usize) -> Self {
        let start = self.end.min(self.start + u32::try_from(offset).unwrap_or(u32::MAX - self.start));
        let end = self.end.min(start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX)));
        Self { start, end, ..self }
    }
}

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The texts that spans point into.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

#[derive(Clone, Debug)]
struct SourceFile {
    name: String,
    text: String,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl Sources {
    /// Adds a file by the name that diagnostics give it.
    ///
    /// # Panics
    ///
    /// When the text has 4 GiB or more; readers refuse far smaller files.
    pub fn add(&mut self, name: impl Into<String>, text: String) -> FileId {
        assert!(u32::try_from(text.len()).is_ok(), "a source of 4 GiB");
        let id = FileId(u32::try_from(self.files.len()).expect("fewer files than bytes"));
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        self.files.push(SourceFile { name: name.into(), text, lines });
        id
    }

    /// Returns the name of a file.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].name
    }

    /// Returns the text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// Returns the text that a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or_default()
    }

    /// Returns the line and column of a byte.
    pub fn position(&self, file: FileId, offset: u32) -> Position {
        let SourceFile { text, lines, .. } = &self.files[file.0 as usize];
        let offset = offset as usize;
        let line = lines.partition_point(|&start| start <= offset);
        let before = text.get(lines[line - 1]..offset).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// Returns the whole lines from the one that holds byte `start` to the one that holds byte `end`:
    /// the byte they start at, the number of the first, and their text.
    pub fn lines(&self, file: FileId, start: u32, end: u32) -> (usize, usize, &str) {
        let SourceFile { text, lines, .. } = &self.files[file.0 as usize];
        let first = lines.partition_point(|&at| at <= start as usize);
        let last = lines.partition_point(|&at| at <= end as usize);
        let from = lines[first - 1];
        let to = lines.get(last).map_or(text.len(), |&next| next - 1);
        (from, first, &text[from..to.max(from)])
    }
}
