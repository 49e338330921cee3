use super::Token;

/// What the comments above a statement say of the step that begins with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Caption {
    /// What the step does: their first line.
    pub(super) text: String,
    /// The lines below the first.
    pub(super) notes: Vec<String>,
    /// The query for the rows that stand in the way, behind `rows:` in a line of its own.
    pub(super) rows: Option<String>,
}

impl Caption {
    /// Reads the comments between two statements; what a blank line sets apart from the statement is not about it.
    pub(super) fn read(script: &str, comments: &[Token<'_>]) -> Option<Self> {
        let is_apart = |pair: &[Token<'_>]| script[pair[0].end()..pair[1].start].matches('\n').count() > 1;
        let start = comments.windows(2).rposition(is_apart).map_or(0, |place| place + 1);
        let block = &comments[start..];
        let lines = block.iter().flat_map(|comment| bare(comment.text).lines()).map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        let rows = lines.iter().find_map(|line| line.strip_prefix("rows:"));
        let notes = lines.iter().skip(1).map(|line| (*line).to_owned()).collect();
        Some(Self { text: (*lines.first()?).to_owned(), notes, rows: rows.map(|query| query.trim().to_owned()) })
    }
}

fn bare(comment: &str) -> &str {
    match comment.strip_prefix("/*") {
        Some(block) => block.strip_suffix("*/").unwrap_or(block),
        None => comment.trim_start_matches(['-', '#']),
    }
}
