use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::prelude::*;
use diesel::serialize::{self, IsNull, Output, ToSql};
use std::io::Write;

use crate::schema::sql_types::AccountKind;
use crate::schema::{accounts, posts};

/// An enum as people write them by hand, over the SQL type that schema.rs defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = AccountKind)]
pub enum Kind {
    Person,
    Shop,
}

impl ToSql<AccountKind, Pg> for Kind {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(match self {
            Self::Person => b"person",
            Self::Shop => b"shop",
        })?;
        Ok(IsNull::No)
    }
}

impl FromSql<AccountKind, Pg> for Kind {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        match bytes.as_bytes() {
            b"person" => Ok(Self::Person),
            b"shop" => Ok(Self::Shop),
            _ => Err("an account is of no such kind".into()),
        }
    }
}

#[derive(Debug, Identifiable, Queryable, Selectable)]
#[diesel(table_name = accounts, check_for_backend(Pg))]
pub struct Owner {
    pub id: i32,
    pub email: String,
    pub kind: Kind,
    pub meta: Option<serde_json::Value>,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = posts)]
pub struct Draft<'a> {
    pub author_id: i32,
    pub title: &'a str,
    pub words: Vec<String>,
    pub type_: &'a str,
}

#[diesel::dsl::auto_type]
pub fn with_author(kind: Kind) -> _ {
    let is_of_kind: diesel::dsl::Eq<accounts::kind, Kind> = accounts::kind.eq(kind);
    posts::table.inner_join(accounts::table).filter(is_of_kind).select(posts::title)
}
