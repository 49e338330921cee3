use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::sql_types::Array;

use super::Db;

/// An array of which schema.rs says that no element is NULL, read to be made one that may hold NULL.
#[derive(Clone, Debug, FromSqlRow)]
pub struct Dense<T>(Vec<T>);

impl<T, ST: 'static> FromSql<Array<ST>, Db> for Dense<T>
where
    Vec<T>: FromSql<Array<ST>, Db>,
{
    fn from_sql(value: <Db as diesel::backend::Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Vec::from_sql(value).map(Self)
    }
}

impl<T> From<Dense<T>> for Vec<Option<T>> {
    fn from(array: Dense<T>) -> Self {
        array.0.into_iter().map(Some).collect()
    }
}
