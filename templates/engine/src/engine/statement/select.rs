use diesel::result::QueryResult;
use diesel::sql_types::BigInt;

use crate::engine::{Columns, Order, Table};

use super::order::push_order_by;
use super::{Pass, Scope, mark_choice, push_names, push_selected, push_selected_from, push_table};

/// `SELECT columns FROM table WHERE … ORDER BY … LIMIT … OFFSET …`
#[derive(Clone, Debug)]
pub struct Select {
    /// Which rows.
    pub scope: Scope,
    /// Which of their columns, in the table's order.
    pub columns: Columns,
    /// What they are sorted by, the first first.
    pub order: Vec<Order>,
    /// How many at most.
    pub limit: Option<i64>,
    /// How many are left out from the front.
    pub offset: Option<i64>,
}

impl Select {
    /// All columns of the rows, in no order.
    pub fn new(scope: Scope) -> Self {
        Self { scope, columns: Columns::All, order: Vec::new(), limit: None, offset: None }
    }

    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        let table = self.scope.table;
        push_selected_from(table, &self.columns, &mut out);
        mark_choice(&self.columns, &self.order, &mut out);
        self.scope.push_where(&mut out)?;
        push_order_by(table, &self.order, &mut out)?;
        push_window(&self.limit, &self.offset, &mut out)
    }
}

/// Writes how many rows at most, and how many are left out from the front.
pub(super) fn push_window<'b>(
    limit: &'b Option<i64>,
    offset: &'b Option<i64>,
    out: &mut Pass<'_, 'b>,
) -> QueryResult<()> {
    // SQLite and MySQL take OFFSET only after a LIMIT.
    let limit = match (limit, offset) {
        (None, Some(_)) => Some(&i64::MAX),
        (limit, _) => limit.as_ref(),
    };
    if let Some(limit) = limit {
        out.push_sql(" LIMIT ");
        out.push_bind_param::<BigInt, _>(limit)?;
    }
    if let Some(offset) = offset {
        out.push_sql(" OFFSET ");
        out.push_bind_param::<BigInt, _>(offset)?;
    }
    Ok(())
}

/// `SELECT count(*) FROM table WHERE …`, or, up to a number, `SELECT count(*) FROM (SELECT 1 FROM table WHERE … LIMIT …)`
#[derive(Clone, Debug)]
pub struct Count {
    /// Which rows.
    pub scope: Scope,
    /// At which number to stop.
    pub most: Option<i64>,
}

impl Count {
    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        out.push_sql(if self.most.is_some() { "SELECT count(*) FROM (SELECT 1 FROM " } else { "SELECT count(*) FROM " });
        push_table(self.scope.table, &mut out)?;
        self.scope.push_where(&mut out)?;
        if let Some(most) = &self.most {
            out.push_sql(" LIMIT ");
            out.push_bind_param::<BigInt, _>(most)?;
            out.push_sql(") AS counted");
        }
        Ok(())
    }
}

/// `SELECT columns FROM table WHERE key = LAST_INSERT_ID()`: on MySQL, the row whose key the database has just counted.
#[derive(Clone, Debug)]
pub struct LastInserted {
    /// The table, whose key is one identity column.
    pub table: &'static Table,
}

impl LastInserted {
    pub(super) fn walk_ast(&self, mut out: Pass<'_, '_>) -> QueryResult<()> {
        out.push_sql("SELECT ");
        push_selected(self.table, &Columns::All, &mut out);
        out.push_sql(" FROM ");
        push_table(self.table, &mut out)?;
        out.push_sql(" WHERE ");
        push_names(self.table.key_columns(), &mut out)?;
        out.push_sql(" = LAST_INSERT_ID()");
        Ok(())
    }
}
