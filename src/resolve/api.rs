//! How the API serves tables.

use std::collections::HashMap;

use super::context::Context;
use super::draft::Draft;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::document::Api;
use crate::model::{Idempotency, Operation, Pages, RelationKind, TableApi};
use crate::source::Spanned;

pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("list", Operation::List),
    ("get", Operation::Get),
    ("create", Operation::Create),
    ("update", Operation::Update),
    ("replace", Operation::Replace),
    ("delete", Operation::Delete),
    ("link", Operation::Link),
];

/// The words of `if_match`.
pub(super) const IF_MATCH: &[(&str, ())] = &[("required", ())];

/// The words of `idempotency`.
pub(super) const IDEMPOTENCY: &[(&str, Idempotency)] =
    &[("accepted", Idempotency::Accepted), ("required", Idempotency::Required)];

/// First path segments that the server itself answers.
const TAKEN_PATHS: &[&str] = &["aggregate", "docs", "healthz", "openapi.json", "readyz"];

impl Context<'_> {
    pub(super) fn api(&mut self, drafts: &mut [Draft<'_>]) {
        let mut paths: HashMap<String, Span> = HashMap::new();
        for draft in drafts {
            let def = &draft.def.api;
            let operations = match &def.operations {
                Some(words) => self.choices(words, "an operation", OPERATIONS),
                None => Operation::ALL.to_vec(),
            };
            let refused = |one: Operation| match one {
                Operation::List => false,
                Operation::Create => draft.view.is_some(),
                Operation::Get => draft.has_no_key(),
                Operation::Update | Operation::Replace | Operation::Delete | Operation::Link => {
                    draft.view.is_some() || draft.has_no_key()
                }
            };
            for word in def.operations.iter().flatten() {
                let one = OPERATIONS.iter().find(|(name, _)| *name == word.as_str());
                if one.is_some_and(|(_, one)| refused(*one)) {
                    let what = if draft.view.is_some() { "is a view" } else { "has no key" };
                    let message = format!("`{}` {what}, and so there is no `{word}`", draft.name());
                    self.report(Diagnostic::new(Code::NoOperation, word.span, message).help("leave it out"));
                }
            }
            let is_served = |one: &Operation| operations.contains(one) && !def.off && !refused(*one);
            let mut operations: Vec<_> = Operation::ALL.into_iter().filter(is_served).collect();
            let access = self.access(draft, &mut operations);
            let (path, span) = match &def.path {
                Some(path) => (path.value.clone(), path.span),
                None => (default_path(draft.name()), draft.span()),
            };
            self.check_path(&path, span);
            if let Some(other) = paths.insert(path.clone(), span) {
                let message = format!("two tables have the API path `{path}`");
                let diagnostic = Diagnostic::new(Code::ApiPath, span, message).also(other, "the other one");
                self.report(diagnostic.help("set another: `api: { path: ... }`"));
            }
            let needs_match =
                def.if_match.as_ref().is_some_and(|word| self.choice(word, "`if_match`", IF_MATCH).is_some());
            let idempotency = def.idempotency.as_ref().and_then(|word| self.choice(word, "`idempotency`", IDEMPOTENCY));
            let pages = self.pages(def);
            let nested = def.nested.iter().filter(|name| self.can_be_nested(draft, name));
            let nested = nested.map(|name| name.value.clone()).collect();
            draft.api = Some(TableApi { path, operations, access, needs_match, pages, idempotency, nested });
        }
    }

    /// Returns how many rows a page has: one size alone moves the other no further than it must.
    fn pages(&mut self, def: &Api) -> Pages {
        let plain = Pages::default();
        let (usual, most) = (def.page_size.as_ref(), def.max_page_size.as_ref());
        if let (Some(usual), Some(most)) = (usual, most)
            && usual.value > most.value
        {
            let message =
                format!("a page has {} rows at most, and so not {} unless asked for", most.value, usual.value);
            self.report(Diagnostic::new(Code::PageSize, usual.span, message).also(most.span, "the most"));
        }
        match (usual.map(|it| it.value), most.map(|it| it.value)) {
            (None, None) => plain,
            (Some(usual), None) => Pages { usual, most: plain.most.max(usual) },
            (None, Some(most)) => Pages { usual: plain.usual.min(most), most },
            (Some(usual), Some(most)) => Pages { usual, most },
        }
    }

    /// Checks that a create can bring along rows of the relation: rows that refer to the new one, or are joined to it.
    fn can_be_nested(&mut self, draft: &Draft<'_>, name: &Spanned<String>) -> bool {
        let diagnostic = |message: String| Diagnostic::new(Code::ApiNested, name.span, message);
        let Some(relation) = draft.relations.iter().find(|relation| relation.value.name == name.value) else {
            // Relations of a table that could not be read are missing for that reason.
            if !draft.is_broken {
                let help = self.did_you_mean(&name.value, draft.relations.iter().map(|it| it.value.name.as_str()));
                let message = format!("the table `{}` has no relation `{name}`", draft.name());
                self.report(diagnostic(message).maybe_help(help));
            }
            return false;
        };
        match &relation.value.kind {
            RelationKind::HasOne { .. } | RelationKind::HasMany { .. } | RelationKind::ManyToMany { .. } => true,
            RelationKind::BelongsTo { .. } => {
                let message = format!("`{name}` leads to a row that must be there before");
                self.report(diagnostic(message).help("a create brings along rows that refer to it"));
                false
            }
        }
    }

    fn check_path(&mut self, path: &str, span: Span) {
        let is_segment = !path.is_empty() && path.chars().all(is_path_character) && path != "." && path != "..";
        let problem = if !is_segment {
            "is no path segment of letters, digits, `-`, `_`, `.` and `~`"
        } else if TAKEN_PATHS.contains(&path) {
            "is answered by the server itself"
        } else {
            return;
        };
        let diagnostic = Diagnostic::new(Code::ApiPath, span, format!("the API path `{path}` {problem}"));
        self.report(diagnostic.help("set another: `api: { path: ... }`"));
    }
}

/// Returns the table's name, with what a path cannot hold (RFC 3986, section 2.3) replaced.
fn default_path(table: &str) -> String {
    table.chars().map(|c| if is_path_character(c) { c } else { '_' }).collect()
}

fn is_path_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~')
}
