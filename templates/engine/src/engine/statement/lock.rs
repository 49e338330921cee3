use diesel::result::QueryResult;

use crate::engine::Columns;
use crate::engine::backend::this as backend;

use super::{Pass, Scope, push_selected, push_table};

/// `SELECT columns FROM table WHERE … FOR UPDATE`: reads rows and keeps others from changing them until the end of the
/// transaction.
#[derive(Clone, Debug)]
pub struct Lock {
    /// Which rows.
    pub scope: Scope,
}

impl Lock {
    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        let table = self.scope.table;
        out.push_sql("SELECT ");
        push_selected(table, &Columns::All, &mut out);
        out.push_sql(" FROM ");
        push_table(table, &mut out)?;
        self.scope.push_where(&mut out)?;
        out.push_sql(backend::FOR_UPDATE);
        Ok(())
    }
}
