//! Soft deletion: which column marks a row as deleted.

use super::context::Context;
use super::draft::Draft;
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Type;

impl Context<'_> {
    pub(super) fn soft_deletes(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            draft.soft_delete = self.soft_delete(draft);
        }
    }

    fn soft_delete(&mut self, draft: &Draft<'_>) -> Option<String> {
        let wanted = &draft.def.soft_delete.as_ref()?.column;
        let Some(column) = draft.column(wanted.as_str()) else {
            if !draft.is_broken {
                let message = format!("soft deletion needs the column `{wanted}`, which `{}` lacks", draft.name());
                let diagnostic = Diagnostic::new(Code::SoftDelete, wanted.span, message);
                self.report(diagnostic.help(format!("add `{wanted}: timestamptz?` to the columns")));
            }
            return None;
        };
        let diagnostic = |message: String| {
            Diagnostic::new(Code::SoftDelete, wanted.span, message).also(column.def.name.span, "the column")
        };
        match &column.ty {
            Some(Type::Timestamp | Type::Timestamptz) => {}
            Some(ty) => {
                let message = format!("`{wanted}` is of type {}, but holds the time of deletion", spelling(ty));
                self.report(diagnostic(message).help("use `timestamptz?`"));
                return None;
            }
            None => return None,
        }
        if !column.nullable || column.default.is_some() {
            let message = format!("`{wanted}` must be NULL for a row that is not deleted");
            self.report(diagnostic(message).help("make it `timestamptz?` without a default"));
            return None;
        }
        Some(wanted.value.clone())
    }
}
