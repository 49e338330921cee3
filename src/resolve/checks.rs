//! Checks, of columns and of tables.

use super::context::Context;
use super::draft::Draft;
use super::names;
use crate::model::{Backend, Check, Type};
use crate::source::Spanned;

impl Context<'_> {
    pub(super) fn checks(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            for position in 0..draft.columns.len() {
                let column = &draft.columns[position];
                let Some(written) = &column.def.check else { continue };
                // The check that stands for a type which the database lacks has the usual name.
                let of_domain = column.domain.as_ref().is_some_and(|name| self.is_checked_by_columns(name));
                let suffix = match column.ty {
                    _ if of_domain => "check1",
                    Some(Type::Enum(_) | Type::Json) if self.has(Backend::Sqlite) || self.has(Backend::Mysql) => {
                        "check1"
                    }
                    Some(Type::Enum(ref name)) if self.is_checked_somewhere(name) => "check1",
                    _ => "check",
                };
                let name = names::constraint(draft.local_name(), std::slice::from_ref(&column.def.name.value), suffix);
                let expression = self.sql(written);
                draft.checks.push(Spanned::new(Check { name, expression, ..Check::default() }, written.span));
            }
            for def in &draft.def.checks {
                let name = self.given_name(&def.name);
                let expression = self.sql(&def.expression);
                let check = Check { name, expression, not_valid: def.not_valid, no_inherit: def.no_inherit };
                draft.checks.push(Spanned::new(check, def.name.span));
            }
        }
    }
}
