use std::fmt;
use std::io::{self, Write};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::diagnostics::{Format, Report};

use super::Failure;

/// Where results (standard output) and problems (standard error) are told.
#[derive(Debug)]
pub(crate) struct Terminal {
    format: Format,
}

impl Terminal {
    pub(crate) fn new(format: Format) -> Self {
        Self { format }
    }

    /// Tells one line of a result. A reader that has closed the pipe has seen enough: that is no error.
    pub(super) fn result(&self, line: impl fmt::Display) {
        let _ = writeln!(anstream::stdout(), "{line}");
    }

    /// Tells what is wrong with a schema, or might be.
    pub(super) fn report(&self, report: &Report) {
        let color = AutoStream::choice(&io::stderr()) != ColorChoice::Never;
        let _ = write!(anstream::stderr(), "{}", report.render(self.format, color));
    }

    /// Tells why a command stops.
    pub(crate) fn failure(&self, failure: &Failure) {
        match failure {
            Failure::Schema(report) => self.report(report),
            Failure::Output(error) => self.problem("error", &error.to_string(), error.help()),
            Failure::Exists(path) => {
                self.problem("error", &format!("{} exists already", path.display()), Some("choose another folder"));
            }
            Failure::Io { action, path, source } => {
                self.problem("error", &format!("cannot {action} {}: {source}", path.display()), None);
            }
        }
    }

    /// Tells a problem that has no place in a schema.
    pub(super) fn problem(&self, severity: &'static str, message: &str, help: Option<&str>) {
        let mut stderr = anstream::stderr();
        let _ = match self.format {
            Format::Human => {
                let color = if severity == "error" { AnsiColor::BrightRed } else { AnsiColor::Yellow };
                let (style, bold) = (color.on_default().bold(), Style::new().bold());
                let help = help.map(|help| format!("\n{bold}help{bold:#}: {help}")).unwrap_or_default();
                writeln!(stderr, "{style}{severity}{style:#}: {message}{help}")
            }
            Format::Json => {
                let problem = json!({
                    "code": null, "severity": severity, "message": message, "labels": [], "help": help,
                });
                let (errors, warnings) = if severity == "error" { (1, 0) } else { (0, 1) };
                let document = json!({ "errors": errors, "warnings": warnings, "diagnostics": [problem] });
                writeln!(stderr, "{document:#}")
            }
            Format::Github => {
                let help = help.map(|help| format!("\nhelp: {help}")).unwrap_or_default();
                let text = format!("{message}{help}").replace('%', "%25").replace('\n', "%0A");
                writeln!(stderr, "::{severity}::{text}")
            }
        };
    }

    /// Shows that work goes on, on a terminal only.
    pub(super) fn progress(&self, hidden: bool) -> ProgressBar {
        let bar = if hidden { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
        bar.set_style(ProgressStyle::with_template("{spinner} {msg}").expect("the template is well formed"));
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }
}
