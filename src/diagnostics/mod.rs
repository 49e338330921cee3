//! What is wrong with a schema, where, and what to do about it.
//!
//! A stage adds each mistake it finds to [`Diagnostics`] and goes on, so that one run tells all independent ones. A
//! [`Report`] joins them with the texts they point into and prints them for people, programs or GitHub.

mod codes;
mod fix;
mod github;
mod human;
mod json;
mod report;
mod sources;
mod suggest;

pub use codes::Code;
pub use report::{Format, Report};
pub use sources::{FileId, Position, Sources, Span};
pub use suggest::{closest, one_of};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The schema cannot be built.
    Error,
    /// The schema works, but is likely not what is meant.
    Warning,
}

impl Severity {
    /// Returns the word that every format uses for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The text that is meant.
    pub span: Span,
    /// What it is or does; may be empty where the message says it all.
    pub text: String,
}

impl From<Span> for Label {
    fn from(span: Span) -> Self {
        Self { span, text: String::new() }
    }
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of mistake it is.
    pub code: Code,
    /// What is wrong, in one line that stands for itself.
    pub message: String,
    /// The place that should change; none only when a file could not be read at all.
    pub primary: Option<Label>,
    /// The places that it conflicts with or that explain it.
    pub secondary: Vec<Label>,
    /// The likely fix, in one line.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Describes a mistake at a place. Its help is the usual fix of the code, if that has one, until a better one is given.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { primary: Some(span.into()), ..Self::without_place(code, message) }
    }

    /// Describes a mistake that no text can be shown for.
    pub fn without_place(code: Code, message: impl Into<String>) -> Self {
        let help = code.usual_fix().map(str::to_owned);
        Self { code, message: message.into(), primary: None, secondary: Vec::new(), help }
    }

    /// Says something at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = text.into();
        }
        self
    }

    /// Points at one more place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Says what to do, when there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, text: Option<String>) -> Self {
        self.help = text.or(self.help);
        self
    }

    /// Returns how bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// The mistakes found so far, in the order in which they were found.
#[derive(Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    errors: usize,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if diagnostic.severity() == Severity::Error {
            self.errors += 1;
        }
        self.found.push(diagnostic);
    }

    /// Returns how many of them are errors.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// Returns all of them.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }
}
