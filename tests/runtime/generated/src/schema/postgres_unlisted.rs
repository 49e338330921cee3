// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

pub mod sql_types {
    pub use crate::schema::postgres::sql_types::*;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "flavour"))]
    pub struct Flavour;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Flavour;

    log_lines (line) {
        #[max_length = 50]
        line -> Varchar,
        level -> Int4,
        note -> Nullable<Text>,
        flavour -> Nullable<Flavour>,
    }
}

diesel::table! {
    long_stays (stay_id) {
        stay_id -> Int8,
        nights -> Int4,
    }
}
