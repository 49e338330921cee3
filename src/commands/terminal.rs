use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressStyle};

use crate::diagnostics::{Format, Report};
use crate::progress::Progress;

use super::Failure;
use super::problem::{self, Problem};

/// What is shown while nobody knows how much there is to do, and once that is known.
const WAITING: &str = "{spinner} {msg}";
const COUNTING: &str = "{spinner} {msg} {bar:30} {pos}/{len}";

/// Where results (standard output) and problems (standard error) are told.
///
/// A reader that has closed a stream has seen enough: that is no error.
#[derive(Debug)]
pub(crate) struct Terminal {
    format: Format,
}

impl Terminal {
    pub(crate) fn new(format: Format) -> Self {
        Self { format }
    }

    /// Tells one line of a result.
    pub(super) fn result(&self, line: impl fmt::Display) {
        let _ = writeln!(anstream::stdout(), "{line}");
    }

    /// Tells, on standard error, what is good to know while one waits.
    pub(super) fn note(&self, line: impl fmt::Display) {
        let _ = writeln!(anstream::stderr(), "{line}");
    }

    /// Tells what is wrong with a schema, or might be.
    pub(super) fn report(&self, report: &Report) {
        if !report.is_empty() {
            let color = AutoStream::choice(&io::stderr()) != ColorChoice::Never;
            let _ = write!(anstream::stderr(), "{}", report.render(self.format, color));
        }
    }

    /// Tells problems that have no place in a schema.
    pub(super) fn problems(&self, problems: &[Problem]) {
        if !problems.is_empty() {
            let _ = write!(anstream::stderr(), "{}", problem::render(problems, self.format));
        }
    }

    /// Tells why a command stops.
    pub(crate) fn failure(&self, failure: &Failure) {
        match failure {
            Failure::Schema(report) | Failure::Migration(report) => self.report(report),
            other => self.problems(&other.problems()),
        }
    }

    /// Shows that work goes on, on a terminal only.
    pub(super) fn progress(&self, hidden: bool) -> ProgressBar {
        let bar = if hidden { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
        bar.set_style(style(WAITING));
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }
}

/// Begins a part of the work, of which the bar shows the share that is done as soon as the count knows how much there is to do.
pub(super) fn part(bar: &ProgressBar, message: impl Into<Cow<'static, str>>) -> Progress {
    bar.set_style(style(WAITING));
    bar.unset_length();
    bar.set_message(message);
    let bar = bar.clone();
    Progress::watched(move |done, all| {
        let (done, all) = (done as u64, all as u64);
        if bar.length() != Some(all) {
            bar.set_style(style(COUNTING));
            bar.set_length(all);
        }
        bar.set_position(done);
    })
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the template is well formed")
}
