// @generated automatically by Diesel CLI.

diesel::table! {
    samples (id) {
        id -> Text,
        a_boolean -> Bool,
        a_smallint -> SmallInt,
        an_integer -> Integer,
        a_bigint -> Nullable<BigInt>,
        a_real -> Float,
        a_double -> Double,
        a_decimal -> Double,
        a_text -> Text,
        a_varchar -> Nullable<Text>,
        a_char -> Text,
        some_bytes -> Nullable<Binary>,
        a_date -> Nullable<Date>,
        a_time -> Nullable<Time>,
        a_timestamp -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
        a_json -> Nullable<Text>,
        an_enum -> Text,
        another_enum -> Nullable<Text>,
    }
}
