//! What the schema says about the way from the database before.

use super::context::Context;
use super::draft::Draft;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Enum, Intent, Losses, Named};
use crate::source::Spanned;

impl Context<'_> {
    /// Collects former names, values for rows that exist, and permissions. Whether they still have an effect depends on the
    /// database before, which is not known here.
    pub(super) fn intent(&mut self, drafts: &[Draft<'_>], enums: &[Enum]) -> Intent {
        let document = self.document;
        let of = document.allow_loss.iter().map(|name| name.value.clone()).collect();
        let offline = document.online_migrations == Some(false);
        let mut intent = Intent { losses: Losses { all: false, of }, offline, ..Intent::default() };
        for enumeration in enums {
            let Some(&def) = self.enums.get(enumeration.name.as_str()) else { continue };
            if let Some(old) = self.former(&def.name, def.renamed_from.as_ref()) {
                intent.renames.enums.insert(def.name.value.clone(), old);
            }
            for value in &def.values {
                if let Some(old) = self.former(&value.label, value.renamed_from.as_ref()) {
                    intent.renames.labels.insert((def.name.value.clone(), value.label.value.clone()), old);
                }
            }
        }
        for draft in drafts {
            self.table_intent(draft, &mut intent);
        }
        intent
    }

    fn table_intent(&mut self, draft: &Draft<'_>, intent: &mut Intent) {
        let table = draft.name();
        let key = |name: &str| (table.to_owned(), name.to_owned());
        if let Some(old) = self.former(&draft.def.name, draft.def.renamed_from.as_ref()) {
            intent.renames.tables.insert(table.to_owned(), old);
        }
        for column in &draft.columns {
            let name = column.def.name.as_str();
            if let Some(old) = self.former(&column.def.name, column.def.renamed_from.as_ref()) {
                intent.renames.columns.insert(key(name), old);
            }
            if let Some(value) = column.def.backfill.as_ref().and_then(|written| self.value(column, written)) {
                intent.backfills.insert(key(name), value);
            }
        }
        // The stages that made them kept their places.
        let (def, parts) = (draft.def, &mut intent.renames.parts);
        let mut note = |name: &str, old: &Option<Spanned<String>>| {
            if let Some(old) = old {
                parts.insert(key(name), old.value.clone());
            }
        };
        if let (Some(key), Some(def)) = (&draft.primary_key, &def.primary_key) {
            note(&key.value.name, &def.renamed_from);
        }
        for unique in &draft.uniques {
            if let Some(def) = def.uniques.iter().find(|def| def.span == unique.span) {
                note(unique.value.name(), &def.renamed_from);
            }
        }
        for check in &draft.checks {
            if let Some(def) = def.checks.iter().find(|def| def.name.span == check.span) {
                note(&check.value.name, &def.renamed_from);
            }
        }
        for index in &draft.indexes {
            if let Some(def) = def.indexes.iter().find(|def| def.span == index.span) {
                note(index.value.name(), &def.renamed_from);
            }
        }
        for foreign_key in &draft.foreign_keys {
            if let Some(def) = def.foreign_keys.iter().find(|def| def.span == foreign_key.span) {
                note(foreign_key.value.name(), &def.renamed_from);
            }
        }
    }

    fn former(&mut self, name: &Spanned<String>, old: Option<&Spanned<String>>) -> Option<String> {
        let old = old?;
        if old.value == name.value {
            let message = format!("`{name}` is not another name than `{old}`");
            let diagnostic = Diagnostic::new(Code::DuplicateName, old.span, message).also(name.span, "the name");
            self.report(diagnostic.help("`renamed_from` is the name that it had before"));
        }
        Some(old.value.clone())
    }
}
