// @generated automatically by Diesel CLI.

pub mod audit {
    pub mod sql_types {
        #[derive(diesel::sql_types::SqlType)]
        #[diesel(postgres_type(name = "role", schema = "auth"))]
        pub struct Role;

        #[derive(diesel::sql_types::SqlType)]
        #[diesel(postgres_type(name = "status", schema = "audit"))]
        pub struct Status;
    }

    diesel::table! {
        audit.event_tags (event_id, tag_id) {
            event_id -> Int8,
            tag_id -> Int8,
        }
    }

    diesel::table! {
        use diesel::sql_types::*;
        use super::sql_types::Status;
        use super::sql_types::Role;

        audit.events (id) {
            id -> Int8,
            user_id -> Nullable<Int8>,
            status -> Nullable<Status>,
            role -> Nullable<Role>,
            at -> Nullable<Timestamptz>,
            note -> Nullable<Text>,
        }
    }

    diesel::table! {
        audit.tags (id) {
            id -> Int8,
            #[max_length = 20]
            name -> Varchar,
        }
    }

    diesel::joinable!(event_tags -> events (event_id));
    diesel::joinable!(event_tags -> tags (tag_id));

    diesel::allow_tables_to_appear_in_same_query!(event_tags, events, tags,);
}
