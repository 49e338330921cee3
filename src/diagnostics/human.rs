//! Reports with excerpts of the source, as rustc prints them.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, FileId, Label, Report, Severity, Sources};

/// Nobody reads further, and a generated file with one mistake in every line should not print for minutes.
const MOST_SHOWN: usize = 100;

pub(super) fn render(report: &Report, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in report.diagnostics().iter().take(MOST_SHOWN) {
        out.push_str(&renderer.render(&[group(report.sources(), diagnostic)]));
        out.push_str("\n\n");
    }
    if report.diagnostics().len() > MOST_SHOWN {
        out.push_str(&format!("... and {} more\n\n", report.diagnostics().len() - MOST_SHOWN));
    }
    if !report.is_empty() {
        out.push_str(&summary(report));
    }
    out
}

fn group<'a>(sources: &'a Sources, diagnostic: &'a Diagnostic) -> Group<'a> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.id());
    let mut group = Group::with_title(title).elements(snippets(sources, diagnostic));
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}

/// Makes an excerpt per file, the primary label's file first. An excerpt holds only the lines from the first label to
/// the last, since the renderer's time grows with the text that it is given.
fn snippets<'a>(
    sources: &'a Sources,
    diagnostic: &'a Diagnostic,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let primary_file = diagnostic.primary.as_ref().map(|label| label.span.file);
    let mut by_file: BTreeMap<(bool, FileId), Vec<(AnnotationKind, &Label)>> = BTreeMap::new();
    let labels = diagnostic.primary.iter().map(|label| (AnnotationKind::Primary, label));
    let labels = labels.chain(diagnostic.secondary.iter().map(|label| (AnnotationKind::Context, label)));
    for (kind, label) in labels {
        let file = label.span.file;
        by_file.entry((Some(file) != primary_file, file)).or_default().push((kind, label));
    }
    let excerpt = |((_, file), labels): ((bool, FileId), Vec<(AnnotationKind, &'a Label)>)| {
        let start = labels.iter().map(|(_, label)| label.span.start).min().unwrap_or_default();
        let end = labels.iter().map(|(_, label)| label.span.end).max().unwrap_or_default();
        let (from, line, text) = sources.lines(file, start, end);
        let annotations = labels.into_iter().map(move |(kind, label)| {
            let range = label.span.range();
            let within = |at: usize| at.saturating_sub(from).min(text.len());
            let annotation = kind.span(within(range.start)..within(range.end));
            if label.text.is_empty() { annotation } else { annotation.label(label.text.as_str()) }
        });
        Snippet::source(text).path(sources.name(file)).line_start(line).annotations(annotations)
    };
    by_file.into_iter().map(excerpt).collect()
}

fn summary(report: &Report) -> String {
    let counted = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let parts = [Severity::Error, Severity::Warning].map(|severity| counted(report.count(severity), severity.name()));
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}\n", parts.join(", "))
}
