use diesel::result::QueryResult;

use crate::engine::Value;
use crate::engine::codec::push_value;

use super::{Pass, Scope, push_returning, push_table};

/// `UPDATE table SET … WHERE … RETURNING …`
#[derive(Clone, Debug)]
pub struct Update {
    /// Which rows.
    pub scope: Scope,
    /// The places of the columns that change; not empty unless updates are counted.
    pub places: Vec<usize>,
    /// The new value of each of `places`.
    pub values: Vec<Value>,
    /// The place of the column that counts the updates, if there is one.
    pub counted: Option<usize>,
}

/// The most columns a cached UPDATE sets, unless it sets all: which columns change is the client's choice, and each choice is a
/// statement.
const CACHED_COLUMNS: usize = 3;

impl Update {
    /// Returns whether it sets every column that clients may, as a PUT does.
    fn is_whole(&self) -> bool {
        let mut columns = self.scope.table.columns.iter().enumerate();
        columns.all(|(place, column)| !column.access.update || column.counts_updates || self.places.contains(&place))
    }

    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        if self.places.len() > CACHED_COLUMNS && !self.is_whole() {
            out.unsafe_to_cache_prepared();
        }
        let table = self.scope.table;
        out.push_sql("UPDATE ");
        push_table(table, &mut out)?;
        for (position, (&place, value)) in self.places.iter().zip(&self.values).enumerate() {
            let column = &table.columns[place];
            out.push_sql(if position > 0 { ", " } else { " SET " });
            out.push_identifier(column.name)?;
            out.push_sql(" = ");
            push_value(value, column.kind, &mut out)?;
        }
        if let Some(place) = self.counted {
            let name = table.columns[place].name;
            out.push_sql(if self.places.is_empty() { " SET " } else { ", " });
            out.push_identifier(name)?;
            out.push_sql(" = ");
            out.push_identifier(name)?;
            out.push_sql(" + 1");
        }
        self.scope.push_where(&mut out)?;
        push_returning(table, &mut out);
        Ok(())
    }
}
