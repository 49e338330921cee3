use super::{Diagnostic, Severity, Sources, github, human, json};

/// How a report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With excerpts, for a terminal.
    #[default]
    Human,
    /// One JSON document.
    Json,
    /// Workflow commands, which GitHub shows beside the changed lines.
    Github,
}

/// The mistakes of a schema together with the texts that they point into.
#[derive(Clone, Debug, Default)]
pub struct Report {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Joins mistakes and texts: sorted by place, with what was found twice (in a mixin that two tables use) kept once.
    pub fn new(sources: Sources, mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by(|a, b| {
            let place = |d: &Diagnostic| d.primary.as_ref().map(|label| label.span);
            place(a).cmp(&place(b)).then_with(|| a.code.cmp(&b.code)).then_with(|| a.message.cmp(&b.message))
        });
        diagnostics.dedup_by(|a, b| {
            a.code == b.code
                && a.message == b.message
                && a.primary.as_ref().map(|label| label.span) == b.primary.as_ref().map(|label| label.span)
        });
        Self { sources, diagnostics }
    }

    /// Returns the mistakes, by place.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns the texts.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Returns whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Returns how many diagnostics are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
    }

    /// Prints the report, ending in a line break unless it is empty. `color` matters to people only.
    pub fn render(&self, format: Format, color: bool) -> String {
        match format {
            Format::Human => human::render(self, color),
            Format::Json => json::render(self),
            Format::Github => github::render(self),
        }
    }
}
