// @generated automatically by Diesel CLI.

diesel::table! {
    groups (country, code) {
        #[max_length = 2]
        country -> Bpchar,
        #[max_length = 10]
        code -> Varchar,
        #[max_length = 80]
        title -> Varchar,
    }
}

diesel::table! {
    introductions (id) {
        id -> Int8,
        first_id -> Int8,
        second_id -> Int8,
        by_id -> Int8,
    }
}

diesel::table! {
    letters (id) {
        id -> Int8,
        sender_id -> Int8,
        recipient_id -> Int8,
    }
}

diesel::table! {
    memberships (person_id, country, code) {
        person_id -> Int8,
        #[max_length = 2]
        country -> Bpchar,
        #[max_length = 10]
        code -> Varchar,
        invited_by_id -> Nullable<Int8>,
    }
}

diesel::table! {
    people (id) {
        id -> Int8,
        mentor_id -> Nullable<Int8>,
        #[max_length = 80]
        name -> Varchar,
    }
}

diesel::table! {
    profiles (id) {
        id -> Uuid,
        person_id -> Int8,
        text -> Nullable<Text>,
    }
}

diesel::joinable!(profiles -> people (person_id));

diesel::allow_tables_to_appear_in_same_query!(people, profiles,);
