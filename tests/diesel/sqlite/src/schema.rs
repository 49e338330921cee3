// @generated automatically by Diesel CLI.

diesel::table! {
    use diesel::sql_types::*;

    people (id) {
        balance -> Double,
        born -> Nullable<Date>,
        id -> BigInt,
        is_member -> Bool,
        name -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    visits (id) {
        at -> Timestamp,
        id -> BigInt,
        person_id -> BigInt,
        #[sql_name = "type"]
        type_ -> Text,
    }
}

diesel::joinable!(visits -> people (person_id));

// Kept by hand: who joins people by way of visits.
diesel::allow_tables_to_appear_in_same_query!(people, visits,);
