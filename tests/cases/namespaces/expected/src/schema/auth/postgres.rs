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
        #[sql_name = "gen"]
        auth.gen_ (id) {
            id -> Uuid,
            session_id -> Uuid,
            #[sql_name = "Text"]
            Text_ -> Text,
            #[sql_name = "star"]
            star_ -> Nullable<Int4>,
        }
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

        #[sql_name = "type"]
        auth.type_ (id) {
            id -> Int8,
            gen_id -> Nullable<Uuid>,
            #[sql_name = "dsl"]
            dsl_ -> Nullable<Role>,
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

    diesel::joinable!(gen_ -> sessions (session_id));
    diesel::joinable!(sessions -> users (user_id));
    diesel::joinable!(type_ -> gen_ (gen_id));

    diesel::allow_tables_to_appear_in_same_query!(gen_, sessions, type_, users,);
}
