use crate::diagnostics::{FileId, Span};

/// From the parser's places, which count characters, to bytes.
pub(super) struct Offsets {
    length: u32,
    /// The byte of each character; none for ASCII, where the two are the same.
    bytes: Option<Vec<u32>>,
}

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        let byte = |at: usize| u32::try_from(at).expect("readers refuse texts of 4 GiB");
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| byte(at)).collect());
        Self { length: byte(text.len()), bytes }
    }

    /// Returns the bytes of the characters from `start` up to `end`, within the text.
    pub(super) fn span(&self, file: FileId, start: usize, end: usize) -> Span {
        let byte = |character: usize| match &self.bytes {
            Some(bytes) => bytes.get(character).copied().unwrap_or(self.length),
            None => u32::try_from(character).map_or(self.length, |at| at.min(self.length)),
        };
        let (start, end) = (byte(start), byte(end));
        Span { file, start, end: end.max(start) }
    }
}
