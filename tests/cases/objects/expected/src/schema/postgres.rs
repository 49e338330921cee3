// @generated automatically by Diesel CLI.

diesel::table! {
    people (id) {
        #[max_length = 50]
        name -> Varchar,
        #[max_length = 50]
        given -> Varchar,
        #[max_length = 102]
        label -> Nullable<Varchar>,
        id -> Int8,
    }
}

diesel::table! {
    stays (id) {
        person_id -> Int8,
        guide_id -> Nullable<Int8>,
        nights -> Int4,
        price -> Numeric,
        #[max_length = 10]
        kind -> Varchar,
        created_at -> Timestamptz,
        ended_on -> Nullable<Date>,
        started_on -> Date,
        id -> Int8,
    }
}

diesel::table! {
    visits (id) {
        note -> Nullable<Text>,
        created_at -> Timestamptz,
        ended_on -> Nullable<Date>,
        started_on -> Date,
        id -> Int8,
    }
}

diesel::joinable!(stays -> people (person_id));

diesel::allow_tables_to_appear_in_same_query!(people, stays,);
