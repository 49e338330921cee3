//! Who may do what with the rows of a table over HTTP.

use std::collections::BTreeMap;

use super::api::OPERATIONS;
use super::context::Context;
use super::draft::Draft;
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::document::Access;
use crate::model::{Operation, Permit, Type, Who};
use crate::source::Spanned;

impl Context<'_> {
    /// Returns who may do what, and takes away from the operations that are served those that nobody may.
    ///
    /// A PUT and a link are changes of a row, which `update` speaks for unless they have a rule of their own.
    pub(super) fn access(&mut self, draft: &Draft<'_>, operations: &mut Vec<Operation>) -> Vec<Permit> {
        let Some(access) = &draft.def.api.access else { return Vec::new() };
        let mut rules: BTreeMap<Operation, Vec<Who>> = BTreeMap::new();
        match access {
            Access::Everything(words) => {
                let who = self.people(draft, None, words);
                rules.extend(operations.iter().map(|operation| (*operation, who.clone())));
            }
            Access::Each(each) => {
                for (word, words) in each {
                    let Some(operation) = self.choice(word, "an operation", OPERATIONS) else { continue };
                    let who = self.people(draft, Some(operation), words);
                    if words.is_empty() {
                        let message = format!("nobody may `{word}`");
                        self.report(Diagnostic::new(Code::Access, word.span, message).help("leave it out"));
                    }
                    if operations.contains(&operation) {
                        rules.insert(operation, who);
                    } else {
                        let message = format!("`{}` does not serve `{word}`", draft.name());
                        self.report(Diagnostic::new(Code::Access, word.span, message).help("leave it out"));
                    }
                }
                for operation in [Operation::Replace, Operation::Link] {
                    if let Some(who) =
                        rules.get(&Operation::Update).filter(|_| operations.contains(&operation)).cloned()
                    {
                        rules.entry(operation).or_insert(who);
                    }
                }
            }
        }
        for word in draft.def.api.operations.iter().flatten() {
            let operation = OPERATIONS.iter().find(|(name, _)| *name == word.as_str()).map(|(_, operation)| operation);
            if operation.is_some_and(|one| operations.contains(one) && !rules.contains_key(one)) {
                let message = format!("`operations` has `{word}`, and `access` does not say who may");
                let help = format!("add `{word}` to `access`, or leave it out of `operations`");
                self.report(Diagnostic::new(Code::Access, word.span, message).help(help));
            }
        }
        operations.retain(|operation| rules.contains_key(operation));
        rules.into_iter().map(|(operation, who)| Permit { operation, who }).collect()
    }

    /// Reads those who may do something; without an operation, everything.
    fn people(&mut self, draft: &Draft<'_>, operation: Option<Operation>, words: &[Spanned<String>]) -> Vec<Who> {
        let mut people: Vec<Spanned<Who>> = Vec::new();
        for word in words {
            let Some(who) = self.one(draft, operation, word) else { continue };
            if people.iter().any(|other| other.value == who) {
                self.report(Diagnostic::new(Code::ListedTwice, word.span, format!("`{word}` is listed twice")));
            } else {
                people.push(Spanned::new(who, word.span));
            }
        }
        for wide in [Who::Public, Who::Authenticated] {
            if let Some(all) = people.iter().find(|who| who.value == wide)
                && let Some(other) = people.iter().find(|who| who.value != wide && who.value != Who::Public)
            {
                let message = format!("`{}` is among those who are `{wide}`", other.value);
                let diagnostic = Diagnostic::new(Code::Access, other.span, message).also(all.span, "they all may");
                self.report(diagnostic.help("leave one of them out"));
                break;
            }
        }
        people.into_iter().map(|who| who.value).collect()
    }

    fn one(&mut self, draft: &Draft<'_>, operation: Option<Operation>, word: &Spanned<String>) -> Option<Who> {
        let diagnostic = |message: String| Diagnostic::new(Code::Access, word.span, message);
        match Who::from(word.value.clone()) {
            Who::Owner(column) => self.owner(draft, operation, &Spanned::new(column, word.span)),
            Who::Role(role) if role == "owner" => {
                let message = "`owner` does not say which column names the owner".to_owned();
                self.report(diagnostic(message).help("write `owner(column)`"));
                None
            }
            Who::Role(role) if !is_role(&role) => {
                let message = format!("`{role}` is no name of a role");
                let help = "a role has letters, digits, `_`, `-`, `.` and `:`; everyone is `public`, whoever says who they are \
                            `authenticated`, whom a column names `owner(column)`";
                self.report(diagnostic(message).help(help));
                None
            }
            who => Some(who),
        }
    }

    fn owner(&mut self, draft: &Draft<'_>, operation: Option<Operation>, column: &Spanned<String>) -> Option<Who> {
        let Some(found) = draft.column(column.as_str()) else {
            // Columns of a table that could not be read are missing for that reason.
            if !draft.is_broken {
                let names = draft.columns.iter().map(|column| column.def.name.as_str());
                let help = self.did_you_mean(column.as_str(), names);
                let message = format!("the table `{}` has no column `{column}`", draft.name());
                self.report(Diagnostic::new(Code::UnknownColumn, column.span, message).maybe_help(help));
            }
            return None;
        };
        let (ty, name): (_, Span) = (found.ty.as_ref()?, found.def.name.span);
        let refused = |message: String| Diagnostic::new(Code::Access, column.span, message).also(name, "the column");
        if !can_name(ty) {
            let message = format!("`{column}` is of type {}, which names nobody", spelling(ty));
            self.report(refused(message).help("an owner's column is an integer, a uuid, text or varchar"));
            return None;
        }
        let is_made = found.identity || found.generated.is_some();
        if is_made && operation == Some(Operation::Create) {
            let message = format!("the database makes `{column}`, so that nobody owns the row before it is there");
            self.report(refused(message).help("name another column, a role, `authenticated` or `public`"));
            return None;
        }
        Some(Who::Owner(column.value.clone()))
    }
}

/// Returns whether values of the type are told apart exactly, and alike on every backend.
fn can_name(ty: &Type) -> bool {
    matches!(
        ty,
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Unsigned(_) | Type::Uuid | Type::Text | Type::Varchar(_)
    )
}

fn is_role(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'))
}
