//! Reports as workflow commands of GitHub Actions
//! (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message>).

use super::Report;

pub(super) fn render(report: &Report) -> String {
    let sources = report.sources();
    let mut out = String::new();
    for diagnostic in report.diagnostics() {
        let place = diagnostic.primary.as_ref().map(|label| {
            let start = sources.position(label.span.file, label.span.start);
            let end = sources.position(label.span.file, label.span.end);
            let file = property(sources.name(label.span.file));
            // GitHub takes end columns only for a range within one line.
            let end_column = if end.line == start.line { format!(",endColumn={}", end.column) } else { String::new() };
            format!("file={file},line={},endLine={},col={}{end_column},", start.line, end.line, start.column)
        });
        let label = diagnostic.primary.as_ref().filter(|label| !label.text.is_empty());
        let label = label.map(|label| format!("\n{}", label.text)).unwrap_or_default();
        let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        out.push_str(&format!(
            "::{} {}title={}::{}\n",
            diagnostic.severity().name(),
            place.unwrap_or_default(),
            diagnostic.code.id(),
            data(&format!("{}{label}{help}", diagnostic.message)),
        ));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
