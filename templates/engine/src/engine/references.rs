use super::backend::this as backend;
use super::statement::Scope;
use super::{Conn, Constraint, ConstraintKind, ConstraintViolation, Error, Filter, Table, Value, count_rows};

/// The rows that a row to write refers to, kept to find the one that is missing: SQLite does not tell which.
#[derive(Debug)]
pub(super) struct References {
    table: &'static Table,
    rows: Vec<(&'static Constraint, Scope)>,
}

impl References {
    /// Takes note of what the values of the columns at those places refer to, where the database would not tell.
    pub(super) fn of(table: &'static Table, places: &[usize], values: &[Value]) -> Self {
        let mut rows = Vec::new();
        if !backend::NAMES_FOREIGN_KEYS {
            let foreign_keys =
                table.constraints.iter().filter(|constraint| constraint.kind == ConstraintKind::ForeignKey);
            rows.extend(foreign_keys.filter_map(|key| Some((key, referred(table, key, places, values)?))));
        }
        Self { table, rows }
    }

    /// Names the foreign key in the error, if that is what the error is about and one of the rows is missing.
    pub(super) async fn explain(self, conn: &mut Conn, error: Error) -> Error {
        let Error::Missing(ConstraintViolation { constraint: None, .. }) = error else {
            return error;
        };
        for (key, scope) in self.rows {
            if matches!(count_rows(conn, scope).await, Ok(0)) {
                let columns = key.columns.iter().map(|&place| self.table.columns[place].name).collect();
                return Error::Missing(ConstraintViolation { constraint: Some(key.name.to_owned()), columns });
            }
        }
        error
    }
}

/// Returns the row that the values refer to by the foreign key, if they give all its columns and none is NULL.
fn referred(table: &Table, key: &Constraint, places: &[usize], values: &[Value]) -> Option<Scope> {
    let relation = table
        .relations
        .iter()
        .find(|relation| !relation.many && relation.through.is_none() && relation.from == key.columns)?;
    let value = |place: &usize| {
        let position = places.iter().position(|given| given == place)?;
        Some(values[position].clone()).filter(|value| !value.is_null())
    };
    let values = relation.from.iter().map(value).collect::<Option<_>>()?;
    Some(Scope::new(relation.target, Filter::equal(relation.to, values)).with_deleted(true))
}
