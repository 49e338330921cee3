// @generated automatically by Diesel CLI.

diesel::table! {
    letters (id) {
        id -> BigInt,
        member_id -> BigInt,
        subject -> Text,
        body -> Text,
    }
}

diesel::table! {
    members (id) {
        id -> BigInt,
        name -> Text,
        phone -> Nullable<Text>,
        is_admin -> Bool,
    }
}

diesel::table! {
    notices (id) {
        id -> BigInt,
        title -> Text,
        body -> Text,
        posted_at -> Timestamp,
    }
}

diesel::table! {
    sessions (token_hash) {
        token_hash -> Text,
        member_id -> BigInt,
    }
}

diesel::joinable!(letters -> members (member_id));
diesel::joinable!(sessions -> members (member_id));

diesel::allow_tables_to_appear_in_same_query!(letters, members, sessions,);
