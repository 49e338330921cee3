// @generated automatically by Diesel CLI.

diesel::table! {
    checks (id) {
        id -> BigInt,
        pass_id -> BigInt,
        gate -> Nullable<BigInt>,
    }
}

diesel::table! {
    notes (id) {
        id -> BigInt,
        reading_id -> BigInt,
        text -> Text,
    }
}

diesel::table! {
    odd_keys (code) {
        code -> Nullable<Text>,
        n -> Integer,
    }
}

diesel::table! {
    passes (id) {
        id -> BigInt,
        ticket_id -> SmallInt,
        gate -> SmallInt,
    }
}

diesel::table! {
    readings (id) {
        id -> BigInt,
        sensor -> Text,
        value -> Integer,
        twice -> Integer,
        next_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    settings (name) {
        name -> Text,
        text -> Text,
    }
}

diesel::table! {
    tickets (id) {
        id -> BigInt,
    }
}

diesel::joinable!(notes -> readings (reading_id));

diesel::allow_tables_to_appear_in_same_query!(notes, readings,);
diesel::allow_tables_to_appear_in_same_query!(passes, tickets,);
