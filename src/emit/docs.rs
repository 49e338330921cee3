//! What the author says of a thing, as Rust doc comments.

/// Returns `text` as outer doc comments (`///`), one a line, or nothing when there is none.
pub(super) fn outer(text: Option<&str>) -> String {
    lines("///", text)
}

/// Returns `text` as inner doc comments (`//!`), one a line, or nothing when there is none.
pub(super) fn inner(text: Option<&str>) -> String {
    lines("//!", text)
}

fn lines(marker: &str, text: Option<&str>) -> String {
    let mut out = String::new();
    for line in text.unwrap_or_default().trim().lines() {
        let line = line.trim_end();
        out.push_str(marker);
        if !line.is_empty() {
            out.push(' ');
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}
