// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

pub mod sql_types {
    pub use crate::schema::auth::postgres::auth::sql_types::*;
}

diesel::table! {
    auth.keys_of_a_very_long_name (key) {
        key -> Text,
        session_id -> Uuid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Role;

    auth.open_sessions (id) {
        id -> Uuid,
        user_id -> Int8,
        role -> Nullable<Role>,
    }
}
