//! Domains.

use super::context::Context;
use super::names;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::postgres_names::is_in_catalog;
use crate::document;
use crate::model::{Backend, Check, Default, Domain};

impl<'d> Context<'d> {
    pub(super) fn domains(&mut self) -> Vec<Domain> {
        let document = self.document;
        let mut seen = self.seen_names();
        let mut found = Vec::with_capacity(document.domains.len());
        for def in &document.domains {
            let taken = seen.note(&def.name).or(self.enums.get(def.name.as_str()).map(|other| other.name.span));
            if let Some(other) = taken {
                let message = format!("there are two types `{}`", def.name);
                let diagnostic = Diagnostic::new(Code::DuplicateName, def.name.span, message);
                self.report(diagnostic.also(other, "the other one"));
                continue;
            }
            let (namespace, local) = self.in_namespace(&def.name);
            self.check_name(&local, "a domain");
            if super::types::is_builtin(def.name.as_str()) {
                let message = format!("the domain `{}` is named like a type of the language", def.name);
                self.report(Diagnostic::new(Code::DuplicateName, def.name.span, message).help("rename the domain"));
            } else if self.has(Backend::Postgres) && is_in_catalog(def.name.as_str()) {
                let message = format!("PostgreSQL has a type of its own for the name of the domain `{}`", def.name);
                let diagnostic = Diagnostic::new(Code::CatalogTypeName, def.name.span, message);
                let own = def.name.as_str().trim_start_matches("pg_");
                self.report(diagnostic.help(format!("choose another, like `{own}_value`")));
            }
            if let Some(domain) = self.domain(def, namespace) {
                self.domains.insert(def.name.as_str(), domain.clone());
                found.push(domain);
            }
        }
        found
    }

    fn domain(&mut self, def: &document::Domain, namespace: Option<String>) -> Option<Domain> {
        let written = def.ty.as_ref()?;
        if written.nullable {
            let message = format!("`{}` is a type; its columns say whether they allow NULL", def.name);
            let diagnostic = Diagnostic::new(Code::Nullability, written.span, message);
            self.report(diagnostic.help("put the `?` behind the name of the domain, at the columns"));
        }
        let ty = self.named_type(written)?;
        let default = def.default.as_ref().and_then(|written| match &written.value {
            document::Default::Sql(sql) => Some(Default::Sql(self.whole_sql(sql))),
            document::Default::Scalar(scalar) => match self.scalar_default(&ty, scalar) {
                Ok(default) => Some(default),
                Err(problem) => {
                    let diagnostic = Diagnostic::new(problem.code, written.span, problem.message);
                    self.report(diagnostic.maybe_help(problem.help));
                    None
                }
            },
        });
        let mut checks = Vec::new();
        if let Some(sql) = &def.check {
            let local = super::namespaces::without(namespace.as_deref(), def.name.as_str());
            let name = names::constraint(local, &[], "check");
            checks.push(Check { name, expression: self.sql(sql), ..Check::default() });
        }
        for check in &def.checks {
            let name = self.given_name(&check.name);
            let expression = self.sql(&check.expression);
            checks.push(Check { name, expression, not_valid: check.not_valid, no_inherit: check.no_inherit });
        }
        Some(Domain {
            name: def.name.value.clone(),
            namespace,
            doc: def.doc.clone(),
            ty,
            not_null: def.not_null,
            default,
            checks,
        })
    }

    /// Sees to it that a column is as strict as its domain.
    pub(super) fn domain_columns(&mut self, drafts: &[super::draft::Draft<'_>]) {
        for column in drafts.iter().filter(|draft| draft.view.is_none()).flat_map(|draft| &draft.columns) {
            let Some(domain) = column.domain.as_ref().and_then(|name| self.domains.get(name.as_str())) else {
                continue;
            };
            if domain.not_null && column.nullable {
                let message = format!("`{}` allows NULL, and its domain `{}` does not", column.def.name, domain.name);
                let place = column.def.ty.as_ref().map_or(column.def.name.span, |ty| ty.span);
                self.report(Diagnostic::new(Code::Nullability, place, message).help("leave the `?` out"));
            }
        }
    }

    /// Returns whether a domain has a condition that a backend without domains checks at each column.
    pub(super) fn is_checked_by_columns(&self, domain: &str) -> bool {
        let without_domains = self.backends.iter().filter(|backend| **backend != Backend::Postgres);
        let checks = self.domains.get(domain).map(|domain| domain.checks.as_slice()).unwrap_or_default();
        without_domains.into_iter().any(|backend| checks.iter().any(|check| check.expression.on(*backend).is_some()))
    }
}
