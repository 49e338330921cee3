use super::Changes;
use crate::migration::{Refusal, RefusalCode};

/// What to do about a change that this version knows but does not migrate.
const HELP: &str = "a later version of codegen migrates this. Until then take the change back, or, while there is no database \
                    to keep, delete the folder `migrations` and the file `.codegen/snapshot.yaml` of the generated crate and build again";

impl Changes<'_> {
    /// Refuses a change of a table or of one of its columns.
    pub(super) fn refuse(&mut self, code: RefusalCode, table: &str, column: Option<&str>, reason: impl Into<String>) {
        self.push(code, Some(table), column, reason.into());
    }

    /// Refuses a change of what is no table.
    pub(super) fn refuse_object(&mut self, code: RefusalCode, reason: String) {
        self.push(code, None, None, reason);
    }

    fn push(&mut self, code: RefusalCode, table: Option<&str>, column: Option<&str>, reason: String) {
        self.refusals.push(Refusal {
            code,
            table: table.map(str::to_owned),
            column: column.map(str::to_owned),
            reason,
            help: HELP.to_owned(),
        });
    }
}
