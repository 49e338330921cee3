//! Pieces of SQL that the schema gives: whether they can be copied into a statement, and whether each backend has one.

use super::context::Context;
use crate::diagnostics::{Code, Diagnostic, one_of};
use crate::document;
use crate::model::{Backend, PerBackend, Sql};
use crate::source::Spanned;

impl Context<'_> {
    /// Reads a piece of SQL that some backends may go without.
    pub(super) fn sql(&mut self, sql: &document::Sql) -> Sql {
        let text = sql.text.as_ref().map(|text| self.fragment(text));
        let mut own = PerBackend::default();
        for (name, text) in &sql.own {
            let text = self.fragment(text);
            if let Some(backend) = self.own_backend(name) {
                own.set(backend, text);
            }
        }
        Sql { text, own }
    }

    /// Reads a piece of SQL that every backend of the schema needs.
    pub(super) fn whole_sql(&mut self, sql: &document::Sql) -> Sql {
        let found = self.sql(sql);
        let missing: Vec<_> =
            self.backends.iter().filter(|backend| found.on(**backend).is_none()).map(|it| it.name()).collect();
        if let [first, ..] = missing.as_slice() {
            let message = format!("there is no SQL for {}", one_of(&missing).replace(" or ", " and "));
            let diagnostic = Diagnostic::new(Code::MissingSql, sql.span, message);
            self.report(
                diagnostic.help(format!("add `{first}: ...`, or `sql: ...` for those without one of their own")),
            );
        }
        found
    }

    /// Reads words that are not SQL of their own, such as the names of collations.
    pub(super) fn per_backend(&mut self, words: &document::Sql) -> PerBackend<String> {
        let sql = self.sql(words);
        let mut own = PerBackend::default();
        for backend in self.backends.clone() {
            if let Some(word) = sql.on(backend) {
                own.set(backend, word.to_owned());
            }
        }
        own
    }

    /// Finds the backend that a key speaks of; one that the schema is not for gets a warning.
    fn own_backend(&mut self, name: &Spanned<String>) -> Option<Backend> {
        let backend = Backend::ALL.into_iter().find(|backend| backend.name() == name.as_str())?;
        self.served(backend, name.span);
        Some(backend)
    }

    /// Warns of something for a backend that the schema is not for.
    pub(super) fn served(&mut self, backend: Backend, span: crate::diagnostics::Span) {
        if !self.has(backend) {
            let message = format!("this is for {backend}, which is not among the backends");
            let diagnostic = Diagnostic::new(Code::OtherBackend, span, message);
            self.report(diagnostic.help(format!("leave it out, or add {backend} to `backends`")));
        }
    }

    /// Checks and returns a piece of SQL.
    pub(super) fn fragment(&mut self, sql: &Spanned<String>) -> String {
        if let Err(problem) = check_fragment(sql.as_str()) {
            self.report(Diagnostic::new(Code::SqlFragment, sql.span, format!("this SQL {problem}")));
        }
        sql.value.trim().to_owned()
    }

    /// Checks and returns a word that is copied into SQL as it is: letters, digits, `_`, `.` and `-`.
    pub(super) fn word(&mut self, word: &Spanned<String>, what: &str) -> String {
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        if word.value.is_empty() || !word.value.chars().all(is_word) {
            let message = format!("`{word}` cannot be {what}");
            let diagnostic = Diagnostic::new(Code::OptionValue, word.span, message);
            self.report(diagnostic.help("use letters, digits, `_`, `.` and `-`"));
        }
        word.value.clone()
    }

    /// Reports something that a backend of the schema cannot do; `what` completes "MySQL has no ...".
    pub(super) fn cannot(&mut self, backend: Backend, span: crate::diagnostics::Span, what: &str, help: &str) {
        self.none_can(&[backend], span, what, help);
    }

    /// Reports something that none of these backends can do, if some are the schema's.
    pub(super) fn none_can(&mut self, backends: &[Backend], span: crate::diagnostics::Span, what: &str, help: &str) {
        let lacking = backends.iter().filter(|backend| self.has(**backend));
        let lacking: Vec<&str> = lacking.map(|&backend| crate::dialect::dialect(backend).product()).collect();
        let message = match lacking.as_slice() {
            [] => return,
            [one] => format!("{one} has no {what}"),
            _ => format!("{} have no {what}", lacking.join(" and ")),
        };
        self.report(Diagnostic::new(Code::NotOnBackend, span, message).help(help));
    }
}

/// Checks that a piece of SQL stands for itself: not empty, quotes and parentheses closed, no end of statement, no comment
/// that would swallow what follows. The error completes "this SQL ...".
pub(super) fn check_fragment(sql: &str) -> Result<(), String> {
    if sql.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    let mut depth = 0_usize;
    let mut characters = sql.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            // A doubled quote closes and opens again, which comes to the same.
            '\'' | '"' | '`' if characters.any(|other| other == c) => {}
            '\'' | '"' | '`' => return Err(format!("does not close its {c}")),
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1).ok_or("closes a parenthesis that it does not open")?,
            ';' => return Err("holds a `;`".to_owned()),
            '-' if characters.peek() == Some(&'-') => return Err("holds a comment".to_owned()),
            '/' if characters.peek() == Some(&'*') => return Err("holds a comment".to_owned()),
            '\0' => return Err("holds a NUL character".to_owned()),
            _ => {}
        }
    }
    if depth == 0 { Ok(()) } else { Err("does not close its parenthesis".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::check_fragment;

    #[test]
    fn a_fragment_stands_for_itself() {
        for good in ["price >= 0", "email LIKE '%@%'", "note <> 'it''s; -- fine'", "(a + (b)) > 0", "\"odd(\" > 0"] {
            assert_eq!(check_fragment(good), Ok(()), "{good}");
        }
        for bad in ["", "  ", "a = 'b", "(a", "a)", "a; DROP TABLE b", "a -- b", "a /* b */", "`a"] {
            assert!(check_fragment(bad).is_err(), "{bad}");
        }
    }
}
