// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

pub mod sql_types {

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "name", schema = "pg_catalog"))]
    pub struct Name;
}

diesel::table! {
    room_sizes (code) {
        #[max_length = 10]
        code -> Varchar,
        cells -> Nullable<Int4>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Name;

    room_kinds (code) {
        code -> Nullable<Name>,
        codes -> Nullable<Array<Nullable<Text>>>,
        shape -> Nullable<Jsonb>,
        floors -> Nullable<Int4range>,
    }
}
