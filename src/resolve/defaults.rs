//! Default values.

use super::context::Context;
use super::draft::ColumnDraft;
use super::literals;
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic};
use crate::document;
use crate::model::{Default, Literal, Type};
use crate::source::{Scalar, Spanned};

impl Context<'_> {
    pub(super) fn default(&mut self, column: &ColumnDraft<'_>) -> Option<Default> {
        let of_domain = || column.domain.as_ref().and_then(|name| self.domains[name.as_str()].default.clone());
        let Some(written) = &column.def.default else { return of_domain() };
        self.value(column, written)
    }

    /// Reads a value for a column: its default, or what rows that exist get.
    pub(super) fn value(&mut self, column: &ColumnDraft<'_>, written: &Spanned<document::Default>) -> Option<Default> {
        match &written.value {
            document::Default::Sql(text) => Some(Default::Sql(self.whole_sql(text))),
            document::Default::Scalar(scalar) => {
                let ty = column.ty.as_ref()?;
                match self.scalar_default(ty, scalar) {
                    Ok(default) => Some(default),
                    Err(problem) => {
                        let diagnostic = Diagnostic::new(problem.code, written.span, problem.message);
                        let place = column.def.ty.as_ref();
                        let diagnostic = match place {
                            Some(written) => diagnostic.also(written.span, "the type"),
                            None => diagnostic,
                        };
                        self.report(diagnostic.maybe_help(problem.help));
                        None
                    }
                }
            }
        }
    }

    /// Reads the author's example of a value.
    pub(super) fn example(&mut self, column: &ColumnDraft<'_>) -> Option<Literal> {
        let (written, ty) = (column.def.example.as_ref()?, column.ty.as_ref()?);
        match self.constant(ty, &written.value) {
            Ok(literal) => Some(literal),
            Err(problem) => {
                let diagnostic = Diagnostic::new(problem.code, written.span, problem.message);
                self.report(diagnostic.maybe_help(problem.help));
                None
            }
        }
    }

    pub(super) fn scalar_default(&self, ty: &Type, scalar: &Scalar) -> Result<Default, literals::Problem> {
        let is_call = scalar.plain && scalar.text.ends_with(')') && scalar.text.contains('(');
        if is_call {
            return function(ty, &scalar.text);
        }
        self.constant(ty, scalar).map(Default::Literal)
    }

    fn constant(&self, ty: &Type, scalar: &Scalar) -> Result<Literal, literals::Problem> {
        match ty {
            Type::Enum(name) => self.label(name, scalar),
            _ => literals::literal(ty, scalar),
        }
    }

    fn label(&self, name: &str, scalar: &Scalar) -> Result<Literal, literals::Problem> {
        let text = literals::text(scalar)?;
        let labels = self.enums.get(name).map(|def| def.values.as_slice()).unwrap_or_default();
        let is_broken = self.enums.get(name).is_some_and(|def| def.is_broken);
        if is_broken || labels.iter().any(|value| value.label.as_str() == text) {
            return Ok(Literal::Text(text.to_owned()));
        }
        let help = self.did_you_mean(text, labels.iter().map(|value| value.label.as_str()));
        let message = format!("`{text}` is no value of the enum `{name}`");
        Err(literals::Problem { code: Code::DefaultMismatch, message, help })
    }
}

fn function(ty: &Type, text: &str) -> Result<Default, literals::Problem> {
    let problem = |message: String, help: &str| {
        Err(literals::Problem { code: Code::DefaultFunction, message, help: Some(help.to_owned()) })
    };
    match (text, ty) {
        ("now()", Type::Timestamp | Type::Timestamptz) => Ok(Default::Now),
        ("uuid()", Type::Uuid) => Ok(Default::Uuid),
        ("now()", Type::Date | Type::Time) => problem(
            format!("`now()` is for timestamp and timestamptz, not for {}", spelling(ty)),
            "write `{ sql: CURRENT_DATE }` or `{ sql: CURRENT_TIME }`",
        ),
        ("now()", _) => {
            problem(format!("`now()` is no value of type {}", spelling(ty)), "use it for timestamp and timestamptz")
        }
        ("uuid()", _) => problem(format!("`uuid()` is no value of type {}", spelling(ty)), "use it for uuid"),
        (call, Type::Text | Type::Varchar(_) | Type::Char(_)) => problem(
            format!("`{call}` looks like a function, and defaults know only `now()` and `uuid()`"),
            &format!("for the text itself write `\"{call}\"`; for SQL write `{{ sql: \"{call}\" }}`"),
        ),
        (call, _) => problem(
            format!("defaults know the functions `now()` and `uuid()`, not `{call}`"),
            &format!("write `{{ sql: \"{call}\" }}`"),
        ),
    }
}
