// @generated automatically by Diesel CLI.

pub mod auth {
    pub mod sql_types {
        #[derive(diesel::sql_types::SqlType)]
        #[diesel(postgres_type(name = "role", schema = "auth"))]
        pub struct Role;

        #[derive(diesel::sql_types::SqlType)]
        #[diesel(postgres_type(name = "status"))]
        pub struct Status;
    }

    diesel::table! {
        use diesel::sql_types::*;
        use super::sql_types::Role;
        use super::sql_types::Status;

        auth.sessions (id) {
            id -> Uuid,
            user_id -> Int8,
            role -> Nullable<Role>,
            status -> Status,
        }
    }

    diesel::table! {
        use diesel::sql_types::*;
        use super::sql_types::Role;

        auth.users (id) {
            id -> Int8,
            user_id -> Nullable<Int8>,
            #[max_length = 120]
            email -> Varchar,
            role -> Role,
            past -> Array<Nullable<Role>>,
            #[max_length = 50]
            name -> Varchar,
        }
    }

    diesel::joinable!(sessions -> users (user_id));

    diesel::allow_tables_to_appear_in_same_query!(sessions, users,);
}
