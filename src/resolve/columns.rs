//! What columns say about themselves, once their types are known.

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::foreign_keys::NOW;
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ColumnApi, Type};

/// A word under a column's `api`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Hidden,
    ReadOnly,
    WriteOnly,
    Immutable,
}

pub(super) const ACCESS: &[(&str, Access)] = &[
    ("hidden", Access::Hidden),
    ("read_only", Access::ReadOnly),
    ("write_only", Access::WriteOnly),
    ("immutable", Access::Immutable),
];

impl Context<'_> {
    pub(super) fn columns(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            for position in 0..draft.columns.len() {
                let column = &draft.columns[position];
                let identity = self.identity(draft, column);
                let on_update_now = self.on_update_now(column);
                let default = self.default(column);
                let api = self.column_api(column);
                let rules = self.rules(column);
                let column = &mut draft.columns[position];
                column.identity = identity;
                column.on_update_now = on_update_now;
                column.default = default;
                column.api = api;
                column.rules = rules;
                draft.columns[position].counts_updates = self.counts_updates(&draft.columns[position]);
            }
        }
    }

    fn identity(&mut self, draft: &Draft<'_>, column: &ColumnDraft<'_>) -> bool {
        let def = column.def;
        let Some(generated) = &def.generated else { return false };
        if self.choice(generated, "`generated`", &[("identity", ())]).is_none() {
            return false;
        }
        let diagnostic = |message: String| Diagnostic::new(Code::Identity, generated.span, message);
        match &column.ty {
            Some(Type::SmallInt | Type::Integer | Type::BigInt) => {}
            Some(ty) => {
                let message = format!("`{}` is of type {} and cannot count by itself", def.name, spelling(ty));
                self.report(diagnostic(message).help("use bigint"));
            }
            // A type that is wrong or missing has been reported.
            None => {}
        }
        if let Some(default) = &def.default {
            let message = format!("`{}` counts by itself and has a default as well", def.name);
            self.report(diagnostic(message).also(default.span, "the default"));
        }
        if let Some(references) = &def.references {
            let message = format!("`{}` counts by itself and refers to another table as well", def.name);
            self.report(diagnostic(message).also(references.span, "the reference"));
        }
        match &draft.primary_key {
            Some(key) if key.value.columns == [def.name.value.clone()] => {}
            Some(key) => {
                let message = format!("`{}` counts by itself without being the whole primary key", def.name);
                self.report(diagnostic(message).also(key.span, "the primary key"));
            }
            None => {}
        }
        true
    }

    fn on_update_now(&mut self, column: &ColumnDraft<'_>) -> bool {
        let def = column.def;
        let Some(word) = &def.on_update else { return false };
        if word.as_str() != NOW {
            if def.references.is_none() {
                let message = format!("`on_update: {word}` on the column `{}`, which refers to nothing", def.name);
                let diagnostic = Diagnostic::new(Code::OnUpdate, word.span, message);
                self.report(
                    diagnostic.help("`on_update: now()` sets the time of each update; other actions need `references`"),
                );
            }
            return false;
        }
        match &column.ty {
            Some(Type::Timestamp | Type::Timestamptz) | None => true,
            Some(ty) => {
                let message = format!("`now()` is no value of type {}", spelling(ty));
                let diagnostic = Diagnostic::new(Code::OnUpdate, word.span, message);
                self.report(diagnostic.help("`on_update: now()` is for timestamp and timestamptz"));
                false
            }
        }
    }

    fn column_api(&mut self, column: &ColumnDraft<'_>) -> ColumnApi {
        let words = &column.def.api;
        let found = self.choices(words, "`api` of a column", ACCESS);
        let has = |access: Access| found.contains(&access);
        let contradicts = match found.as_slice() {
            [] | [_] => false,
            [one, other] => ![*one, *other].iter().all(|word| matches!(word, Access::WriteOnly | Access::Immutable)),
            _ => true,
        };
        if contradicts && let [first, .., last] = words.as_slice() {
            let message = format!("`{first}` and `{last}` contradict each other");
            let diagnostic = Diagnostic::new(Code::ApiWords, last.span, message);
            self.report(diagnostic.help("one word will do; only write_only and immutable go together"));
        }
        ColumnApi {
            hidden: has(Access::Hidden),
            read_only: has(Access::ReadOnly),
            write_only: has(Access::WriteOnly),
            immutable: has(Access::Immutable),
        }
    }
}
