use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use diesel::sqlite::Sqlite;

use crate::schema::{people, visits};

/// In the order of schema.rs, which sorts columns by name: `Queryable` goes by it.
#[derive(Clone, Debug, Identifiable, Queryable)]
#[diesel(table_name = people, check_for_backend(Sqlite))]
pub struct Member {
    pub balance: f64,
    pub born: Option<NaiveDate>,
    pub id: i64,
    pub is_member: bool,
    pub name: String,
}

#[derive(Debug, Associations, Identifiable, Queryable, Selectable)]
#[diesel(table_name = visits, belongs_to(Member, foreign_key = person_id), check_for_backend(Sqlite))]
pub struct Stay {
    pub id: i64,
    pub person_id: i64,
    pub at: NaiveDateTime,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = visits)]
pub struct NewStay<'a> {
    pub person_id: i64,
    #[diesel(column_name = type_)]
    pub length: &'a str,
}

pub fn members(connection: &mut SqliteConnection) -> QueryResult<Vec<(Member, Stay)>> {
    people::table
        .inner_join(visits::table)
        .filter(people::is_member.eq(true).and(visits::type_.eq("long")))
        .order(people::balance.desc())
        .select((people::all_columns, Stay::as_select()))
        .load(connection)
}
