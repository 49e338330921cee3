// @generated automatically by Diesel CLI.

diesel::table! {
    groups (country, code) {
        country -> Text,
        code -> Text,
        title -> Text,
    }
}

diesel::table! {
    introductions (id) {
        id -> BigInt,
        first_id -> BigInt,
        second_id -> BigInt,
        by_id -> BigInt,
    }
}

diesel::table! {
    letters (id) {
        id -> BigInt,
        sender_id -> BigInt,
        recipient_id -> BigInt,
    }
}

diesel::table! {
    memberships (person_id, country, code) {
        person_id -> BigInt,
        country -> Text,
        code -> Text,
        invited_by_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    people (id) {
        id -> BigInt,
        mentor_id -> Nullable<BigInt>,
        name -> Text,
    }
}

diesel::table! {
    profiles (id) {
        id -> Text,
        person_id -> BigInt,
        text -> Nullable<Text>,
    }
}

diesel::joinable!(profiles -> people (person_id));

diesel::allow_tables_to_appear_in_same_query!(people, profiles,);
