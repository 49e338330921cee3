//! Reports for programs.

use serde_json::{Value, json};

use super::{Label, Report, Severity, Sources};

/// Prints `{"errors": n, "warnings": n, "diagnostics": [...]}`; each diagnostic has its code, severity, message,
/// labels (the primary one first) and help. Lines and columns count from 1, columns in characters; `start` and `end`
/// are bytes of the file.
pub(super) fn render(report: &Report) -> String {
    let diagnostics: Vec<Value> = report
        .diagnostics()
        .iter()
        .map(|diagnostic| {
            let primary = diagnostic.primary.iter().map(|one| label(report.sources(), one, true));
            let secondary = diagnostic.secondary.iter().map(|one| label(report.sources(), one, false));
            json!({
                "code": diagnostic.code.id(),
                "severity": diagnostic.severity().name(),
                "message": diagnostic.message,
                "labels": primary.chain(secondary).collect::<Vec<_>>(),
                "help": diagnostic.help,
            })
        })
        .collect();
    let document = json!({
        "errors": report.count(Severity::Error),
        "warnings": report.count(Severity::Warning),
        "diagnostics": diagnostics,
    });
    format!("{document:#}\n")
}

fn label(sources: &Sources, label: &Label, primary: bool) -> Value {
    let span = label.span;
    let start = sources.position(span.file, span.start);
    let end = sources.position(span.file, span.end);
    json!({
        "primary": primary,
        "file": sources.name(span.file),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": span.start,
        "end": span.end,
        "text": label.text,
    })
}
