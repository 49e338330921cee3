// @generated automatically by Diesel CLI.

diesel::table! {
    people (id) {
        #[max_length = 50]
        name -> Varchar,
        #[max_length = 50]
        given -> Varchar,
        #[max_length = 102]
        label -> Nullable<Varchar>,
        id -> Bigint,
    }
}

diesel::table! {
    stays (id) {
        person_id -> Bigint,
        guide_id -> Nullable<Bigint>,
        nights -> Integer,
        price -> Decimal,
        #[max_length = 10]
        kind -> Varchar,
        created_at -> Datetime,
        ended_on -> Nullable<Date>,
        started_on -> Date,
        id -> Bigint,
    }
}

diesel::table! {
    visits (id) {
        note -> Nullable<Longtext>,
        created_at -> Datetime,
        ended_on -> Nullable<Date>,
        started_on -> Date,
        id -> Bigint,
    }
}

diesel::joinable!(stays -> people (person_id));

diesel::allow_tables_to_appear_in_same_query!(people, stays,);
