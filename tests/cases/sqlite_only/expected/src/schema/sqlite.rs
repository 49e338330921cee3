// @generated automatically by Diesel CLI.

diesel::table! {
    odd_keys (code) {
        code -> Nullable<Text>,
        n -> Integer,
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
