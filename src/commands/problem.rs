use clap::builder::styling::{AnsiColor, Style};
use serde_json::json;

use crate::diagnostics::{Format, Severity};

/// Something wrong that has no place in a schema.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(super) severity: Severity,
    pub(super) code: Option<String>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Problem {
    pub(super) fn error(message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code: None, message: message.into(), help: None }
    }

    pub(super) fn warning(message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(message) }
    }

    pub(super) fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Prints problems in the form in which those of a schema are printed.
pub(super) fn render(problems: &[Problem], format: Format) -> String {
    match format {
        Format::Human => problems.iter().map(human).collect(),
        Format::Json => json(problems),
        Format::Github => problems.iter().map(github).collect(),
    }
}

fn human(problem: &Problem) -> String {
    let color = match problem.severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
    };
    let (style, bold) = (color.on_default().bold(), Style::new().bold());
    let code = problem.code.as_ref().map(|code| format!("[{code}]")).unwrap_or_default();
    let help = problem.help.as_ref().map(|help| format!("{bold}help{bold:#}: {help}\n")).unwrap_or_default();
    format!("{style}{}{code}{style:#}: {}\n{help}", problem.severity.name(), problem.message)
}

fn json(problems: &[Problem]) -> String {
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let diagnostics: Vec<_> = problems
        .iter()
        .map(|Problem { severity, code, message, help }| {
            json!({ "code": code, "severity": severity.name(), "message": message, "labels": [], "help": help })
        })
        .collect();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    format!("{:#}\n", json!({ "errors": errors, "warnings": warnings, "diagnostics": diagnostics }))
}

fn github(problem: &Problem) -> String {
    let title = problem.code.as_ref().map(|code| format!(" title={code}")).unwrap_or_default();
    let help = problem.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let text = format!("{}{help}", problem.message).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    format!("::{}{title}::{text}\n", problem.severity.name())
}
