use super::Token;

/// Returns what the comments above a statement say, without their marks; none when they say nothing.
pub(super) fn read(comments: &[Token<'_>]) -> Option<String> {
    let words: Vec<&str> = comments.iter().flat_map(|comment| bare(comment.text).split_whitespace()).collect();
    if words.is_empty() { None } else { Some(words.join(" ")) }
}

fn bare(comment: &str) -> &str {
    match comment.strip_prefix("/*") {
        Some(block) => block.strip_suffix("*/").unwrap_or(block),
        None => comment.trim_start_matches(['-', '#']),
    }
}
