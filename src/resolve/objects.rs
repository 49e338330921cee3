//! Views and raw objects.

use std::collections::{HashMap, HashSet};

use super::context::Context;
use super::draft::Draft;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::document;
use crate::model::{Backend, PerBackend, RawObject, RawSql, Sql};
use crate::source::Spanned;

/// What a view has beside its columns.
#[derive(Debug)]
pub(super) struct ViewParts {
    pub(super) query: Sql,
    pub(super) materialized: bool,
    pub(super) after: Vec<String>,
}

impl Context<'_> {
    /// Reads what views have beside columns, in their order, and checks their columns.
    pub(super) fn views(&mut self, drafts: &[Draft<'_>]) -> Vec<ViewParts> {
        let mut found = Vec::new();
        for draft in drafts {
            let Some(view) = draft.view else { continue };
            for column in &draft.columns {
                self.view_column(column.def);
            }
            if let Some(wanted) = view.materialized.as_ref().filter(|wanted| wanted.value) {
                let help = "leave `materialized` out, or those that have none out of `backends`";
                self.none_can(&[Backend::Sqlite, Backend::Mysql], wanted.span, "materialized views", help);
            }
            found.push(ViewParts {
                query: view.query.as_ref().map(|query| self.whole_sql(query)).unwrap_or_default(),
                materialized: view.materialized.as_ref().is_some_and(|wanted| wanted.value),
                after: view.after.iter().map(|name| name.value.clone()).collect(),
            });
        }
        found
    }

    /// A view's columns say what the query gives, and nothing that only a table could keep.
    fn view_column(&mut self, def: &document::Column) {
        let keys = [
            ("primary_key", def.primary_key.as_ref().map(|it| it.span)),
            ("generated", def.generated.as_ref().map(|it| it.span)),
            ("default", def.default.as_ref().map(|it| it.span)),
            ("on_update", def.on_update.as_ref().map(|it| it.span)),
            ("unique", def.unique.as_ref().map(|it| it.span)),
            ("index", def.index.as_ref().map(|it| it.span)),
            ("on_delete", def.on_delete.as_ref().map(|it| it.span)),
            ("check", def.check.as_ref().map(|it| it.span)),
            ("collation", def.collation.as_ref().map(|it| it.span)),
        ];
        for (key, span) in keys {
            let Some(span) = span else { continue };
            let message = format!("`{key}` on the column `{}` of a view, which only reads", def.name);
            let help = if key == "primary_key" { "write `key: [...]` at the view" } else { "leave it out" };
            self.report(Diagnostic::new(Code::ViewColumn, span, message).help(help));
        }
    }

    pub(super) fn raw_objects(&mut self, drafts: &[Draft<'_>]) -> Vec<RawObject> {
        let document = self.document;
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for def in &document.raw {
            let other = seen.insert(def.name.as_str(), def.name.span);
            let table = self.tables.get(def.name.as_str()).map(|&position| drafts[position].span());
            if let Some(other) = other.or(table) {
                let message = format!("there are two things `{}`", def.name);
                let diagnostic = Diagnostic::new(Code::DuplicateName, def.name.span, message);
                self.report(diagnostic.also(other, "the other one"));
            }
        }
        let is_domain = |name: &str| document.domains.iter().any(|domain| domain.name.as_str() == name);
        for (name, after, before) in named(document) {
            for (others, may_be_domains) in [(after, false), (before, true)] {
                for other in others {
                    let is_known = self.tables.contains_key(other.as_str()) || seen.contains_key(other.as_str());
                    if is_known || may_be_domains && is_domain(other.as_str()) {
                        continue;
                    }
                    let domains = document.domains.iter().map(|domain| domain.name.as_str()).filter(|_| may_be_domains);
                    let names = drafts.iter().map(Draft::name).chain(seen.keys().copied()).chain(domains);
                    let help = match is_domain(other.as_str()) {
                        true => Some("leave it out: domains are there before it".to_owned()),
                        false => self.did_you_mean(other.as_str(), names),
                    };
                    let message = format!("`{name}` names `{other}`, which is no table, view or raw object");
                    self.report(Diagnostic::new(Code::UnknownObject, other.span, message).maybe_help(help));
                }
            }
        }
        self.object_circles(document);
        let for_types = self.for_types(document);
        let for_tables = self.for_tables(document, drafts);
        let is_in = |names: &HashSet<&str>, def: &document::Raw| names.contains(def.name.as_str());
        let raw = document.raw.iter();
        raw.map(|def| self.raw_object(def, is_in(&for_types, def), is_in(&for_tables, def))).collect()
    }

    fn raw_object(&mut self, def: &document::Raw, is_for_types: bool, is_for_tables: bool) -> RawObject {
        let mut sql = PerBackend::default();
        for (name, statements) in &def.sql {
            let Some(backend) = Backend::ALL.into_iter().find(|backend| backend.name() == name.as_str()) else {
                continue;
            };
            self.served(backend, name.span);
            let (create, drop) = (self.statement(&statements.create), self.statement(&statements.drop));
            sql.set(backend, RawSql { create, drop });
        }
        let names = |list: &[Spanned<String>]| list.iter().map(|name| name.value.clone()).collect();
        RawObject {
            name: def.name.value.clone(),
            doc: def.doc.clone(),
            after: names(&def.after),
            before: names(&def.before),
            is_for_types,
            is_for_tables,
            sql,
        }
    }

    /// Returns a whole statement, without the semicolon that ends it.
    fn statement(&mut self, sql: &Spanned<String>) -> String {
        let text = sql.value.trim().trim_end_matches(';').trim_end();
        if text.is_empty() {
            self.report(Diagnostic::new(Code::SqlFragment, sql.span, "this SQL is empty"));
        }
        text.to_owned()
    }

    /// Finds the raw objects that types need, by themselves or by way of others; such a one is made before all types. Extensions, of
    /// which nothing that the schema holds is a part, are among them without being told.
    fn for_types<'a>(&mut self, document: &'a document::Document) -> HashSet<&'a str> {
        let extensions = document.raw.iter().filter(|def| def.after.is_empty() && is_extension(def));
        let mut found: HashSet<&str> = extensions.map(|def| def.name.as_str()).collect();
        let is_domain = |name: &str| document.domains.iter().any(|domain| domain.name.as_str() == name);
        let asked = document.raw.iter().filter(|def| def.before.iter().any(|name| is_domain(name.as_str())));
        needed_by(document, &mut found, asked.map(|def| def.name.as_str()).collect());
        self.waits_for_no_table(document, &found, "types");
        found
    }

    /// Finds the raw objects that tables need, by themselves or by way of others; such a one is made before all tables.
    fn for_tables<'a>(&mut self, document: &'a document::Document, drafts: &[Draft<'_>]) -> HashSet<&'a str> {
        let is_table = |name: &str| self.tables.get(name).is_some_and(|&position| drafts[position].view.is_none());
        let asked = document.raw.iter().filter(|def| def.before.iter().any(|name| is_table(name.as_str())));
        let mut found = HashSet::new();
        needed_by(document, &mut found, asked.map(|def| def.name.as_str()).collect());
        self.waits_for_no_table(document, &found, "tables");
        found
    }

    /// Reports the raw objects among these that name a table or view which they come after.
    fn waits_for_no_table(&mut self, document: &document::Document, found: &HashSet<&str>, who: &str) {
        for def in document.raw.iter().filter(|def| found.contains(def.name.as_str())) {
            for name in def.after.iter().filter(|name| self.tables.contains_key(name.as_str())) {
                let message = format!("`{}` is needed by {who}, and so is made before all of them", def.name);
                let diagnostic = Diagnostic::new(Code::ObjectCircle, name.span, message);
                self.diagnostics.push(diagnostic.help("leave out `before`, or this name"));
            }
        }
    }

    /// Reports views and raw objects that need each other.
    fn object_circles(&mut self, document: &document::Document) {
        let mut needs: HashMap<&str, Vec<&Spanned<String>>> = HashMap::new();
        for (name, after, before) in named(document) {
            needs.entry(name.as_str()).or_default().extend(after);
            for other in before {
                needs.entry(other.as_str()).or_default().push(name);
            }
        }
        for (name, ..) in named(document) {
            let mut reached: Vec<&Spanned<String>> = needs[name.as_str()].clone();
            let mut position = 0;
            while let Some(next) = reached.get(position) {
                if next.value == name.value {
                    let message = format!("`{name}` has to be there before itself");
                    self.report(Diagnostic::new(Code::ObjectCircle, name.span, message));
                    return;
                }
                let more = needs.get(next.as_str()).into_iter().flatten();
                let more: Vec<_> =
                    more.filter(|new| !reached.iter().any(|old| old.value == new.value)).copied().collect();
                reached.extend(more);
                position += 1;
            }
        }
    }
}

