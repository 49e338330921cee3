//! Namespaces, which PostgreSQL calls schemas: <https://www.postgresql.org/docs/current/ddl-schemas.html>

use super::context::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Backend;
use crate::source::Spanned;

/// The namespace of what has none in its name.
const DEFAULT: &str = "public";

impl Context<'_> {
    /// Reads the namespaces of the schema.
    pub(super) fn namespaces(&mut self) {
        let document = self.document;
        if let Some(first) = document.namespaces.first() {
            let others = [Backend::Sqlite, Backend::Mysql];
            self.none_can(&others, first.span, "`namespaces`, which only PostgreSQL has", "leave them out");
        }
        let mut seen = self.seen_names();
        for name in &document.namespaces {
            if let Some(first) = seen.note(name) {
                let message = format!("the namespace `{name}` is listed twice");
                self.report(Diagnostic::new(Code::ListedTwice, name.span, message).also(first, "first here"));
                continue;
            }
            let problem = match name.as_str() {
                DEFAULT => "is that of the default one, which goes without saying",
                "information_schema" => "is one that PostgreSQL keeps to itself",
                // https://www.postgresql.org/docs/current/sql-createschema.html
                text if text.starts_with("pg_") => "starts with `pg_`, which PostgreSQL keeps to itself",
                text if text.contains('.') => "holds a dot, which ends a namespace",
                _ => {
                    self.check_name(name, "a namespace");
                    self.namespaces.push(name.value.clone());
                    continue;
                }
            };
            let message = format!("the name of a namespace {problem}");
            self.report(Diagnostic::new(Code::BadName, name.span, message));
        }
    }

    /// Splits the name of a table, view, enum or domain into the namespace that it stands in and its name there.
    pub(super) fn in_namespace(&mut self, name: &Spanned<String>) -> (Option<String>, Spanned<String>) {
        let text = name.as_str();
        let Some((namespace, local)) = text.split_once('.').filter(|_| self.has(Backend::Postgres)) else {
            return (None, name.clone());
        };
        let is_as_written = name.span.range().len() == text.len();
        let part = |offset: usize, piece: &str| {
            let span = if is_as_written { name.span.part(offset, piece.len()) } else { name.span };
            Spanned::new(piece.to_owned(), span)
        };
        let local_part = part(namespace.len() + 1, local);
        // Namespaces that are wrong themselves have been reported.
        let is_listed = self.document.namespaces.iter().any(|it| it.value == namespace);
        if !is_listed {
            let message = format!("there is no namespace `{namespace}`");
            let namespaces = self.document.namespaces.iter().map(Spanned::as_str);
            let help = match namespace {
                DEFAULT => Some(format!("write `{local}`: `{DEFAULT}` is the default one")),
                _ => self.did_you_mean(namespace, namespaces),
            };
            let help = help.unwrap_or_else(|| format!("add it to the schema: `namespaces: [{namespace}]`"));
            let place = part(0, namespace).span;
            self.report(Diagnostic::new(Code::UnknownNamespace, place, message).help(help));
        }
        (is_listed.then(|| namespace.to_owned()), local_part)
    }
}

/// Returns a name without the namespace that stands before it.
pub(super) fn without<'a>(namespace: Option<&str>, name: &'a str) -> &'a str {
    let local = namespace.and_then(|namespace| name.strip_prefix(namespace)?.strip_prefix('.'));
    local.unwrap_or(name)
}
