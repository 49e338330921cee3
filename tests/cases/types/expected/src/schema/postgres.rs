// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "mood"))]
    pub struct Mood;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Mood;

    samples (id) {
        id -> Uuid,
        a_boolean -> Bool,
        a_smallint -> Int2,
        an_integer -> Int4,
        a_bigint -> Nullable<Int8>,
        a_real -> Float4,
        a_double -> Float8,
        a_decimal -> Numeric,
        a_text -> Text,
        #[max_length = 40]
        a_varchar -> Nullable<Varchar>,
        #[max_length = 2]
        a_char -> Bpchar,
        some_bytes -> Nullable<Bytea>,
        a_date -> Nullable<Date>,
        a_time -> Nullable<Time>,
        a_timestamp -> Nullable<Timestamp>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        a_json -> Nullable<Jsonb>,
        an_enum -> Mood,
        another_enum -> Nullable<Mood>,
    }
}