/// Returns the names of views and raw objects with those that they name.
fn named(
    document: &document::Document,
) -> impl Iterator<Item = (&Spanned<String>, &[Spanned<String>], &[Spanned<String>])> {
    let views = document.views.iter().map(|view| (&view.table.name, view.after.as_slice(), [].as_slice()));
    views.chain(document.raw.iter().map(|raw| (&raw.name, raw.after.as_slice(), raw.before.as_slice())))
}

/// Adds raw objects with those that they need.
fn needed_by<'a>(document: &'a document::Document, found: &mut HashSet<&'a str>, mut open: Vec<&'a str>) {
    while let Some(next) = open.pop() {
        if !found.insert(next) {
            continue;
        }
        let needs = |def: &&document::Raw| {
            names(&def.before, next)
                || document.raw.iter().any(|it| it.name.as_str() == next && names(&it.after, def.name.as_str()))
        };
        open.extend(document.raw.iter().filter(needs).map(|def| def.name.as_str()));
    }
}

fn names(list: &[Spanned<String>], name: &str) -> bool {
    list.iter().any(|other| other.as_str() == name)
}

/// Returns whether a raw object is an extension of PostgreSQL.
fn is_extension(def: &document::Raw) -> bool {
    let starts = |sql: &str| {
        let mut words = sql.split_whitespace().map(str::to_ascii_uppercase);
        words.next().as_deref() == Some("CREATE") && words.next().as_deref() == Some("EXTENSION")
    };
    def.sql.iter().any(|(_, statements)| starts(statements.create.as_str()))
}
