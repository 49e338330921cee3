//! Errors of the YAML parser in the words of a report.

use saphyr_parser::ScanError;

use super::offsets::Offsets;
use crate::diagnostics::{Code, Diagnostic, FileId, Span};

/// Describes why a text could not be parsed.
pub(super) fn diagnostic(error: &ScanError, file: FileId, text: &str, offsets: &Offsets) -> Diagnostic {
    let (info, index) = (error.info(), error.marker().index());
    let span = offsets.span(file, index, index + 1);
    let (before, after) = text.split_at(span.start as usize);
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let is_indentation = line.chars().all(|c| c == ' ' || c == '\t');
    if info.contains("unknown anchor") {
        let ends_name = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
        let length = after.find(ends_name).unwrap_or(after.len());
        let end = span.start.saturating_add(u32::try_from(length).unwrap_or_default()).max(span.end);
        Diagnostic::new(Code::BadAlias, Span { end, ..span }, "no anchor of that name stands before the alias")
    } else if info.contains("tab") || is_indentation && (line.contains('\t') || after.starts_with('\t')) {
        Diagnostic::new(Code::Tab, span, "a tab cannot indent YAML").help("indent with spaces")
    } else {
        let diagnostic = Diagnostic::new(Code::Syntax, span, format!("malformed YAML: {info}"));
        diagnostic.maybe_help(likely_fix(info).map(str::to_owned))
    }
}

/// Returns what mends most errors of a kind, by the parser's own words for it.
fn likely_fix(info: &str) -> Option<&'static str> {
    const FIXES: [(&str, &str); 7] = [
        ("escape", "inside double quotes `\\` starts an escape; single quotes know none"),
        ("expected ',' or '}'", "quote a text that holds `: `, `{` or `}`, and put a comma between entries"),
        ("expected ',' or ']'", "quote a text that holds `[` or `]`, and put a comma between elements"),
        ("illegal placement of ':'", "a bracket or quote before this may not be closed"),
        ("quoted scalar", "close the quote that starts here"),
        ("did not find expected key", "indent the keys of one mapping by the same number of blanks"),
        ("mapping values are not allowed", "quote a text that holds `: `, and indent keys alike"),
    ];
    FIXES.iter().find(|(words, _)| info.contains(words)).map(|(_, fix)| *fix)
}
