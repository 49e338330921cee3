use diesel::result::QueryResult;

use crate::engine::backend::this as backend;
use crate::engine::codec::push_value;
use crate::engine::{Table, Value};

use super::{Pass, push_names, push_returning, push_table};

/// `INSERT INTO table (columns) VALUES (…), (…) RETURNING …`
#[derive(Clone, Debug)]
pub struct Insert {
    /// The table.
    pub table: &'static Table,
    /// The places of the columns that are given; when there is none, there is one row.
    pub places: Vec<usize>,
    /// The rows, each with a value for each of `places`.
    pub rows: Vec<Vec<Value>>,
    /// Whether they are wanted back, where the database gives them.
    pub returning: bool,
}

impl Insert {
    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        if self.rows.len() > 1 {
            // Each number of rows is a statement of its own, which would fill the cache.
            out.unsafe_to_cache_prepared();
        }
        out.push_sql("INSERT INTO ");
        push_table(self.table, &mut out)?;
        if self.places.is_empty() {
            out.push_sql(backend::DEFAULT_ROW);
        } else {
            self.push_rows(&mut out)?;
        }
        if self.returning {
            push_returning(self.table, &mut out);
        }
        Ok(())
    }

    fn push_rows<'b>(&'b self, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
        out.push_sql(" (");
        push_names(self.places.iter().map(|&place| &self.table.columns[place]), out)?;
        out.push_sql(") VALUES ");
        for (position, row) in self.rows.iter().enumerate() {
            out.push_sql(if position > 0 { ", (" } else { "(" });
            for (position, (&place, value)) in self.places.iter().zip(row).enumerate() {
                if position > 0 {
                    out.push_sql(", ");
                }
                push_value(value, self.table.columns[place].kind, out)?;
            }
            out.push_sql(")");
        }
        Ok(())
    }
}
