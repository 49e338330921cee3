//! Tables with their columns: their own first, then those of the mixins in the order of `use`.

use std::collections::HashMap;

use super::context::{Context, SeenNames};
use super::draft::Draft;
use crate::diagnostics::{Code, Diagnostic};
use crate::document::{Column, Mixin, Table};
use crate::model::Backend;

impl<'d> Context<'d> {
    pub(super) fn tables(&mut self) -> Vec<Draft<'d>> {
        let document = self.document;
        let mixins = self.mixins();
        let mut seen = self.seen_names();
        let mut drafts = Vec::with_capacity(self.table_defs.len());
        for (position, def) in self.table_defs.iter().enumerate() {
            let view = position.checked_sub(document.tables.len()).map(|view| &document.views[view]);
            if let Some(first) = seen.note(&def.name) {
                let message = format!("there are two tables `{}`", def.name);
                let diagnostic = Diagnostic::new(Code::DuplicateName, def.name.span, message);
                self.report(diagnostic.also(first, "the other one"));
                continue;
            }
            let (namespace, local) = self.in_namespace(&def.name);
            self.check_table_name(&local);
            if let Some(enumeration) = self.enums.get(def.name.as_str())
                && self.has(Backend::Postgres)
            {
                let message =
                    format!("the table `{}` is named like an enum, and PostgreSQL has one name for both", def.name);
                let diagnostic = Diagnostic::new(Code::DuplicateName, def.name.span, message);
                let other = enumeration.name.span;
                self.report(diagnostic.also(other, "the enum"));
            }
            self.tables.insert(def.name.as_str(), drafts.len());
            let mut draft = self.draft(def, namespace, &mixins);
            draft.view = view;
            draft.has_to_have_key = view.is_none();
            drafts.push(draft);
        }
        if drafts.is_empty() && self.diagnostics.errors() == 0 {
            let message = "the schema has no tables";
            self.report(match document.span {
                Some(span) => Diagnostic::new(Code::NoTables, span, message),
                None => Diagnostic::without_place(Code::NoTables, message),
            });
        }
        drafts
    }

    fn mixins(&mut self) -> HashMap<&'d str, &'d Mixin> {
        let document = self.document;
        let mut mixins: HashMap<&str, &Mixin> = HashMap::new();
        for mixin in &document.mixins {
            if let Some(other) = mixins.insert(mixin.name.as_str(), mixin) {
                let message = format!("there are two mixins `{}`", mixin.name);
                let diagnostic = Diagnostic::new(Code::DuplicateName, mixin.name.span, message);
                self.report(diagnostic.also(other.name.span, "the other one"));
            }
        }
        mixins
    }

    fn draft(&mut self, def: &'d Table, namespace: Option<String>, mixins: &HashMap<&'d str, &'d Mixin>) -> Draft<'d> {
        let mut is_broken = def.is_broken;
        let mut columns: Vec<&'d Column> = Vec::new();
        let mut seen = self.seen_names();
        for column in &def.columns {
            self.add_column(def, column, &mut seen, &mut columns);
        }
        let mut used = HashMap::new();
        for name in &def.mixins {
            if let Some(first) = used.insert(name.as_str(), name.span) {
                let message = format!("the mixin `{name}` is used twice");
                self.report(Diagnostic::new(Code::ListedTwice, name.span, message).also(first, "first here"));
                continue;
            }
            let Some(mixin) = mixins.get(name.as_str()) else {
                is_broken = true;
                let mut names: Vec<&str> = mixins.keys().copied().collect();
                names.sort_unstable();
                let help = self.did_you_mean(name.as_str(), names);
                let diagnostic = Diagnostic::new(Code::UnknownMixin, name.span, format!("there is no mixin `{name}`"));
                self.report(diagnostic.maybe_help(help));
                continue;
            };
            is_broken |= mixin.is_broken;
            for column in &mixin.columns {
                self.add_column(def, column, &mut seen, &mut columns);
            }
        }
        if columns.is_empty() && !is_broken {
            let message = format!("the table `{}` has no columns", def.name);
            self.report(Diagnostic::new(Code::NoColumns, def.name.span, message));
        }
        Draft::new(def, namespace, is_broken || columns.is_empty(), columns)
    }

    fn add_column(&mut self, table: &Table, column: &'d Column, seen: &mut SeenNames, columns: &mut Vec<&'d Column>) {
        if let Some(first) = seen.note(&column.name) {
            let message = format!("the table `{}` has two columns `{}`", table.name, column.name);
            let diagnostic = Diagnostic::new(Code::DuplicateName, column.name.span, message);
            let is_same = columns.iter().any(|other| other.name.value == column.name.value);
            let help = (!is_same).then(|| "SQLite and MySQL do not tell upper from lower case".to_owned());
            self.report(diagnostic.also(first, "the other one").maybe_help(help));
            return;
        }
        self.check_name(&column.name, "a column");
        columns.push(column);
    }
}
