// @generated automatically by Diesel CLI.

diesel::table! {
    people (id) {
        name -> Text,
        given -> Text,
        label -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    stays (id) {
        person_id -> BigInt,
        guide_id -> Nullable<BigInt>,
        nights -> Integer,
        price -> Double,
        kind -> Text,
        created_at -> Timestamp,
        ended_on -> Nullable<Date>,
        started_on -> Date,
        id -> BigInt,
    }
}

diesel::table! {
    visits (id) {
        note -> Nullable<Text>,
        created_at -> Timestamp,
        ended_on -> Nullable<Date>,
        started_on -> Date,
        id -> BigInt,
    }
}

diesel::joinable!(stays -> people (person_id));

diesel::allow_tables_to_appear_in_same_query!(people, stays,);
