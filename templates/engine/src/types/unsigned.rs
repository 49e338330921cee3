use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;

use super::sql;

/// A whole number without a sign, as wide as any column of such numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql::Unsigned)]
pub struct Unsigned(pub u64);
