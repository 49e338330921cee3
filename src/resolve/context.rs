//! What every stage looks things up in and reports to.

use std::collections::{HashMap, HashSet};

use super::draft::Draft;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, closest, one_of};
use crate::document::{self, Document};
use crate::model::{Backend, Domain};
use crate::source::Spanned;

/// With this many errors nobody reads suggestions, and looking for them costs time for each.
const ENOUGH_ERRORS: usize = 200;

pub(super) struct Context<'d> {
    pub(super) document: &'d Document,
    /// The tables of the document, with what they take in from mixins.
    pub(super) table_defs: &'d [document::Table],
    pub(super) diagnostics: &'d mut Diagnostics,
    pub(super) backends: Vec<Backend>,
    /// The namespaces beside the default one.
    pub(super) namespaces: Vec<String>,
    /// The domains by name.
    pub(super) domains: HashMap<&'d str, Domain>,
    /// The enums by name.
    pub(super) enums: HashMap<&'d str, &'d document::Enum>,
    /// The places of the tables among the drafts, by name.
    pub(super) tables: HashMap<&'d str, usize>,
}

impl<'d> Context<'d> {
    pub(super) fn new(
        document: &'d Document,
        table_defs: &'d [document::Table],
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let mut context = Self {
            document,
            table_defs,
            diagnostics,
            backends: Vec::new(),
            namespaces: Vec::new(),
            enums: HashMap::new(),
            domains: HashMap::new(),
            tables: HashMap::new(),
        };
        context.backends = context.read_backends();
        context
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Returns whether the schema is for that backend.
    pub(super) fn has(&self, backend: Backend) -> bool {
        self.backends.contains(&backend)
    }

    /// Asks whether a candidate was meant.
    pub(super) fn did_you_mean<'a>(&self, name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
        if self.diagnostics.errors() > ENOUGH_ERRORS {
            return None;
        }
        closest(name, candidates).map(|near| format!("did you mean `{near}`?"))
    }

    /// Starts to look for equal names: SQLite and MySQL do not tell upper from lower case.
    pub(super) fn seen_names(&self) -> SeenNames {
        let folds_case = self.has(Backend::Sqlite) || self.has(Backend::Mysql);
        SeenNames { folds_case, seen: HashMap::new() }
    }

    /// Finds a table by name, or reports that there is none.
    pub(super) fn table(&mut self, drafts: &[Draft<'_>], name: &Spanned<String>) -> Option<usize> {
        if let Some(&position) = self.tables.get(name.as_str()) {
            return Some(position);
        }
        let elsewhere = drafts.iter().find(|draft| draft.namespace.is_some() && draft.local_name() == name.as_str());
        let help = match elsewhere {
            Some(draft) => Some(format!("did you mean `{}`?", draft.name())),
            None => self.did_you_mean(name.as_str(), drafts.iter().map(Draft::name)),
        };
        let diagnostic = Diagnostic::new(Code::UnknownTable, name.span, format!("there is no table `{name}`"));
        self.report(diagnostic.maybe_help(help));
        None
    }

    /// Finds a column by name, or reports that the table has none such.
    pub(super) fn column(&mut self, draft: &Draft<'_>, name: &Spanned<String>) -> Option<usize> {
        let found = draft.position(name.as_str());
        if found.is_none() && !draft.is_broken {
            let names = draft.columns.iter().map(|column| column.def.name.as_str());
            let help = self.did_you_mean(name.as_str(), names);
            let message = format!("the table `{}` has no column `{name}`", draft.name());
            self.report(Diagnostic::new(Code::UnknownColumn, name.span, message).maybe_help(help));
        }
        found
    }

    /// Finds the columns of a list, each once; nothing when one is missing or there twice.
    pub(super) fn column_list(&mut self, draft: &Draft<'_>, names: &[Spanned<String>]) -> Option<Vec<String>> {
        let mut seen = HashMap::new();
        let mut is_good = true;
        for name in names {
            is_good &= self.column(draft, name).is_some();
            if let Some(&first) = seen.get(name.as_str()) {
                let message = format!("the column `{name}` is listed twice");
                self.report(Diagnostic::new(Code::ListedTwice, name.span, message).also(first, "first here"));
                is_good = false;
            }
            seen.insert(name.as_str(), name.span);
        }
        is_good.then(|| names.iter().map(|name| name.value.clone()).collect())
    }

    /// Finds what a word stands for, or reports the words that there are.
    pub(super) fn choice<T: Copy>(&mut self, word: &Spanned<String>, what: &str, words: &[(&str, T)]) -> Option<T> {
        if let Some(&(_, choice)) = words.iter().find(|(name, _)| *name == word.as_str()) {
            return Some(choice);
        }
        let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
        let message = format!("{what} is {}, not `{word}`", one_of(&names));
        let help = self.did_you_mean(word.as_str(), names.iter().copied());
        let help = help.or_else(|| Some(format!("write one of these words, like `{}`", names.first()?)));
        self.report(Diagnostic::new(Code::UnknownChoice, word.span, message).maybe_help(help));
        None
    }

    /// Reads a list of words, each at most once.
    pub(super) fn choices<T: Copy + PartialEq>(
        &mut self,
        list: &[Spanned<String>],
        what: &str,
        words: &[(&str, T)],
    ) -> Vec<T> {
        let mut found = Vec::with_capacity(list.len());
        for word in list {
            match self.choice(word, what, words) {
                Some(choice) if found.contains(&choice) => {
                    let message = format!("`{word}` is listed twice");
                    self.report(Diagnostic::new(Code::ListedTwice, word.span, message));
                }
                Some(choice) => found.push(choice),
                None => {}
            }
        }
        found
    }
}

/// Finds names that a database of the schema cannot tell apart.
#[derive(Debug)]
pub(super) struct SeenNames {
    folds_case: bool,
    seen: HashMap<String, crate::diagnostics::Span>,
}

impl SeenNames {
    /// Notes a name; returns the place of an earlier one that is the same to the databases.
    pub(super) fn note(&mut self, name: &Spanned<String>) -> Option<crate::diagnostics::Span> {
        match self.seen.entry(if self.folds_case { name.value.to_lowercase() } else { name.value.clone() }) {
            std::collections::hash_map::Entry::Occupied(earlier) => Some(*earlier.get()),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(name.span);
                None
            }
        }
    }
}

/// Returns whether two lists name the same columns, in any order.
pub(super) fn same_columns(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().collect::<HashSet<_>>() == other.iter().collect::<HashSet<_>>()
}
