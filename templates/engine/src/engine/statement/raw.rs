use diesel::result::{Error, QueryResult};

use crate::engine::codec::push_value;
use crate::engine::{Kind, Value};

use super::Pass;

/// A statement in SQL of one's own.
#[derive(Clone, Debug)]
pub struct Raw {
    /// What stands before, between and behind the values.
    pub pieces: Vec<String>,
    /// The values, one fewer than there are pieces.
    pub values: Vec<Value>,
}

impl Raw {
    pub(super) fn walk_ast<'b>(&'b self, mut out: Pass<'_, 'b>) -> QueryResult<()> {
        if self.pieces.len() != self.values.len() + 1 {
            return Err(Error::QueryBuilderError("not as many values as {} in the statement".into()));
        }
        for (position, piece) in self.pieces.iter().enumerate() {
            if let Some(value) = position.checked_sub(1).map(|position| &self.values[position]) {
                // The statement itself says what a value is cast to.
                push_value(value, Kind::Text(None), &mut out)?;
            }
            out.push_sql(piece);
        }
        Ok(())
    }
}
