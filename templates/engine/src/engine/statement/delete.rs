use diesel::result::QueryResult;

use super::{Pass, Scope, push_table};

/// `DELETE FROM table WHERE …`
#[derive(Clone, Debug)]
pub struct Delete {
    /// Which rows.
    pub scope: Scope,
}

impl Delete {
    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        out.push_sql("DELETE FROM ");
        push_table(self.scope.table, &mut out)?;
        self.scope.push_where(&mut out)
    }
}
