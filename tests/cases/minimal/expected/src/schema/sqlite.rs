// @generated automatically by Diesel CLI.

diesel::table! {
    notes (id) {
        id -> BigInt,
        text -> Text,
    }
}
